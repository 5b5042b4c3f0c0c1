"""Room on paper for a pen: dotted lines, boxes to write a figure in, boxes to tick."""

from __future__ import annotations

from typing import Any

from judge_desktop.reports.house_style import BODY, GREY, INK, NAVY
from judge_desktop.reports.layout import Block, Drawing, Paragraph, draw_rule
from judge_desktop.reports.thai_text import Style, colour, draw, width

LINE_GAP = 20.0  # points between two lines to write on: a little less than a ruled school book
_TICK, _BESIDE = 9.0, 16.0


def ruled(lines: int, gap: float = LINE_GAP) -> Block:
    """So many dotted lines over the whole width."""

    def paint(canvas: Any, x: float, top: float, available: float) -> None:
        for line in range(1, lines + 1):
            draw_rule(canvas, x, top - line * gap + 4, available, 0.9, GREY, dotted=True)

    return Drawing(lines * gap, paint)


def figure_box(height: float, width_: float = 46.0) -> Block:
    """An empty frame to write one score in, in the middle of its column."""

    def paint(canvas: Any, x: float, top: float, available: float) -> None:
        broad = min(width_, available)
        canvas.setStrokeColor(colour(NAVY))
        canvas.setLineWidth(0.9)
        canvas.rect(x + (available - broad) / 2, top - height, broad, height, stroke=1, fill=0)

    return Drawing(height, paint)


class Choice(Block):
    """A box to tick, or ticked, and beside it what that says."""

    def __init__(self, text: str, style: Style = BODY, *, is_ticked: bool = False) -> None:
        self._words, self._style, self.is_ticked = Paragraph(text, style), style, is_ticked

    def height(self, available: float) -> float:
        """The words and a little air."""
        return self._words.height(available - _BESIDE) + 3

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """The box level with the first line."""
        bottom = top - self._style.leading / 2 - _TICK / 2 - 0.5
        canvas.setStrokeColor(colour(INK))
        canvas.setLineWidth(0.8)
        canvas.rect(x + 0.5, bottom, _TICK, _TICK, stroke=1, fill=0)
        if self.is_ticked:
            canvas.setLineWidth(1.4)
            canvas.lines([(x + 2, bottom + 4.6, x + 4, bottom + 2), (x + 4, bottom + 2, x + 8, bottom + 7.4)])
        self._words.draw(canvas, x + _BESIDE, top, available - _BESIDE)


def date_line(label: str, length: float = 119.0) -> Block:
    """A label and a dotted line for a date, in the middle of the column."""

    def paint(canvas: Any, x: float, top: float, available: float) -> None:
        left = x + (available - width(label, BODY) - 4 - length) / 2
        y = top - BODY.leading
        draw(canvas, left, y, label, BODY)
        draw_rule(canvas, left + width(label, BODY) + 4, y - 1, length, 1.0, INK, dotted=True)

    return Drawing(BODY.leading + 4, paint)
