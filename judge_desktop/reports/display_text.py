"""Large text that stands by itself: as large as it fits into so many lines, broken between phrases, balanced.

Names of organisations break at their spaces; inside a phrase only where the text would otherwise become much smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from judge_desktop.reports.blocks import Paragraph
from judge_desktop.reports.thai_font import font, printable
from judge_desktop.reports.thai_text import Line, Style, Word, lines_of, words

_STEP = 0.5  # points between two sizes that are tried
_WORTH = 0.72  # so much smaller a text may become before it is broken inside a phrase
_HOLD_AFTER = ("บริษัท", "ห้างหุ้นส่วนจำกัด", "มูลนิธิ", "สมาคม")
_HOLD_BEFORE = ("จำกัด", "(")

_Break = Callable[[str, Style, float], list[Line]]


class Sizes(NamedTuple):
    """In so many lines, from the largest size down to the least one."""

    lines: int
    largest: float
    least: float


class DisplayText(Paragraph):
    """Centred lines that were settled for one width."""

    def __init__(self, lines: list[Line], style: Style) -> None:
        super().__init__("", style.but(align="center"))
        self._lines = lines

    @property
    def style(self) -> Style:
        """In what it is set."""
        return self._style

    def lines(self, available: float) -> list[Line]:  # noqa: ARG002
        """The settled lines."""
        return self._lines


def fitted(text: str, style: Style, available: float, ladder: Sequence[Sizes], scale: float = 1.0) -> DisplayText:
    """The text in the first size of the ladder in which it takes no more lines than that rung allows, else in the least
    of all; ``scale`` makes every size smaller. The leading stays in proportion.
    """
    whole, size = _first(text, style, available, ladder, scale, _phrase_lines)
    parted, larger = _first(text, style, available, ladder, scale, lines_of)
    lines = whole if whole and size >= _WORTH * larger else parted
    return DisplayText(lines, _sized(style, size if lines is whole else larger))


def shortened(text: str, style: Style, available: float, lines: int) -> str:
    """The text, or as many of its words as fit into so many lines, with … at the end: for what nobody would print."""
    found = lines_of(text, style, available)
    if len(found) <= lines:
        return text
    kept = [word for line in found[:lines] for word in line.words][:-2]
    return "".join(" " * (word.spaces if place else 0) + word.text for place, word in enumerate(kept)) + "…"


def _first(
    text: str, style: Style, available: float, ladder: Sequence[Sizes], scale: float, break_: _Break
) -> tuple[list[Line], float]:
    """Balanced lines and their size; no lines when the text cannot be broken so. In the least size in any number."""
    found: list[Line] = []
    size = style.size
    for most, size in _sizes(ladder, scale):
        found = break_(text, _sized(style, size), available)
        if found and len(found) <= most:
            break
    return _balanced(found, text, _sized(style, size), available, break_), size


def _sizes(ladder: Sequence[Sizes], scale: float) -> Iterator[tuple[int, float]]:
    for rung in ladder:
        steps = round((rung.largest - rung.least) / _STEP)
        yield from ((rung.lines, (rung.largest - step * _STEP) * scale) for step in range(steps + 1))


def _sized(style: Style, size: float) -> Style:
    return style.but(size=size, leading=size * style.leading / style.size, phrases=True)


def _balanced(found: list[Line], text: str, style: Style, available: float, break_: _Break) -> list[Line]:
    """The narrowest lines of that number that cut no word."""
    if len(found) < 2:
        return found
    face = font(style.face)
    longest = max((word.ems for part in text.splitlines() for word in words(printable(part), face)), default=0.0)
    narrow, wide = min(longest * style.size, available), available
    for _ in range(9):
        tried = break_(text, style, (narrow + wide) / 2)
        if not tried or len(tried) > len(found):
            narrow = (narrow + wide) / 2
        else:
            found, wide = tried, (narrow + wide) / 2
    return found


def _phrase_lines(text: str, style: Style, available: float) -> list[Line]:
    """Lines that break at spaces only; none when a phrase is wider than the column."""
    lines: list[Line] = []
    space = font(style.face).shape(" ")[1]
    for part in text.split("\n"):
        row: list[Word] = []
        used = 0.0
        for phrase in _phrases(words(printable(part), font(style.face))):
            wide = _ems(phrase, space)
            before = phrase[0].spaces * space if row else 0.0
            if wide * style.size > available + 1e-6:
                return []
            if row and (used + before + wide) * style.size > available + 1e-6:
                lines.append(Line(row, used * style.size))
                row, used, before = [], 0.0, 0.0
            row, used = [*row, *phrase], used + before + wide
        lines.append(Line(row, used * style.size))
    return lines


def _phrases(all_words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words between spaces at which a line may end: a company stays with what it is called."""
    phrase: list[Word] = []
    for word in all_words:
        if phrase and word.spaces and not (phrase[-1].text.endswith(_HOLD_AFTER) or word.text.startswith(_HOLD_BEFORE)):
            yield phrase
            phrase = []
        phrase.append(word)
    if phrase:
        yield phrase


def _ems(row: Sequence[Word], space: float) -> float:
    return sum(word.ems + (word.spaces * space if place else 0.0) for place, word in enumerate(row))
