"""A family of type that is installed for a test: Sarabun's letters under another name, smaller on their body."""

from pathlib import Path

import fontpkg
import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics

from judge_desktop.domain.family import Family
from judge_desktop.reports import thai_font

WEIGHTS = {"Regular": (400, "normal"), "Bold": (700, "normal"), "Italic": (400, "italic")}


def install_family(folder: Path, family: str, *, smaller: float = 1.45, styles: tuple[str, ...] = tuple(WEIGHTS),
                   without: str = "", fs_type: int = 0) -> Path:  # fmt: skip
    """Writes its files as people name them, not as the family is called; gives back the folder.

    ``without`` are letters it lacks, ``fs_type`` what its maker allows (2: not to be embedded).
    """
    folder.mkdir(parents=True, exist_ok=True)
    for style in styles:
        weight, slope = WEIGHTS[style]
        font = TTFont(fontpkg.path("sarabun", weight=weight, style=slope))
        font["head"].unitsPerEm = round(1000 * smaller)
        font["OS/2"].fsType = fs_type
        for table in font["cmap"].tables:
            for letter in without:
                table.cmap.pop(ord(letter), None)
        names = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
        for number, words in names.items():
            font["name"].removeNames(number)
            font["name"].setName(words, number, 3, 1, 0x409)
        for number in (16, 17):
            font["name"].removeNames(number)
        font.save(folder / f"upload_{len(family)}_{style.lower()}.TTF")
    return folder


def know_only_sarabun(patch: pytest.MonkeyPatch) -> None:
    """As if no other family had been looked for or read in this process, now and after the test."""
    patch.setattr(thai_font, "_found", {})
    patch.setattr(thai_font, "_made", {key: one for key, one in thai_font._made.items() if key[0] is Family.SARABUN})
    for known in ("_fonts", "_dynFaceNames"):
        patch.setattr(pdfmetrics, known, dict(getattr(pdfmetrics, known)))
