"""Where the lines of a text fall in a given width, and painting one line on the design's baseline.

Serves `text_label` and everything that paints text by hand (buttons, rows of lists, cells of tables). Which places
allow a break at all is decided by `config.thai`; here they meet a font and a width.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from judge_desktop.config.thai import breaks, kept_spaces
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import DEEP_MARK_EM, Role, Type

ELLIPSIS = "…"
_ROUNDING = 0.5  # a text exactly as wide as its measured width still fits after rounding to whole pixels
_BEFORE_DOT = re.compile(" *·")  # a dot between two parts stays behind the first
_DEEP_MARK = re.compile("[ฎฏ][ฺุู]")


@dataclass(frozen=True, slots=True)
class Line:
    """What one line shows, and the slice [start, end) of the text it stands for (spaces at its end included)."""

    shown: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def break_offsets(text: str) -> tuple[int, ...]:
    """All offsets at which a line may start, by words and by spaces."""
    kept = set(kept_spaces(text))
    after_spaces = {n + 1 for n, letter in enumerate(text) if letter == " " and n not in kept}
    found = sorted((set(breaks(text)) | after_spaces) - {0, len(text)})
    return tuple(place for place in found if not _BEFORE_DOT.match(text, place))


def wrap(text: str, metrics: QFontMetricsF, width: float, max_lines: int = 0) -> tuple[Line, ...]:
    """The lines of `text` in `width` pixels; the last of `max_lines` (0: as many as needed) ends in … if cut.

    Breaks where `break_offsets` allows, preferring a space in the last quarter of the line; a single word wider than
    the line is broken between letters. New lines in the text are kept.
    """
    lines: list[Line] = []
    start = 0
    width = max(0.0, width)  # a layout that has less room than its margins asks for less than nothing
    for paragraph in text.split("\n"):
        lines += _paragraph_lines(paragraph, start, metrics, width)
        start += len(paragraph) + 1
    if max_lines and len(lines) > max_lines:
        first = lines[max_lines - 1].start
        rest = text[first:].split("\n", 1)[0]
        cut = _cut(rest, metrics, width, more_follows=True)
        lines[max_lines - 1 :] = [Line(cut, first, len(text))]
    return tuple(lines)


def wrapped(text: str, line: Type, width: float, max_lines: int = 0) -> tuple[Line, ...]:
    """The same in a line of the type table at the text size in force; remembered, for layouts ask again and again."""
    return _wrapped(text, line, width, max_lines, look().text_size)


@lru_cache(maxsize=4096)
def _wrapped(text: str, line: Type, width: float, max_lines: int, _text_size: int) -> tuple[Line, ...]:
    return wrap(text, look().metrics(line), width, max_lines)


def elide(text: str, metrics: QFontMetricsF, width: float) -> str:
    """`text` in one line, cut at a word and ended by … if it is wider than `width`."""
    return _cut(text.replace("\n", " "), metrics, width)


def overhang(shown: str, line: Type) -> float:
    """How far the first letter of a line reaches to the left of where the line begins, in px: ไ and ใ do."""
    return _overhang(shown[:2], line, look().text_size)


@lru_cache(maxsize=4096)
def _overhang(letters: str, line: Type, _text_size: int) -> float:
    outline = QPainterPath()
    outline.addText(QPointF(0, 0), look().font(line), letters)
    return max(0.0, -outline.boundingRect().left())


def extra_below(lines: Sequence[Line], px: int) -> int:
    """Pixels to add under the last line so that a mark below ฎ or ฏ is not cut."""
    return ceil(px * DEEP_MARK_EM) if lines and _DEEP_MARK.search(lines[-1].shown) else 0


def paint_line(
    painter: QPainter,
    text: str,
    rect: QRectF,
    line: Type,
    role: Role,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Paint one line centred upright in `rect`, cut at a word where it is too long; the width that was painted."""
    metrics = look().metrics(line)
    size = look().size(line)
    shown = elide(text, metrics, rect.width())
    width = metrics.horizontalAdvance(shown)
    x = rect.left()
    if align & Qt.AlignmentFlag.AlignRight:
        x = rect.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x = rect.left() + (rect.width() - width) / 2
    top = rect.top() + (rect.height() - size.line_px) / 2
    painter.setFont(look().font(line))
    painter.setPen(look().colour(role))
    painter.drawText(QPointF(x, top + size.baseline_px), shown)
    painter.setPen(Qt.PenStyle.NoPen)
    return width


def _paragraph_lines(text: str, offset: int, metrics: QFontMetricsF, width: float) -> list[Line]:
    allowed = break_offsets(text)
    lines: list[Line] = []
    start = 0
    while True:
        if _fits(text[start:], metrics, width):
            lines.append(Line(text[start:].rstrip(), offset + start, offset + len(text)))
            return lines
        end = _line_end(text, start, allowed, metrics, width)
        lines.append(Line(text[start:end].rstrip(), offset + start, offset + end))
        start = end


def _line_end(text: str, start: int, allowed: Sequence[int], metrics: QFontMetricsF, width: float) -> int:
    ends = allowed[bisect_right(allowed, start) :]
    fitting = ends[: _how_many_fit(text, start, ends, metrics, width)]
    if not fitting:
        return _letters_that_fit(text, start, metrics, width)
    last = fitting[-1]
    for end in reversed(fitting):
        if text[end - 1] == " " and metrics.horizontalAdvance(text[start:end].rstrip()) >= width * 3 / 4:
            return end
    return last


def _letters_that_fit(text: str, start: int, metrics: QFontMetricsF, width: float) -> int:
    ends = _letter_ends(text, start)
    return ends[max(0, _how_many_fit(text, start, ends, metrics, width) - 1)]


def _how_many_fit(text: str, start: int, ends: Sequence[int], metrics: QFontMetricsF, width: float) -> int:
    """How many of the ends are on a line that begins at `start`. Measures a few of them: a text may be very long."""
    return bisect_left(ends, True, key=lambda end: not _fits(text[start:end], metrics, width))


def _letter_ends(text: str, start: int) -> list[int]:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text[start:])
    ends: list[int] = []
    at = finder.toNextBoundary()
    while at > 0:
        ends.append(start + at)
        at = finder.toNextBoundary()
    return _python_offsets(text, start, ends)


def _python_offsets(text: str, start: int, utf16_ends: list[int]) -> list[int]:
    """Qt counts in UTF-16: letters beyond the basic plane (a smiley in a title) count twice there."""
    if text.isascii() or all(ord(letter) < 0x10000 for letter in text):
        return utf16_ends
    offsets = {start: start}
    at = start
    for n, letter in enumerate(text[start:], start):
        at += 2 if ord(letter) >= 0x10000 else 1
        offsets[at] = n + 1
    return [offsets[end] for end in utf16_ends if end in offsets]


def _fits(text: str, metrics: QFontMetricsF, width: float) -> bool:
    return metrics.horizontalAdvance(text.rstrip()) <= width + _ROUNDING


def _cut(text: str, metrics: QFontMetricsF, width: float, *, more_follows: bool = False) -> str:
    if not more_follows and _fits(text, metrics, width):
        return text
    ends = [*break_offsets(text), len(text)] if more_follows else break_offsets(text)
    for end in reversed(ends):
        shown = text[:end].rstrip(" :·-–") + ELLIPSIS
        if _fits(shown, metrics, width):
            return shown
    letters = [end for end in _letter_ends(text, 0) if _fits(text[:end] + ELLIPSIS, metrics, width)]
    return text[: letters[-1]] + ELLIPSIS if letters else ELLIPSIS


def word_around(text: str, at: int) -> tuple[int, int]:
    """The slice of the word that covers the offset `at`: what a double click selects."""
    edges = [0, *break_offsets(text), len(text)]
    for start, end in pairwise(edges):
        if start <= at < end:
            return start, start + len(text[start:end].rstrip())
    return len(text), len(text)
