"""A plot on paper: the neutral marks of a chart, drawn with the colours of the house style, their words shaped.

What is plotted, and where each mark stands, is settled before: the window paints the same marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from judge_desktop.domain.plot import BASELINE, TEXT, Chart, Dot, Form, Ink, Label, Line, Mark, Plot, Rect, corners
from judge_desktop.reports.house_style import GREY, HAIR, INK, NAVY
from judge_desktop.reports.layout import Block
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style, colour, draw, elided

INKS: Mapping[Ink, str] = {
    Ink.TEXT: INK,
    Ink.QUIET: GREY,
    Ink.RULE: HAIR,
    Ink.MARK: "#7C8698",
    Ink.CHOSEN: NAVY,
    Ink.WARN: "#8A4B00",
    Ink.HEAT: NAVY,
}
_DASH = (2.4, 2.0)


class PlotBlock(Block):
    """A chart as wide as the column it stands in; it parts between rows."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._plots: dict[float, Plot] = {}

    def plot(self, available: float) -> Plot:
        """Its marks in that width."""
        if available not in self._plots:
            self._plots[available] = self._chart.plot(available)
        return self._plots[available]

    def height(self, available: float) -> float:
        """As the chart says."""
        return self.plot(available).height

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """All marks in their order."""
        canvas.saveState()
        for mark in self.plot(available).marks:
            _draw_mark(canvas, mark, x, top)
        canvas.restoreState()

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Between two rows, the head repeated."""
        parts = self._chart.divided(available, room)
        return parts and (PlotBlock(parts[0]), PlotBlock(parts[1]))


def paper_colour(ink: Ink, strength: float = 1.0) -> str:
    """#RRGGBB of an ink of which white paper lets a part through: no transparency, so that every printer shows it."""
    full = INKS[ink]
    parts = (int(full[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)


def _draw_mark(canvas: Any, mark: Mark, x: float, top: float) -> None:
    match mark:
        case Rect():
            _draw_rect(canvas, mark, x, top)
        case Line():
            canvas.setStrokeColor(colour(paper_colour(mark.ink)))
            canvas.setLineWidth(mark.thickness)
            canvas.setDash(list(_DASH) if mark.is_dashed else [])
            canvas.line(x + mark.x1, top - mark.y1, x + mark.x2, top - mark.y2)
            canvas.setDash([])
        case Dot():
            _draw_dot(canvas, mark, x, top)
        case Label():
            _draw_label(canvas, mark, x, top)


def _draw_rect(canvas: Any, mark: Rect, x: float, top: float) -> None:
    shade = colour(paper_colour(mark.ink, mark.strength))
    is_frame = mark.thickness > 0
    if is_frame:
        canvas.setStrokeColor(shade)
        canvas.setLineWidth(mark.thickness)
    else:
        canvas.setFillColor(shade)
    bottom = top - mark.y - mark.height
    canvas.rect(x + mark.x, bottom, mark.width, mark.height, stroke=int(is_frame), fill=int(not is_frame))


def _draw_dot(canvas: Any, mark: Dot, x: float, top: float) -> None:
    shade = colour(paper_colour(mark.ink))
    if mark.form is Form.DIAMOND:
        path = canvas.beginPath()
        (first_x, first_y), *others = corners(mark)
        path.moveTo(x + first_x, top - first_y)
        for other_x, other_y in others:
            path.lineTo(x + other_x, top - other_y)
        path.close()
        canvas.setFillColor(shade)
        canvas.drawPath(path, stroke=0, fill=1)
        return
    is_ring = mark.form is Form.RING
    canvas.setFillColor(colour("#FFFFFF") if is_ring else shade)
    canvas.setStrokeColor(shade)
    canvas.setLineWidth(1.2)
    canvas.circle(x + mark.x, top - mark.y, mark.radius, stroke=int(is_ring), fill=1)


def _draw_label(canvas: Any, mark: Label, x: float, top: float) -> None:
    style = label_style(mark)
    draw(canvas, x + mark.x, top - mark.y - TEXT * BASELINE, elided(mark.text, style, mark.room), style)


def label_style(mark: Label) -> Style:
    """How a label is set."""
    face = Face.MEDIUM if mark.is_strong else Face.REGULAR
    return Style(face=face, size=TEXT, leading=TEXT * 1.6, colour=paper_colour(mark.ink), align=mark.align.value)
