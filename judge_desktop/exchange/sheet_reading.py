"""Workbooks and separated texts as tables to look at: what a cell shows, never what a formula would give.

Nothing is calculated: a formula shows the value its spreadsheet program stored, or a dash. Tables that the program
takes values from are ``spreadsheets``.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import repeat
from typing import Any

from judge_desktop.domain.reading import ReadingKind, ReadingView, Sheet
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.office_parts import OfficeParts, damage_refused

MAX_SHEETS = 30
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_CELLS = 150_000
MAX_CELL_LETTERS = 2_000
NO_VALUE = "—"

_SEPARATORS = ",;\t|"
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_Cells = list[str]


def read_workbook(parts: OfficeParts) -> ReadingView:
    """The visible sheets. Refuses as ``OfficeParts``."""
    stream = parts.repacked()
    has_formulas = any(_FORMULA.search(parts.part(one)) for one in parts.names if one.startswith("xl/worksheets/"))
    with damage_refused(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it passes over
        return _read_sheets(stream, has_formulas)


def _read_sheets(stream: io.BytesIO, has_formulas: bool) -> ReadingView:
    from openpyxl import load_workbook

    values = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(stream, read_only=True, data_only=False, keep_links=False) if has_formulas else None
    sheets: list[Sheet] = []
    room, missing, is_shortened = MAX_CELLS, 0, False
    for place, sheet in enumerate(values.worksheets):
        if sheet.sheet_state != "visible":
            continue
        if len(sheets) == MAX_SHEETS or room <= 0:
            is_shortened = True
            break
        beside = _rows(formulas.worksheets[place]) if formulas is not None else repeat(())
        counted = _Counter()
        made = _sheet(sheet.title, (counted.shown(*both) for both in zip(_rows(sheet), beside, strict=False)), room)
        missing += counted.missing
        room -= len(made.rows) * (len(made.rows[0]) if made.rows else 0)
        sheets.append(made)
    values.close()
    if formulas is not None:
        formulas.close()
    cut = is_shortened or any(one.has_more_rows or one.has_more_columns for one in sheets)
    kept = tuple(sheets)
    return ReadingView(kind=ReadingKind.SHEETS, sheets=kept, is_shortened=cut, formulas_without_value=missing)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    return sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS + 1)  # type: ignore[no-any-return]


class _Counter:
    """Cells as text; `missing` counts formulas without a stored value."""

    def __init__(self) -> None:
        self.missing = 0

    def shown(self, row: tuple[Any, ...], beside: tuple[Any, ...]) -> _Cells:
        cells = [_text_of_cell(cell) for cell in row]
        for place, cell in enumerate(beside):
            if cell.data_type == "f" and place < len(row) and row[place].value is None:
                cells[place] = NO_VALUE
                self.missing += 1
        return cells


def read_separated(text: str, *, is_cut: bool) -> ReadingView:
    """A text of rows, separated by comma, semicolon, tab or bar, as one table. ``is_cut``: the text goes on."""
    text = re.sub(r"\Asep=.\r?\n", "", text)
    separator = _separator(text)
    with damage_refused():
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
        sheet = _sheet("", (([cleaned(cell)[:MAX_CELL_LETTERS] for cell in row]) for row in rows), MAX_CELLS)
    cut = is_cut or sheet.has_more_rows or sheet.has_more_columns
    return ReadingView(kind=ReadingKind.SHEETS, sheets=(sheet,), is_shortened=cut)


def _separator(text: str) -> str:
    """The separator that splits most of the first lines into equally many parts, two or more."""
    lines = [line for line in re.sub(r'"[^"]*"', "", text[: 2**16]).splitlines()[:30] if line.strip()]
    best, best_count = ",", 0
    for one in _SEPARATORS:
        counts = [line.count(one) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        fitting = counts.count(usual) if usual else 0
        if fitting > best_count:
            best, best_count = one, fitting
    return best


def _sheet(name: str, rows: Iterable[_Cells], room: int) -> Sheet:
    """A table of at most ``room`` cells, without empty rows and columns at its ends."""
    kept: list[_Cells] = []
    has_more_rows = has_more_columns = False
    cells_kept = 0
    for cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        cells_kept += len(cells)
        if len(kept) == MAX_ROWS or cells_kept > room:
            has_more_rows = True
            break
        if len(cells) > MAX_COLUMNS:
            has_more_columns = True
            del cells[MAX_COLUMNS:]
        kept.append(cells)
    while kept and not kept[-1]:
        kept.pop()
    width = max(map(len, kept), default=0)
    padded = tuple((*cells, *[""] * (width - len(cells))) for cells in kept)
    return Sheet(name=name, rows=padded, has_more_rows=has_more_rows, has_more_columns=has_more_columns)


def _text_of_cell(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _text_of_number(value, str(cell.number_format or ""))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return cleaned(str(value).replace("_x000D_", ""))[:MAX_CELL_LETTERS]


def _text_of_number(value: float, shape: str) -> str:
    """The number as the commonest formats show it: percent, thousands, decimals; else as it is."""
    number = Decimal(repr(value))
    if not number.is_finite():
        raise ValueError(shape)
    shape = shape.split(";", maxsplit=1)[0]
    decimals = len(found[1]) if (found := re.search(r"\.(0+)", shape)) else 0
    if "%" in shape:
        return f"{number * 100:.{decimals}f}%"
    if "#,##0" in shape:
        return f"{number:,.{decimals}f}"
    if re.fullmatch(r"0(\.0+)?", shape):
        return f"{number:.{decimals}f}"
    if abs(number) >= Decimal(10) ** 21:
        return str(value)
    return f"{round(number, 10).normalize():f}" if number else "0"
