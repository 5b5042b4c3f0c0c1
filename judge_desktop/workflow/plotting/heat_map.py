"""Rows of cells on grounds that are the stronger the higher their figures are; what lies apart is framed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from judge_desktop.domain.plot import ROW, Align, Ink, Label, Line, Mark, Rect
from judge_desktop.workflow.plotting.rows import GAP, RowChart, estimated, row_title

LIGHTEST, DARKEST = 0.04, 0.38  # so that figures stay readable on the ground, also in grey print
_DARKEST_ALONE = 0.9  # where no figure stands on it
_CELL, _LEAST_CELL = 44.0, 21.0
_TITLES, _LEAST_TITLES = 0.42, 60.0
_INSET = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """One figure: its words, how high it is, whether it is framed, and what is said when somebody points at it."""

    words: str
    value: float
    is_framed: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """A row of cells, None where there is no figure; a row without any cell is a heading over those below."""

    title: str
    cells: tuple[HeatCell | None, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it stands over others."""
        return not self.cells


@dataclass(frozen=True, kw_only=True)
class HeatMap(RowChart):
    """``columns`` are titles; all cells share the scale from ``low`` to ``high``."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    low: float
    high: float
    whole: tuple[HeatRow, ...] = ()

    def cell_width(self, width: float) -> float:
        """Width of a column: wide enough for a figure as long as the titles can give way."""
        titles = max(_LEAST_TITLES, min(width * _TITLES, max(estimated(one.title) for one in self.measured) + GAP))
        n = max(1, len(self.columns))
        cell = (width - titles) / n
        if cell < _LEAST_CELL:
            cell = min(_LEAST_CELL, (width - _LEAST_TITLES) / n)
        return max(1.0, min(cell, _CELL))

    def shows_figures(self, width: float) -> bool:
        """Whether there is room for figures in the cells."""
        longest = max((estimated(cell.words) for one in self.measured for cell in one.cells if cell), default=0.0)
        return self.cell_width(width) >= longest * 0.82

    def above(self, width: float, height: float) -> Iterator[Mark]:  # noqa: ARG002
        """The titles of the columns."""
        cell = self.cell_width(width)
        left = width - cell * len(self.columns)
        if cell < _LEAST_CELL / 2:
            return
        for n, title in enumerate(self.columns):
            middle = left + (n + 0.5) * cell
            yield Label(x=middle, y=ROW / 2, text=title, room=cell - 1, ink=Ink.QUIET, align=Align.CENTRE)

    def row(self, width: float, place: int, top: float) -> Iterator[Mark]:
        """Title and cells; a heading has a hairline below it."""
        one, cell = self.rows[place], self.cell_width(width)
        left = width - cell * len(self.columns)
        if one.is_heading:
            yield row_title(one.title, top, self.pitch, width, is_strong=True)
            yield Line(x1=0, y1=top + self.pitch, x2=width, y2=top + self.pitch, ink=Ink.RULE)
            return
        yield row_title(one.title, top, self.pitch, left)
        with_figures = self.shows_figures(width)
        for n, found in enumerate(one.cells):
            yield from self._cell(found, left + n * cell, top, cell, with_figures=with_figures)

    def _cell(self, cell: HeatCell | None, x: float, top: float, width: float, *, with_figures: bool) -> Iterator[Mark]:
        middle, y = x + width / 2, top + self.pitch / 2
        if cell is None:
            yield Label(x=middle, y=y, text="–", room=width, ink=Ink.QUIET, align=Align.CENTRE)
            return
        darkest = DARKEST if with_figures else _DARKEST_ALONE
        share = (cell.value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        inner = (x + _INSET, top + _INSET, max(0.5, width - 2 * _INSET), self.pitch - 2 * _INSET)
        strength = LIGHTEST + (darkest - LIGHTEST) * share
        yield _rect(inner, Ink.HEAT, strength=strength, tip=cell.tip)
        if cell.is_framed:
            yield _rect(inner, Ink.WARN, thickness=1.6)
        if with_figures:
            yield Label(x=middle, y=y, text=cell.words, room=width, align=Align.CENTRE, is_strong=cell.is_framed)

    def parted_before(self, place: int) -> int:
        """No heading stays alone at the end of a page."""
        while place > 0 and self.rows[place - 1].is_heading:
            place -= 1
        return place


def _rect(
    inner: tuple[float, float, float, float], ink: Ink, *, strength: float = 1.0, thickness: float = 0.0, tip: str = ""
) -> Rect:
    x, y, width, height = inner
    return Rect(x=x, y=y, width=width, height=height, ink=ink, strength=strength, thickness=thickness, tip=tip)
