"""Tables that people make: XLSX and CSV read as rows of text.

A formula is never evaluated and a date becomes an ISO date. Everything that is wrong with the content is a finding,
never an exception. Which column is which is ``columns``, what a cell means ``cell_values``.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.csv_reading import csv_cell, csv_records
from judge_desktop.exchange.damage import DAMAGE
from judge_desktop.exchange.reading import read_whole

MAX_FILE_BYTES = 32 * 2**20
MAX_UNPACKED_BYTES = 96 * 2**20
MAX_ENTRIES = 2_000
MAX_ROWS = 250_000
MAX_COLUMNS = 100
MAX_CELLS = 1_500_000
MAX_SEEN_CELLS = 2_000_000
"""Empty ones included: a few bytes can claim a row that is 16,384 cells wide."""
MAX_CELL_LETTERS = 32_767
_HEADER_WITHIN = 20
"""Rows in which the header is looked for when a sheet is chosen by it."""
LAST_ROW = 1_048_576
"""The last row a spreadsheet program has."""

Merged = tuple[int, int, int, int]
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty. ``number`` is the one the spreadsheet program shows; cells are cleaned text."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The text at ``index`` (from 0), "" beyond the end."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of one sheet. ``name`` is the file's name, ``findings`` what could not be read.

    ``merged`` are cells merged into one: first row and column, last row and column, columns from 0.
    """

    name: str
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    merged: tuple[Merged, ...] = ()

    @property
    def header(self) -> Row | None:
        """The first row with two or more cells (a title above the table has one), else the first row, else None."""
        broad = (row for row in self.rows if sum(map(bool, row.cells)) > 1)
        return next(broad, self.rows[0] if self.rows else None)

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows under the header."""
        header = self.header
        return tuple(row for row in self.rows if header is not None and row.number > header.number)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    flaw: FindingCode | None = None


_EMPTY = _Cell("")
UNREAD = {
    Code.FILE_NOT_FOUND: FindingCode.FILE_MISSING,
    Code.FILE_NOT_READABLE: FindingCode.FILE_NOT_READABLE,
    Code.FILE_TOO_LARGE: FindingCode.TABLE_TOO_LARGE,
}
_Line = tuple[int, list[_Cell]]


class _TooLargeError(Exception):
    """The table goes over a limit."""


Fitting = Callable[[Sequence[str]], int]
"""How well the cells of a header fit what is looked for; of several sheets the first that fits best is read."""


def read_table(path: Path, fitting: Fitting | None = None) -> Table:
    """Reads an XLSX or CSV file, told apart by content. Of a workbook the first visible sheet counts, or with
    ``fitting`` the visible sheet whose header fits best.

    CSV: UTF-8 with or without BOM, UTF-16 with BOM, or Windows-874 (TIS-620); separated by comma, semicolon or tab.
    Empty rows and rows that are one merged cell are passed over. Findings: FILE_MISSING, FILE_NOT_READABLE (held by
    another program, no permission), TABLE_UNREADABLE (damage, old or locked formats), TABLE_TOO_LARGE,
    CELL_IS_A_FORMULA (reads as ""), CELL_NOT_UNDERSTOOD (#REF!, overlong).
    """
    try:
        content = read_whole(path, MAX_FILE_BYTES)
        is_zip = content.startswith(b"PK\x03\x04")
        lines, merged = _lines_of_workbook(content, fitting) if is_zip else (_kept(_lines_of_csv(content)), ())
    except JudgeDesktopError as refused:
        return _without_rows(path, UNREAD.get(refused.code, FindingCode.TABLE_UNREADABLE))
    except _TooLargeError:
        return _without_rows(path, FindingCode.TABLE_TOO_LARGE)
    except DAMAGE:
        return _without_rows(path, FindingCode.TABLE_UNREADABLE)
    rows = tuple(Row(number, tuple(cell.text for cell in cells)) for number, cells in lines)
    table = Table(name=path.name, rows=rows, merged=merged)
    return replace(table, findings=tuple(_flaws(table, lines)))


def _without_rows(path: Path, code: FindingCode) -> Table:
    return Table(name=path.name, findings=(unread_finding(path.name, code, MAX_ROWS),))


def unread_finding(name: str, code: FindingCode, rows: int) -> Finding:
    """A table that is not read at all; ``rows`` is the most that would be."""
    details: dict[str, str | int] = {"file": name}
    if code is FindingCode.TABLE_TOO_LARGE:
        details |= {"rows": rows, "columns": MAX_COLUMNS}
    return Finding(code=code, severity=Severity.BLOCKS, where=Place(table=name), details=details)


def _kept(lines: Iterable[_Line]) -> list[_Line]:
    """The lines with something in them, without empty cells at their ends, within the limits."""
    kept: list[_Line] = []
    count = 0
    for number, cells in lines:
        while cells and cells[-1] == _EMPTY:
            cells.pop()
        if not cells:
            continue
        count += len(cells)
        if len(kept) >= MAX_ROWS or len(cells) > MAX_COLUMNS or count > MAX_CELLS:
            raise _TooLargeError
        kept.append((number, cells))
    return kept


def _flaws(table: Table, lines: list[_Line]) -> Iterator[Finding]:
    """One finding for each formula and each error, named by the title of its column."""
    header = table.header
    for number, cells in lines:
        for index, cell in enumerate(cells):
            if cell.flaw is not None:
                title = header.cell(index) if header and number > header.number else ""
                where = Place(table=table.name, row=number, column=title or column_letters(index))
                details = {"value": cell.text} if cell.text else {}
                yield Finding(code=cell.flaw, severity=Severity.BLOCKS, where=where, details=details)


def column_letters(index: int) -> str:
    """A, B … Z, AA: what the spreadsheet program calls the column."""
    return (column_letters(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


def _index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1


# XLSX


def _lines_of_workbook(content: bytes, fitting: Fitting | None) -> tuple[list[_Line], tuple[Merged, ...]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check_archive(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it passes over
        return _lines_of_sheet_chosen(content, fitting)


def _check_archive(archive: zipfile.ZipFile) -> None:
    """Refuses bombs, compressions nobody uses, and document types (the way to entity bombs and to other files)."""
    entries = [entry for entry in archive.infolist() if not entry.filename.startswith("xl/media/")]
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise _TooLargeError
    for entry in entries:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & 0x1:
            raise ValueError(entry.filename)
        if entry.filename.endswith((".xml", ".rels", ".vml")):
            _check_markup(archive, entry)


def _check_markup(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as part:
        tail = b""
        while block := part.read(2**20):
            if b"<!DOCTYPE" in tail + block or b"<!ENTITY" in tail + block or b"\0" in block:
                raise ValueError(entry.filename)
            tail = block[-16:]


def _lines_of_sheet_chosen(content: bytes, fitting: Fitting | None) -> tuple[list[_Line], tuple[Merged, ...]]:
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        if not visible:
            raise ValueError("no visible sheet")
        sheet = visible[0] if fitting is None else max(visible, key=lambda one: fitting(_header_of(one)))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            # openpyxl keeps merged cells to itself when it streams
            merged = _merged_ranges(archive.read(sheet._worksheet_path))  # noqa: SLF001
        sheet.reset_dimensions()  # what the file says of its own size is often wrong
        return _kept(_lines_of_sheet(sheet, _beginnings(merged))), merged
    finally:
        workbook.close()


def _header_of(sheet: Any) -> Sequence[str]:
    """The first row with two or more cells, among the first ones."""
    sheet.reset_dimensions()
    rows = (row for _, row in zip(range(_HEADER_WITHIN), sheet.iter_rows(values_only=True), strict=False))
    texts = ([str(value) for value in row if value not in (None, "")] for row in rows)
    return next((row for row in texts if len(row) > 1), ())


def _lines_of_sheet(sheet: Any, merged: dict[int, set[int]]) -> Iterator[_Line]:
    seen = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        seen += len(row)
        if number > LAST_ROW or seen > MAX_SEEN_CELLS:
            raise _TooLargeError
        if not row:
            continue
        cells = [_EMPTY if cell.value is None else _cell_of_workbook(cell) for cell in row]
        filled = [index for index, cell in enumerate(cells) if cell.text]
        if len(filled) == 1 and filled[0] in merged.get(number, ()):
            continue
        yield number, cells


def _merged_ranges(markup: bytes) -> tuple[Merged, ...]:
    """The cells merged into one."""
    return tuple(
        (int(first_row), _index(first_letters), int(last_row), _index(last_letters))
        for first_letters, first_row, last_letters, last_row in _MERGED.findall(markup)
    )


def _beginnings(merged: Iterable[Merged]) -> dict[int, set[int]]:
    """Row → columns in which a cell merged over two or more columns begins."""
    beginnings: dict[int, set[int]] = {}
    for first_row, first_column, _, last_column in merged:
        if last_column > first_column:
            beginnings.setdefault(first_row, set()).add(first_column)
    return beginnings


def _cell_of_workbook(cell: Any) -> _Cell:
    value = cell.value
    if value == "":
        return _EMPTY
    if cell.data_type == "f":
        return _Cell("", FindingCode.CELL_IS_A_FORMULA)
    if cell.data_type == "e":
        return _Cell(str(value), FindingCode.CELL_NOT_UNDERSTOOD)
    return _limited(_text_of_value(value))


def _text_of_value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _text_of_number(Decimal(repr(value)))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    return cleaned(str(value).replace("_x000D_", ""))


def _text_of_number(number: Decimal) -> str:
    """5.0 as 5, 8.5 as 8.5, 1e3 as 1000."""
    if not number.is_finite():
        raise ValueError(str(number))
    return f"{number.normalize():f}" if number else "0"


def _limited(text: str) -> _Cell:
    if len(text) > MAX_CELL_LETTERS:
        return _Cell(text[:40] + "…", FindingCode.CELL_NOT_UNDERSTOOD)
    return _Cell(text)


# CSV


def _lines_of_csv(content: bytes) -> Iterator[_Line]:
    for number, cells in enumerate(csv_records(content), start=1):
        yield number, [_cell_of_csv(cell) for cell in cells]


def _cell_of_csv(text: str) -> _Cell:
    plain = csv_cell(text)
    return _Cell("", FindingCode.CELL_IS_A_FORMULA) if plain is None else _limited(plain)
