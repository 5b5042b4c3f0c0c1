"""What every plot of rows has: titles at the left, an axis or column heads above, and parting between rows.

A plot that goes on over a page shows its head again, so each part is read by itself.
"""

from __future__ import annotations

import abc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from typing import Any, ClassVar, Self

from judge_desktop.domain.plot import ROW, TEXT, Align, Ink, Label, Line, Mark, Plot

GAP = 6.0  # points between words and marks
_AVERAGE, _MARKS = 0.66, "ัิีึืฺุู็่้๊๋์ํ๎"
_TITLES, _LEAST_TITLES = 0.4, 54.0


class RowChart(abc.ABC):
    """A chart (``domain.plot.Chart``) of equal rows below a head. Subclasses are frozen dataclasses.

    ``rows`` stand below each other, ``head`` and ``foot`` are points above and below them.
    """

    head: ClassVar[float] = ROW
    foot: ClassVar[float] = 0.0
    least_rows: ClassVar[int] = 2  # on either side of the end of a page

    rows: tuple[Any, ...]
    whole: tuple[Any, ...]  # the rows of all parts: a part has the same columns as the others; () = not parted

    @property
    def measured(self) -> tuple[Any, ...]:
        """The rows that settle how wide columns are."""
        return self.whole or self.rows

    @property
    def pitch(self) -> float:
        """Height of one row."""
        return ROW

    @abc.abstractmethod
    def above(self, width: float, height: float) -> Iterator[Mark]:
        """The marks of the head, and what lies under all ``height`` points of the rows."""

    @abc.abstractmethod
    def row(self, width: float, place: int, top: float) -> Iterator[Mark]:
        """The marks of one row whose upper edge is ``top``."""

    def plot(self, width: float) -> Plot:
        """All rows in ``width`` points."""
        height = len(self.rows) * self.pitch
        marks = [*self.above(width, height)]
        for place in range(len(self.rows)):
            marks += self.row(width, place, self.head + place * self.pitch)
        return Plot(width=width, height=self.head + height + self.foot, marks=tuple(marks))

    def divided(self, width: float, room: float) -> tuple[Self, Self] | None:  # noqa: ARG002
        """As many rows as fit and the others, none of them a lone one."""
        fitting = int((room - self.head - self.foot + 1e-6) / self.pitch)
        fitting = self.parted_before(min(fitting, len(self.rows) - self.least_rows))
        if fitting < self.least_rows:
            return None
        return self.with_rows(self.rows[:fitting]), self.with_rows(self.rows[fitting:])

    def parted_before(self, place: int) -> int:
        """The last row, not after ``place``, before which the chart may part."""
        return place

    def with_rows(self, rows: tuple[Any, ...]) -> Self:
        """A part: the same with some of its rows."""
        changes: dict[str, Any] = {"rows": rows, "whole": self.measured}
        return replace(self, **changes)  # type: ignore[type-var]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A scale from ``low`` to ``high`` with the words of its ticks."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()

    def place(self, value: float, left: float, right: float) -> float:
        """Where a value stands between two edges."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return left + (right - left) * min(1.0, max(0.0, share))

    def marks(self, left: float, right: float, top: float, height: float) -> Iterator[Mark]:
        """Ticks with their words above ``top`` and hairlines down from there; as many words as have room, nought first
        of all.
        """
        room = (right - left) / max(1, len(self.ticks) - 1)
        every = max(1, ceil(max((estimated(words) for _, words in self.ticks), default=0.0) * 1.25 / max(room, 1.0)))
        nought = next((n for n, (value, _) in enumerate(self.ticks) if value == 0), 0)
        for n, (value, words) in enumerate(self.ticks):
            x = self.place(value, left, right)
            yield Line(x1=x, y1=top, x2=x, y2=top + height, ink=Ink.RULE)
            if (n - nought) % every == 0:
                needed = min(room * every, estimated(words) * 1.2)
                yield Label(x=x, y=top - ROW / 2, text=words, room=needed, ink=Ink.QUIET, align=Align.CENTRE)


def round_steps(low: float, high: float, most: int = 7) -> tuple[float, ...]:
    """Values with a step of 1, 2 or 5 × a power of ten that reach from below ``low`` to above ``high``."""
    if not high > low:
        low, high = low - 1, high + 1
    raw = (high - low) / (most - 1)
    power = 10.0 ** floor(log10(raw))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= raw - 1e-9 * power)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(round(n * step, 10) for n in range(first, last + 1))


def estimated(text: str) -> float:
    """About how many points a label takes; marks above and below Thai letters take none."""
    return sum(letter not in _MARKS for letter in text) * _AVERAGE * TEXT + 2.0


def title_room(titles: Iterator[str] | list[str], width: float, most: float = _TITLES) -> float:
    """Points for the titles of rows: what the longest needs, but not more than a share of the width."""
    longest = max((estimated(one) for one in titles), default=0.0) + GAP
    return max(min(longest, width * most), min(_LEAST_TITLES, width * most))


def row_title(text: str, top: float, pitch: float, room: float, *, is_strong: bool = False) -> Label:
    """The title at the left of a row."""
    return Label(x=0, y=top + pitch / 2, text=text, room=room - GAP, is_strong=is_strong)
