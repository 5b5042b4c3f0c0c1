"""Blocks beside each other: rows, tables, boxes, signatures; the simple ones of ``blocks.py`` are offered here too.

Sheets, page numbers and writing the file are `pages.py`; what a report says is its own file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from judge_desktop.reports.blocks import HAIRLINE, MM, Block, Drawing, Gap, Paragraph, Stack, draw_once, draw_rule
from judge_desktop.reports.pictures import Picture, QrCode
from judge_desktop.reports.thai_text import Style, colour, draw, width

__all__ = [
    "HAIRLINE",
    "MM",
    "Block",
    "Box",
    "Cell",
    "Drawing",
    "Gap",
    "Grid",
    "Indented",
    "Paragraph",
    "Picture",
    "QrCode",
    "Row",
    "SignatureBlock",
    "Stack",
    "draw_once",
    "draw_rule",
]

TALL_ROW = 480.0  # points: usually what is lower than this moves to the next page whole


@dataclass(frozen=True)
class Cell:
    """One column's part of a row: `share` of the row's width, and what stands in it, from the top."""

    share: float
    block: Block
    indent: float = 0.0  # points kept free left and right
    points: float = 0.0  # a width that does not depend on the row's; `share` is then of what the others leave


@dataclass(frozen=True)
class Row(Block):
    """Cells side by side, their tops aligned. `continued` names the row again where a very tall one goes on."""

    cells: tuple[Cell, ...]
    above: float = 5.0
    below: float = 6.0
    background: str = ""
    rule_above: tuple[float, str] | None = None
    rule_below: tuple[float, str] | None = None
    continued: Block | None = None
    tall: float = TALL_ROW  # points: a row at least so high is split at the page's end, a lower one moves on

    def inner(self, available: float) -> list[tuple[Cell, float, float]]:
        """Every cell with its left end, from that of the row, and the width its block has."""
        left = available - sum(cell.points for cell in self.cells)
        found, x = [], 0.0
        for cell in self.cells:
            wide = cell.points or cell.share * left
            found.append((cell, x + cell.indent, wide - 2 * cell.indent))
            x += wide
        return found

    def height(self, available: float) -> float:
        """The tallest cell and the air around it."""
        tallest = max(cell.block.height(wide) for cell, _, wide in self.inner(available))
        return tallest + self.above + self.below

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """Background, rules, then the cells."""
        bottom = top - self.height(available)
        if self.background:
            canvas.setFillColor(colour(self.background))
            canvas.rect(x, bottom, available, top - bottom, stroke=0, fill=1)
        for rule, y in ((self.rule_above, top), (self.rule_below, bottom)):
            if rule:
                draw_rule(canvas, x, y, available, *rule)
        for cell, left, wide in self.inner(available):
            cell.block.draw(canvas, x + left, top - self.above, wide)

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Only a row that is too tall to move: every cell gives what fits; what is short stays in the first part."""
        return self._part(available, room, may_force=False) if self.height(available) >= self.tall else None

    def divide(self, available: float, room: float) -> tuple[Block, Block] | None:
        """The same, and cells that would rather stay whole divide."""
        return self._part(available, room, may_force=True)

    def _part(self, available: float, room: float, *, may_force: bool) -> tuple[Block, Block] | None:
        firsts: list[Cell] = []
        rests: list[Cell] = []
        divided = False
        for cell, _, inner in self.inner(available):
            space = room - self.above - self.below
            first, rest = cell.block, Gap(0) if self.continued is None or rests else self.continued
            if cell.block.height(inner) > space:
                parts = cell.block.split(inner, space)
                if parts is None and may_force:
                    parts = cell.block.divide(inner, space)
                if parts is None:
                    return None
                first, rest, divided = parts[0], parts[1], True
            firsts.append(replace(cell, block=first))
            rests.append(replace(cell, block=rest))
        if not divided:
            return None
        return (
            replace(self, cells=tuple(firsts), rule_below=None),
            replace(self, cells=tuple(rests), rule_above=None),
        )


class Grid(Block):
    """Rows under a heading that is repeated on every page they reach. Divides between rows.

    ``heights`` (width -> height of each row) is what the grid before it knew: thousands of rows are measured once.
    """

    def __init__(
        self, heading: Row, rows: Sequence[Block], heights: Mapping[float, Sequence[float]] | None = None
    ) -> None:
        self._heading, self._rows = heading, list(rows)
        self._measured = dict(heights or {})

    def height(self, available: float) -> float:
        """Heading and rows."""
        return self._heading.height(available) + sum(self._heights(available))

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """Heading, then rows."""
        for row in (self._heading, *self._rows):
            row.draw(canvas, x, top, available)
            top -= row.height(available)

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Before the first row that does not fit, or inside it when it is taller than a page should hold."""
        return self._part(available, room, may_force=False)

    def divide(self, available: float, room: float) -> tuple[Block, Block] | None:
        """The same, and a first row that would rather stay whole divides."""
        return self._part(available, room, may_force=True)

    def _part(self, available: float, room: float, *, may_force: bool) -> tuple[Block, Block] | None:
        heights = self._heights(available)
        room -= self._heading.height(available)
        for place, (row, height) in enumerate(zip(self._rows, heights, strict=True)):
            if height > room:
                parts = row.split(available, room)
                if parts is None and may_force and not place:
                    parts = row.divide(available, room)
                before, after = ([parts[0]], [parts[1]]) if parts else ([], [row])
                if not place and not before:
                    return None
                left = [after[0].height(available), *heights[place + 1 :]]
                return (
                    Grid(self._heading, [*self._rows[:place], *before]),
                    Grid(self._heading, [*after, *self._rows[place + 1 :]], {available: left}),
                )
            room -= height
        return None

    def _heights(self, available: float) -> Sequence[float]:
        if available not in self._measured:
            self._measured[available] = [row.height(available) for row in self._rows]
        return self._measured[available]


class Box(Block):
    """A block in a hairline frame; a frame that reaches over a page is closed on both."""

    def __init__(self, block: Block, padding: float = 8.0, line: str = "#C5CBD5") -> None:
        self._block, self._padding, self._line = block, padding, line

    def height(self, available: float) -> float:
        """The block and its padding."""
        return self._block.height(available - 2 * self._padding) + 2 * self._padding

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """The frame, then the block."""
        height = self.height(available)
        canvas.setStrokeColor(colour(self._line))
        canvas.setLineWidth(HAIRLINE)
        canvas.rect(x, top - height, available, height, stroke=1, fill=0)
        self._block.draw(canvas, x + self._padding, top - self._padding, available - 2 * self._padding)

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Where its block divides."""
        return self._framed(self._block.split(available - 2 * self._padding, room - 2 * self._padding))

    def divide(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Where its block must."""
        return self._framed(self._block.divide(available - 2 * self._padding, room - 2 * self._padding))

    def _framed(self, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        return parts and (Box(parts[0], self._padding, self._line), Box(parts[1], self._padding, self._line))


class Indented(Block):
    """A block moved in from the left by `left` points; divides where its block does."""

    def __init__(self, block: Block, left: float) -> None:
        self._block, self._left = block, left
        self.keep_with_next = block.keep_with_next

    def height(self, available: float) -> float:
        """That of the block in the narrower column."""
        return self._block.height(available - self._left)

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """The block, moved in."""
        self._block.draw(canvas, x + self._left, top, available - self._left)

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Both parts stay moved in."""
        return self._moved_in(self._block.split(available - self._left, room))

    def divide(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Where its block must; both parts stay moved in."""
        return self._moved_in(self._block.divide(available - self._left, room))

    def _moved_in(self, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        return parts and (Indented(parts[0], self._left), Indented(parts[1], self._left))


@dataclass(frozen=True)
class SignatureBlock(Block):
    """ลงชื่อ, a dotted line to sign on, the role; below, centred under the line, the name in brackets and more lines."""

    before: str
    after: str
    name: str
    lines: tuple[str, ...]
    style: Style
    room: float = 14.0  # free height for the hand, in points
    dots: float = field(default=54 * MM)

    def height(self, available: float) -> float:
        """Room to sign, the line, the name, the other lines."""
        return self.room + self.style.leading + self._below().height(available) + 2

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """Centred in its width."""
        style = self.style.but(align="left")
        before, after = width(self.before, style) + 4, width(self.after, style) + 4
        dots = min(self.dots, available - before - after)
        left = x + (available - before - dots - after) / 2
        y = top - self.room - style.leading
        draw(canvas, left, y, self.before, style)
        draw_rule(canvas, left + before, y - 1, dots, 1.0, style.colour, dotted=True)
        draw(canvas, left + before + dots + 4, y, self.after, style)
        self._below().draw(canvas, x, y - 4, available)

    def _below(self) -> Paragraph:
        """The name in brackets and the other lines, broken where they are wider than the column."""
        text = "\n".join((f"({self.name})", *self.lines))
        return Paragraph(text, self.style.but(align="center", phrases=True))
