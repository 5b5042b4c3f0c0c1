"""What a page of help is made of: plain values that windows, paper and the command line show, each in its own way.

Where pages come from is ``help_pages``; what stands on them is nobody's here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class SpanKind(StrEnum):
    """How a few words inside a sentence are meant."""

    PLAIN = "plain"
    STRONG = "strong"
    KEY = "key"  # a key, a file name, a word to type
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one kind; of a link the place it leads to, ``page`` or ``page#anchor``."""

    text: str
    kind: SpanKind = SpanKind.PLAIN
    place: str = ""


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second or third level, with the anchor that places name."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list and the list below it, if there is one."""

    spans: Spans
    inner: Listing | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered from 1 or with dots."""

    is_numbered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name, and what one sees on it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the program, what it is called in the other language, and what it means."""

    name: str
    other: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Words with what they mean."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class KeyUse:
    """What a key does, and the keys that do it; the first is the one to remember."""

    words: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyUses:
    """Keys with what they do."""

    uses: tuple[KeyUse, ...]


Block: TypeAlias = Heading | Paragraph | Listing | Picture | Terms | KeyUses


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page in one language: its name, which is the same in both, its title, and its blocks from the top."""

    name: str
    title: str
    blocks: tuple[Block, ...]

    def headings(self) -> tuple[Heading, ...]:
        """The headings from the top."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    def sections(self) -> tuple[Section, ...]:
        """The page cut before every heading; the first part, if there is one, has none."""
        return Section(self.name, self.blocks).parts()

    def below(self, anchor: str) -> tuple[Block, ...]:
        """The heading of that anchor and what stands below it, as far as the next of its level or above; the whole
        page without an anchor. Empty when there is no such anchor.
        """
        if not anchor:
            return self.blocks
        found: list[Block] = []
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if found and block.level <= level:
                    break
                if block.anchor == anchor:
                    level = block.level
            if level:
                found.append(block)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: from a heading on, or from the beginning of the page."""

    page: str
    blocks: tuple[Block, ...]

    @property
    def heading(self) -> Heading | None:
        """Its heading."""
        first = self.blocks[0]
        return first if isinstance(first, Heading) else None

    @property
    def place(self) -> str:
        """The place it stands at."""
        return f"{self.page}#{self.heading.anchor}" if self.heading else self.page

    def parts(self) -> tuple[Section, ...]:
        """The section cut before every heading in it; none of the parts is empty."""
        parts: list[list[Block]] = [[]]
        for block in self.blocks:
            if isinstance(block, Heading):
                parts.append([])
            parts[-1].append(block)
        return tuple(Section(self.page, tuple(part)) for part in parts if part)


def plain(spans: Spans) -> str:
    """The words of a sentence without their kinds."""
    return "".join(span.text for span in spans)


def texts_of(block: Block) -> Iterator[str]:
    """Every sentence of a block as plain text: what is searched and read aloud."""
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield plain(block.spans)
        case Listing():
            for item in block.items:
                yield plain(item.spans)
                if item.inner is not None:
                    yield from texts_of(item.inner)
        case Picture():
            yield block.words
        case Terms():
            for term in block.terms:
                yield f"{term.name} {term.other} {term.meaning}"
        case KeyUses():
            for use in block.uses:
                yield f"{use.words} {' '.join(use.keys)}"


def links_of(block: Block) -> Iterator[str]:
    """The places a block leads to."""
    match block:
        case Paragraph():
            yield from (span.place for span in block.spans if span.kind is SpanKind.LINK)
        case Listing():
            for item in block.items:
                yield from (span.place for span in item.spans if span.kind is SpanKind.LINK)
                if item.inner is not None:
                    yield from links_of(item.inner)
        case _:
            return
