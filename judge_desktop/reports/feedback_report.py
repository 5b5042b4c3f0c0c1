"""The letter that tells an applicant how the submission was judged: mean scores, comments without names, contact.

Whether a name could be inferred is asked elsewhere (``scoring.letter_anonymity``); here stands only what is handed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge_desktop.reports.house_style import LINE, SMALL
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Cell, Gap, Indented, Paragraph, Row, Stack
from judge_desktop.reports.letter_parts import OpeningParagraph
from judge_desktop.reports.pages import OFFICIAL, Sheet
from judge_desktop.reports.parts import DOTS, Column, Signer, logo_cells, signatures, table
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_TEXT = Style(size=11.2, leading=17.4)
_NAME = _TEXT.but(phrases=True)
_BOLD = _NAME.but(face=Face.BOLD)
_FIGURE = LINE.but(size=10.4, leading=15.6)
_SENDER = _NAME.but(align="right")
_INDENT = 26.0
_LONG_COMMENT = 6 * _TEXT.leading  # points: a comment at least so high goes on at the next page


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackLine:
    """One row of figures in the numerals of the print; "–" for one that cannot be given."""

    name: str
    full_mark: str
    own: str
    average: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackComments:
    """What was written about a criterion, or about the whole (``about``), already in an order that tells nobody."""

    about: str
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackLetter:
    """Everything one letter says. ``has_averages``: the column of the category stands in the table."""

    reference: str  # number and title, for the outline
    sender: str
    day: str
    subject: str
    salutation: str
    opening: tuple[str, ...]
    lines: tuple[FeedbackLine, ...]
    totals: tuple[FeedbackLine, ...]
    has_averages: bool
    notes: tuple[str, ...]  # below the figures
    outcome: tuple[str, ...]  # award, rank
    comments: tuple[FeedbackComments, ...]
    closing: tuple[str, ...]
    signers: tuple[Signer, ...]
    contact: str


def feedback_sheet(letter: FeedbackLetter, imprint: Imprint) -> Sheet:
    """One letter."""
    tr = imprint.tr
    blocks = [
        *_head(letter, imprint),
        *(_paragraph(text) for text in letter.opening),
        Gap(6),
        _figures(letter, imprint),
        Gap(3),
        *(Paragraph(text, SMALL) for text in letter.notes),
        Gap(4),
        *(_paragraph(text) for text in letter.outcome),
        *_comments(letter.comments, imprint),
        *_end(letter, imprint),
    ]
    title = tr("Letter to the applicant")
    return imprint.sheet(
        f"{title} · {letter.reference}", blocks, is_confidential=False, head=letter.subject, margins=OFFICIAL
    )


def _head(letter: FeedbackLetter, imprint: Imprint) -> list[Block]:
    """Who writes, when, about what, to whom."""
    tr = imprint.tr
    number = Paragraph(tr("Ref. {number}", number="." * 24), _TEXT)
    pairs = ((tr("Subject:"), letter.subject), (tr("To:"), letter.salutation or DOTS))
    lines = (
        Row((Cell(0.1, Paragraph(one, _BOLD)), Cell(0.9, Paragraph(text, _NAME))), above=0, below=3)
        for one, text in pairs
    )
    sender = (*logo_cells(imprint.logo), Cell(0.4, number), Cell(0.6, Paragraph(letter.sender, _SENDER)))
    return [
        Row(sender, above=0, below=4),
        Row((Cell(0.46, Gap(0)), Cell(0.54, Paragraph(letter.day, _TEXT))), above=0, below=4),
        *lines,
        Gap(5),
    ]


def _paragraph(text: str) -> Block:
    return Stack([OpeningParagraph(text, _TEXT), Gap(4)], divides=True)


def _figures(letter: FeedbackLetter, imprint: Imprint) -> Block:
    tr, has = imprint.tr, letter.has_averages
    columns = [
        Column(heading=tr("Assessment criterion"), share=0.5 if has else 0.68),
        Column(heading=tr("Full mark"), share=0.14, align="right"),
        Column(heading=tr("This submission"), share=0.18, align="right"),
    ]
    if has:
        columns.append(Column(heading=tr("Mean of the category"), share=0.18, align="right"))
    rows = [_row(one, has=has) for one in letter.lines]
    return table(columns, rows, _FIGURE, [_row(one, has=has) for one in letter.totals])


def _row(one: FeedbackLine, *, has: bool) -> list[str | Block]:
    return [one.name, one.full_mark, one.own, *([one.average] if has else [])]


def _comments(groups: Sequence[FeedbackComments], imprint: Imprint) -> list[Block]:
    """What was written, criterion by criterion; a comment that is not long stays whole."""
    if not groups:
        return []
    title = Paragraph(imprint.tr("Comments of the panel"), _BOLD.but(size=12.4, leading=19), keep_with_next=True)
    blocks: list[Block] = [Gap(6), title]
    for group in groups:
        first, *others = (_comment(text) for text in group.comments)
        blocks += [Gap(3), Paragraph(group.about, _BOLD, keep_with_next=True), first, *others]
    return blocks


def _comment(text: str) -> Block:
    cells = (Cell(0.035, Paragraph("•", _TEXT.but(align="center"))), Cell(0.965, Paragraph(text, _TEXT)))
    return Indented(Row(cells, above=0, below=2, tall=_LONG_COMMENT), _INDENT / 2)


def _end(letter: FeedbackLetter, imprint: Imprint) -> list[Block]:
    """The polite end stays in one piece with who signs and whom to ask."""
    tr = imprint.tr
    end: list[Block] = [
        Gap(8),
        *(_paragraph(text) for text in letter.closing),
        Gap(6),
        Row(
            (Cell(0.4, Gap(0)), Cell(0.6, Paragraph(tr("Yours faithfully"), _TEXT.but(align="center")))),
            above=0,
            below=0,
        ),
    ]
    if len(letter.signers) == 1:
        (signature,) = signatures(imprint, letter.signers, across=1)
        end.append(Row((Cell(0.4, Gap(0)), Cell(0.6, signature)), above=0, below=0))
    else:
        end += signatures(imprint, letter.signers, across=2)
    if letter.contact:
        end += [Gap(8), Paragraph(tr("Contact"), SMALL.but(face=Face.BOLD)), Paragraph(letter.contact, SMALL)]
    return [Stack(end)]
