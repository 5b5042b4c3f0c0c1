"""Sheets of A4: filling pages with blocks, running heads, page numbers, the mark across a page, and the finished file.

The same sheets always give the same bytes. What stands on a sheet is the report's matter.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import FILL_NON_ZERO

from judge_desktop.reports.blocks import HAIRLINE, MM, Block, Gap, draw_once, draw_rule
from judge_desktop.reports.house_style import HAIR, SMALL
from judge_desktop.reports.pdf_file import PdfFile, Properties
from judge_desktop.reports.thai_font import Face, font
from judge_desktop.reports.thai_text import colour, draw, elided, width

__all__ = [
    "BOTTOM",
    "PAGE_HEIGHT",
    "PAGE_WIDTH",
    "RUNNING_HEAD",
    "SIDE",
    "TOP",
    "Ground",
    "Properties",
    "Sheet",
    "fill_pages",
    "paper_size",
    "write_sheets",
]

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
SIDE, TOP, BOTTOM = 18 * MM, 14 * MM, 18 * MM
RUNNING_HEAD = 11 * MM  # taken from the second page of a sheet on
_MARK_COLOUR = "#F3DEDC"


@dataclass(frozen=True)
class Ground:
    """What is painted under everything on a page, margins included: a border. ``paint(canvas, width, height)`` is
    called once a file; ``name`` tells grounds of a file apart. Without text: nobody copies or searches it.
    """

    name: str
    paint: Callable[[Any, float, float], None]


@dataclass(frozen=True)
class Sheet:
    """One paper: its blocks, and what its pages carry. `title` stands in the outline; `mark` is printed across.

    Without `foot` there is neither a foot nor a page number: on what hangs on a wall nobody wants them.
    """

    blocks: tuple[Block, ...]
    title: str
    head: str
    foot: str
    page_label: Callable[[int, int], str]
    mark: str = ""
    is_landscape: bool = False
    ground: Ground | None = None


def write_sheets(sheets: Iterable[Sheet], path: Path, properties: Properties) -> int:
    """Writes the sheets as one PDF, whole or not at all; gives back the number of pages.

    Page numbers count within a sheet, so a paper taken out of a batch is complete in itself. With no sheets the file
    has one empty page.
    """
    with _replacing(path) as unfinished, unfinished.open("wb") as file:
        pdf = PdfFile(file, paper_size(), properties)
        pages = sum(_draw_sheet(pdf, sheet) for sheet in sheets)
        if not pages:
            pdf.showPage()
        pdf.save()
        file.flush()
        os.fsync(file.fileno())
    return pages


def paper_size(is_landscape: bool = False) -> tuple[float, float]:
    """Width and height of a page in points."""
    return (PAGE_HEIGHT, PAGE_WIDTH) if is_landscape else (PAGE_WIDTH, PAGE_HEIGHT)


def fill_pages(blocks: Iterable[Block], is_landscape: bool = False) -> list[list[tuple[Block, float]]]:
    """Blocks with their tops (points from the page's lower edge), page by page."""
    page_width, page_height = paper_size(is_landscape)
    available = page_width - 2 * SIDE
    waiting = list(blocks)[::-1]
    pages: list[list[tuple[Block, float]]] = [[]]
    y = page_height - TOP
    while waiting:
        block = waiting.pop()
        page = pages[-1]
        if isinstance(block, Gap) and not page:
            continue
        height = block.height(available)
        if height <= y - BOTTOM + 1e-6:
            page.append((block, y))
            y -= height
            continue
        parts = block.split(available, y - BOTTOM) or (None if page else block.divide(available, y - BOTTOM))
        if parts is not None:
            page.append((parts[0], y))
            waiting.append(parts[1])
        elif page:
            waiting.append(block)
            while len(page) > 1 and (page[-1][0].keep_with_next or isinstance(page[-1][0], Gap)):
                waiting.append(page.pop()[0])
        else:
            raise ValueError("a block is taller than a page and does not divide")
        pages.append([])
        y = page_height - TOP - RUNNING_HEAD
    return pages


def _draw_sheet(canvas: PdfFile, sheet: Sheet) -> int:
    size = paper_size(sheet.is_landscape)
    pages = fill_pages(sheet.blocks, sheet.is_landscape)
    for number, page in enumerate(pages, start=1):
        canvas.lay(size)
        if sheet.ground:
            _draw_ground(canvas, sheet.ground, size)
        if sheet.mark:
            _draw_mark(canvas, sheet.mark, size)
        if number == 1:
            canvas.begin_part(sheet.title)
        else:
            _draw_running_head(canvas, sheet.head, size)
        for block, top in page:
            block.draw(canvas, SIDE, top, size[0] - 2 * SIDE)
        if sheet.foot:
            _draw_foot(canvas, sheet.foot, sheet.page_label(number, len(pages)), size[0])
        canvas.showPage()
    return len(pages)


def _draw_running_head(canvas: Any, text: str, size: tuple[float, float]) -> None:
    available, y = size[0] - 2 * SIDE, size[1] - TOP - SMALL.leading + 3
    draw(canvas, SIDE, y, elided(text, SMALL, available), SMALL)
    draw_rule(canvas, SIDE, y - 6, available, HAIRLINE, HAIR)


def _draw_foot(canvas: Any, text: str, label: str, page_width: float) -> None:
    y = BOTTOM - 8.5 * MM
    draw_rule(canvas, SIDE, y + 13, page_width - 2 * SIDE, HAIRLINE, HAIR)
    room = page_width - 2 * SIDE - width(label, SMALL) - 5 * MM
    draw(canvas, SIDE, y, elided(text, SMALL, room), SMALL)
    draw(canvas, page_width - SIDE, y, label, SMALL.but(align="right"))


def _draw_ground(canvas: Any, ground: Ground, size: tuple[float, float]) -> None:
    form = "ground-" + ground.name.encode("utf-8").hex()
    canvas.saveState()
    draw_once(canvas, form, size, lambda: ground.paint(canvas, *size))
    canvas.restoreState()


def _draw_mark(canvas: Any, text: str, size: tuple[float, float]) -> None:
    """The mark, as outlines: it cannot be searched, copied with the text or read as part of it."""
    page_width, page_height = size

    def paint() -> None:
        path = canvas.beginPath()
        ems = font(Face.BOLD).outline(text, path.moveTo, path.lineTo, path.curveTo, path.close) / 1000
        height = min(170.0, 225 * MM / ems)
        canvas.translate(page_width / 2, page_height / 2)
        canvas.rotate(52 if page_height > page_width else 33)
        canvas.scale(height / 1000, height / 1000)
        canvas.translate(-ems * 500, -330)
        canvas.setFillColor(colour(_MARK_COLOUR))
        canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)

    turned = "" if page_height > page_width else "-landscape"
    canvas.saveState()
    draw_once(canvas, f"mark{turned}-" + text.encode("utf-8").hex(), size, paint)
    canvas.restoreState()


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place when it is complete, and vanishes otherwise."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
