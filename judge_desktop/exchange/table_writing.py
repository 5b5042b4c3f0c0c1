"""Writing tables for people: XLSX with typed cells, or CSV. Text stays text, whatever it begins with.

What is in the cells is the caller's; reading tables back is ``spreadsheets``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from judge_desktop.exchange.cell_values import escaped
from judge_desktop.exchange.columns import Column
from judge_desktop.exchange.spreadsheets import LAST_ROW, MAX_CELL_LETTERS
from judge_desktop.exchange.writing import replacing

Cell = str | int | Decimal | date | time | None

CREATED = datetime(2020, 1, 1, tzinfo=UTC)
"""Written into every workbook, so that equal tables are equal bytes."""
_FIRST_YEAR = 1901
"""XLSX knows no day before 1900, and counts one too many in that year."""
LAST_ROW_WRITTEN = LAST_ROW - 1
"""Rows of a sheet below its header."""
_LARGEST_EXACT = Decimal(10) ** 15
_NOT_IN_CELLS = re.compile("[^\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_CHOICES = 255
"""Letters of all choices of a cell together, a limit of XLSX."""
_CHOICE_ROWS = 1_000


def write_table(path: Path, header: Sequence[Column | str], rows: Sequence[Sequence[Cell]], sheet: str = "") -> None:
    """Writes a table to ``path``: CSV when its name ends in .csv, otherwise XLSX; whole or not at all.

    XLSX: numbers, dates and times are typed, text never becomes a formula or a link, the header is frozen, columns of a
    ``Column`` have its width and choices. CSV: UTF-8 with BOM, an apostrophe before text that looks like a formula.
    Control characters go; text over 32,767 characters ends in "…". The same table gives the same bytes.
    Refuses DISK_FULL, FOLDER_NOT_WRITABLE, DISK_FAILED.
    """
    titles = [column.title if isinstance(column, Column) else column for column in header]
    if path.suffix.casefold() == ".csv":
        content = _csv_bytes(titles, rows)
    else:
        content = _workbook_bytes(titles, [one for one in header if isinstance(one, Column)], rows, sheet)
    with replacing(path) as stream:
        stream.write(content)


def _csv_bytes(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([escaped(printable(title)) for title in titles])
    for row in rows:
        writer.writerow([csv_cell_of(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def csv_cell_of(cell: Cell) -> str:
    """A cell as it stands in a CSV file."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return escaped(printable(cell))
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _workbook_bytes(
    titles: Sequence[str], columns: Sequence[Column], rows: Sequence[Sequence[Cell]], sheet: str
) -> bytes:
    from xlsxwriter import Workbook

    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(content, options) as workbook:
        workbook.set_properties({"created": CREATED})
        worksheet = workbook.add_worksheet(sheet_name(sheet) or None)
        _write_header(workbook, worksheet, titles)
        _set_columns(worksheet, columns)
        _write_rows(workbook, worksheet, rows)
    return content.getvalue()


def _write_header(workbook: Any, worksheet: Any, titles: Sequence[str]) -> None:
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for index, title in enumerate(titles):
        worksheet.write_string(0, index, printable(title), bold)
    worksheet.freeze_panes(1, 0)


def _set_columns(worksheet: Any, columns: Sequence[Column]) -> None:
    for index, column in enumerate(columns):
        worksheet.set_column(index, index, column.width)
        if column.choices and len(",".join(column.choices)) <= _LONGEST_CHOICES:
            choices = {"validate": "list", "source": list(column.choices), "error_type": "information"}
            worksheet.data_validation(1, index, _CHOICE_ROWS, index, choices)


def _write_rows(workbook: Any, worksheet: Any, rows: Sequence[Sequence[Cell]]) -> None:
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    day = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    clock = workbook.add_format({"num_format": "hh:mm", "valign": "top", "align": "left"})
    for number, row in enumerate(rows, start=1):
        for index, cell in enumerate(row):
            if isinstance(cell, str):
                worksheet.write_string(number, index, printable(cell), wrapped)
            elif isinstance(cell, int | Decimal):
                write_exact(worksheet, number, index, cell, wrapped)
            elif isinstance(cell, date) and cell.year < _FIRST_YEAR:
                worksheet.write_string(number, index, cell.isoformat(), day)
            elif isinstance(cell, date):
                worksheet.write_datetime(number, index, cell, day)
            elif isinstance(cell, time):
                worksheet.write_datetime(number, index, cell, clock)


def write_exact(worksheet: Any, row: int, index: int, number: int | Decimal, cell_format: Any) -> None:
    """A number, or its text when a spreadsheet program (15 digits) would change it."""
    exact = Decimal(number)
    if abs(exact) < _LARGEST_EXACT and len(exact.as_tuple().digits) <= 15:
        worksheet.write_number(row, index, number, cell_format)
    else:
        worksheet.write_string(row, index, f"{exact:f}", cell_format)


def printable(text: str) -> str:
    """``text`` without characters that no spreadsheet can hold, at most as long as a cell; it counts in UTF-16, where
    an emoji is two.
    """
    if len(text) <= MAX_CELL_LETTERS // 2 and not _NOT_IN_CELLS.search(text):
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "ignore").decode()
    plain = "".join(
        letter for letter in plain if letter in "\n\t" or (letter >= " " and letter not in "\x7f\ufffe\uffff")
    )
    if len(plain) <= MAX_CELL_LETTERS // 2 or len(units := plain.encode("utf-16-le")) <= 2 * MAX_CELL_LETTERS:
        return plain
    return units[: 2 * (MAX_CELL_LETTERS - 1)].decode("utf-16-le", "ignore") + "…"


def sheet_name(name: str) -> str:
    """``name`` for a sheet: at most 31 characters, none of ``[]:*?/\\``, no apostrophe at an end."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in printable(name))[:31].strip("' ")
