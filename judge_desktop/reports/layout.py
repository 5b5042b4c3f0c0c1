"""Blocks of a page: paragraphs, rows, boxes, QR codes. They know their height, draw themselves and divide.

Sheets, page numbers and writing the file are `pages.py`; what a report says is its own file.
"""

from __future__ import annotations

import abc
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import segno

from judge_desktop.reports.thai_text import Line, Style, colour, draw, draw_lines, lines_of, width

MM = 72 / 25.4
HAIRLINE = 0.5
TALL_ROW = 480.0  # points: a row higher than this is split at the page's end, a lower one moves to the next page


class Block(abc.ABC):
    """A part of a page as wide as it is told. Subclasses say how high it is and draw it below `top`."""

    keep_with_next = False

    @abc.abstractmethod
    def height(self, available: float) -> float:
        """Height in points in a column `available` points wide."""

    @abc.abstractmethod
    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """Draws the block with its upper left corner at (x, top)."""

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """What fits into `room` points of height and the rest, or None when it does not divide there."""
        return None


class Gap(Block):
    """Empty height; disappears at the top of a page."""

    def __init__(self, points: float) -> None:
        self._points = points

    def height(self, available: float) -> float:  # noqa: ARG002
        """The gap itself."""
        return self._points

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """Nothing to see."""


class Paragraph(Block):
    """Text in one style. Divides between lines, never leaving one line alone."""

    def __init__(self, text: str, style: Style, keep_with_next: bool = False) -> None:
        self._text, self._style, self.keep_with_next = text, style, keep_with_next
        self._set: dict[float, list[Line]] = {}

    def lines(self, available: float) -> list[Line]:
        """The lines in a column `available` points wide."""
        if available not in self._set:
            self._set[available] = lines_of(self._text, self._style, available)
        return self._set[available]

    def height(self, available: float) -> float:
        """Lines × leading."""
        return len(self.lines(available)) * self._style.leading

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """Draws all lines."""
        draw_lines(canvas, x, top, available, self.lines(available), self._style)

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """At least two lines on either side."""
        lines = self.lines(available)
        fitting = min(int(room / self._style.leading + 1e-6), len(lines) - 2)
        if fitting < 2:
            return None
        return _SetLines(lines[:fitting], self._style), _SetLines(lines[fitting:], self._style)


class _SetLines(Paragraph):
    """A part of a paragraph: its lines are settled."""

    def __init__(self, lines: list[Line], style: Style) -> None:
        super().__init__("", style)
        self._lines = lines

    def lines(self, available: float) -> list[Line]:  # noqa: ARG002
        """The settled lines."""
        return self._lines


class Stack(Block):
    """Blocks below each other that stay on one page, or, if `divides`, may part between blocks."""

    def __init__(self, blocks: Sequence[Block], divides: bool = False) -> None:
        self._blocks, self._divides = list(blocks), divides

    def height(self, available: float) -> float:
        """Sum of the heights."""
        return sum(block.height(available) for block in self._blocks)

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """One below the other."""
        for block in self._blocks:
            block.draw(canvas, x, top, available)
            top -= block.height(available)

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Between two blocks, or inside the one at the end of the page."""
        if not self._divides:
            return None
        for place, block in enumerate(self._blocks):
            height = block.height(available)
            if height > room:
                parts = block.split(available, room)
                before, after = (list(parts[:1]), list(parts[1:])) if parts else ([], [block])
                if not place and not before:
                    return None
                return (
                    Stack([*self._blocks[:place], *before], divides=True),
                    Stack([*after, *self._blocks[place + 1 :]], divides=True),
                )
            room -= height
        return None


@dataclass(frozen=True)
class Cell:
    """One column's part of a row: `share` of the row's width, and what stands in it, from the top."""

    share: float
    block: Block
    indent: float = 0.0  # points kept free left and right


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

    def height(self, available: float) -> float:
        """The tallest cell and the air around it."""
        tallest = max(cell.block.height(cell.share * available - 2 * cell.indent) for cell in self.cells)
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
        for cell in self.cells:
            cell.block.draw(canvas, x + cell.indent, top - self.above, cell.share * available - 2 * cell.indent)
            x += cell.share * available

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Only a row that is too tall to move: every cell gives what fits; what is short stays in the first part."""
        if self.height(available) < TALL_ROW:
            return None
        firsts: list[Cell] = []
        rests: list[Cell] = []
        divided = False
        for cell in self.cells:
            inner = cell.share * available - 2 * cell.indent
            space = room - self.above - self.below
            first, rest = cell.block, Gap(0) if self.continued is None or rests else self.continued
            if cell.block.height(inner) > space:
                parts = cell.block.split(inner, space)
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
    """Rows under a heading that is repeated on every page they reach. Divides between rows."""

    def __init__(self, heading: Row, rows: Sequence[Block]) -> None:
        self._heading, self._rows = heading, list(rows)

    def height(self, available: float) -> float:
        """Heading and rows."""
        return self._heading.height(available) + sum(row.height(available) for row in self._rows)

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """Heading, then rows."""
        for row in (self._heading, *self._rows):
            row.draw(canvas, x, top, available)
            top -= row.height(available)

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Before the first row that does not fit, or inside it when it is taller than a page should hold."""
        room -= self._heading.height(available)
        for place, row in enumerate(self._rows):
            height = row.height(available)
            if height > room:
                parts = row.split(available, room)
                before, after = ([parts[0]], [parts[1]]) if parts else ([], [row])
                if not place and not before:
                    return None
                return (
                    Grid(self._heading, [*self._rows[:place], *before]),
                    Grid(self._heading, [*after, *self._rows[place + 1 :]]),
                )
            room -= height
        return None


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
        parts = self._block.split(available - 2 * self._padding, room - 2 * self._padding)
        return parts and (Box(parts[0], self._padding, self._line), Box(parts[1], self._padding, self._line))


class QrCode(Block):
    """A QR code (level M) of `size` points, with the four modules of white its readers need."""

    def __init__(self, content: str, size: float = 24 * MM) -> None:
        self._content, self._size = content, size

    def height(self, available: float) -> float:  # noqa: ARG002
        """Square."""
        return self._size

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:  # noqa: ARG002
        """All modules as one path: hundreds of separate squares would cost more than the rest of the page."""
        matrix = _modules(self._content)
        module = self._size / len(matrix)
        path = canvas.beginPath()
        for row, cells in enumerate(matrix):
            y = top - (row + 1) * module
            for start, length in _runs(cells):
                path.rect(x + start * module, y, length * module, module)
        canvas.setFillColor(colour("#000000"))
        canvas.drawPath(path, stroke=0, fill=1)


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
        style = self.style
        before, after = width(self.before, style) + 4, width(self.after, style) + 4
        dots = min(self.dots, available - before - after)
        left = x + (available - before - dots - after) / 2
        y = top - self.room - style.leading
        draw(canvas, left, y, self.before, style)
        draw_rule(canvas, left + before, y - 1, dots, 0.8, style.colour, dotted=True)
        draw(canvas, left + before + dots + 4, y, self.after, style)
        self._below().draw(canvas, x, y - 4, available)

    def _below(self) -> Paragraph:
        """The name in brackets and the other lines, broken where they are wider than the column."""
        text = "\n".join((f"({self.name})", *self.lines))
        return Paragraph(text, self.style.but(align="center", phrases=True))


class Drawing(Block):
    """Anything of a fixed height that a report draws by itself."""

    def __init__(self, height: float, paint: Callable[[Any, float, float, float], None]) -> None:
        self._height, self._paint = height, paint

    def height(self, available: float) -> float:  # noqa: ARG002
        """As told."""
        return self._height

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """As told."""
        self._paint(canvas, x, top, available)


def draw_rule(
    canvas: Any, x: float, y: float, length: float, thickness: float, line: str, dotted: bool = False
) -> None:
    """A horizontal line to the right of (x, y)."""
    canvas.setStrokeColor(colour(line))
    canvas.setLineWidth(thickness)
    if dotted:
        canvas.setLineCap(1)
        canvas.setDash([0, 2.6])
    canvas.line(x, y, x + length, y)
    if dotted:
        canvas.setDash()
        canvas.setLineCap(0)


@functools.lru_cache(maxsize=64)
def _modules(content: str) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in segno.make_qr(content, error="m", boost_error=False, mask=2).matrix)


def _runs(cells: bytes) -> list[tuple[int, int]]:
    """(start, length) of the dark stretches of a row of modules."""
    found, start = [], -1
    for place, dark in enumerate((*cells, 0)):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            found.append((start, place - start))
            start = -1
    return found
