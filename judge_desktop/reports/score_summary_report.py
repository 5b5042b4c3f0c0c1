"""The summary of scores (ใบสรุปคะแนน) of a category: judge × criterion for every submission, means, who signs.

Figures come as they were counted; nothing is added up or rounded here. A panel too wide for a page stands on it in
several parts, each with all submissions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from judge_desktop.reports.figures import written
from judge_desktop.reports.house_style import BODY, GREY, HAIR, HEADING, LINE, NAVY, SMALL, TINT
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.layout import Block, Cell, Gap, Grid, Paragraph, Row, Stack
from judge_desktop.reports.pages import Sheet, on_fewest_pages
from judge_desktop.reports.parts import Signer, check_code, paper_head, signatures
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

UPRIGHT, ACROSS = 7, 14
"""Judges side by side on an upright page, and on one laid across."""
_ROOMS = (12.0, 8.0, 6.0)  # free height for a hand in points: closer if that saves a page
_FULL, _MEAN = 28.0, 46.0
_KEPT_TOGETHER = 12  # criteria: more are parted over pages
_HEAD = HEADING.but(size=8.8, leading=13.0)
_CELL = LINE.but(size=8.8, leading=13.0)
_WORDS = Style(size=7.6, leading=11.2, colour=GREY, align="center")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One criterion of one submission: the judges' scores in their order (None = none) and the mean, rounded."""

    scores: tuple[Decimal | None, ...]
    mean: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWork:
    """One submission. ``totals`` by judge, ``words`` why one has none; ``official`` is the figure that ranks, which
    stands apart when it is not the mean.
    """

    number: int
    submission: str
    title: str
    applicant: str
    rank: str
    rows: tuple[SummaryRow, ...]
    totals: tuple[Decimal | None, ...]
    words: tuple[str, ...]
    mean: Decimal | None
    official: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySheet:
    """Everything the paper says, in one language. ``official`` names the figure that ranks, empty when it is the mean;
    ``notes`` say who is not among the judges and why; ``instead`` why no scores are shown. ``code`` is the SHA-256 of
    what was counted.
    """

    category: str
    round: str
    method: str
    official: str
    judges: tuple[str, ...]
    criteria: tuple[tuple[str, Decimal], ...]
    full_mark: Decimal
    works: tuple[SummaryWork, ...]
    notes: tuple[str, ...]
    signers: tuple[Signer, ...]
    code: str
    is_draft: bool
    instead: str = ""


def summary_sheet(sheet: SummarySheet, imprint: Imprint) -> Sheet:
    """The paper; laid across when the panel is wide."""
    title, across = imprint.tr("Summary of scores"), len(sheet.judges) > UPRIGHT
    blocks = on_fewest_pages((_blocks(sheet, imprint, across, room) for room in _ROOMS), across)
    return imprint.sheet(
        f"{title} · {sheet.category}",
        blocks,
        is_confidential=True,
        head=joined((title, imprint.prose(sheet.category))),
        is_draft=sheet.is_draft,
        is_landscape=across,
    )


def _blocks(sheet: SummarySheet, imprint: Imprint, across: bool, room: float) -> list[Block]:
    """Everything on it; ``room`` is the free height for a signature, in points."""
    second = joined((imprint.prose(sheet.category), imprint.prose(sheet.round), sheet.method))
    blocks: list[Block] = [paper_head(imprint, imprint.tr("Summary of scores"), second), Gap(5)]
    if sheet.instead:
        return [*blocks, Paragraph(sheet.instead, BODY)]
    blocks += [_legend(sheet, imprint, 4 if across else 3), Gap(4)]
    parts = _parts(len(sheet.judges), ACROSS if across else UPRIGHT)
    for part in parts:
        blocks += [_table(sheet, part, imprint, is_last=part is parts[-1]), Gap(6)]
    blocks += [Paragraph(imprint.prose(one), SMALL) for one in sheet.notes]
    return [*blocks, *_signing(sheet, imprint, 3 if across else 2, room)]


def _parts(judges: int, most: int) -> list[range]:
    """The judges in parts of nearly the same size."""
    count = max(1, -(-judges // most))
    each = -(-judges // count)
    return [range(start, min(start + each, judges)) for start in range(0, max(judges, 1), max(each, 1))]


def _legend(sheet: SummarySheet, imprint: Imprint, across: int) -> Block:
    """Whose column is which, so many beside each other."""
    rows: list[Block] = []
    for start in range(0, len(sheet.judges), across):
        cells: list[Cell] = []
        for place in range(start, start + across):
            name = sheet.judges[place] if place < len(sheet.judges) else ""
            number = imprint.digits(str(place + 1)) if name else ""
            cells += [
                Cell(0.0, Paragraph(number, SMALL.but(align="right", colour=NAVY)), 3, 20),
                Cell(1 / across, Paragraph(name, SMALL.but(phrases=True)), 1),
            ]
        rows.append(Row(tuple(cells), above=0, below=0))
    return Stack(rows)


def _table(sheet: SummarySheet, part: range, imprint: Imprint, *, is_last: bool) -> Block:
    tr, centre = imprint.tr, _HEAD.but(align="center")
    labels = [imprint.digits(str(place + 1)) for place in part]
    heading = _row(
        Paragraph(tr("Submission and criteria"), _HEAD),
        Paragraph(tr("Full"), centre),
        [Paragraph(one, centre) for one in labels],
        Paragraph(tr("Mean"), centre) if is_last else None,
    )
    rows = [block for work in sheet.works for block in _work(sheet, work, part, imprint, is_last=is_last)]
    return Grid(Row(heading, above=3, below=4, background=NAVY), rows)


def _work(sheet: SummarySheet, work: SummaryWork, part: range, imprint: Imprint, *, is_last: bool) -> list[Block]:
    """Its title, a row a criterion, the totals: on one page. Many criteria are parted, each part under the title."""
    rows: list[Block] = []
    for (name, full), row in zip(sheet.criteria, work.rows, strict=True):
        scores = [_figure(row.scores[place], imprint) for place in part]
        mean = _figure(row.mean, imprint, exactly=True) if is_last else None
        cells = _row(
            Paragraph(imprint.prose(name), _CELL.but(phrases=True)), _figure(full, imprint, GREY), scores, mean
        )
        rows.append(Row(cells, above=1.5, below=2, rule_below=(0.4, HAIR)))
    pieces = max(1, -(-len(rows) // _KEPT_TOGETHER))
    each = max(1, -(-len(rows) // pieces))
    stacks = [[_title(work, imprint), *rows[start : start + each]] for start in range(0, max(len(rows), 1), each)]
    stacks[-1] += _totals(sheet, work, part, imprint, is_last=is_last)
    return [Stack(one) for one in stacks]


def _title(work: SummaryWork, imprint: Imprint) -> Block:
    bold = _CELL.but(face=Face.BOLD, phrases=True)
    number = imprint.digits(str(work.number))
    words = Paragraph(f"{number}  {work.submission}  {work.title}", bold)
    rank = Paragraph(imprint.digits(work.rank), bold.but(align="right", colour=NAVY))
    cells = (
        (Cell(0.56, words, 4), Cell(0.29, Paragraph(work.applicant, SMALL), 4), Cell(0.15, rank, 4))
        if work.applicant
        else (Cell(0.85, words, 4), Cell(0.15, rank, 4))
    )
    return Row(cells, above=2.5, below=2.5, background=TINT)


def _totals(sheet: SummarySheet, work: SummaryWork, part: range, imprint: Imprint, *, is_last: bool) -> list[Block]:
    tr, bold = imprint.tr, _CELL.but(face=Face.BOLD)
    totals: list[Block] = [
        Paragraph(work.words[place], _WORDS) if work.words[place] else _figure(work.totals[place], imprint, NAVY)
        for place in part
    ]
    mean = work.mean if sheet.official else work.official
    cells = _row(
        Paragraph(tr("Total score"), bold.but(align="right")),
        _figure(sheet.full_mark, imprint, GREY),
        totals,
        _figure(mean, imprint, NAVY, exactly=True) if is_last else None,
    )
    rows: list[Block] = [Row(cells, above=2, below=3, rule_below=(0.9, NAVY))]
    if sheet.official and is_last:
        words = Paragraph(sheet.official, bold.but(align="right", colour=NAVY))
        figure = _figure(work.official, imprint, NAVY, exactly=True)
        rows = [
            Row(cells, above=2, below=2, rule_below=(0.4, HAIR)),
            Row((Cell(1.0, words, 4), Cell(0.0, figure, 1, _MEAN)), above=2, below=3, rule_below=(0.9, NAVY)),
        ]
    return [Stack(rows)]


def _figure(score: Decimal | None, imprint: Imprint, colour: str = "", *, exactly: bool = False) -> Block:
    """A figure in the middle of its column; ``exactly``: with all its decimals, as it was rounded."""
    style = _CELL.but(align="center")
    if colour:
        style = style.but(colour=colour, face=Face.BOLD if colour == NAVY else Face.REGULAR)
    text = f"{score:f}" if exactly and score is not None else written(score)
    return Paragraph(imprint.digits(text), style)


def _row(first: Block, full: Block, judges: Sequence[Block], mean: Block | None) -> tuple[Cell, ...]:
    """Cells of a row: name, full mark, a column a judge, the mean."""
    each = 30.0 if len(judges) > 4 else 40.0
    cells = [Cell(1.0, first, 4), Cell(0.0, full, 1, _FULL)]
    cells += [Cell(0.0, one, 1, each) for one in judges]
    if mean is not None:
        cells.append(Cell(0.0, mean, 1, _MEAN))
    return tuple(cells)


def _signing(sheet: SummarySheet, imprint: Imprint, across: int, room: float) -> list[Block]:
    """What is certified, the code of what was counted, and a line for everybody who was there."""
    if not sheet.signers:
        return []
    words = Paragraph(imprint.tr("Certified correct by the judges present"), BODY.but(face=Face.MEDIUM, colour=NAVY))
    content = f"judge-desktop score-summary {sheet.code}"
    code = check_code(imprint.tr("Check code of what was counted (SHA-256)"), sheet.code, content, 48)
    first, *others = signatures(imprint, sheet.signers, across, last=code, room=room)
    return [Gap(5), Stack([words, first]), *others]
