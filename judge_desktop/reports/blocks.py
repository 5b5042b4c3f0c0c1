"""The simplest blocks of a page: text, air, what is drawn by hand. They know their height, draw themselves and divide.

Blocks beside each other are ``layout.py``, pictures ``pictures.py``.
"""

from __future__ import annotations

import abc
from collections.abc import Callable, Sequence
from typing import Any

from judge_desktop.reports.going_on import ask
from judge_desktop.reports.thai_text import Line, Style, colour, draw_lines, lines_of

MM = 72 / 25.4
HAIRLINE = 0.5


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

    def divide(self, available: float, room: float) -> tuple[Block, Block] | None:
        """The last resort for what is higher than an empty page: divides even where it would rather stay whole."""
        return self.split(available, room)


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
            ask()
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
        return self._part(available, room, least=2)

    def divide(self, available: float, room: float) -> tuple[Block, Block] | None:
        """At least one line on either side."""
        return self._part(available, room, least=1)

    def _part(self, available: float, room: float, least: int) -> tuple[Block, Block] | None:
        lines = self.lines(available)
        fitting = min(int(room / self._style.leading + 1e-6), len(lines) - least)
        if fitting < least:
            return None
        return SetLines(lines[:fitting], self._style), SetLines(lines[fitting:], self._style)


class SetLines(Paragraph):
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
        return self._part(available, room, may_force=False) if self._divides else None

    def divide(self, available: float, room: float) -> tuple[Block, Block] | None:
        """The same whether it divides or not; a first block that is higher than the page is divided, too."""
        return self._part(available, room, may_force=True)

    def _part(self, available: float, room: float, *, may_force: bool) -> tuple[Block, Block] | None:
        for place, block in enumerate(self._blocks):
            height = block.height(available)
            if height > room:
                parts = block.split(available, room)
                if parts is None and may_force and not place:
                    parts = block.divide(available, room)
                before, after = (list(parts[:1]), list(parts[1:])) if parts else ([], [block])
                if not place and not before:
                    return None
                return (
                    Stack([*self._blocks[:place], *before], self._divides),
                    Stack([*after, *self._blocks[place + 1 :]], self._divides),
                )
            room -= height
        return None


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


def draw_once(canvas: Any, form: str, size: tuple[float, float], paint: Callable[[], None]) -> None:
    """Painted into the file once under that name, in a box of ``size`` from (0, 0); shown wherever it is asked for."""
    if not canvas.hasForm(form):
        canvas.beginForm(form, 0, 0, *size)
        paint()
        canvas.endForm()
    canvas.doForm(form)
