"""The pages of help on paper: guides with their pictures, the keys, the words. A guide may have to fit on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config import help_blocks as help_
from judge_desktop.config.help_blocks import HelpPage, SpanKind, Spans
from judge_desktop.config.i18n import Translator
from judge_desktop.reports.blocks import MM, Block, Gap, Paragraph, Stack
from judge_desktop.reports.guide_parts import Chapter, Contents, Kept, kept_together
from judge_desktop.reports.house_style import BODY, GREY, INK, NAVY, SMALL, TINT, TITLE
from judge_desktop.reports.layout import Box, Cell, Indented, Picture, Row
from judge_desktop.reports.mixed_text import MixedText, Part
from judge_desktop.reports.pages import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SIDE,
    Properties,
    Sheet,
    fill_pages,
    on_fewest_pages,
    write_sheets,
)
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

PROGRAM = "Judge Desktop"
_LEADING = 1.48  # ems; less would let stacked marks touch the line above
_BULLET = 6 * MM
_WIDEST = 172 * MM  # of a picture
_COLUMN = PAGE_WIDTH - 2 * SIDE
_TOGETHER = PAGE_HEIGHT * 0.62  # steps up to this height stay with their picture, though it leaves a page half empty
_LONG = 10  # parts: a guide of so many gets contents
Pictures = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Measures:
    """Sizes in points. A guide that must fit on one page is tried in smaller ones."""

    text: float = 10.5
    picture: float = 86 * MM
    air: float = 5.0

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.text * _LEADING

    @property
    def body(self) -> Style:
        """The style of ordinary words."""
        return BODY.but(size=self.text, leading=self.leading)


_USUAL = (
    *(_Measures(picture=picture * MM) for picture in (86, 76)),
    *(_Measures(text / 10, picture * MM, 4.0) for text, picture in ((102, 70), (100, 64))),
)
_SMALLER = (
    *((111, 113), (108, 110), (108, 104), (105, 104), (108, 98), (105, 98), (105, 93), (105, 88)),
    *((102, 100), (102, 94), (102, 88), (102, 84), (100, 80), (98, 76), (95, 72), (92, 66), (90, 60)),
)  # tenths of a point of the letters, millimetres of the pictures; what is liked best comes first
_ON_ONE_PAGE = tuple(_Measures(text / 10, picture * MM, 3.6) for text, picture in _SMALLER)


def write_guide(page: HelpPage, pictures: Pictures, path: Path, tr: Translator, *, on_one_page: bool) -> int:
    """Writes the page of help with its pictures (by name) as a PDF, whole or not at all; gives back its pages."""
    properties = Properties(title=f"{page.title} · {PROGRAM}", author=PROGRAM, language=tr.language.value)
    return write_sheets([guide_sheet(page, pictures, tr, on_one_page=on_one_page)], path, properties)


def guide_sheet(page: HelpPage, pictures: Pictures, tr: Translator, *, on_one_page: bool) -> Sheet:
    """The paper on the fewest pages. With ``on_one_page`` in the largest letters in which it takes one, if it can."""
    tries = (list(_blocks(page, pictures, measures)) for measures in (_ON_ONE_PAGE if on_one_page else _USUAL))
    blocks = on_fewest_pages(tries)
    for block in blocks:
        if isinstance(block, Contents):
            block.number(fill_pages(blocks))
    return Sheet(
        blocks=tuple(blocks),
        title=page.title,
        head=page.title,
        foot=PROGRAM,
        page_label=lambda number, count: tr("Page {page} of {pages}", page=number, pages=count),
    )


def _blocks(page: HelpPage, pictures: Pictures, measures: _Measures) -> Iterator[Block]:
    yield Paragraph(page.title, TITLE)
    yield Gap(measures.air)
    chapters = [one for one in page.headings() if one.level == 2]
    is_long = len(chapters) >= _LONG
    section: list[Block] = []  # from its heading or from behind its last picture
    for number, block in enumerate(page.blocks):
        if isinstance(block, help_.Heading):
            if is_long and block is chapters[0]:
                section.append(Contents(chapters, measures.body))
            yield from section
            section = []
        if isinstance(block, help_.Picture):
            section = kept_together(section, _COLUMN, _TOGETHER - measures.picture)
        set_blocks = list(_block(block, pictures, measures, is_long=is_long))
        section += [Kept(one) for one in set_blocks] if _leads_on(page, number) else set_blocks
        section.append(Gap(measures.air))
        if isinstance(block, help_.Picture):
            yield from section
            section = []
    yield from section


def _leads_on(page: HelpPage, number: int) -> bool:
    """Whether a paragraph only opens what is below it: a list, or the first of several smaller headings."""
    if not isinstance(page.blocks[number], help_.Paragraph) or number + 1 == len(page.blocks):
        return False
    above, below = page.blocks[number - 1] if number else None, page.blocks[number + 1]
    opens_parts = isinstance(above, help_.Heading) and isinstance(below, help_.Heading) and below.level > above.level
    return isinstance(below, help_.Listing) or opens_parts


def _block(block: help_.Block, pictures: Pictures, measures: _Measures, *, is_long: bool) -> Iterator[Block]:
    match block:
        case help_.Heading():
            yield Gap(measures.air * (1.6 if block.level == 2 else 0.8))
            style = _heading(block.level, measures)
            is_chapter = is_long and block.level == 2
            yield Chapter(block, style) if is_chapter else Paragraph(block.text, style, keep_with_next=True)
        case help_.Paragraph():
            yield _sentence(block.spans, measures)
        case help_.Listing():
            yield from _list(block, measures)
        case help_.Picture():
            yield _picture(pictures[block.name], block.words, measures)
        case help_.Terms():
            for term in block.terms:
                yield _term(term, measures)
        case help_.KeyUses():
            for use in block.uses:
                yield _key_use(use, measures)


def _heading(level: int, measures: _Measures) -> Style:
    size = measures.text * (1.3 if level == 2 else 1.1)
    return Style(face=Face.BOLD, size=size, leading=size * _LEADING, colour=NAVY if level == 2 else INK)


def _sentence(spans: Spans, measures: _Measures) -> MixedText:
    body = measures.body
    looks = {
        SpanKind.PLAIN: (body, ""),
        SpanKind.STRONG: (body.but(face=Face.BOLD), ""),
        SpanKind.KEY: (body.but(face=Face.MEDIUM, size=body.size * 0.92), TINT),
        SpanKind.LINK: (body.but(face=Face.MEDIUM, colour=NAVY), ""),
    }
    return MixedText([Part(span.text, *looks[span.kind]) for span in spans], measures.leading)


def _list(listing: help_.Listing, measures: _Measures) -> Iterator[Block]:
    """Each item beside its number or dot; what is below an item moves in."""
    for number, item in enumerate(listing.items, 1):
        mark = f"{number}." if listing.is_numbered else "•"
        style = measures.body.but(face=Face.BOLD, colour=GREY)
        row = Row(
            (
                Cell(0.0, Paragraph(mark, style), points=_BULLET),
                Cell(1.0, _sentence(item.spans, measures)),
            ),
            above=0.0,
            below=measures.air * 0.45,
            tall=60,
        )
        yield Kept(row) if number == len(listing.items) - 1 > 0 else row  # none alone on the next page
        if item.inner is not None:
            for inner in _list(item.inner, measures):
                yield Indented(inner, _BULLET)


def _picture(content: bytes, words: str, measures: _Measures) -> Block:
    """In a hairline frame in the middle, what one sees below it, both on one page."""
    picture = Picture(content, measures.picture, _WIDEST)
    small = SMALL.but(size=measures.text * 0.82, leading=measures.text * 0.82 * _LEADING)
    shown = Stack([Box(picture, padding=0.5), Gap(3), Paragraph(words, small)])
    middle = Cell(0.0, shown, points=picture.width + 1)
    return Row((Cell(0.5, Gap(0)), middle, Cell(0.5, Gap(0))), above=2, below=2, tall=PAGE_HEIGHT)


def _term(term: help_.Term, measures: _Measures) -> Block:
    name = measures.body.but(face=Face.BOLD)
    other = measures.body.but(colour=GREY, size=measures.text * 0.9)
    head = MixedText([Part(f"{term.name}  ", name), Part(term.other, other)], measures.leading)
    return Stack([head, Paragraph(term.meaning, measures.body), Gap(measures.air)])


def _key_use(use: help_.KeyUse, measures: _Measures) -> Block:
    keys: list[Part] = []
    style = measures.body.but(face=Face.MEDIUM, size=measures.text * 0.92)
    for key in use.keys:
        keys += [Part(key, style, TINT), Part("  ", measures.body)]
    return Row(
        (
            Cell(0.66, Paragraph(use.words, measures.body)),
            Cell(0.34, MixedText(keys[:-1], measures.leading)),
        ),
        above=1.5,
        below=1.5,
        rule_below=(0.4, "#E1E4EA"),
    )
