"""Lines of Thai and English text on paper: measuring, breaking, drawing.

Words come from `config.thai`, shapes from `thai_font.py`. Where on the page a paragraph stands, and what happens at the
end of a page, is `layout.py`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from reportlab.lib.colors import Color, HexColor

from judge_desktop.config import thai
from judge_desktop.reports.shaped_font import ThaiFont
from judge_desktop.reports.thai_font import Face, font, printable

_GRAPHEME = re.compile("[เแโใไ]?[^\u0e31\u0e33-\u0e3a\u0e47-\u0e4e][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*|.")
_SHORT_TAIL = 4.0  # ems
_BASELINE = 0.37  # of the size, below the middle of the line: Thai ink is higher above the baseline than below it


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks. Sizes in points; `leading` at least 1.45 × size, or stacked marks touch the line above.

    `phrases` is for names and titles: a line rather ends at a space than inside a phrase.
    """

    face: Face = Face.REGULAR
    size: float = 10.5
    leading: float = 15.5
    colour: str = "#191C22"
    align: str = "left"
    phrases: bool = False

    def but(self, **changes: Any) -> Style:
        """The style with some properties changed."""
        return replace(self, **changes)


class Word(NamedTuple):
    """What no line cuts: the text, its shape, its width in ems, and how many spaces stand before it."""

    text: str
    shape: str
    ems: float
    spaces: int


class Line(NamedTuple):
    """One set line and its width in points."""

    words: Sequence[Word]
    width: float

    @property
    def text(self) -> str:
        """The line as a reader sees it."""
        return "".join(" " * (word.spaces if place else 0) + word.text for place, word in enumerate(self.words))


def width(text: str, style: Style) -> float:
    """Width of `text` on one line, in points."""
    return font(style.face).shape(printable(text))[1] * style.size


def draw(canvas: Any, x: float, y: float, text: str, style: Style) -> None:
    """Sets `text` on one line with its baseline at `y`; `x` is its left end, middle or right end by `style.align`."""
    shape, ems = font(style.face).shape(printable(text))
    x -= {"left": 0.0, "center": 0.5, "right": 1.0}[style.align] * ems * style.size
    _put(canvas, x, y, [shape], style)


def elided(text: str, style: Style, available: float) -> str:
    """`text`, or as many of its words as fit into `available` points, with … at the end."""
    if width(text, style) <= available:
        return text
    kept = ""
    for word in words(printable(text), font(style.face)):
        longer = kept + " " * word.spaces + word.text
        if width(longer + "…", style) > available:
            break
        kept = longer
    return kept + "…"


def lines_of(text: str, style: Style, available: float) -> list[Line]:
    """`text` in lines no wider than `available` points. Newlines in the text hold."""
    set_lines: list[Line] = []
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        set_lines += _broken(words(printable(part), font(style.face)), style, available)
    return set_lines


def draw_lines(canvas: Any, x: float, top: float, available: float, lines: Sequence[Line], style: Style) -> None:
    """Draws lines below each other, the first one's box starting at `top`, each `style.leading` high."""
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[style.align]
    y = top - style.leading / 2 - style.size * _BASELINE
    for line in lines:
        _put(canvas, x + (available - line.width) * share, y, _joined(line.words), style)
        y -= style.leading


@functools.lru_cache(maxsize=2048)
def words(text: str, face: ThaiFont) -> tuple[Word, ...]:
    """The words of one printable line of text, as they may be spread over lines."""
    shape = face.shape
    kept = set(thai.kept_spaces(text))
    cuts = [0, *sorted({*thai.breaks(text), *(match.end() for match in re.finditer(" +", text))} - {0, len(text)})]
    cuts = [cut for cut in cuts if cut - 1 not in kept]
    found, spaces = [], 0
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:end]
        word = piece.strip(" ")
        spaces += len(piece) - len(piece.lstrip(" "))
        if word:
            shaped, ems = shape(word)
            found.append(Word(word, shaped, ems, spaces))
            spaces = 0
        spaces += len(piece) - len(piece.rstrip(" ")) if word else 0
    return tuple(found)


def _broken(all_words: tuple[Word, ...], style: Style, available: float) -> list[Line]:
    """Greedy lines, then no lone last word."""
    size, space = style.size, font(style.face).shape(" ")[1]
    limit = available / size + 1e-6
    rows: list[list[Word]] = [[]]
    used = 0.0
    for word in _cut_to(all_words, limit, style.face):
        wider = used + word.spaces * space * bool(rows[-1]) + word.ems
        if rows[-1] and wider > limit:
            carried = _phrase_tail(rows[-1], limit, space) if style.phrases and not word.spaces else []
            rows.append([*carried])
            used = _ems(carried, space)
            wider = used + word.spaces * space * bool(carried) + word.ems
        rows[-1].append(word)
        used = wider
    while len(rows) > 1 and _is_lone(rows[-1], space) and len(rows[-2]) > 2:
        moved = rows[-2][-1]
        if _ems([moved, *rows[-1]], space) > limit:
            break
        rows[-1].insert(0, rows[-2].pop())
    return [Line(row, _ems(row, space) * size) for row in rows]


def _is_lone(row: list[Word], space: float) -> bool:
    """Whether a reader sees one word on a line of its own: ดี|ขึ้น are two to a dictionary, and one to the eye."""
    return len(row) == 1 or (_ems(row, space) < _SHORT_TAIL and not any(word.spaces for word in row[1:]))


def _phrase_tail(row: list[Word], limit: float, space: float) -> list[Word]:
    """Takes the words after the last space off the row, if that space is in its last quarter."""
    for place in range(len(row) - 1, 0, -1):
        if row[place].spaces:
            if _ems(row[:place], space) < 0.7 * limit:
                return []
            tail = row[place:]
            del row[place:]
            return tail
    return []


def _ems(row: Sequence[Word], space: float) -> float:
    return sum(word.ems + (word.spaces * space if place else 0.0) for place, word in enumerate(row))


def _cut_to(all_words: tuple[Word, ...], limit: float, face: Face) -> list[Word]:
    """The words, those wider than a whole line cut between letters (addresses, unknown compounds)."""
    if all(word.ems <= limit for word in all_words):
        return list(all_words)
    fitting: list[Word] = []
    for word in all_words:
        if word.ems <= limit:
            fitting.append(word)
            continue
        piece, spaces = "", word.spaces
        for letter in _GRAPHEME.findall(word.text):
            if piece and font(face).shape(piece + letter)[1] > limit:
                fitting.append(Word(piece, *font(face).shape(piece), spaces))
                piece, spaces = "", 0
            piece += letter
        fitting.append(Word(piece, *font(face).shape(piece), spaces))
    return fitting


def _joined(row: Sequence[Word]) -> list[str]:
    """The shapes of a row with its spaces; plain ones put together, which makes a smaller file."""
    shapes: list[str] = []
    plain = ""
    for place, word in enumerate(row):
        plain += " " * (word.spaces if place else 0)
        if type(word.shape) is str:
            plain += word.shape
        else:
            shapes += [plain, word.shape] if plain else [word.shape]
            plain = ""
    return [*shapes, plain] if plain else shapes


def _put(canvas: Any, x: float, y: float, shapes: Sequence[str], style: Style) -> None:
    ink = colour(style.colour)
    if canvas._fillColorObj is not ink:  # noqa: SLF001  # lines of one colour need not say it again
        canvas.setFillColor(ink)
    font(style.face).set_text(canvas, x, y, shapes, style.size)


@functools.cache
def colour(code: str) -> Color:
    """A colour by its #RRGGBB."""
    return HexColor(code)
