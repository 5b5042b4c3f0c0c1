"""Reads a page of help from its Markdown: headings, paragraphs, lists, pictures, bold, keys and links, nothing else.

Whatever else Markdown knows is refused, so that no page of ours shows less than was written. Imported when the first
page is read: the library (markdown-it-py) would delay the start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from judge_desktop.config.help_blocks import (
    Block,
    Heading,
    HelpPage,
    Item,
    Listing,
    Paragraph,
    Picture,
    Span,
    SpanKind,
    Spans,
    plain,
)

_HEADING = re.compile(r"(?P<text>.*\S)\s+\{#(?P<anchor>[a-z0-9-]+)\}")
_PLACE = re.compile(r"[a-z]+(#[a-z0-9-]+)?")
_DEEPEST = 2  # a list in a list
_PARSER = MarkdownIt("commonmark", {"html": False})


class UnreadablePageError(ValueError):
    """A page of the program's own that is not written as pages are; its text says where. A fault, never a refusal."""


def read_page(name: str, text: str) -> HelpPage:
    """The page `name` of that text. Raises UnreadablePageError."""
    nodes = SyntaxTreeNode(_PARSER.parse(text)).children
    if not nodes or nodes[0].tag != "h1":
        raise UnreadablePageError(name, "begins with no title")
    title = plain(_spans(name, _inline(name, nodes[0])))
    return HelpPage(name, title, tuple(_block(name, node) for node in nodes[1:]))


def _block(name: str, node: SyntaxTreeNode) -> Block:
    match node.type:
        case "heading":
            return _heading(name, node)
        case "paragraph":
            return _paragraph(name, node)
        case "ordered_list" | "bullet_list":
            return _listing(name, node, depth=1)
        case other:
            raise UnreadablePageError(name, node.map, other)


def _heading(name: str, node: SyntaxTreeNode) -> Heading:
    match = _HEADING.fullmatch(plain(_spans(name, _inline(name, node))))
    level = int(node.tag[1:])
    if match is None or level not in {2, 3}:
        raise UnreadablePageError(name, node.map, "a heading has two or three # and ends with its {#anchor}")
    return Heading(match["text"], level, match["anchor"])


def _paragraph(name: str, node: SyntaxTreeNode) -> Paragraph | Picture:
    inline = _inline(name, node)
    if all(one.type != "image" for one in inline):
        return Paragraph(_spans(name, inline))
    if len(inline) > 1:
        raise UnreadablePageError(name, node.map, "a picture stands on a line of its own")
    return Picture(str(inline[0].attrs["src"]), inline[0].content.strip())


def _listing(name: str, node: SyntaxTreeNode, depth: int) -> Listing:
    if depth > _DEEPEST or node.type not in {"ordered_list", "bullet_list"}:
        raise UnreadablePageError(name, node.map, "below an item stands nothing but a list, once")
    return Listing(node.type == "ordered_list", tuple(_item(name, one, depth) for one in node.children))


def _item(name: str, node: SyntaxTreeNode, depth: int) -> Item:
    if [one.type for one in node.children[:1]] != ["paragraph"] or len(node.children) > 2:
        raise UnreadablePageError(name, node.map, "an item is one paragraph and at most one list below it")
    spans = _spans(name, _inline(name, node.children[0]))
    return Item(spans, *(_listing(name, below, depth + 1) for below in node.children[1:]))


def _inline(name: str, node: SyntaxTreeNode) -> Sequence[SyntaxTreeNode]:
    """What stands in the words of a block."""
    if [one.type for one in node.children] != ["inline"]:
        raise UnreadablePageError(name, node.map, "words are expected")
    return node.children[0].children


def _spans(name: str, nodes: Sequence[SyntaxTreeNode]) -> Spans:
    """The words with their kinds; neighbours of the plain kind become one."""
    found: list[Span] = []
    for span in (_span(name, node) for node in nodes if node.type != "text" or node.content):
        if found and found[-1].kind is SpanKind.PLAIN and span.kind is SpanKind.PLAIN:
            found[-1] = Span(found[-1].text + span.text)
        else:
            found.append(span)
    return tuple(found)


def _span(name: str, node: SyntaxTreeNode) -> Span:
    match node.type:
        case "text":
            return Span(node.content)
        case "softbreak":
            return Span(" ")
        case "code_inline":
            return Span(node.content, SpanKind.KEY)
        case "strong":
            return Span(_only_words(name, node), SpanKind.STRONG)
        case "link":
            return Span(_only_words(name, node), SpanKind.LINK, _place(name, str(node.attrs["href"])))
        case other:
            raise UnreadablePageError(name, other)


def _only_words(name: str, node: SyntaxTreeNode) -> str:
    spans = _spans(name, node.children)
    if any(span.kind is not SpanKind.PLAIN for span in spans):
        raise UnreadablePageError(name, "something set off inside something set off")
    return plain(spans)


def _place(name: str, target: str) -> str:
    """A place inside help, whole: ``#anchor`` alone is one of this page."""
    place = name + target if target.startswith("#") else target
    if not _PLACE.fullmatch(place):
        raise UnreadablePageError(name, target, "links lead to other places of help only")
    return place
