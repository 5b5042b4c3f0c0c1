"""Where the lines of a sentence fall whose words are of different kinds: bold ones, keys, links.

The same rules as ``widgets.text_lines``, which sets sentences of one kind; painting is ``span_label``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder

from judge_desktop.config.help_blocks import Span, SpanKind, Spans, plain
from judge_desktop.ui.widgets.key_hint import keycap_size
from judge_desktop.ui.widgets.text_lines import break_offsets
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Type

LINES = {
    SpanKind.PLAIN: Type.BODY,
    SpanKind.STRONG: Type.STRONG,
    SpanKind.KEY: Type.CAPTION,
    SpanKind.LINK: Type.BODY,
}
"""The line of the type table each kind is set in."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind in one line, `x` pixels from its left; `span` is their place in the sentence."""

    text: str
    span: int
    kind: SpanKind
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """What no line cuts: its runs without places, their widths, and the width of the space behind it."""

    runs: tuple[tuple[str, int, SpanKind, float], ...]
    width: float
    space: float


def lines_of(spans: Spans, width: float) -> tuple[tuple[Run, ...], ...]:
    """The lines in that width, breaking at words, rather at a space in the last quarter; a word that is wider than the
    line is broken between letters.
    """
    return _lines_of(spans, max(1.0, width), look().text_size)


@lru_cache(maxsize=2048)
def _lines_of(spans: Spans, width: float, text_size: int) -> tuple[tuple[Run, ...], ...]:
    rows: list[list[_Piece]] = [[]]
    filled = 0.0
    for piece in _pieces_that_fit(spans, width, text_size):
        if rows[-1] and filled + piece.width > width:
            rows.append(_tail_after_space(rows[-1], width))
            filled = sum(one.width + one.space for one in rows[-1])
        rows[-1].append(piece)
        filled += piece.width + piece.space
    return tuple(_placed(row) for row in rows)


def _tail_after_space(row: list[_Piece], width: float) -> list[_Piece]:
    """Takes off a full row what stands behind its last space, if that space is in its last quarter."""
    filled = sum(one.width + one.space for one in row)
    for at in range(len(row) - 1, 0, -1):
        filled -= row[at].width + row[at].space
        if row[at - 1].space and filled >= width * 3 / 4:
            tail = row[at:]
            del row[at:]
            return tail
    return []


def _placed(row: list[_Piece]) -> tuple[Run, ...]:
    """The runs of a line with their places; neighbours of one span become one, so that letters join as they should."""
    found: list[Run] = []
    x = 0.0
    for n, piece in enumerate(row):
        for text, span, kind, wide in piece.runs:
            last = found[-1] if found else None
            if last is not None and last.span == span and kind is not SpanKind.KEY:
                gap = x - last.x - last.width
                joined = last.text + (" " if gap > 0.01 else "") + text
                found[-1] = Run(joined, span, kind, last.x, last.width + gap + wide)
            else:
                found.append(Run(text, span, kind, x, wide))
            x += wide
        x += piece.space if n + 1 < len(row) else 0.0
    return tuple(found)


def _pieces_that_fit(spans: Spans, width: float, text_size: int) -> Iterator[_Piece]:
    for piece in _pieces(spans, text_size):
        if piece.width <= width:
            yield piece
        else:
            yield from _letters_of(piece, width)


def _letters_of(piece: _Piece, width: float) -> Iterator[_Piece]:
    """A piece wider than the line, letter by letter; keys stay whole as long as they can."""
    for text, span, kind, wide in piece.runs:
        if kind is SpanKind.KEY and wide <= width:
            yield _Piece(((text, span, kind, wide),), wide, 0.0)
            continue
        for letter in _graphemes(text):
            own = _advance(letter, kind)
            yield _Piece(((letter, span, kind, own),), own, 0.0)
    if piece.space:
        yield _Piece((), 0.0, piece.space)


def _graphemes(text: str) -> Iterator[str]:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    edges = [0]
    while (at := finder.toNextBoundary()) > 0:
        edges.append(at)
    return (text[start:end] for start, end in pairwise(edges))


@lru_cache(maxsize=1024)
def _pieces(spans: Spans, text_size: int) -> tuple[_Piece, ...]:  # noqa: ARG001 -- measures depend on it
    whole = plain(spans)
    starts = [0]
    for span in spans:
        starts.append(starts[-1] + len(span.text))
    keys = [
        range(start + 1, end)
        for span, (start, end) in zip(spans, pairwise(starts), strict=True)
        if span.kind is SpanKind.KEY
    ]
    breaks = [at for at in break_offsets(whole) if not any(at in key for key in keys)]
    return tuple(_piece(spans, starts, begin, end) for begin, end in pairwise([0, *breaks, len(whole)]))


def _piece(spans: Spans, starts: list[int], begin: int, end: int) -> _Piece:
    """The slice [begin, end) of the sentence."""
    runs: list[tuple[str, int, SpanKind, float]] = []
    space = 0.0
    for number, span in enumerate(spans):
        cut = span.text[max(0, begin - starts[number]) : max(0, end - starts[number])]
        if not cut:
            continue
        is_last = starts[number + 1] >= end
        kept = cut.rstrip(" ") if is_last and span.kind is not SpanKind.KEY else cut
        if is_last and kept != cut:
            space = look().metrics(LINES[span.kind]).horizontalAdvance(" ")
        if kept:
            runs.append((kept, number, span.kind, _advance(kept, span.kind)))
    return _Piece(tuple(runs), sum(run[3] for run in runs), space)


def _advance(text: str, kind: SpanKind) -> float:
    if kind is SpanKind.KEY:
        return float(keycap_size(text).width())
    return look().metrics(LINES[kind]).horizontalAdvance(text)


def one_span(text: str, kind: SpanKind = SpanKind.PLAIN) -> Spans:
    """A sentence of one kind."""
    return (Span(text, kind),)
