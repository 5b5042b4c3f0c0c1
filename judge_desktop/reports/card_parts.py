"""Parts of the papers of one judge, filled in or blank: what it is about, the columns of criteria, her signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from judge_desktop.reports.house_style import BODY, GREY, HEADING, LABEL, NAVY, TITLE
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Cell, Paragraph, Row, SignatureBlock, Stack
from judge_desktop.reports.parts import below_name, paired_rows
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style
from judge_desktop.reports.writing_room import date_line

CRITERION = Style(face=Face.BOLD, phrases=True)
PROMPTS = Style(size=8.4, leading=12.2, colour=GREY)
PROMPTS_CLOSE = Style(size=8.0, leading=11.6, colour=GREY)
_AIR = (6.0, 1.0, 1.0, 6.0)


class OfJudge(Protocol):
    """A paper of one judge."""

    @property
    def judge(self) -> str:
        """Title and name."""

    @property
    def position(self) -> str:
        """What she is outside the panel, "" when nothing was said."""

    @property
    def role(self) -> str:
        """What she is on it."""

    @property
    def round(self) -> str:
        """Its name."""


class OfCard(OfJudge, Protocol):
    """And of one submission."""

    @property
    def title(self) -> str:
        """As it was typed."""

    @property
    def applicant(self) -> str:
        """Who sent it; "" where nobody is named."""

    @property
    def category(self) -> str:
        """Its name."""


def judge_facts(of: OfJudge, imprint: Imprint) -> list[Block]:
    """Whose paper it is."""
    tr, judge = imprint.tr, "\n".join((of.judge, *below_name(of.position)))
    return paired_rows([], [(tr("Judge"), judge), (tr("Role"), of.role), (tr("Round"), imprint.prose(of.round))])


def card_facts(of: OfCard, imprint: Imprint) -> list[Block]:
    """What it is about, and whose it is."""
    tr, judge = imprint.tr, "\n".join((of.judge, *below_name(of.position)))
    return paired_rows(
        [(tr("Title"), of.title), (tr("Applicant"), of.applicant)],
        [
            (tr("Category"), imprint.prose(of.category)),
            (tr("Round"), imprint.prose(of.round)),
            (tr("Judge"), judge),
            (tr("Role"), of.role),
        ],
        BODY.but(face=Face.MEDIUM, phrases=True),
    )


def card_number(number: int, code: str, imprint: Imprint, size: float = BODY.size) -> Block:
    """The running number of the submission in large type, its code below in ``size``, at the right."""
    lines = (
        Paragraph(imprint.tr("Submission"), LABEL.but(align="right")),
        Paragraph(imprint.digits(str(number)), TITLE.but(size=24, leading=29, align="right")),
        Paragraph(code, BODY.but(face=Face.MEDIUM, size=size, align="right")),
    )
    return Stack(lines)


def criteria_heading(shares: Sequence[float], imprint: Imprint) -> Row:
    """Criterion, full mark, score and, where there is a fourth column, comment."""
    tr, centre = imprint.tr, HEADING.but(align="center")
    labels = (
        Paragraph(tr("Criteria for consideration"), HEADING),
        Paragraph(tr("Full mark"), centre),
        Paragraph(tr("Score"), centre),
        Paragraph(tr("Comment of the judge"), HEADING),
    )
    return Row(criteria_cells(shares, labels), above=3, below=4, background=NAVY)


def criteria_cells(shares: Sequence[float], blocks: Sequence[Block]) -> tuple[Cell, ...]:
    """Blocks in these columns, as many as there are: figures need no air at their sides."""
    return tuple(Cell(share, block, indent=side) for share, block, side in zip(shares, blocks, _AIR, strict=False))


def prompts_in_line(guidelines: Sequence[str], imprint: Imprint) -> str:
    """The guidelines of a criterion one after the other, numbered when there are several."""
    if len(guidelines) == 1:
        return imprint.prose(guidelines[0])
    numbered = enumerate(guidelines, start=1)
    return " ".join(f"{imprint.digits(str(number))}. {imprint.prose(text)}" for number, text in numbered)


def signature_and_date(of: OfJudge, imprint: Imprint, *, with_position: bool = False) -> Block:
    """Where she signs, and on which day."""
    lines = below_name(of.position) if with_position else ()
    signature = SignatureBlock(before=imprint.tr("Signed"), after=of.role, name=of.judge, lines=lines, style=BODY)
    return Stack([signature, date_line(imprint.tr("Date"))])
