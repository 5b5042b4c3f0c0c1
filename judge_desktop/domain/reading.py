"""The words of a file that is read, not shown: text, tables, a document's paragraphs, a talk's slides.

Plain values without any layout. Where they come from is ``exchange.reading_views``, how they look the viewers'.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReadingKind(StrEnum):
    """What a file was read as; says which part of a ``ReadingView`` holds its words."""

    TEXT = "text"
    DOCUMENT = "document"
    SHEETS = "sheets"
    SLIDES = "slides"


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of words set alike."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading (``level`` 1 to 6), a paragraph, an item of a list (``level`` from 0) or a table of plain cells.

    ``number`` is the number of an item in a numbered list, 0 in any other.
    """

    kind: BlockKind
    level: int = 0
    number: int = 0
    words: tuple[Words, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """The words without their setting; cells of a table are separated by tabs."""
        if self.kind is BlockKind.TABLE:
            return "\n".join("\t".join(row) for row in self.rows)
        return "".join(one.text for one in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table. All rows are equally long; ``has_more_rows`` and ``has_more_columns`` when a limit cut it."""

    name: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    has_more_rows: bool = False
    has_more_columns: bool = False

    @property
    def text(self) -> str:
        """All cells, separated by tabs and line feeds."""
        return "\n".join("\t".join(row) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """The words of one slide: its number in the talk, its title, and what stands below."""

    number: int
    title: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """Title and everything below."""
        return "\n".join(part for part in (self.title, *(block.text for block in self.blocks)) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """The words of a file. ``is_shortened`` when a limit left some out.

    ``formulas_without_value`` counts formulas of a workbook that no spreadsheet program has calculated yet.
    """

    kind: ReadingKind
    plain: str = ""
    blocks: tuple[Block, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    slides: tuple[Slide, ...] = ()
    is_shortened: bool = False
    formulas_without_value: int = 0

    @property
    def text(self) -> str:
        """All words, to be searched."""
        parts = [self.plain, *(one.text for one in (*self.blocks, *self.sheets, *self.slides))]
        return "\n".join(part for part in parts if part)
