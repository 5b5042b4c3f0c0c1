"""A plot as neutral marks: what the window paints and the page library prints is the same list of them.

Measures are points (1/72 inch) from the upper left corner. An ink says what a mark is for, not its colour: each scheme
of the window and paper choose their own. Nothing is told by ink alone: what matters has a form, a frame or a word, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

TEXT = 9.0  # size of every label: the smallest that is read easily on paper, and 14 px in the window
BASELINE = 0.37  # of the size, below the middle of a line: Thai ink is higher above the baseline than below it
ROW = 16.0  # least distance of two labels below each other: stacked Thai marks need 1.63 × the size


class Ink(StrEnum):
    """What a mark is for."""

    TEXT = "text"  # words and figures
    QUIET = "quiet"  # second words: axes, what is not there
    RULE = "rule"  # hairlines and grids
    MARK = "mark"  # one of many
    CHOSEN = "chosen"  # what the plot is about: who is first
    WARN = "warn"  # what is to be asked about; never without a form or frame of its own
    HEAT = "heat"  # grounds of cells: the stronger, the higher


class Form(StrEnum):
    """Forms of a dot, told apart in grey print and by people who see no difference between hues."""

    DISC = "disc"
    RING = "ring"
    DIAMOND = "diamond"


class Align(StrEnum):
    """Which end of a label stands at its place."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle, filled with a share (``strength`` 0 … 1) of its ink, or framed by a line of ``thickness``.

    ``tip`` is said when somebody points at it in the window.
    """

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    strength: float = 1.0
    thickness: float = 0.0
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    thickness: float = 0.5
    is_dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A mark around its middle."""

    x: float
    y: float
    radius: float
    ink: Ink
    form: Form = Form.DISC
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One line of words, ``y`` being its middle. Words wider than ``room`` are cut at a word and end in …"""

    x: float
    y: float
    text: str
    room: float
    ink: Ink = Ink.TEXT
    align: Align = Align.LEFT
    is_strong: bool = False


Mark = Rect | Line | Dot | Label


def corners(dot: Dot) -> tuple[tuple[float, float], ...]:
    """The corners of a diamond, from the top: a little wider than a disc, which has more ink at its sides."""
    x, y, reach = dot.x, dot.y, dot.radius * 1.15
    return (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The marks in the order they are drawn; later ones lie on top."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def labels(self) -> Iterator[Label]:
        """Its words."""
        return (mark for mark in self.marks if isinstance(mark, Label))


class Chart(Protocol):
    """What can be plotted in any width: the same rows on paper and in a narrow window."""

    def plot(self, width: float) -> Plot:
        """Its marks in ``width`` points."""

    def divided(self, width: float, room: float) -> tuple[Chart, Chart] | None:
        """What fits into ``room`` points of height and the rest, each complete; None where too little would fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart with its words: ``title``, ``how`` it is read, and what is said to those who do not see it (``says``)."""

    title: str
    how: str
    says: str
    chart: Chart
