"""The declaration of interest (แบบแสดงการมีส่วนได้เสีย) of one judge: the grounds of the law, what she declares, signed.

What is known already is filled in; there is room to add by hand, and a list of what is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from judge_desktop.reports.card_parts import judge_facts, signature_and_date
from judge_desktop.reports.house_style import BODY, SECTION, SMALL
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Cell, Gap, Paragraph, Row
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.parts import Column, paper_head, table
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.writing_room import Choice, ruled

_FREE_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredInterest:
    """An interest in a category or a submission, with its ground and reason, and who told of it."""

    about: str
    ground: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredWork:
    """A submission that is judged. A blind contest has no applicants here."""

    number: int
    submission: str
    title: str
    applicant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationSheet:
    """Everything one paper says, in one language. ``is_made``: the judge declared it in the program already."""

    judge: str
    position: str
    role: str
    round: str
    scope: str
    grounds: tuple[str, ...]
    interests: tuple[DeclaredInterest, ...]
    categories: tuple[tuple[str, tuple[DeclaredWork, ...]], ...]
    is_made: bool = False


def declaration_sheets(sheets: Iterable[DeclarationSheet], imprint: Imprint) -> Iterator[Sheet]:
    """One paper after the other."""
    for sheet in sheets:
        title = imprint.tr("Declaration of interest")
        yield imprint.sheet(f"{title} · {sheet.judge}", _blocks(sheet, imprint), is_confidential=True)


def _blocks(sheet: DeclarationSheet, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    declares_some = bool(sheet.interests)
    return [
        paper_head(imprint, tr("Declaration of interest")),
        Gap(6),
        *judge_facts(sheet, imprint),
        Gap(6),
        *_law(sheet, imprint),
        Gap(6),
        Choice(
            tr("I certify that I have no interest in the submissions I judge"),
            is_ticked=sheet.is_made and not declares_some,
        ),
        Choice(
            tr("I have an interest in the following, and none in the others"),
            is_ticked=sheet.is_made and declares_some,
        ),
        Gap(3),
        _interests(sheet, imprint),
        Gap(3),
        Paragraph(sheet.scope, SMALL),
        _signature(sheet, imprint),
        Gap(10),
        *_works(sheet, imprint),
    ]


def _law(sheet: DeclarationSheet, imprint: Imprint) -> list[Block]:
    """The grounds, as section 13 names them."""
    tr = imprint.tr
    intro = tr("Section 13 of the Administrative Procedure Act B.E. 2539: nobody may consider a matter who")
    rows: list[Block] = [
        Row(
            (
                Cell(0.0, Paragraph(imprint.digits(f"({place})"), SMALL.but(colour=BODY.colour)), points=22),
                Cell(1.0, Paragraph(imprint.digits(ground), SMALL.but(colour=BODY.colour))),
            ),
            above=0,
            below=1,
        )
        for place, ground in enumerate(sheet.grounds, start=1)
    ]
    return [Paragraph(imprint.prose(intro), BODY.but(face=Face.MEDIUM)), Gap(2), *rows]


def _interests(sheet: DeclarationSheet, imprint: Imprint) -> Block:
    tr = imprint.tr
    columns = (
        Column(heading=tr("Category or submission"), share=0.4),
        Column(heading=tr("Ground"), share=0.3),
        Column(heading=tr("Reason"), share=0.3),
    )
    rows: list[list[str | Block]] = [[imprint.prose(one.about), one.ground, one.reason] for one in sheet.interests]
    rows += [[ruled(1, 19), ruled(1, 19), ruled(1, 19)] for _ in range(_FREE_ROWS)]
    return table(columns, rows)


def _signature(sheet: DeclarationSheet, imprint: Imprint) -> Block:
    tr = imprint.tr
    said = tr("Declared in the program; this paper repeats it") if sheet.is_made else ""
    cells = (Cell(0.45, Paragraph(said, SMALL)), Cell(0.55, signature_and_date(sheet, imprint), 4))
    return Row(cells, above=8, below=0)


def _works(sheet: DeclarationSheet, imprint: Imprint) -> list[Block]:
    """What is judged, so that she knows what she declares about."""
    if not sheet.categories:
        return []
    tr = imprint.tr
    has_applicants = any(one.applicant for _, works in sheet.categories for one in works)
    columns = [
        Column(heading=tr("Number"), share=0.1, align="center"),
        Column(heading=tr("Submission"), share=0.4 if has_applicants else 0.62),
        Column(heading=tr("Category"), share=0.22 if has_applicants else 0.28),
    ]
    columns += [Column(heading=tr("Applicant"), share=0.28)] if has_applicants else []
    rows: list[list[str | Block]] = []
    for name, works in sheet.categories:
        for one in works:
            title = f"{one.submission} {one.title}"
            row: list[str | Block] = [imprint.digits(str(one.number)), title, imprint.prose(name)]
            rows.append([*row, one.applicant] if has_applicants else row)
    heading = Paragraph(tr("Submissions that are judged"), SECTION, keep_with_next=True)
    return [heading, Gap(3), table(columns, rows, SMALL.but(colour=BODY.colour, phrases=True))]
