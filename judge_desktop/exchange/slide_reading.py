"""The words of a PPTX, slide by slide: titles, bullets, tables. Never the presenter's notes, never a hidden slide."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from judge_desktop.domain.reading import Block, BlockKind, ReadingKind, ReadingView, Slide, Words
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.office_parts import OfficeParts, damage_refused

MAX_SLIDES = 500
MAX_LETTERS = 1_000_000

_PRESENTATION = "ppt/presentation.xml"
_TITLES = frozenset(("title", "ctrTitle"))
_BULLETS = re.compile(r"^[•▪▫◦‣●○■□*–-]\s+")  # typed by hand, they would stand beside those of the list
_FURNITURE = frozenset(("dt", "ftr", "hdr", "sldNum"))  # what stands on every slide


def read_slides(parts: OfficeParts) -> ReadingView:
    """The slides in the order of the talk. Refuses as ``OfficeParts``."""
    slides: list[Slide] = []
    letters, is_shortened = 0, False
    with damage_refused():
        names = _slide_names(parts)
        for number, name in enumerate(names, start=1):
            if len(slides) == MAX_SLIDES or letters > MAX_LETTERS:
                is_shortened = True
                break
            root = parts.tree(name)
            if root.get("show") in {"0", "false"}:
                continue
            slides.append(_slide(number, root))
            letters += len(slides[-1].text)
    return ReadingView(kind=ReadingKind.SLIDES, slides=tuple(slides), is_shortened=is_shortened)


def _slide_names(parts: OfficeParts) -> list[str]:
    """The parts of the slides, in the order the presentation lists them."""
    rels = parts.tree("ppt/_rels/presentation.xml.rels")
    targets = {one.get("Id", ""): one.get("Target", "") for one in rels if one.get("TargetMode") != "External"}
    listed = _first(parts.tree(_PRESENTATION), "sldIdLst")
    ids = [next((value for key, value in one.items() if key.endswith("}id")), "") for one in listed or ()]
    return [posixpath.normpath(posixpath.join("/ppt", targets[one])).lstrip("/") for one in ids if one in targets]


def _slide(number: int, root: Element) -> Slide:
    titles: list[str] = []
    blocks: list[Block] = []
    tree = _first(root, "spTree")
    for shape in _shapes(tree) if tree is not None else ():
        kind = _placeholder(shape)
        if kind in _FURNITURE:
            continue
        table = _first(shape, "tbl")
        if table is not None:
            blocks.append(Block(kind=BlockKind.TABLE, rows=_table(table)))
            continue
        lines = list(_paragraphs(shape))
        if kind in _TITLES:
            titles += [text for _level, text in lines]
        else:
            blocks += [
                Block(kind=BlockKind.ITEM, level=level, words=(Words(text=_BULLETS.sub("", text)),))
                for level, text in lines
            ]
    return Slide(number=number, title=" ".join(titles), blocks=tuple(blocks))


def _shapes(tree: Element) -> Iterator[Element]:
    """Shapes and tables, those of groups among them, in reading order."""
    for child in tree:
        name = _name(child)
        if name in {"sp", "graphicFrame"}:
            yield child
        elif name == "grpSp":
            yield from _shapes(child)
        elif name == "AlternateContent":
            for chosen in child[:1]:
                yield from _shapes(chosen)


def _placeholder(shape: Element) -> str:
    found = _first(shape, "ph")
    return found.get("type", "body") if found is not None else ""


def _paragraphs(shape: Element) -> Iterator[tuple[int, str]]:
    body = _first(shape, "txBody")
    for paragraph in body if body is not None else ():
        if _name(paragraph) != "p":
            continue
        settings = _first(paragraph, "pPr")
        level = settings.get("lvl", "0") if settings is not None else "0"
        if text := _text(paragraph):
            yield (min(8, int(level)) if level.isdecimal() else 0), text


def _table(table: Element) -> tuple[tuple[str, ...], ...]:
    rows = [[_cell(cell) for cell in row if _name(cell) == "tc"] for row in table if _name(row) == "tr"]
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _cell(cell: Element) -> str:
    return "\n".join(text for text in (_text(one) for one in cell.iter() if _name(one) == "p") if text)


def _text(paragraph: Element) -> str:
    parts = [(_name(one), one.text or "") for one in paragraph.iter()]
    return cleaned("".join("\n" if name == "br" else text for name, text in parts if name in {"t", "br"}))


def _first(parent: Element, name: str) -> Element | None:
    """The first element of that name below, whatever its namespace."""
    return next((one for one in parent.iter() if _name(one) == name), None)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
