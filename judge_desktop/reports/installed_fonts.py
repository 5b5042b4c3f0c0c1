"""Families of type that are installed on this computer, found by the names in their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from judge_desktop.config.paths import font_folders

_NEEDED = frozenset(
    [*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C), *map(ord, "·–—‘’“”•…‹›×")]
)  # what papers say without any name or comment
_NOT_TO_BE_EMBEDDED = 0x0302  # restricted licence, no subsets, bitmaps only: as the font's maker set in fsType
_STYLES = ("Regular", "Bold", "Italic")


def installed_family(title: str) -> Mapping[str, Path]:
    """Style ("Regular", "Bold", "Italic") -> the file of the family of that title; empty when one of them is not
    installed, lacks letters that papers need, or may not be embedded.
    """
    found: dict[str, Path] = {}
    for path in _font_files():
        family, style = _names(path)
        if family == title and style in _STYLES and style not in found and _is_usable(path):
            found[style] = path
    return found if len(found) == len(_STYLES) else {}


def _font_files() -> Iterator[Path]:
    """A folder of fonts that cannot be read holds none."""
    for folder in font_folders():
        yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".ttf")


def _names(path: Path) -> tuple[str, str]:
    """(family, style) as the file names them, in English; ("", "") when it is no font."""
    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        names = uharfbuzz.OTNameIdPredefined
        return face.get_name(names.FONT_FAMILY) or "", face.get_name(names.FONT_SUBFAMILY) or ""
    except (OSError, uharfbuzz.HarfBuzzError):
        return "", ""


def _is_usable(path: Path) -> bool:
    """Whether every letter that papers need is there, and the page library may and can embed the file."""
    allowed = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).reference_table("OS/2").data[8:10]
    if int.from_bytes(allowed, "big") & _NOT_TO_BE_EMBEDDED:
        return False
    try:
        return set(TTFontFace(str(path)).charToGlyph) >= _NEEDED
    except (OSError, TTFError):
        return False
