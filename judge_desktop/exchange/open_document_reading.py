"""The words of an OpenDocument text, presentation or spreadsheet: plain, in the order they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.reading import Block, BlockKind, ReadingKind, ReadingView, Sheet, Slide, Words
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.office_parts import OfficeParts, damage_refused

MAX_BLOCKS, MAX_SLIDES, MAX_SHEETS, MAX_TABLE_CELLS = 6_000, 500, 30, 1_000
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 5_000, 60, 150_000

_MANIFEST = "META-INF/manifest.xml"
_LEFT_OUT = frozenset(("notes", "annotation", "note", "tracked-changes", "forms"))
_BLANKS = {"tab": "\t", "line-break": "\n"}


def read_open_document(parts: OfficeParts) -> ReadingView:
    """Its words. Refuses ``ATTACHMENT_LOCKED`` and as ``OfficeParts``."""
    if _MANIFEST in parts.names and b"encryption-data" in parts.part(_MANIFEST):
        raise JudgeDesktopError(Code.ATTACHMENT_LOCKED)
    root = parts.tree("content.xml")
    with damage_refused():
        body = next((one for one in root if _name(one) == "body"), root)
        content = body[0] if len(body) else body
        if _name(content) == "spreadsheet":
            return _sheets(content)
        if _name(content) == "presentation":
            return _slides(content)
        blocks = [block for _count, block in zip(range(MAX_BLOCKS + 1), _blocks(content), strict=False)]
    is_cut = len(blocks) > MAX_BLOCKS
    return ReadingView(kind=ReadingKind.DOCUMENT, blocks=tuple(blocks[:MAX_BLOCKS]), is_shortened=is_cut)


def _slides(content: Element) -> ReadingView:
    pages = [one for one in content if _name(one) == "page"]
    slides = []
    for number, page in enumerate(pages[:MAX_SLIDES], start=1):
        frames = [one for one in page if _name(one) not in _LEFT_OUT]
        titles = [one for one in frames if _attribute(one, "class") == "title"]
        title = " ".join(block.text for one in titles for block in _blocks(one))
        blocks = tuple(block for one in frames if one not in titles for block in _blocks(one))
        slides.append(Slide(number=number, title=title, blocks=blocks))
    return ReadingView(kind=ReadingKind.SLIDES, slides=tuple(slides), is_shortened=len(pages) > MAX_SLIDES)


def _blocks(parent: Element, depth: int = -1) -> Iterator[Block]:
    for child in parent:
        name = _name(child)
        if name in _LEFT_OUT:
            continue
        if name in {"h", "p"}:
            if text := _text(child):
                yield _paragraph(child, text, depth)
        elif name == "table":
            rows, _cut_rows, _cut_columns = _table(child, MAX_TABLE_CELLS)
            if rows:
                yield Block(kind=BlockKind.TABLE, rows=rows)
        else:
            yield from _blocks(child, depth + (name == "list"))


def _paragraph(element: Element, text: str, depth: int) -> Block:
    words = (Words(text=text),)
    if _name(element) == "h":
        level = _attribute(element, "outline-level")
        return Block(kind=BlockKind.HEADING, level=min(6, int(level)) if level.isdecimal() else 1, words=words)
    if depth >= 0:
        return Block(kind=BlockKind.ITEM, level=depth, words=words)
    return Block(kind=BlockKind.PARAGRAPH, words=words)


def _sheets(content: Element) -> ReadingView:
    tables = [one for one in content if _name(one) == "table"]
    sheets: list[Sheet] = []
    room = MAX_CELLS
    for table in tables[:MAX_SHEETS]:
        rows, cut_rows, cut_columns = _table(table, room)
        room -= sum(map(len, rows))
        sheets.append(
            Sheet(name=_attribute(table, "name"), rows=rows, has_more_rows=cut_rows, has_more_columns=cut_columns)
        )
    cut = len(tables) > MAX_SHEETS or any(one.has_more_rows or one.has_more_columns for one in sheets)
    return ReadingView(kind=ReadingKind.SHEETS, sheets=tuple(sheets), is_shortened=cut)


def _table(table: Element, room: int) -> tuple[tuple[tuple[str, ...], ...], bool, bool]:
    """Its rows without empty ones at the end, and whether rows or columns were left out."""
    rows: list[list[str]] = []
    cut_rows = cut_columns = False
    for row in (one for one in table.iter() if _name(one) == "table-row"):
        cells, is_wide = _cells(row)
        cut_columns |= is_wide
        times = _count(row, "number-rows-repeated") if cells else 1
        room -= len(cells) * times
        if len(rows) + times > MAX_ROWS or room < 0:
            cut_rows = bool(cells)
            break
        rows += [cells] * times
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    return tuple((*cells, *[""] * (width - len(cells))) for cells in rows), cut_rows, cut_columns


def _cells(row: Element) -> tuple[list[str], bool]:
    cells: list[str] = []
    for cell in (one for one in row if _name(one) in {"table-cell", "covered-table-cell"}):
        text = "\n".join(text for text in (_text(one) for one in cell if _name(one) == "p") if text)
        cells += [text] * min(MAX_COLUMNS + 1 - len(cells), _count(cell, "number-columns-repeated"))
    while cells and not cells[-1]:
        cells.pop()
    return cells[:MAX_COLUMNS], len(cells) > MAX_COLUMNS


def _count(element: Element, name: str) -> int:
    said = _attribute(element, name)
    return min(2**20, int(said)) if said.isdecimal() and len(said) < 9 else 1


def _text(paragraph: Element) -> str:
    return cleaned("".join(_texts(paragraph)))


def _texts(element: Element) -> Iterator[str]:
    if _name(element) in _LEFT_OUT:
        return
    if _name(element) == "s":
        yield " " * min(80, _count(element, "c"))
    yield _BLANKS.get(_name(element), "")
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
