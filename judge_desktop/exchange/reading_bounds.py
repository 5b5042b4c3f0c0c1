"""How much of a ``ReadingView`` a window lays out without a pause, and what else of it a window can count on.

Applied twice: by whoever read the file, so that no file is too much for a window, and by the window to what another
process answered, because a file may have taken that process over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from judge_desktop.domain.reading import Block, BlockKind, ReadingView, Sheet, Slide, Words

MAX_LETTERS = 1_050_000
"""Of everything on one page of paper: a text file is read to its first MiB."""
MAX_BLOCKS = 6_000
MAX_BLOCK_LETTERS = 20_000
"""Of one paragraph or cell: a line without any blank is laid out in the square of its length."""
MAX_TABLE_CELLS = 3_000
"""Of all tables on one page of paper together."""
MAX_TABLE_COLUMNS = 100
MAX_SLIDES, MAX_SHEETS = 500, 30
MAX_ROWS, MAX_COLUMNS, MAX_SHEET_CELLS, MAX_CELL_LETTERS = 5_000, 60, 150_000, 2_000
MAX_LINES, MAX_TITLE = 10_000, 2_000
_DEEPEST_HEADING, _DEEPEST_ITEM, _LARGEST_NUMBER = 6, 20, 1_000_000
_HALF_LETTERS = re.compile("[\ud800-\udfff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that let words be read the other way round than they are written."""

_Part = TypeVar("_Part")
_Rows = Sequence[Sequence[str]]


def bounded(view: ReadingView) -> ReadingView:
    """The same view within the bounds, marked as shortened when something was left out; rows are equally long."""
    room = _Room()
    kept = replace(
        view,
        plain=room.lines(view.plain),
        blocks=room.blocks(view.blocks),
        slides=tuple(room.slide(one) for one in room.first(view.slides, MAX_SLIDES)),
        sheets=tuple(room.sheet(one) for one in room.first(view.sheets, MAX_SHEETS)),
        formulas_without_value=_between(view.formulas_without_value, 0, MAX_SHEET_CELLS),
    )
    return replace(kept, is_shortened=True) if room.is_cut else kept


class _Room:
    """What is left of the bounds of one view."""

    def __init__(self) -> None:
        self.is_cut = False
        self._letters, self._blocks = MAX_LETTERS, MAX_BLOCKS
        self._table_cells, self._sheet_cells = MAX_TABLE_CELLS, MAX_SHEET_CELLS

    def first(self, parts: Sequence[_Part], most: int) -> Sequence[_Part]:
        """As many of the parts as there is room for."""
        if len(parts) > most:
            self.is_cut = True
            return parts[: max(0, most)]
        return parts

    def text(self, text: str, most: int) -> str:
        """The beginning of a text, as it can be read."""
        kept = text[: max(0, min(most, self._letters))]
        self.is_cut |= len(kept) < len(text)
        self._letters -= len(kept)
        return _readable(kept)

    def lines(self, plain: str) -> str:
        """A plain text: so many lines, none of them too long."""
        if not plain:
            return ""
        kept = self.first(plain.split("\n"), MAX_LINES)
        self.is_cut |= max(map(len, kept)) > MAX_BLOCK_LETTERS
        return self.text("\n".join(line[:MAX_BLOCK_LETTERS] for line in kept), MAX_LETTERS)

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The first of the blocks; a table without a cell is none."""
        kept = self.first(blocks, self._blocks)
        self._blocks -= len(kept)
        made = (self._block(one) for one in kept)
        return tuple(one for one in made if one.kind is not BlockKind.TABLE or one.rows)

    def slide(self, slide: Slide) -> Slide:
        """A slide with what there is room for."""
        return Slide(
            number=_between(slide.number, 1, _LARGEST_NUMBER),
            title=self.text(slide.title, MAX_TITLE),
            blocks=self.blocks(slide.blocks),
        )

    def sheet(self, sheet: Sheet) -> Sheet:
        """A sheet with the rows there is room for."""
        kept = _of_one_width(sheet.rows, MAX_COLUMNS)
        width = len(kept[0]) if kept else 0
        rows = kept[: min(MAX_ROWS, self._sheet_cells // width if width else 0)]
        self._sheet_cells -= width * len(rows)
        is_wide = max(map(len, sheet.rows), default=0) > width
        is_long = len(rows) < len(sheet.rows)
        self.is_cut |= is_wide or is_long
        return Sheet(
            name=self.text(sheet.name, MAX_TITLE),
            rows=tuple(tuple(map(self._cell, row)) for row in rows),
            has_more_rows=sheet.has_more_rows or is_long,
            has_more_columns=sheet.has_more_columns or is_wide,
        )

    def _block(self, block: Block) -> Block:
        if block.kind is BlockKind.TABLE:
            return Block(kind=BlockKind.TABLE, rows=self._table(block.rows))
        deepest = _DEEPEST_HEADING if block.kind is BlockKind.HEADING else _DEEPEST_ITEM
        return Block(
            kind=block.kind,
            level=_between(block.level, int(block.kind is BlockKind.HEADING), deepest),
            number=_between(block.number, 0, _LARGEST_NUMBER),
            words=self._words(block.words),
        )

    def _words(self, words: Sequence[Words]) -> tuple[Words, ...]:
        kept, spare = [], MAX_BLOCK_LETTERS
        for one in words:
            text = self.text(one.text, spare)
            spare -= len(text)
            if text:
                kept.append(replace(one, text=text))
        return tuple(kept)

    def _cell(self, text: str) -> str:
        kept = text[:MAX_CELL_LETTERS]
        self.is_cut |= len(kept) < len(text)
        return _readable(kept)

    def _table(self, rows: _Rows) -> tuple[tuple[str, ...], ...]:
        made = _of_one_width(rows, MAX_TABLE_COLUMNS)
        width = len(made[0]) if made else 0
        self.is_cut |= max(map(len, rows), default=0) > width
        kept = self.first(made, self._table_cells // width if width else 0)
        self._table_cells -= width * len(kept)
        return tuple(tuple(self.text(text, MAX_BLOCK_LETTERS) for text in row) for row in kept)


def _of_one_width(rows: _Rows, most: int) -> list[tuple[str, ...]]:
    """The rows, each as long as the longest but no longer than that; none when no row has a cell."""
    width = min(most, max(map(len, rows), default=0))
    return [(*row[:width], *[""] * (width - len(row))) for row in rows] if width else []


def _readable(text: str) -> str:
    """Without signs of direction, and a mark for half a letter."""
    return text if text.isascii() else _HALF_LETTERS.sub("\ufffd", _DIRECTIONS.sub("", text))


def _between(number: int, least: int, most: int) -> int:
    return min(most, max(least, number))
