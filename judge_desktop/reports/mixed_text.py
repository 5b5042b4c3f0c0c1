"""A paragraph whose words are of different styles: bold ones, keys on a tint. One style: ``blocks.Paragraph``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from judge_desktop.config import thai
from judge_desktop.reports.blocks import Block
from judge_desktop.reports.thai_text import Style, colour, draw, width

_BASELINE = 0.37  # of the size, below the middle of the line, as in ``thai_text``
_PHRASES_FROM = 0.7  # of a line
_SHORT_TAIL = 4.0  # ems
_TINT_SIDE, _TINT_ABOVE, _TINT_BELOW = 1.6, 0.95, 0.33  # points; ems of the words on it


@dataclass(frozen=True, slots=True)
class Part:
    """Words in one style; on a ``tint`` they are not broken."""

    text: str
    style: Style
    tint: str = ""


class _Run(NamedTuple):
    text: str
    part: int
    x: float
    width: float


class _Piece(NamedTuple):
    """Runs that no line parts, their width, and that of the space behind them."""

    runs: tuple[_Run, ...]
    width: float
    space: float


class MixedText(Block):
    """The parts one behind the other, ``leading`` points from line to line. Divides between lines, never alone."""

    def __init__(self, parts: Sequence[Part], leading: float, lines: Sequence[tuple[_Run, ...]] | None = None) -> None:
        self._parts, self._leading = tuple(parts), leading
        self._settled = lines
        self._set: dict[float, Sequence[tuple[_Run, ...]]] = {}

    def height(self, available: float) -> float:
        """Lines × leading."""
        return len(self._lines(available)) * self._leading

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """All lines, tints first."""
        for line in self._lines(available):
            for run in line:
                part = self._parts[run.part]
                y = top - self._leading / 2 - part.style.size * _BASELINE
                if part.tint:
                    size = part.style.size
                    low, high = size * _TINT_BELOW, size * _TINT_ABOVE
                    canvas.setFillColor(colour(part.tint))
                    canvas.roundRect(x + run.x, y - low, run.width, low + high, 2, stroke=0, fill=1)
                draw(canvas, x + run.x + (_TINT_SIDE if part.tint else 0), y, run.text, part.style)
            top -= self._leading

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """At least two lines on either side."""
        lines = self._lines(available)
        fitting = min(int(room / self._leading + 1e-6), len(lines) - 2)
        if fitting < 2:
            return None
        first, rest = lines[:fitting], lines[fitting:]
        return MixedText(self._parts, self._leading, first), MixedText(self._parts, self._leading, rest)

    def _lines(self, available: float) -> Sequence[tuple[_Run, ...]]:
        if self._settled is not None:
            return self._settled
        if available not in self._set:
            self._set[available] = _broken(self._parts, available)
        return self._set[available]


def _broken(parts: tuple[Part, ...], available: float) -> list[tuple[_Run, ...]]:
    """Greedy lines, ended rather at a space in their last part than inside a phrase; no lone last word."""
    rows: list[list[_Piece]] = [[]]
    for piece in _pieces(parts):
        if rows[-1] and _width_of([*rows[-1], piece]) > available:
            tail = _phrase_tail(rows[-1], available) if not rows[-1][-1].space else []
            rows.append(tail if _width_of([*tail, piece]) <= available else [])
            rows[-2].extend(tail if rows[-1] is not tail else [])
        rows[-1].append(piece)
    short = parts[0].style.size * _SHORT_TAIL if parts else 0.0
    while len(rows) > 1 and len(rows[-2]) > 2 and _is_lone(rows[-1], short):
        if _width_of([rows[-2][-1], *rows[-1]]) > available:
            break
        rows[-1].insert(0, rows[-2].pop())
    return [_joined(_placed(row), parts) for row in rows]


def _is_lone(row: list[_Piece], short: float) -> bool:
    """Whether a reader sees one word on a line of its own."""
    return len(row) == 1 or (_width_of(row) < short and not any(piece.space for piece in row[:-1]))


def _phrase_tail(row: list[_Piece], available: float) -> list[_Piece]:
    """Takes off a row what stands behind its last space, if that space is in its last third."""
    for place in range(len(row) - 1, 0, -1):
        if row[place - 1].space:
            if _width_of(row[:place]) < available * _PHRASES_FROM:
                return []
            tail = row[place:]
            del row[place:]
            return tail
    return []


def _width_of(row: Sequence[_Piece]) -> float:
    return sum(piece.width + piece.space for piece in row) - (row[-1].space if row else 0.0)


def _placed(row: Sequence[_Piece]) -> list[_Run]:
    found: list[_Run] = []
    x = 0.0
    for piece in row:
        for run in piece.runs:
            found.append(run._replace(text=run.text.rstrip(" "), x=x))
            x += run.width
        x += piece.space
    return found


def _pieces(parts: tuple[Part, ...]) -> list[_Piece]:
    """What stands between two places at which a line may break."""
    whole = "".join(part.text for part in parts)
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part.text))
    tinted = [range(a + 1, b) for part, (a, b) in zip(parts, pairwise(starts), strict=True) if part.tint]
    kept = set(thai.kept_spaces(whole))
    cuts = {*thai.breaks(whole), *(match.end() for match in re.finditer(" +", whole) if match.end() - 1 not in kept)}
    allowed = sorted(cut for cut in cuts - {0, len(whole)} if not any(cut in one for one in tinted))
    found: list[_Piece] = []
    for begin, end in pairwise([0, *allowed, len(whole)]):
        piece: list[_Run] = []
        for number, part in enumerate(parts):
            cut = part.text[max(0, begin - starts[number]) : max(0, end - starts[number])]
            if cut:
                seen = cut.rstrip(" ") if starts[number + 1] >= end else cut
                wide = width(seen, part.style) + (2 * _TINT_SIDE if part.tint else 0)
                piece.append(_Run(cut, number, 0.0, wide))
        found.append(_Piece(tuple(piece), sum(run.width for run in piece), _space_behind(piece, parts)))
    return found


def _space_behind(piece: list[_Run], parts: tuple[Part, ...]) -> float:
    """The width of the space at the end of a piece, if one is there."""
    if not piece or not piece[-1].text.endswith(" "):
        return 0.0
    return width(" ", parts[piece[-1].part].style)


def _joined(line: list[_Run], parts: tuple[Part, ...]) -> tuple[_Run, ...]:
    """Neighbours of one part as one run, so that the words can be searched and copied together."""
    found: list[_Run] = []
    for run in line:
        last = found[-1] if found else None
        if last is not None and last.part == run.part and not parts[run.part].tint:
            gap = run.x - last.x - last.width
            text = last.text + (" " if gap > 0.01 else "") + run.text
            found[-1] = last._replace(text=text, width=run.x + run.width - last.x)
        elif run.text:
            found.append(run)
    return tuple(found)
