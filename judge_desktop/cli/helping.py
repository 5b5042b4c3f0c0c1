"""``help``: the pages of help and the explanation of any code, as lines for a terminal or as files for paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from judge_desktop.cli.aligned import display_width
from judge_desktop.cli.context import Context
from judge_desktop.cli.help_language import wrapped
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.config.help_blocks import (
    Block,
    Heading,
    KeyUses,
    Listing,
    Paragraph,
    Picture,
    Section,
    Spans,
    Terms,
    texts_of,
)
from judge_desktop.config.help_pages import HELP_PAGES, ON_PAPER, all_help_pages, load_help_page, section_at
from judge_desktop.config.help_places import help_place
from judge_desktop.domain.errors import Code
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.statistics import CautionCode
from judge_desktop.workflow.guides import print_guides

_WIDEST = 100


def help_command(context: Context) -> int:
    """``help [PAGE[#ANCHOR] | CODE]``."""
    asked, language = context.options.place, context.tr.language
    if context.options.pdf:
        return _print_pages(context, asked)
    if not asked:
        return _tell_pages(context)
    place = _place_of(asked)
    section = section_at(place, language)
    content: Plain = {
        "place": place,
        "title": load_help_page(section.page, language).title,
        "sections": [_plain_section(one) for one in section.parts()],
    }
    title = [] if "#" in place else [content["title"], ""]
    context.speaker.tell(content, [*title, *lines_of(section)])
    return DONE


def _print_pages(context: Context, asked: str) -> int:
    """The guides, or the page of a place, as files."""
    names = [_place_of(asked).partition("#")[0]] if asked else ON_PAPER
    files = print_guides(context.options.out or Path.cwd(), context.tr.language, names)
    paths = [str(path.absolute()) for path in files]
    context.speaker.tell({"files": paths}, paths)
    return DONE


def _tell_pages(context: Context) -> int:
    pages = all_help_pages(context.tr.language)
    content: Plain = {
        "pages": [
            {
                "page": page.name,
                "title": page.title,
                "headings": [{"anchor": one.anchor, "text": one.text} for one in page.headings()],
            }
            for page in pages
        ]
    }
    lines: list[str] = []
    for page in pages:
        lines.append(f"{page.name}: {page.title}")
        lines += [f"  {page.name}#{one.anchor}: {one.text}" for one in page.headings() if one.level == 2]
    context.speaker.tell(content, lines)
    return DONE


def _place_of(asked: str) -> str:
    """A place as it was named, or that of a code. What is neither is left as it is, to be refused."""
    if asked.partition("#")[0] in HELP_PAGES:
        return asked
    for codes in (Code, FindingCode, CautionCode):
        if asked in {code.value for code in codes}:
            return help_place(codes(asked))
    return asked


def _plain_section(section: Section) -> Plain:
    heading = section.heading
    return {
        "heading": heading.text if heading else "",
        "anchor": heading.anchor if heading else "",
        "text": [said for block in section.blocks if block is not heading for said in texts_of(block)],
    }


def lines_of(section: Section) -> list[str]:
    """What stands there, broken for the width of the terminal; a blank line after every block."""
    width = min(_WIDEST, shutil.get_terminal_size((80, 24)).columns)
    lines: list[str] = []
    for block in section.blocks:
        lines += [*_lines_of_block(block, width), ""]
    return lines[:-1]


def _lines_of_block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading():
            lines = wrapped(block.text, width)
            yield from lines
            yield ("=" if block.level == 2 else "-") * max(map(display_width, lines))
        case Paragraph():
            yield from wrapped(_said(block.spans), width)
        case Listing():
            yield from _lines_of_list(block, width)
        case Picture():
            yield from wrapped(f"[{block.words}]", width)
        case Terms():
            for term in block.terms:
                yield from wrapped(f"{term.name} ({term.other})", width)
                yield from ("    " + line for line in wrapped(term.meaning, width - 4))
        case KeyUses():
            for use in block.uses:
                yield f"  {', '.join(use.keys):<24} {use.words}"


def _said(spans: Spans) -> str:
    """The words of a sentence; behind a link the place that can be asked for next."""
    return "".join(f"{span.text} ({span.place})" if span.place else span.text for span in spans)


def _lines_of_list(listing: Listing, width: int) -> Iterator[str]:
    for number, item in enumerate(listing.items, 1):
        bullet = f"{number}. " if listing.is_numbered else "- "
        first, *rest = wrapped(_said(item.spans), width - len(bullet))
        yield bullet + first
        yield from (" " * len(bullet) + line for line in rest)
        if item.inner is not None:
            yield from (" " * len(bullet) + line for line in _lines_of_list(item.inner, width - len(bullet)))


COMMANDS = {"help": help_command}
