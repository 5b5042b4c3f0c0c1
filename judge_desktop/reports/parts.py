"""Parts that many reports have: the head of a paper, a table, label and value, rows of signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge_desktop.reports.house_style import BODY, CODE, CONTEST, HAIR, HEADING, LABEL, LINE, NAVY, SMALL, TINT, TITLE
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import (
    MM,
    Block,
    Cell,
    Gap,
    Grid,
    Paragraph,
    Picture,
    QrCode,
    Row,
    SignatureBlock,
    Stack,
)
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

DOTS = "." * 40
"""Stands where something is to be written by hand."""
_INDENT = 6.0
_VALUE = BODY.but(phrases=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table: its heading, its share of the width, and where its text stands."""

    heading: str
    share: float
    align: str = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A person who signs: "(ลงชื่อ) …… ``role``", the name in brackets, more lines below. Without a name it is dots."""

    name: str = DOTS
    role: str = ""
    lines: tuple[str, ...] = ()


def below_name(*lines: str) -> tuple[str, ...]:
    """Those that say something, as they stand below a name."""
    return tuple(line for line in lines if line)


def paper_head(imprint: Imprint, title: str, second: str = "", right: Block | None = None) -> Block:
    """The head of a paper: title, contest, and a line of what it is about (else the organiser); a rule below.

    The organiser's logo stands before them, when there is one.
    """
    left: list[Block] = [
        Paragraph(title, TITLE),
        Paragraph(imprint.prose(imprint.contest), CONTEST),
        Paragraph(second or imprint.organiser, LABEL),
    ]
    cells = (Cell(1.0, Stack(left)),) if right is None else (Cell(0.74, Stack(left)), Cell(0.26, right))
    return Row((*logo_cells(imprint.logo), *cells), above=0, below=7, rule_below=(1.2, NAVY))


def logo_cells(logo: bytes, height: float = 54.0) -> tuple[Cell, ...]:
    """The first cell of a head: the logo and some air, as wide as it needs; none without a logo."""
    if not logo:
        return ()
    picture = Picture(logo, height, widest=2.2 * height)
    return (Cell(0.0, Stack([Gap(4), picture]), points=picture.width + 14),)


def check_code(label: str, code: str, content: str, size: float = 22 * MM) -> Block:
    """A code to compare, in groups that can be read aloud, beside a QR code of ``content``; ``label`` says of what."""
    text = Stack([Paragraph(label, SMALL), Paragraph(in_groups(code), CODE)])
    return Row((Cell(0.0, QrCode(content, size), points=size + 12), Cell(1.0, text)), above=0, below=0)


def in_groups(code: str, size: int = 8, across: int = 4) -> str:
    """A hash in groups of letters, so many on a line; a prefix such as "SHA256:" stands before the first group."""
    prefix, colon, digest = code.rpartition(":")
    groups = [digest[start : start + size] for start in range(0, len(digest), size)]
    lines = [" ".join(groups[start : start + across]) for start in range(0, len(groups), across)]
    return f"{prefix}{colon}" + "\n".join(lines)


def label_rows(pairs: Sequence[tuple[str, str]], share: float = 0.2) -> list[Block]:
    """Label and value below each other; a pair without value is left out."""
    return [
        Row((Cell(share, Paragraph(label, LABEL)), Cell(1 - share, Paragraph(value, BODY))), above=0, below=2)
        for label, value in pairs
        if value
    ]


def paired_rows(
    wide: Sequence[tuple[str, str]], pairs: Sequence[tuple[str, str]], first: Style = _VALUE
) -> list[Block]:
    """Labels and values: ``wide`` ones over the whole width (the first of them in ``first``), the ``pairs`` two in a
    row. What has no value is left out.
    """
    style = _VALUE
    rows: list[Block] = [
        Row((Cell(0.13, Paragraph(label, LABEL)), Cell(0.87, Paragraph(text, style if place else first))), 0, 2)
        for place, (label, text) in enumerate(wide)
        if text
    ]
    said = [one for one in pairs if one[1]]
    for start in range(0, len(said), 2):
        cells: list[Cell] = []
        for (label, text), shares in zip(said[start : start + 2], ((0.13, 0.45), (0.1, 0.32)), strict=False):
            cells += [Cell(shares[0], Paragraph(label, LABEL)), Cell(shares[1], Paragraph(text, style))]
        rows.append(Row(tuple(cells), above=0, below=2))
    return rows


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str | Block]],
    style: Style = LINE,
    totals: Sequence[Sequence[str | Block]] = (),
) -> Block:
    """A table whose heading is repeated on every page; no row is parted. A cell is text or a block of its own."""
    below = [table_row(columns, row, style, is_total=True) for row in totals]
    return Grid(table_heading(columns), [*(table_row(columns, row, style) for row in rows), *below])


def table_heading(columns: Sequence[Column]) -> Row:
    """The heading of a table, white on dark."""
    cells = (Cell(one.share, Paragraph(one.heading, HEADING.but(align=one.align)), _INDENT) for one in columns)
    return Row(tuple(cells), above=3, below=4, background=NAVY)


def table_row(
    columns: Sequence[Column], row: Sequence[str | Block], style: Style = LINE, *, is_total: bool = False
) -> Row:
    """One row of ``table``; a total stands on a tint between heavier rules."""
    style = style.but(face=Face.BOLD) if is_total else style
    cells = tuple(
        Cell(one.share, Paragraph(text, style.but(align=one.align)) if isinstance(text, str) else text, _INDENT)
        for one, text in zip(columns, row, strict=True)
    )
    if is_total:
        return Row(cells, above=5, below=6, background=TINT, rule_above=(1.2, NAVY), rule_below=(1.2, NAVY))
    return Row(cells, above=3, below=4, rule_below=(0.5, HAIR))


def signatures(
    imprint: Imprint, signers: Sequence[Signer], across: int = 2, *, last: Block | None = None, room: float = 14.0
) -> list[Block]:
    """Lines to sign on, ``across`` beside each other; a row of them is never parted. ``last`` stands in the place
    after the last one, ``room`` is the free height for the hand, in points.
    """
    before, dots = imprint.tr("Signed"), (54 if across < 2 else 46) * MM
    blocks: list[Block] = [
        SignatureBlock(before=before, after=one.role, name=one.name, lines=one.lines, style=BODY, room=room, dots=dots)
        for one in signers
    ]
    blocks += [last] if last is not None else []
    rows: list[Block] = []
    for start in range(0, len(blocks), across):
        some = blocks[start : start + across]
        some += [Gap(0)] * (across - len(some) if len(blocks) > across else 0)
        rows.append(Row(tuple(Cell(1 / len(some), one, 8) for one in some), above=room - 4, below=6))
    return rows
