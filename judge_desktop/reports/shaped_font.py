"""A font that HarfBuzz shapes, that is embedded as subsets, and that can be read again out of the finished PDF.

The page library draws Thai unshaped (tone marks collide), or shaped with glyph codes that no reader can turn back into
text. Here every glyph carries the text it stands for, so that copying and searching give back what was set.

Relies on internals of reportlab 5 (`face.charToGlyph`, `state`, the key of the ToUnicode stream); the tests that read
text back out of a PDF guard them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase.ttfonts import SUBSETN, ShapeData, ShapedStr, TTFont

from judge_desktop.reports.outline_pen import OutlinePen

_FEATURES = {"kern": True, "liga": True}
_SNAP = 20  # 1/1000 em: mark offsets this small are dropped; they make poppler give marks back in another order
_SNAP_RIGHT = 60  # so are the bold face's moves to the right over a narrow ร, which no width can make up for
_SNAP_HEIGHT = 60  # and so are small moves up and down: a rise makes readers see a line of its own
_FURTHEST = 200  # a mark moved back further begins a word of its own for poppler
_TALL = frozenset("ปฝฟฬ")  # before their ำ the font moves the nikhahit aside, so it stays a glyph of its own
_FIRST_PRIVATE = 0x100000
_CACHED_WORDS = 10_000
_CACHED_LINES = 1024  # a document


class _Run(NamedTuple):
    """Glyphs of one subset at one height: the subset's name, the height in 1/1000 em, and what shows them."""

    subset: str
    rise: float
    letters: str


class _Told(NamedTuple):
    """A cluster of glyphs whose text stands beside them: its first glyph's place in the line, and the text."""

    place: int
    text: str


class ThaiFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType face that shapes Thai and remembers which text every glyph stands for."""

    def __init__(self, name: str, filename: str, enlarged: float = 1.0) -> None:
        """``enlarged``: how much larger than its size the font is set, so that its letters are as high as others'."""
        super().__init__(name, filename, asciiReadable=0)
        glyph = self.face.charToGlyph.get
        self._nikhahit, self._aa, self._am = glyph(0x0E4D), glyph(0x0E32), glyph(0x0E33)
        self._texts: dict[int, str] = {}
        self._codes: dict[tuple[int, str, float], int] = {}
        self._shapes: dict[str, tuple[str, float]] = {}
        self._native = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(filename)))
        self._known = frozenset(self.face.charToGlyph)
        self._scale = 1000 / self._native.face.upem
        self.enlarged = enlarged
        self._runs: WeakKeyDictionary[Any, dict[tuple[bool, str], list[_Run]]] = WeakKeyDictionary()

    def has(self, letter: str) -> bool:
        """Whether the face has a glyph for the letter."""
        return ord(letter) in self._known

    def shape(self, text: str) -> tuple[str, float]:
        """What to hand to a text object, and its width at size 1. Independent of the size, so kept by text.

        A text object is told the size × ``enlarged``.
        """
        shaped = self._shapes.get(text)
        if shaped is None:
            if len(self._shapes) > _CACHED_WORDS:
                self._shapes.clear()
            shaped = self._shapes[text] = self._shape(text)
        return shaped

    def set_text(self, canvas: Any, x: float, y: float, shapes: Sequence[str], size: float) -> None:
        """Writes shaped pieces after one another, the baseline of the first beginning at (x, y).

        The library's own text objects do the same; they work out every piece anew, and papers repeat theirs.
        """
        size *= self.enlarged
        doc, page = canvas._doc, canvas._code  # noqa: SLF001  # as the library's own text objects do
        code = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        used, lifted = "", 0.0
        for shape in shapes:
            for name, rise, letters in self._operators(shape, doc):
                if name != used:
                    code.append(f"{name} {size:g} Tf")
                    used = name
                if rise != lifted:
                    code.append(f"{rise * size / 1000:.3f} Ts")
                    lifted = rise
                code.append(letters)
        code.append("0 Ts ET" if lifted else "ET")
        page.append(" ".join(code))

    def outline(self, text: str, move: Callable[..., None], line: Callable[..., None], curve: Callable[..., None],
                close: Callable[[], None]) -> float:  # fmt: skip
        """Draws the glyphs of `text` as curves in units of 1/1000 em; gives back the width."""
        scale, x = self._scale, 0.0
        pen = OutlinePen(move, line, curve, close)
        for info, position in self._glyphs(text):
            pen.place(x + position.x_offset * scale, position.y_offset * scale, scale)
            self._native.draw_glyph_with_pen(info.codepoint, pen)
            x += position.x_advance * scale
        return x

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # reportlab calls it so
        """Embeds the subsets used in `doc`, each with the map from glyphs back to text."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            internal = self._base_name(number)
            doc.idToObject["toUnicodeCMap:" + internal].content = self._to_unicode(subset)

    def _operators(self, shape: str, doc: Any) -> list[_Run]:
        """The runs of a shape in this document; lines that papers repeat are worked out once."""
        known = self._runs.setdefault(doc, {})
        key = (type(shape) is str, shape)  # a shape with moves is not what its letters alone are
        found = known.get(key)
        if found is None:
            if len(known) > _CACHED_LINES:
                known.clear()
            moves = shape.__shapeData__ if isinstance(shape, ShapedStr) else None
            found = known[key] = self._moved(shape, moves, doc) if moves else self._plain(shape, doc)
        return found

    def _plain(self, shape: str, doc: Any) -> list[_Run]:
        pieces = self.splitString(shape, doc)
        return [_Run(self.getSubsetInternalName(subset, doc), 0.0, f"<{codes.hex()}> Tj") for subset, codes in pieces]

    def _moved(self, shape: str, moves: Sequence[Any], doc: Any) -> list[_Run]:
        """Glyphs with their moves, by the subset and the height they stand at."""
        codes = [(subset, code) for subset, run in self.splitString(shape, doc) for code in run]
        found, open_ = [], None
        for (subset, rise, told), run in itertools.groupby(
            zip(codes, moves, self._told(shape, moves), strict=True),
            key=lambda glyph: (glyph[0][0], glyph[1].y_offset, glyph[2]),
        ):
            letters, left = "", 0.0
            for (_, code), move, _ in run:
                left -= move.x_offset
                letters += f"> {left:.2f} <{code:02x}" if abs(left) > 0.005 else f"{code:02x}"
                left = move.width - move.x_advance + move.x_offset
            end = f" {left:.2f}" if abs(left) > 0.005 else ""
            begin = _telling(open_, told)
            found.append(_Run(self.getSubsetInternalName(subset, doc), rise, f"{begin}[<{letters}>{end}] TJ"))
            open_ = told
        if open_ is not None:
            found[-1] = found[-1]._replace(letters=f"{found[-1].letters} EMC")
        return found

    def _told(self, shape: str, moves: Sequence[Any]) -> list[_Told | None]:
        """For each glyph the cluster whose text readers have to be told, because a mark in it lies far back (ฟื้) or
        at another height (ฎุ); None for all others.
        """
        told: list[_Told | None] = [None] * len(moves)
        for place, move in enumerate(moves):
            if move.x_offset >= -_FURTHEST and not move.y_offset:
                continue
            begin, end = place, place + 1
            while begin > 0 and moves[begin].x_advance == 0:
                begin -= 1
            while end < len(moves) and moves[end].x_advance == 0:
                end += 1
            text = "".join(self._texts.get(ord(letter), letter) for letter in shape[begin:end])
            told[begin:end] = [_Told(begin, text)] * (end - begin)
        return told

    def _base_name(self, number: int) -> str:
        name: bytes = SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
        return name.decode("ascii")

    def _glyphs(self, text: str) -> list[tuple[Any, Any]]:
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._native, buffer, _FEATURES)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True))  # None for no text at all

    def _shape(self, text: str) -> tuple[str, float]:
        glyphs = self._glyphs(text)
        letters: list[str] = []
        shapes: list[Any] = []
        moved, last = False, None
        for start, cluster, source in _clusters(text, glyphs):
            parts = self._with_whole_sara_am(text, start, source, cluster)
            for gid, position, part in parts:
                native = self._native.get_glyph_h_advance(gid) * self._scale
                advance = native if gid == self._am else position.x_advance * self._scale
                dx = position.x_offset * self._scale
                dy = position.y_offset * self._scale
                dy = 0.0 if -_SNAP_HEIGHT <= dy <= _SNAP_HEIGHT else dy
                dx = 0.0 if -_SNAP <= dx <= _SNAP_RIGHT else dx
                if advance == 0 and last is not None and -_SNAP <= dx - last <= _SNAP:
                    dx = last
                last = dx if advance == 0 else None
                # A mark moved back over its tall letter (ปิ่น) is as wide as the move: otherwise readers take the way
                # from it to the next letter for a space.
                width = -dx if native == advance == 0 and dx < 0 else native
                letters.append(chr(self._code(gid, part, width)))
                shapes.append(ShapeData(start, advance, 0, dx, dy, width))
                moved = moved or bool(dx or dy or abs(advance - width) > 1e-6)
        drawn = "".join(letters)
        width = sum(shape.x_advance for shape in shapes) / 1000 * self.enlarged
        return (ShapedStr(drawn, shapes) if moved else drawn), width

    def _with_whole_sara_am(
        self, text: str, start: int, source: str, cluster: list[tuple[Any, Any]]
    ) -> list[tuple[int, Any, str]]:
        """(glyph, position, text it stands for) of one cluster. A split ำ is put together again where it can be."""
        gids = [info.codepoint for info, _ in cluster]
        positions = [position for _, position in cluster]
        split = (
            len(gids) == len(source) + 1
            and source.endswith("ำ")
            and gids[0] == self._nikhahit
            and gids[-1] == self._aa
            and text[start - 1 : start] not in _TALL
        )
        if split:
            gids, positions = [*gids[1:-1], self._am], positions[1:]
        spare = len(gids) - len(source)
        parts = [""] * spare + list(source) if spare > 0 else [source[: 1 - spare], *source[1 - spare :]]
        return list(zip(gids, positions, parts, strict=True))

    def _code(self, gid: int, part: str, width: float) -> int:
        """The code the page uses for a glyph that stands for `part`: the letter itself, or a private one."""
        face = self.face
        if len(part) == 1 and face.charToGlyph.get(ord(part)) == gid and face.charWidths[ord(part)] == width:
            return ord(part)
        code = self._codes.get((gid, part, width))
        if code is None:
            code = self._codes[gid, part, width] = _FIRST_PRIVATE + len(self._codes)
            self._texts[code] = part
            face.charToGlyph[code] = gid
            face.charWidths[code] = width
        return code

    def _to_unicode(self, subset: list[int]) -> str:
        rows = []
        for code, letter in enumerate(subset):
            if letter:
                text = self._texts.get(letter, chr(letter))
                rows.append(f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>")
        lines = [
            "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
            "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
        ]  # fmt: skip
        for first in range(0, len(rows), 100):  # a block of the map holds at most 100 entries
            block = rows[first : first + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _telling(before: _Told | None, told: _Told | None) -> str:
    """What ends the cluster before, if another begins here, and tells the text of this one."""
    if before == told:
        return ""
    end = "EMC " if before is not None else ""
    return end if told is None else f"{end}/Span <</ActualText <FEFF{told.text.encode('utf-16-be').hex()}>>> BDC "


def _clusters(text: str, glyphs: list[tuple[Any, Any]]) -> list[tuple[int, list[tuple[Any, Any]], str]]:
    """(start in the text, glyphs, letters) of every run of glyphs that belong together."""
    found = []
    first = 0
    while first < len(glyphs):
        start = glyphs[first][0].cluster
        after = first
        while after < len(glyphs) and glyphs[after][0].cluster == start:
            after += 1
        end = glyphs[after][0].cluster if after < len(glyphs) else len(text)
        found.append((start, glyphs[first:after], text[start:end]))
        first = after
    return found
