"""The certified score list (ใบรับรองคะแนน): all scores of one judge on one paper, the file they came in, one signature.

It confirms the judge's key as well as her voice does: fingerprint and check words of the key stand on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from judge_desktop.reports.card_parts import judge_facts, signature_and_date
from judge_desktop.reports.figures import plain, written
from judge_desktop.reports.house_style import BODY, CODE, GREY, HAIR, HEADING, LINE, NAVY, SMALL, TINT
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import MM, Block, Cell, Gap, Grid, Paragraph, QrCode, Row, Stack
from judge_desktop.reports.pages import Sheet, on_fewest_pages
from judge_desktop.reports.parts import in_groups, paper_head
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_NUMBER, _TOTAL, _MOST_COLUMNS = 0.085, 0.1, 9
_CLOSE = LINE.but(size=9.0, leading=13.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedLine:
    """One submission. ``scores`` in the order of the criteria, None = not given; ``instead`` says why there are none
    at all, ``note`` what else is to be said of them.
    """

    number: int
    submission: str
    title: str
    scores: tuple[Decimal | None, ...] = ()
    total: Decimal | None = None
    instead: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedTable:
    """The submissions that share a rubric: its criteria with their full marks, the lines by category."""

    criteria: tuple[tuple[str, Decimal], ...]
    full_mark: Decimal
    categories: tuple[tuple[str, tuple[CertifiedLine, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedFile:
    """A document the scores stand in: what it is, its SHA-256, and the fingerprint of the key that signed it."""

    name: str
    sha256: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedSheet:
    """Everything one paper says, in one language. ``check_words`` are those of the newest key; ``missing`` says why
    the list is not final, empty when it is.
    """

    judge: str
    position: str
    role: str
    round: str
    tables: tuple[CertifiedTable, ...]
    files: tuple[CertifiedFile, ...]
    check_words: tuple[str, ...] = ()
    missing: str = ""


def certified_sheets(sheets: Iterable[CertifiedSheet], imprint: Imprint) -> Iterator[Sheet]:
    """One paper after the other, each set a little closer if that saves a page."""
    for sheet in sheets:
        blocks = on_fewest_pages(_blocks(sheet, imprint, style) for style in (LINE, _CLOSE))
        title = f"{imprint.tr('Certified score list')} · {sheet.judge}"
        yield imprint.sheet(title, blocks, is_confidential=True, is_draft=bool(sheet.missing))


def _blocks(sheet: CertifiedSheet, imprint: Imprint, style: Style) -> list[Block]:
    tr = imprint.tr
    blocks: list[Block] = [
        paper_head(imprint, tr("Certified score list")),
        Gap(6),
        *judge_facts(sheet, imprint),
        Gap(6),
    ]
    legend: list[Block] = []
    for one in sheet.tables:
        blocks += [*legend, _table(one, imprint, style)]
        legend = [*_legend(one, imprint), Gap(6)]
    return [*blocks, Stack([*legend, _closing(sheet, imprint)])]


def _table(table: CertifiedTable, imprint: Imprint, style: Style) -> Block:
    shares = _shares(len(table.criteria))
    centre, tr = HEADING.but(align="center"), imprint.tr
    labels = [Paragraph(tr("Number"), centre), Paragraph(tr("Submission"), HEADING)]
    if len(shares) > 3:
        for place, (_, full) in enumerate(table.criteria, start=1):
            short = tr("Cr. {n}", n=place)
            labels.append(Paragraph(imprint.digits(f"{short}\n({plain(full)})"), centre))
    labels.append(Paragraph(imprint.digits(f"{tr('Total')}\n({plain(table.full_mark)})"), centre))
    heading = Row(_cells(shares, labels), above=3, below=4, background=NAVY)
    rows: list[Block] = []
    for name, lines in table.categories:
        first, *others = [_line(one, shares, imprint, style) for one in lines]
        title = Row(
            (Cell(1.0, Paragraph(imprint.prose(name), style.but(face=Face.MEDIUM, colour=NAVY)), 6),), 2, 3, TINT
        )
        rows += [Stack([title, first]), *others]
    return Grid(heading, rows)


def _line(line: CertifiedLine, shares: Sequence[float], imprint: Imprint, style: Style) -> Block:
    centre = style.but(align="center")
    title: list[Block] = [Paragraph(f"{line.submission} {line.title}", style)]
    if line.note:
        title.append(Paragraph(imprint.prose(line.note), SMALL))
    if len(shares) == 3 and not line.instead:
        said = " · ".join(f"{place}: {written(score)}" for place, score in enumerate(line.scores, start=1))
        title.append(Paragraph(imprint.digits(said), style))
    number = Paragraph(imprint.digits(str(line.number)), centre)
    cells: tuple[Cell, ...]
    if line.instead:
        words = Paragraph(line.instead, style.but(align="right", colour=GREY))
        wide = sum(shares[2:]) + 0.02
        cells = (Cell(shares[0], number, 1), Cell(shares[1] - 0.02, Stack(title), 6), Cell(wide, words, 6))
    else:
        scores = [Paragraph(imprint.digits(written(one)), centre) for one in line.scores] if len(shares) > 3 else []
        total = Paragraph(imprint.digits(written(line.total)), centre.but(face=Face.BOLD))
        cells = _cells(shares, [number, Stack(title), *scores, total])
    return Row(cells, above=2, below=3, rule_below=(0.5, HAIR))


def _legend(table: CertifiedTable, imprint: Imprint) -> list[Block]:
    """What the numbered criteria are called."""
    named = []
    for place, (name, _) in enumerate(table.criteria, start=1):
        short = imprint.tr("Cr. {n}", n=place)
        named.append(f"{imprint.digits(short)} = {imprint.prose(name)}")
    return [Gap(3), *(Paragraph(one, SMALL) for one in named)]


def _closing(sheet: CertifiedSheet, imprint: Imprint) -> Block:
    """What the judge certifies, the documents it rests on, her signature: never apart."""
    tr = imprint.tr
    words = tr("I certify that these are the scores I gave and that they are correct")
    statement = BODY.but(face=Face.MEDIUM, colour=NAVY, phrases=True)
    cells = (
        Cell(0.56, _documents(sheet, imprint)),
        Cell(0.44, signature_and_date(sheet, imprint, with_position=True), 2),
    )
    return Stack([Paragraph(sheet.missing or words, statement), Gap(4), Row(cells, above=0, below=0)])


def _documents(sheet: CertifiedSheet, imprint: Imprint) -> Block:
    tr = imprint.tr
    text: list[Block] = []
    for one in sheet.files:
        text += [Paragraph(f"{imprint.digits(one.name)} (SHA-256)", SMALL), Paragraph(in_groups(one.sha256), CODE)]
    keys = list(dict.fromkeys(one.key for one in sheet.files if one.key))
    if keys:
        text += [
            Paragraph(tr("Fingerprint of the judge's key"), SMALL),
            *(Paragraph(in_groups(one, 9, 3), CODE) for one in keys),
        ]
    if sheet.check_words:
        said = Paragraph(tr("Check words: {words}", words=" ".join(sheet.check_words)), SMALL)
        text.append(said)
    if not text:
        return Gap(0)
    first = sheet.files[0]
    code = QrCode(f"judge-desktop certified-scores {first.sha256} {first.key}".strip(), 22 * MM)
    return Row((Cell(0.0, code, points=22 * MM + 10), Cell(1.0, Stack(text))), above=0, below=0)


def _shares(criteria: int) -> tuple[float, ...]:
    """Widths of number, submission, the criteria, total; too many criteria stand in words under the title."""
    if criteria > _MOST_COLUMNS:
        return (_NUMBER, 1 - _NUMBER - _TOTAL, _TOTAL)
    each = min(0.082, 0.46 / max(criteria, 1))
    return (_NUMBER, 1 - _NUMBER - _TOTAL - criteria * each, *(each,) * criteria, _TOTAL)


def _cells(shares: Sequence[float], blocks: Sequence[Block]) -> tuple[Cell, ...]:
    return tuple(
        Cell(share, one, 6 if place == 1 else 1) for place, (share, one) in enumerate(zip(shares, blocks, strict=True))
    )
