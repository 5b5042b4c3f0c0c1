"""The faces papers are set in: Sarabun, which travels with the program, or a family that is installed (``set_in``).

Sizes are those of Sarabun: another family is set as much larger as its letters are smaller. Shaping is
`shaped_font.py`, breaking lines `thai_text.py`, pages are `layout.py`.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path

import fontpkg
import uharfbuzz
from reportlab.pdfbase import pdfmetrics

from judge_desktop.domain.family import Family
from judge_desktop.reports.installed_fonts import installed_family
from judge_desktop.reports.shaped_font import ThaiFont


class Face(StrEnum):
    """The faces in use; the value is the name that Sarabun's is registered under."""

    REGULAR = "JD-Regular"
    MEDIUM = "JD-Medium"
    BOLD = "JD-Bold"
    ITALIC = "JD-Italic"


_SARABUN = {
    Face.REGULAR: (400, "normal"),
    Face.MEDIUM: (500, "normal"),
    Face.BOLD: (700, "normal"),
    Face.ITALIC: (400, "italic"),
}
_OTHERS = {Face.REGULAR: "Regular", Face.MEDIUM: "Bold", Face.BOLD: "Bold", Face.ITALIC: "Italic"}
_family: ContextVar[Family] = ContextVar("family", default=Family.SARABUN)
_found: dict[Family, Mapping[str, Path]] = {}
_made: dict[tuple[Family, str], ThaiFont] = {}


@contextmanager
def set_in(family: Family) -> Iterator[None]:
    """What is printed meanwhile is set in that family; in Sarabun when it cannot be (``can_be_set_in``)."""
    token = _family.set(family if can_be_set_in(family) else Family.SARABUN)
    try:
        yield
    finally:
        _family.reset(token)


def can_be_set_in(family: Family) -> bool:
    """Whether the family is here: installed as a whole, with all letters that papers need, and may be embedded."""
    return family is Family.SARABUN or bool(_files(family))


def font(face: str) -> ThaiFont:
    """The face of the family that papers are set in now; read and registered when it is first asked for."""
    key = _family.get(), face
    made = _made.get(key)
    if made is None:
        made = _made[key] = _registered(_read(key[0], Face(face)))
    return made


def _read(family: Family, face: Face) -> ThaiFont:
    if family is Family.SARABUN:
        return ThaiFont(face.value, _sarabun(face))
    files = _files(family)
    enlarged = _letter_height(_sarabun(Face.REGULAR)) / _letter_height(str(files["Regular"]))
    return ThaiFont(f"{family}-{_OTHERS[face]}", str(files[_OTHERS[face]]), enlarged)


def _files(family: Family) -> Mapping[str, Path]:
    """What was found once stays; what was not is looked for again, as somebody may install it meanwhile."""
    if family not in _found:
        files = installed_family(family.full_name)
        if not files:
            return {}
        _found[family] = files
    return _found[family]


def _sarabun(face: Face) -> str:
    weight, style = _SARABUN[face]
    return str(fontpkg.path("sarabun", weight=weight, style=style))


def _letter_height(filename: str) -> float:
    """Of ก, in ems."""
    native = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(filename)))
    extents = native.get_glyph_extents(native.get_nominal_glyph(ord("ก")))
    return float(extents.y_bearing) / float(native.face.upem)


def _registered(read: ThaiFont) -> ThaiFont:
    """What the library draws with: two faces of ours may be one of the family's, which it knows already then."""
    pdfmetrics.registerFont(read)
    made = pdfmetrics.getFont(read.fontName)
    if not isinstance(made, ThaiFont) or made.fontName != read.fontName:
        raise ValueError(f"{read.fontName} is already registered under another name")
    return made


def printable(text: str) -> str:
    """`text` as it can be set: one line, composed letters, and what the font lacks named visibly as ‹U+1F600›.

    Characters that are invisible by nature (zero-width spaces, joiners, marks of direction) are left out.
    """
    return _printable(text, font(Face.REGULAR))


@functools.lru_cache(maxsize=4096)
def _printable(text: str, known: ThaiFont) -> str:
    out = []
    for letter in unicodedata.normalize("NFC", text):
        category = unicodedata.category(letter)
        if letter.isspace():
            out.append(" ")
        elif category in ("Cc", "Cf") or "\ufe00" <= letter <= "\ufe0f":
            continue
        elif known.has(letter) and (letter.isascii() or category[0] != "C"):
            out.append(letter)
        else:
            out.append(f"‹U+{ord(letter):04X}›")
    return "".join(out)
