"""Sheets of A4: filling pages with blocks, running heads, page numbers, the mark across a page, and the finished file.

The same sheets always give the same bytes. What stands on a sheet is the report's matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import FILL_NON_ZERO

from judge_desktop.config.whole_files import replacing
from judge_desktop.reports.blocks import HAIRLINE, MM, Block, Gap, draw_once, draw_rule
from judge_desktop.reports.going_on import ask
from judge_desktop.reports.house_style import HAIR, SMALL
from judge_desktop.reports.pdf_file import PdfFile, Properties
from judge_desktop.reports.thai_font import Face, font
from judge_desktop.reports.thai_text import colour, draw, elided, width

__all__ = [
    "BOTTOM",
    "OFFICIAL",
    "PAGE_HEIGHT",
    "PAGE_WIDTH",
    "RUNNING_HEAD",
    "SIDE",
    "TOP",
    "USUAL",
    "Ground",
    "Margins",
    "Properties",
    "Sheet",
    "fill_pages",
    "on_fewest_pages",
    "paper_size",
    "write_sheets",
]

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
SIDE, TOP, BOTTOM = 18 * MM, 14 * MM, 18 * MM
RUNNING_HEAD = 11 * MM  # taken from the second page of a sheet on
_MARK_COLOUR = "#F3DEDC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """What stays free around the text of a page, in points. Running heads and feet stand in it."""

    left: float = SIDE
    right: float = SIDE
    top: float = TOP
    bottom: float = BOTTOM


USUAL = Margins()
OFFICIAL = Margins(left=30 * MM, right=20 * MM, top=20 * MM, bottom=20 * MM)
"""Of letters, announcements and minutes: left 3 cm for the punch, right 2 cm (Rules on Correspondence)."""


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
    margins: Margins = USUAL


def write_sheets(sheets: Iterable[Sheet], path: Path, properties: Properties) -> int:
    """Writes the sheets as one PDF, whole or not at all; gives back the number of pages.

    Page numbers count within a sheet, so a paper taken out of a batch is complete in itself. With no sheets the file
    has one empty page. Only this account may read it, until it is handed out. Refuses as ``replacing`` does.
    """
    with replacing(path, private=True) as file:
        pdf = PdfFile(file, paper_size(), properties)
        pages = sum(_draw_sheet(pdf, sheet) for sheet in sheets)
        if not pages:
            pdf.showPage()
        pdf.save()
    return pages


def paper_size(is_landscape: bool = False) -> tuple[float, float]:
    """Width and height of a page in points."""
    return (PAGE_HEIGHT, PAGE_WIDTH) if is_landscape else (PAGE_WIDTH, PAGE_HEIGHT)


def fill_pages(
    blocks: Iterable[Block], is_landscape: bool = False, margins: Margins = USUAL
) -> list[list[tuple[Block, float]]]:
    """Blocks with their tops (points from the page's lower edge), page by page."""
    page_width, page_height = paper_size(is_landscape)
    available, bottom = page_width - margins.left - margins.right, margins.bottom
    waiting = list(blocks)[::-1]
    pages: list[list[tuple[Block, float]]] = [[]]
    y = page_height - margins.top
    while waiting:
        block = waiting.pop()
        page = pages[-1]
        if isinstance(block, Gap) and not page:
            continue
        height = block.height(available)
        if height <= y - bottom + 1e-6:
            page.append((block, y))
            y -= height
            continue
        parts = block.split(available, y - bottom) or (None if page else block.divide(available, y - bottom))
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
        y = min(page_height - margins.top, page_height - TOP - RUNNING_HEAD)
    return pages


def on_fewest_pages(tries: Iterable[list[Block]], is_landscape: bool = False, margins: Margins = USUAL) -> list[Block]:
    """The first of several ways to set a paper that takes the fewest pages; after one that takes a single page no
    other is tried. ``tries`` come in the order they are liked best, at least one.
    """
    best: list[Block] = []
    fewest = 0
    for blocks in tries:
        pages = len(fill_pages(blocks, is_landscape, margins))
        if not fewest or pages < fewest:
            best, fewest = blocks, pages
        if pages == 1:
            break
    return best


def _draw_sheet(canvas: PdfFile, sheet: Sheet) -> int:
    size = paper_size(sheet.is_landscape)
    margins, pages = sheet.margins, fill_pages(sheet.blocks, sheet.is_landscape, sheet.margins)
    left, available = margins.left, size[0] - margins.left - margins.right
    for number, page in enumerate(pages, start=1):
        ask()
        canvas.lay(size)
        if sheet.ground:
            _draw_ground(canvas, sheet.ground, size)
        if sheet.mark:
            _draw_mark(canvas, sheet.mark, size)
        if number == 1:
            canvas.begin_part(sheet.title)
        else:
            _draw_running_head(canvas, sheet.head, left, size[1] - TOP, available)
        for block, top in page:
            block.draw(canvas, left, top, available)
        if sheet.foot:
            _draw_foot(canvas, sheet.foot, sheet.page_label(number, len(pages)), left, available)
        canvas.showPage()
    return len(pages)


def _draw_running_head(canvas: Any, text: str, left: float, top: float, available: float) -> None:
    y = top - SMALL.leading + 3
    draw(canvas, left, y, elided(text, SMALL, available), SMALL)
    draw_rule(canvas, left, y - 6, available, HAIRLINE, HAIR)


def _draw_foot(canvas: Any, text: str, label: str, left: float, available: float) -> None:
    y = BOTTOM - 8.5 * MM
    draw_rule(canvas, left, y + 13, available, HAIRLINE, HAIR)
    room = available - width(label, SMALL) - 5 * MM
    draw(canvas, left, y, elided(text, SMALL, room), SMALL)
    draw(canvas, left + available, y, label, SMALL.but(align="right"))


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
