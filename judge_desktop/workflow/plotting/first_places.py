"""How safe a first place is, as pictures: shares of redrawn panels, and who is first without each judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from judge_desktop.domain.plot import ROW, Align, Dot, Form, Ink, Label, Line, Mark, Rect
from judge_desktop.workflow.plotting.rows import GAP, RowChart, estimated, row_title, title_room

_BAR, _COLUMN, _LEAST_COLUMN = 7.5, 46.0, 13.0
_TITLES, _BAR_TITLES, _LEAST_TITLES = 0.44, 0.56, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A share of a whole (0 … 1) and how it is written; the chosen one stands out."""

    title: str
    share: float
    words: str
    is_chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Shares(RowChart):
    """Lying bars in open tracks, of which ``caption`` says what a full one is. The chosen one is darker, its words are
    strong.
    """

    rows: tuple[ShareRow, ...]
    caption: str
    whole: tuple[ShareRow, ...] = ()

    def _edges(self, width: float) -> tuple[float, float]:
        """Left and right end of the tracks."""
        left = title_room([each.title for each in self.measured], width, _BAR_TITLES) + GAP
        return left, width - max(estimated(each.words) for each in self.measured) * 1.1 - GAP

    def above(self, width: float, height: float) -> Iterator[Mark]:  # noqa: ARG002
        """What the tracks are the whole of."""
        room = estimated(self.caption) * 1.1
        left = max(0.0, min(self._edges(width)[0], width - room))
        yield Label(x=left, y=ROW / 2, text=self.caption, room=width - left, ink=Ink.QUIET)

    def row(self, width: float, place: int, top: float) -> Iterator[Mark]:
        """Title, track, bar, words."""
        one = self.rows[place]
        left, right = self._edges(width)
        y = top + self.pitch / 2
        yield row_title(one.title, top, self.pitch, left - GAP, is_strong=one.is_chosen)
        whole = max(1.0, right - left)
        yield from _bar(left, y, whole, one)
        yield Label(x=width, y=y, text=one.words, room=width - right, align=Align.RIGHT, is_strong=one.is_chosen)


def _bar(left: float, y: float, whole: float, one: ShareRow) -> Iterator[Mark]:
    top = y - _BAR / 2
    if one.share > 0:
        length, ink = max(1.0, whole * min(1.0, one.share)), Ink.CHOSEN if one.is_chosen else Ink.MARK
        yield Rect(x=left, y=top, width=length, height=_BAR, ink=ink)
    yield Rect(x=left, y=top, width=whole, height=_BAR, ink=Ink.RULE, thickness=0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutColumn:
    """Who is first (places of rows) when somebody is left out; ``title`` names her, the first column nobody."""

    title: str
    firsts: frozenset[str]
    is_changed: bool = False
    tip: str = ""


@dataclass(frozen=True, kw_only=True)
class WithoutEach(RowChart):
    """A row a submission, a column for each judge left out, a mark where the submission is first then.

    As with everybody: a disc. Otherwise: a diamond in a framed column. ``rows`` are (key, title).
    """

    rows: tuple[tuple[str, str], ...]
    columns: tuple[WithoutColumn, ...]
    whole: tuple[tuple[str, str], ...] = ()

    def _edges(self, width: float) -> tuple[float, float]:
        """Where the columns begin, and how wide one is."""
        wanted = max(estimated(title) for _, title in self.measured) + GAP
        titles = min(max(_LEAST_TITLES, width * _TITLES), wanted)
        n = max(1, len(self.columns))
        column = (width - titles) / n
        if column < _LEAST_COLUMN:
            column = min(_LEAST_COLUMN, (width - min(wanted, _LEAST_TITLES)) / n)
        column = max(1.0, min(column, _COLUMN))
        return width - n * column, column

    def above(self, width: float, height: float) -> Iterator[Mark]:
        """Titles of the columns, hairlines between them, frames around those that change something."""
        left, column = self._edges(width)
        for n, one in enumerate(self.columns):
            x = left + n * column
            yield Label(
                x=x + column / 2,
                y=ROW / 2,
                text=one.title,
                room=column - 1,
                ink=Ink.WARN if one.is_changed else Ink.QUIET,
                align=Align.CENTRE,
                is_strong=one.is_changed,
            )
            yield Line(x1=x, y1=self.head, x2=x, y2=self.head + height, ink=Ink.RULE)
        yield Line(x1=width, y1=self.head, x2=width, y2=self.head + height, ink=Ink.RULE)
        for n, one in enumerate(self.columns):
            if one.is_changed:
                frame = {"x": left + n * column + 1, "y": self.head + 0.5, "width": column - 2, "height": height - 1}
                yield Rect(**frame, ink=Ink.WARN, thickness=1.2, tip=one.tip)

    def row(self, width: float, place: int, top: float) -> Iterator[Mark]:
        """Title, a hairline, and the marks."""
        left, column = self._edges(width)
        key, title = self.rows[place]
        y = top + self.pitch / 2
        yield Line(x1=0, y1=top, x2=width, y2=top, ink=Ink.RULE)
        if place == len(self.rows) - 1:
            yield Line(x1=0, y1=top + self.pitch, x2=width, y2=top + self.pitch, ink=Ink.RULE)
        yield row_title(title, top, self.pitch, left)
        for n, one in enumerate(self.columns):
            if key in one.firsts:
                form, ink = (Form.DIAMOND, Ink.WARN) if one.is_changed else (Form.DISC, Ink.CHOSEN)
                x = left + (n + 0.5) * column
                yield Dot(x=x, y=y, radius=4.4 if one.is_changed else 3.4, ink=ink, form=form, tip=one.tip)
