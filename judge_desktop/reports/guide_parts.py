"""What holds a long guide together on paper: contents with page numbers, steps that stay with their picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from judge_desktop.config.help_blocks import Heading
from judge_desktop.reports.blocks import Block, Gap, Paragraph, Stack
from judge_desktop.reports.house_style import GREY
from judge_desktop.reports.layout import Cell, Indented, Row
from judge_desktop.reports.thai_text import Style


class Kept(Indented):
    """A block that stays on one page with what is below it."""

    def __init__(self, block: Block) -> None:
        super().__init__(block, 0.0)
        self.keep_with_next = True


class Chapter(Paragraph):
    """The heading of a part: a line of the outline, too."""

    def __init__(self, heading: Heading, style: Style) -> None:
        super().__init__(heading.text, style, keep_with_next=True)
        self.anchor, self._title = heading.anchor, heading.text

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """The heading, and its line of the outline."""
        canvas.begin_part(self._title)
        super().draw(canvas, x, top, available)


class Contents(Block):
    """The headings of the parts in two columns, each with its page, which ``number`` tells when all is set."""

    def __init__(self, headings: Sequence[Heading], style: Style) -> None:
        self._headings, self._style = tuple(headings), style
        self._page_of: dict[str, int] = {}

    def number(self, pages: Iterable[Iterable[tuple[Block, float]]]) -> None:
        """Take the numbers from the pages as they are filled: no line gets higher by its number."""
        for number, page in enumerate(pages, 1):
            self._page_of |= {block.anchor: number for block, _ in page if isinstance(block, Chapter)}

    def height(self, available: float) -> float:
        """Of the longer column."""
        return self._columns().height(available)

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:
        """Both columns."""
        self._columns().draw(canvas, x, top, available)

    def _columns(self) -> Row:
        middle = -(-len(self._headings) // 2)
        first, second = (Stack([self._line(one) for one in part]) for part in self._halves(middle))
        return Row((Cell(0.47, first), Cell(0.06, Gap(0)), Cell(0.47, second)), above=2, below=4)

    def _halves(self, middle: int) -> tuple[Sequence[Heading], Sequence[Heading]]:
        return self._headings[:middle], self._headings[middle:]

    def _line(self, heading: Heading) -> Row:
        number = str(self._page_of.get(heading.anchor, ""))
        right = Paragraph(number, self._style.but(align="right", colour=GREY))
        return Row((Cell(1.0, Paragraph(heading.text, self._style)), Cell(0.0, right, points=24)), above=1, below=1)


def kept_together(blocks: Sequence[Block], available: float, most: float) -> list[Block]:
    """The blocks so that they stay with what follows, if they are not higher than ``most`` together; else the last."""
    height = sum(block.height(available) for block in blocks)
    first = 0 if height <= most else len(blocks) - 1
    while first and isinstance(blocks[first], Gap):
        first -= 1
    return [*blocks[:first], *map(_kept, blocks[first:])]


def _kept(block: Block) -> Block:
    return block if isinstance(block, Gap) or block.keep_with_next else Kept(block)
