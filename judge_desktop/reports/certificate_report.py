"""Certificates (ใบประกาศนียบัตร): one winner to a page, landscape, in a border of lines.

Says what stands on it and where; who won what was decided before. Sizes follow the length of the names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from judge_desktop.reports.blocks import MM, Block, Drawing, Gap, Paragraph, Stack, draw_rule
from judge_desktop.reports.display_text import DisplayText, Sizes, fitted, shortened
from judge_desktop.reports.guilloche import INNER, border, draw_seal
from judge_desktop.reports.house_style import GREY, INK, NAVY
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.pages import BOTTOM, SIDE, TOP, Sheet, paper_size
from judge_desktop.reports.parts import Signer
from judge_desktop.reports.pictures import Picture, QrCode
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_PAGE_WIDTH, _PAGE_HEIGHT = paper_size(is_landscape=True)
_AIR = 15.0  # between the border and what stands in it
_WIDE = _PAGE_WIDTH - 2 * (INNER + _AIR)
_HIGH = _PAGE_HEIGHT - 2 * (INNER + _AIR)
_DARK_GOLD = "#86661B"
_PRESENTER = Style(face=Face.MEDIUM, size=18, leading=26.5, colour=NAVY)
_PLAIN = Style(size=15, leading=22.5, colour=INK)
_NAME = Style(face=Face.BOLD, size=40, leading=58, colour=NAVY)
_AWARD = Style(face=Face.BOLD, size=22, leading=32, colour=_DARK_GOLD)
_SIGNER = Style(size=11.5, leading=17, colour=INK)
_POSITION = Style(size=10, leading=14.8, colour=GREY)
_SMALL = Style(size=8, leading=12, colour=GREY, align="center")
_NAME_SIZES = (Sizes(1, 40, 28), Sizes(2, 32, 21), Sizes(3, 22, 15), Sizes(4, 15, 12))
_AWARD_SIZES = (Sizes(1, 22, 17), Sizes(2, 19, 14), Sizes(3, 14, 11))
_PLAIN_SIZES = (Sizes(1, 15, 13), Sizes(2, 14, 11), Sizes(3, 11, 9))
_SIGNER_SIZES = (Sizes(1, 11.5, 9.5), Sizes(2, 10.5, 9), Sizes(3, 9, 7.5))
_POSITION_SIZES = (Sizes(2, 10, 9), Sizes(3, 9.5, 8), Sizes(4, 8, 7))
_LONGEST_NAME, _LONGEST_WORDS = 4, 3  # lines in the least size; what is longer loses its end
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.5)
_QR = 21 * MM
_CODE_COLUMN = 104.0
_BESIDE = 16.0  # points between two who sign
_LEAST_AIR = 36.0  # between all words together
_SIGNS = {1: 260.0, 2: 240.0, 3: 164.0}  # points for each of so many; more share the whole width with the code


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Everything a certificate says, in one language, names as they were typed.

    ``number`` is a code; ``code`` what the QR code says, ``code_words`` what it is for ("" = nothing to say).
    """

    number: str
    presenter: str
    opening: str
    winner: str
    award: str
    work: str
    contest: str
    given: str
    signers: tuple[Signer, ...]
    code: str
    code_words: str = ""
    is_draft: bool = False


def certificate_sheet(certificate: Certificate, imprint: Imprint) -> Sheet:
    """One page; a rehearsal, or what is not final yet, says so across it."""
    return Sheet(
        blocks=(_Page(certificate, imprint),),
        title=f"{certificate.number} {certificate.winner}",
        head="",
        foot="",
        page_label=imprint.page_label,
        mark=imprint.mark(is_draft=certificate.is_draft),
        is_landscape=True,
        ground=border(),
    )


class _Page(Block):
    """The whole page as one block: what stands on it shares its height."""

    def __init__(self, certificate: Certificate, imprint: Imprint) -> None:
        self._of, self._imprint = certificate, imprint

    def height(self, available: float) -> float:  # noqa: ARG002
        """All there is between the margins of a sheet."""
        return _PAGE_HEIGHT - TOP - BOTTOM

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:  # noqa: ARG002
        """Words from above, signatures from below, the air between them in proportion."""
        left, upper = x - SIDE + INNER + _AIR, top + TOP - INNER - _AIR
        lower = upper - _HIGH
        for scale in _SCALES:
            signs, words = self._signatures(scale), self._words(scale)
            spare = _HIGH - signs.height(_WIDE) - sum(block.height(_WIDE) for block, _ in words)
            if spare >= _LEAST_AIR:
                break
        air = max(0.0, spare) / sum(weight for _, weight in words)
        for block, weight in words:
            block.draw(canvas, left, upper - 0.55 * air, _WIDE)
            upper -= block.height(_WIDE) + weight * air
        signs.draw(canvas, left, lower + signs.height(_WIDE), _WIDE)

    def _words(self, scale: float) -> list[tuple[Block, float]]:
        """Blocks from the top, each with its share of the air below it."""
        of, imprint = self._of, self._imprint
        name = shortened(of.winner, _NAME.but(size=12 * scale), _WIDE, _LONGEST_NAME)
        work = shortened(of.work, _PLAIN.but(size=9 * scale), _WIDE, _LONGEST_WORDS)
        lines: list[tuple[str, Style, Sequence[Sizes], float]] = [
            (of.presenter, _PRESENTER, (Sizes(1, 18, 14), *_PLAIN_SIZES[1:]), 0.25),
            (imprint.prose(of.opening), _PLAIN, _PLAIN_SIZES, 0.7),
            (name, _NAME, _NAME_SIZES, 0.7),
            (imprint.prose(of.award), _AWARD, _AWARD_SIZES, 0.45),
            (work, _PLAIN, _PLAIN_SIZES, 0.2),
            (imprint.prose(of.contest), _PLAIN, _PLAIN_SIZES, 0.45),
            (imprint.digits(of.given), _PLAIN, _PLAIN_SIZES, 1.3),
        ]
        words: list[tuple[Block, float]] = [(self._emblem(scale), 0.6)]
        words += [(fitted(text, style, _WIDE, sizes, scale), air) for text, style, sizes, air in lines if text]
        return words

    def _emblem(self, scale: float) -> Block:
        """The organiser's logo, or a seal."""
        if self._imprint.logo:
            picture = Picture(self._imprint.logo, 80 * scale, widest=260 * scale)
            return _Middle(picture, picture.width)
        radius = 39 * scale
        return Drawing(2 * radius, lambda canvas, x, top, wide: draw_seal(canvas, x + wide / 2, top - radius, radius))

    def _signatures(self, scale: float) -> Block:
        """The people who sign around the middle, the code at the right; four of them beside the code."""
        signers = self._of.signers
        share = _SIGNS.get(len(signers), (_WIDE - _CODE_COLUMN) / max(1, len(signers)))
        start = (_WIDE - share * len(signers)) / 2 if len(signers) in _SIGNS else 0.0
        between = 2 * _BESIDE if len(signers) < 3 else _BESIDE
        wide = share - between
        columns = [(start + place * share + between / 2, _sign(one, wide, scale)) for place, one in enumerate(signers)]
        return _Columns([*columns, (_WIDE - _CODE_COLUMN, self._code())], [wide] * len(signers) + [_CODE_COLUMN])

    def _code(self) -> Block:
        number = self._imprint.tr("Certificate no. {number}", number=self._of.number)
        parts = [_Middle(QrCode(self._of.code, _QR), _QR), Gap(3), Paragraph(number, _SMALL.but(face=Face.MEDIUM))]
        if self._of.code_words:
            parts.append(Paragraph(self._of.code_words, _SMALL.but(size=7, leading=10.3, phrases=True)))
        return Stack(parts)


class _Middle(Block):
    """A picture in the middle of its column."""

    def __init__(self, picture: Block, wide: float) -> None:
        self._picture, self._wide = picture, wide

    def height(self, available: float) -> float:
        """Of the picture."""
        return self._picture.height(available)

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """With as much air left as right."""
        self._picture.draw(canvas, x + (available - self._wide) / 2, top, self._wide)


class _Columns(Block):
    """Blocks beside each other with their feet on one line, at places from the left and in widths of their own."""

    def __init__(self, columns: Sequence[tuple[float, Block]], widths: Sequence[float]) -> None:
        self._columns = list(zip(columns, widths, strict=True))

    def height(self, available: float) -> float:  # noqa: ARG002
        """The highest column."""
        return max(block.height(wide) for (_, block), wide in self._columns)

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """The signatures with their lines on one height, the code at the foot."""
        height = self.height(available)
        signs = [(block, wide) for (_, block), wide in self._columns[:-1]]
        lines = max((block.height(wide) for block, wide in signs), default=0.0)
        for (left, block), wide in self._columns[:-1]:
            block.draw(canvas, x + left, top - height + lines, wide)
        (left, code), wide = self._columns[-1]
        code.draw(canvas, x + left, top - height + code.height(wide), wide)


def _sign(signer: Signer, wide: float, scale: float) -> Block:
    """Room for the hand, a line, the name in brackets, the position."""
    rule = Drawing(4, lambda canvas, x, top, length: draw_rule(canvas, x, top, length, 0.7, INK))
    name = _fit(f"({signer.name})", _SIGNER, wide, _SIGNER_SIZES, scale)
    parts: list[Block] = [Gap(30 * max(scale, 0.7)), rule, name]
    parts += [_fit(line, _POSITION, wide, _POSITION_SIZES, scale) for line in signer.lines]
    return Stack(parts)


def _fit(text: str, style: Style, wide: float, sizes: Sequence[Sizes], scale: float) -> DisplayText:
    scale = max(scale, 0.7)
    last = sizes[-1]
    return fitted(shortened(text, style.but(size=last.least * scale), wide, last.lines), style, wide, sizes, scale)
