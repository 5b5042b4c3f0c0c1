"""A Thai font for PDFs that tests write, set as any program sets it: letter by letter, unshaped."""

from fontpkg_sarabun import ROOT as SARABUN
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


def register_unshaped(name: str) -> None:
    """Make the font known under that name.

    The library knows a font file by the face in it, and gives whoever registers the same face later the earlier font:
    with a face of its own this one never takes the place of the program's, whichever of them is first in a process.
    """
    font = TTFont(name, str(SARABUN / "files" / "Sarabun-Regular.ttf"))
    font.face.name = name.encode() + b"-Unshaped"
    pdfmetrics.registerFont(font)
