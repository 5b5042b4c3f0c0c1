"""Parts of papers in the form of an official announcement (ประกาศ): heading, indented paragraphs, date and signature.

Form: Rules on Correspondence B.E. 2526, form 7: ประกาศ, เรื่อง, ข้อความ, ประกาศ ณ วันที่, ลงชื่อ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from judge_desktop.reports.blocks import SetLines
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
    QrCode,
    Row,
    SignatureBlock,
    Stack,
    draw_rule,
)
from judge_desktop.reports.parts import Signer, in_groups
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Line, Style, draw_lines, lines_of, width

INDENT = 25 * MM
LETTER = Style(size=12.5, leading=20)
_HEADING = LETTER.but(face=Face.BOLD, size=15, leading=23, align="center", phrases=True, colour=INK)
_LABEL = LABEL.but(face=Face.MEDIUM, leading=13.5)
_CODE = CODE.but(leading=13.5)
_QR = 19 * MM
_CODES = 360.0  # points: the width that is left beside the QR code
_RULE = 40 * MM
_LOGO = 24 * MM


class OpeningParagraph(Block):
    """A paragraph whose first line is moved in, as in official letters. Divides as a paragraph does."""

    def __init__(self, text: str, style: Style = LETTER, indent: float = INDENT) -> None:
        self._text, self._style, self._indent = text, style, indent
        self._set: dict[float, tuple[list[Line], list[Line]]] = {}

    def _lines(self, available: float) -> tuple[list[Line], list[Line]]:
        """The first line, and those below it."""
        if available not in self._set:
            self._set[available] = self._broken(available)
        return self._set[available]

    def _broken(self, available: float) -> tuple[list[Line], list[Line]]:
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

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """At least two lines on either side."""
        first, rest = self._lines(available)
        fitting = min(int(room / self._style.leading + 1e-6), len(first) + len(rest) - 2) - len(first)
        if fitting + len(first) < 2:
            return None
        before = OpeningParagraph(self._text, self._style, self._indent)
        before._set[available] = first, rest[:fitting]  # of the same class
        return before, SetLines(rest[fitting:], self._style)


def letter_heading(imprint: Imprint, heading: str, subject: str, *, is_close: bool = False) -> list[Block]:
    """Who announces what, centred, a short rule below."""
    size = 13 if is_close else 14

    def rule(canvas: Any, x: float, top: float, available: float) -> None:
        draw_rule(canvas, x + (available - _RULE) / 2, top - 8, _RULE, 0.8, INK)

    return [
        Gap(4),
        *centred_logo(imprint.logo),
        Paragraph(imprint.prose(heading), _HEADING),
        Paragraph(imprint.prose(subject), _HEADING.but(size=size, leading=1.54 * size)),
        Drawing(18, rule),
    ]


def centred_logo(logo: bytes) -> list[Block]:
    """The organiser's logo where official letters have the emblem, in the middle."""
    if not logo:
        return []
    picture = Picture(logo, _LOGO, widest=3 * _LOGO)
    return [Row((Cell(0.5, Gap(0)), Cell(0.0, picture, points=picture.width), Cell(0.5, Gap(0))), above=0, below=9)]


def signed_at_the_end(
    imprint: Imprint, day: str, signers: Sequence[Signer], letter: Style = LETTER, *, is_close: bool = False
) -> Block:
    """The day, below it whoever signs, in the right half of the page; set ``is_close``, two persons side by side.

    It stays on one page.
    """
    style, across = letter.but(align="center"), 2 if is_close and len(signers) > 1 else 1
    signed: list[Block] = [
        SignatureBlock(
            before=imprint.tr("Signed"),
            after=one.role,
            name=one.name,
            lines=one.lines,
            style=style,
            room=18 if is_close else 22,
            dots=54 * MM if across == 1 else 48 * MM,
        )
        for one in signers
    ]
    rows = [
        Row(tuple(Cell(1 / across, one, 4) for one in signed[start : start + across]), above=0, below=0)
        for start in range(0, len(signed), across)
    ]
    date = Paragraph(day, letter.but(align="center", phrases=True))
    if across > 1:
        return Stack([Gap(8), date, *rows])
    return Row((Cell(0.36, Gap(0)), Cell(0.64, Stack([Gap(8), date, *rows]))), above=0, below=0)


def check_box(
    imprint: Imprint, sentence: str, codes: Sequence[tuple[str, str]], scanned: tuple[str, str, str], contact: str
) -> Block:
    """What a reader compares a published file with, and where to ask. ``codes`` are (label, code) and stay as they
    are; ``scanned`` is (label, hash, what its QR code says): the hash stands in groups beside the QR code.
    """
    parts: list[Block] = [Paragraph(sentence, LABEL), Gap(3)] if codes or scanned[1] else []
    label, code, content = scanned
    named = [*codes, *([(label, in_groups(code, across=8))] if code else [])]
    lines = Stack([_named_code(imprint.prose(name), text) for name, text in named])
    if content:
        qr_code = Cell(0.0, QrCode(content, _QR), points=_QR + 10)
        parts.append(Row((qr_code, Cell(1.0, lines)), above=0, below=2))
    elif named:
        parts.append(lines)
    if contact:
        asking = f"{imprint.tr('Contact')}: {' · '.join(contact.splitlines())}"
        parts.append(Paragraph(asking, LABEL.but(leading=13.5, phrases=True)))
    return Box(Stack(parts)) if parts else Gap(0)


def _named_code(label: str, code: str) -> Block:
    """What it is and the code, on one line where they fit."""
    wide = width(label, _LABEL) + 8
    if wide + width(code, CODE) > _CODES:
        return Stack([Paragraph(label, _LABEL), Paragraph(code, CODE)])
    return Row((Cell(0.0, Paragraph(label, _LABEL), points=wide), Cell(1.0, Paragraph(code, _CODE))), above=0, below=0)
