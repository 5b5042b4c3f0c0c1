"""Tables of a contest as one workbook, a sheet each, made to be read, filtered and printed. Text stays text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from judge_desktop.exchange.exported_tables import CellKind, ExportedTable, OnRow, TableColumn, frames
from judge_desktop.exchange.table_writing import (
    CREATED,
    LAST_ROW_WRITTEN,
    Cell,
    csv_cell_of,
    printable,
    sheet_name,
    write_exact,
)
from judge_desktop.exchange.writing import replacing, unfinished_folder

_WIDTH_ROWS = 400  # rows that are looked at for the width of a column
_NARROWEST, _WIDEST_HASH = 7, 14
_HEADER_HEIGHT, _LINE_HEIGHT, _HIGHEST = 48, 16, 400  # points, room for tone marks; a spreadsheet takes 409
_LONGEST_HEADER = 120  # letters at each side of a printed page; a spreadsheet takes 255 in all
_HEADER_FILL, _HEADER_LINE = "#E3E9F3", "#1F3A68"
_FONT = {"font_name": "Tahoma", "font_size": 10, "font_scheme": "none"}
"""Every Windows and macOS has it with Thai letters of its own, and its digits are as wide as those columns count in."""
_TEXTS = (CellKind.TEXT, CellKind.HASH)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSetup:
    """What stands on every printed page of a workbook: whose it is above, a mark beside it, words and pages below.

    ``page_label`` has ``{page}`` and ``{pages}``.
    """

    head: str
    mark: str = ""
    foot: str = ""
    page_label: str = "{page} / {pages}"


def write_workbook(
    path: Path, tables: Sequence[ExportedTable], setup: PrintSetup, on_row: OnRow = lambda: None
) -> None:
    """Writes all tables as one XLSX file, whole or not at all; the same tables give the same bytes.

    Text never becomes a formula or a link, control characters go, what is longer than a cell ends in "…". Numbers and
    times are typed. Headers are frozen, filtered and repeated on paper, which lies across; a table longer than a sheet
    goes on in another. Refuses DISK_FULL, FOLDER_NOT_WRITABLE, DISK_FAILED.
    """
    with replacing(path) as stream, unfinished_folder(path.parent) as parts:
        _write_book(stream, tables, setup, on_row, str(parts))


def _write_book(
    stream: BinaryIO, tables: Sequence[ExportedTable], setup: PrintSetup, on_row: OnRow, parts: str
) -> None:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "tmpdir": parts,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": dict(_FONT),  # the library writes into it
        "remove_timezone": True,
    }
    book = Workbook(stream, options)
    try:
        book.set_properties({"created": CREATED, "title": printable(setup.head)})
        sheets = _Sheets(book, setup)
        for table in tables:
            sheets.write(table, on_row)
        book.close()
    except FileCreateError as failed:  # the library wraps what the disk says
        raise failed.args[0] from None
    finally:
        for sheet in book.worksheets():  # lets go of its temporary files when something stopped it
            sheet._opt_close()  # noqa: SLF001 -- the only way


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, book: Any, setup: PrintSetup) -> None:
        self._book, self._setup = book, setup
        self._taken: set[str] = set()
        above = {"text_wrap": True, "valign": "vcenter", "bold": True, "bg_color": _HEADER_FILL}
        self._header = book.add_format({**above, "bottom": 1, "bottom_color": _HEADER_LINE})
        self._formats: dict[tuple[CellKind, int, bool], Any] = {}

    def write(self, table: ExportedTable, on_row: OnRow) -> None:
        """A table, on as many sheets as it needs. How wide its columns are is settled by its first rows."""
        sheet, number, widths = self._begin(table), 0, None
        looks = [(self._format(column), self._text_in(column)) for column in table.columns]
        for frame in frames(table, lambda row: row):
            if widths is None:
                widths = _widths(table, frame.itertuples(index=False, name=None))
            for row in frame.itertuples(index=False, name=None):
                if number == LAST_ROW_WRITTEN:
                    self._end(sheet, table, widths, number)
                    sheet, number = self._begin(table), 0
                on_row()
                number += 1
                lines = _lines_of(row, table.columns, widths)
                if lines > 1:  # not every program makes room by itself
                    sheet.set_row(number, min(_HIGHEST, _LINE_HEIGHT * lines + 2))
                _write_row(sheet, number, row, looks)
        self._end(sheet, table, widths or [], number)

    def _begin(self, table: ExportedTable) -> Any:
        sheet = self._book.add_worksheet(self._name(table.title))
        sheet.set_default_row(_LINE_HEIGHT)
        sheet.set_row(0, _HEADER_HEIGHT)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, printable(column.title), self._header)
        return sheet

    def _end(self, sheet: Any, table: ExportedTable, widths: Sequence[int], rows: int) -> None:
        """What is said of a whole sheet: widths, what stays in sight, filter, paper."""
        for place, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
            sheet.set_column(place, place, width, self._format(column))
        last = max(rows, 1), len(table.columns) - 1
        sheet.freeze_panes(1, table.frozen)
        sheet.autofilter(0, 0, *last)
        sheet.print_area(0, 0, *last)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
        sheet.hide_gridlines(0)
        sheet.set_header(f"&L{_in_header(self._setup.head)}&R{_in_header(self._setup.mark)}")
        pages = _in_header(self._setup.page_label).format(page="&P", pages="&N")
        sheet.set_footer(f"&L{_in_header(self._setup.foot)}&C&A&R{pages}")

    def _text_in(self, column: TableColumn) -> Any:
        """How words look in a column, also in one of numbers."""
        return self._format(column if column.kind in _TEXTS else TableColumn(name="", label=""))

    def _format(self, column: TableColumn) -> Any:
        look = column.kind, column.decimals if column.kind is CellKind.NUMBER else 0, column.wraps
        if look not in self._formats:
            self._formats[look] = self._book.add_format({**_look_of(*look), "valign": "top"})
        return self._formats[look]

    def _name(self, title: str) -> str:
        """A name that no other sheet has."""
        name, again = sheet_name(title), 1
        while name.casefold() in self._taken or not name:
            again += 1
            name = sheet_name(title)[:25] + f" ({again})"
        self._taken.add(name.casefold())
        return name


def _write_row(sheet: Any, number: int, row: Sequence[Cell], looks: Sequence[tuple[Any, Any]]) -> None:
    """``looks``: of each column for its values, and for words."""
    for place, cell in enumerate(row):
        if not cell and cell != 0:
            continue
        look, look_of_text = looks[place]
        if isinstance(cell, str):
            sheet.write_string(number, place, printable(cell), look_of_text)
        elif isinstance(cell, datetime):
            sheet.write_datetime(number, place, cell, look)
        elif isinstance(cell, int | Decimal):
            write_exact(sheet, number, place, cell, look)


def _look_of(kind: CellKind, decimals: int, wraps: bool) -> dict[str, object]:
    match kind:
        case CellKind.TIME:
            return {"num_format": "yyyy-mm-dd hh:mm", "align": "left"}
        case CellKind.NUMBER:
            return {"num_format": "0." + "0" * decimals if decimals else "0"}
        case CellKind.HASH:
            return {"align": "fill"}
        case CellKind.TEXT:
            return {"text_wrap": wraps, "indent": 1}


def _in_header(text: str) -> str:
    """Text at the edge of a page: an ampersand is a sign of its own there."""
    return printable(text).replace("\n", " ")[:_LONGEST_HEADER].replace("&", "&&")


def _widths(table: ExportedTable, rows: Iterable[Sequence[Cell]]) -> list[int]:
    """Letters of each column: as its first rows need, not narrower than its title on three lines."""
    widest = [_width_of_title(column.title) for column in table.columns]
    for row in islice(rows, _WIDTH_ROWS):
        for place, cell in enumerate(row):
            if cell is not None:
                widest[place] = max(widest[place], _width_of(cell) + 2)
    limits = (_WIDEST_HASH if column.kind is CellKind.HASH else column.widest for column in table.columns)
    return [min(width, limit) for width, limit in zip(widest, limits, strict=True)]


def _width_of_title(title: str) -> int:
    words = re.findall(r"[!-~]+", title)  # what no program breaks
    return max(_NARROWEST, _width_of(title) // 3 + 3, 2 + max(map(len, words), default=0))


def _width_of(cell: Cell) -> int:
    """Letters beside each other in the widest line."""
    if isinstance(cell, datetime | date | time):
        return 16
    return max(map(_room, str(cell).split("\n")[:20])) if isinstance(cell, str) else len(csv_cell_of(cell))


def _lines_of(row: Sequence[Cell], columns: Sequence[TableColumn], widths: Sequence[int]) -> int:
    """Lines of the highest cell that wraps."""
    most = 1
    for cell, column, width in zip(row, columns, widths, strict=True):
        if column.wraps and isinstance(cell, str):
            most = max(most, sum(-(-_room(line) // max(1, width - 2)) or 1 for line in cell.split("\n")))
    return most


def _room(line: str) -> int:
    """Letters beside each other: marks above and below take no room, some letters that of two."""
    return len(line) if line.isascii() else sum(map(_room_of, line))


@cache
def _room_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
