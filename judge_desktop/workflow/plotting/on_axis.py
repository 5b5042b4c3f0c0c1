"""Figures on one axis, a row for each judge: all of her totals, or how far she is from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from judge_desktop.domain.plot import ROW, Align, Dot, Form, Ink, Label, Line, Mark, Rect
from judge_desktop.workflow.plotting.rows import GAP, Axis, RowChart, estimated, row_title, title_room

_DOT = 2.4
_MANY = 60  # totals of one judge that are drawn as dots; of more, bars are drawn
_SPREAD_PITCH, _DISTANCE_PITCH = 30.0, 18.0
_BARS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadRow:
    """All totals of one judge, their median, and what is written at the right."""

    title: str
    values: tuple[float, ...]
    median: float
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Distribution(RowChart):
    """One dot a total, equal ones above each other; the upright line is the median. Many totals are drawn as bars."""

    rows: tuple[SpreadRow, ...]
    axis: Axis
    whole: tuple[SpreadRow, ...] = ()

    @property
    def are_many(self) -> bool:
        """Whether bars are drawn: too many totals for dots."""
        return any(len(one.values) > _MANY for one in self.measured)

    @property
    def pitch(self) -> float:
        """High enough for a stack of dots."""
        return _SPREAD_PITCH

    def above(self, width: float, height: float) -> Iterator[Mark]:
        """The axis."""
        yield from self.axis.marks(*_sides(self.measured, width), self.head, height)

    def row(self, width: float, place: int, top: float) -> Iterator[Mark]:
        """Title, dots or bars, the median, words."""
        one = self.rows[place]
        left, right = _sides(self.measured, width)
        foot = top + self.pitch - 3
        yield row_title(one.title, top, self.pitch, left)
        yield Line(x1=left, y1=foot, x2=right, y2=foot, ink=Ink.RULE)
        draw = _bars if self.are_many else _dots
        yield from draw(one.values, self.axis, left, right, foot, self.pitch - 7)
        x = self.axis.place(one.median, left, right)
        yield Line(x1=x, y1=top + 2, x2=x, y2=foot + 2, ink=Ink.CHOSEN, thickness=1.4)
        yield _words_at_right(one.words, width, right, top, self.pitch)


def _dots(values: tuple[float, ...], axis: Axis, left: float, right: float, foot: float, high: float) -> Iterator[Mark]:
    """What falls into one place stands above each other, closer where there is much of it."""
    step = 2 * _DOT
    stacks = Counter(round((axis.place(value, left, right) - left) / step) for value in values)
    for column, count in sorted(stacks.items()):
        up = min(step, (high - step) / max(1, count - 1))
        for n in range(count):
            yield Dot(x=left + column * step, y=foot - _DOT - n * up, radius=_DOT, ink=Ink.MARK)


def _bars(values: tuple[float, ...], axis: Axis, left: float, right: float, foot: float, high: float) -> Iterator[Mark]:
    wide = (right - left) / _BARS
    counts = Counter(min(_BARS - 1, int((axis.place(value, left, right) - left) / wide)) for value in values)
    most = max(counts.values())
    for column, count in sorted(counts.items()):
        tall = high * count / most
        yield Rect(x=left + column * wide, y=foot - tall, width=wide * 0.9, height=tall, ink=Ink.MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceRow:
    """How far one judge is from the others, with two standard errors (None: not known); None: nothing to compare."""

    title: str
    value: float | None
    reach: float | None = None
    is_far: bool = False
    words: str = ""
    tip: str = ""


@dataclass(frozen=True, kw_only=True)
class Distances(RowChart):
    """A dot a judge with a line of two standard errors either way, around nought; dashed lines at ``bounds``.

    One who is far off has a diamond instead of a disc. ``ends`` say what left and right mean.
    """

    head: ClassVar[float] = 2 * ROW
    rows: tuple[DistanceRow, ...]
    axis: Axis
    bounds: tuple[float, ...]
    ends: tuple[str, str]
    whole: tuple[DistanceRow, ...] = ()

    @property
    def pitch(self) -> float:
        """Room for a whisker."""
        return _DISTANCE_PITCH

    def above(self, width: float, height: float) -> Iterator[Mark]:
        """What the sides mean, the axis, nought and the bounds."""
        left, right = _sides(self.measured, width)
        yield from self._ends(width, left, right)
        yield from self.axis.marks(left, right, self.head, height)
        for value in (0.0, *self.bounds):
            if not self.axis.low <= value <= self.axis.high:
                continue
            x, is_bound = self.axis.place(value, left, right), value != 0
            ink, thickness = (Ink.QUIET, 0.8) if is_bound else (Ink.TEXT, 1.0)
            foot = self.head + height
            yield Line(x1=x, y1=self.head, x2=x, y2=foot, ink=ink, thickness=thickness, is_dashed=is_bound)

    def row(self, width: float, place: int, top: float) -> Iterator[Mark]:
        """Title, whisker, dot, words."""
        one = self.rows[place]
        left, right = _sides(self.measured, width)
        y = top + self.pitch / 2
        yield row_title(one.title, top, self.pitch, left, is_strong=one.is_far)
        if one.value is not None:
            yield from self._whisker(one, left, right, y)
            x = self.axis.place(one.value, left, right)
            form, ink = (Form.DIAMOND, Ink.WARN) if one.is_far else (Form.DISC, Ink.MARK)
            yield Dot(x=x, y=y, radius=4.6 if one.is_far else 3.4, ink=ink, form=form, tip=one.tip)
        yield _words_at_right(one.words, width, right, top, self.pitch, is_strong=one.is_far)

    def _ends(self, width: float, left: float, right: float) -> Iterator[Mark]:
        """Above the ends of the axis; of a short one further out, over titles and words, so that they can be read."""
        middle = (left + right) / 2
        less, more = self.ends
        x = max(0.0, min(left, middle - GAP - estimated(less)))
        yield Label(x=x, y=ROW / 2, text=less, room=middle - GAP - x, ink=Ink.QUIET)
        x = min(width, max(right, middle + GAP + estimated(more)))
        yield Label(x=x, y=ROW / 2, text=more, room=x - middle - GAP, ink=Ink.QUIET, align=Align.RIGHT)

    def _whisker(self, one: DistanceRow, left: float, right: float, y: float) -> Iterator[Mark]:
        if one.value is None or not one.reach:
            return
        ink = Ink.WARN if one.is_far else Ink.MARK
        ends = [self.axis.place(one.value + side * one.reach, left, right) for side in (-1, 1)]
        yield Line(x1=ends[0], y1=y, x2=ends[1], y2=y, ink=ink, thickness=1.2)
        for x in ends:
            yield Line(x1=x, y1=y - 3, x2=x, y2=y + 3, ink=ink, thickness=1.2)


def _sides(rows: tuple[SpreadRow, ...] | tuple[DistanceRow, ...], width: float) -> tuple[float, float]:
    """Left and right edge of the axis: between the titles and the words."""
    left = title_room([one.title for one in rows], width, 0.34) + GAP
    words = max((estimated(one.words) for one in rows), default=0.0)
    return left, max(left + 20.0, width - min(words, width * 0.3) - 2 * GAP)


def _words_at_right(
    words: str, width: float, right: float, top: float, pitch: float, *, is_strong: bool = False
) -> Label:
    room = width - right - GAP
    return Label(x=width, y=top + pitch / 2, text=words, room=room, align=Align.RIGHT, is_strong=is_strong)
