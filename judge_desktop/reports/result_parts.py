"""Parts of the papers about results: why one is still a draft, a submission with its applicant."""

from __future__ import annotations

from collections.abc import Sequence

from judge_desktop.reports.house_style import BODY, LINE, RED, SMALL
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Box, Gap, Paragraph, Stack
from judge_desktop.reports.thai_font import Face

_LEAST_BEGUN = 90.0  # points: less than this at the end of a page would be a heading alone
_MOST_KEPT = 560.0  # points: a part higher than this is divided, a lower one begins on a new page
_WARNING = BODY.but(face=Face.BOLD, colour=RED)


class Together(Stack):
    """Blocks below each other that a page holds together, unless they are nearly as high as the page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(blocks, divides=True)

    def split(self, available: float, room: float) -> tuple[Block, Block] | None:
        """Only where there is no other way, and never right below its heading."""
        if self.height(available) <= _MOST_KEPT:
            return None
        parts = super().split(available, room)
        return parts if parts is None or parts[0].height(available) >= _LEAST_BEGUN else None


def draft_notice(imprint: Imprint, reasons: Sequence[str]) -> list[Block]:
    """That this is no result yet and what stands in the way; nothing when nothing does."""
    if not reasons:
        return []
    lines: list[Block] = [Paragraph(imprint.tr("Draft, not certified"), _WARNING)]
    lines += [Paragraph(f"• {imprint.digits(one)}", LINE) for one in reasons]
    return [Gap(6), Box(Stack(lines), padding=7)]


def titled(title: str, applicant: str, more: str = "") -> Block:
    """A title, below it who sent it and a remark, as a cell of a table."""
    lines: list[Block] = [Paragraph(title, LINE)]
    lines += [Paragraph(one, SMALL.but(phrases=True)) for one in (applicant, more) if one]
    return Stack(lines)
