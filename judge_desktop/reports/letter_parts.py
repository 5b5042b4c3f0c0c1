"""Parts of papers in the form of an official announcement (ประกาศ): heading, indented paragraphs, date and signature.

Form: Rules on Correspondence B.E. 2526, form 7: ประกาศ, เรื่อง, ข้อความ, ประกาศ ณ วันที่, ลงชื่อ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from judge_desktop.reports.house_style import CODE, INK, LABEL
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import (
    MM,
    Block,
    Box,
    Cell,
    Drawing,
    Gap,
    Paragraph,
    Picture,
    Row,
    SignatureBlock,
    Stack,
    draw_rule,
)
from judge_desktop.reports.parts import Signer, check_code
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Line, Style, draw_lines, lines_of

INDENT = 25 * MM
LETTER = Style(size=12.5, leading=20)
_HEADING = LETTER.but(face=Face.BOLD, size=15, leading=23, align="center", phrases=True, colour=INK)
_LABEL = LABEL.but(face=Face.MEDIUM)
_RULE = 40 * MM
_LOGO = 24 * MM


class OpeningParagraph(Block):
    """A paragraph whose first line is moved in, as in official letters. It does not divide: it is short."""

    def __init__(self, text: str, style: Style = LETTER, indent: float = INDENT) -> None:
        self._text, self._style, self._indent = text, style, indent

    def _lines(self, available: float) -> tuple[list[Line], list[Line]]:
        """The first line, and those below it."""
        style = self._style
        first = lines_of(self._text, style, available - self._indent)
        if len(first) < 2:
            return first, []
        rest = self._text[len(first[0].text) :].lstrip()
        if not self._text.startswith(first[0].text):  # the words were set otherwise than they were written
            return [], lines_of(self._text, style, available)
        return first[:1], lines_of(rest, style, available)

    def height(self, available: float) -> float:
        """Lines × leading."""
        first, rest = self._lines(available)
        return (len(first) + len(rest)) * self._style.leading

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """The first line from the indent, the others from the margin."""
        first, rest = self._lines(available)
        draw_lines(canvas, x + self._indent, top, available - self._indent, first, self._style)
        draw_lines(canvas, x, top - len(first) * self._style.leading, available, rest, self._style)


def letter_heading(imprint: Imprint, heading: str, subject: str) -> list[Block]:
    """Who announces what, centred, a short rule below."""

    def rule(canvas: Any, x: float, top: float, available: float) -> None:
        draw_rule(canvas, x + (available - _RULE) / 2, top - 8, _RULE, 0.8, INK)

    return [
        Gap(4),
        *centred_logo(imprint.logo),
        Paragraph(imprint.prose(heading), _HEADING),
        Paragraph(imprint.prose(subject), _HEADING.but(size=14, leading=21.5)),
        Drawing(18, rule),
    ]


def centred_logo(logo: bytes) -> list[Block]:
    """The organiser's logo where official letters have the emblem, in the middle."""
    if not logo:
        return []
    picture = Picture(logo, _LOGO, widest=3 * _LOGO)
    return [Row((Cell(0.5, Gap(0)), Cell(0.0, picture, points=picture.width), Cell(0.5, Gap(0))), above=0, below=9)]


def signed_at_the_end(imprint: Imprint, day: str, signers: Sequence[Signer], letter: Style = LETTER) -> Block:
    """The day, below it whoever signs, in the right half of the page; it stays on one page."""
    style = letter.but(align="center")
    rows: list[Block] = [Gap(8), Paragraph(day, letter.but(align="center", phrases=True))]
    rows += [
        SignatureBlock(
            before=imprint.tr("Signed"), after=one.role, name=one.name, lines=one.lines, style=style, room=22
        )
        for one in signers
    ]
    return Row((Cell(0.36, Gap(0)), Cell(0.64, Stack(rows))), above=0, below=0)


def check_box(
    imprint: Imprint, sentence: str, codes: Sequence[tuple[str, str]], scanned: tuple[str, str, str], contact: str
) -> Block:
    """What a reader compares a published file with, and where to ask. ``codes`` are (label, code) and stay as they
    are; ``scanned`` is (label, hash, what its QR code says): the hash stands in groups beside the QR code.
    """
    parts: list[Block] = []
    if codes or scanned[1]:
        parts.append(Paragraph(sentence, LABEL))
    for label, code in codes:
        parts += [Gap(2), Paragraph(label, _LABEL), Paragraph(code, CODE)]
    if scanned[1]:
        parts += [Gap(4), check_code(*scanned, size=20 * MM)]
    asking = [Paragraph(imprint.tr("Contact"), _LABEL), Paragraph(contact, LABEL)] if contact else []
    if not parts or not asking:
        return Box(Stack([*parts, *asking])) if parts or asking else Gap(0)
    return Box(Row((Cell(0.58, Stack(parts)), Cell(0.42, Stack(asking), 6)), above=0, below=0))
