"""Whole tables of a contest for people and programs: what a table is, and one CSV file each.

Rows pass through pandas in frames of a few thousand, so that a table of a million rows does not lie in memory. A
workbook of them is ``workbook_writing``; what is in the cells is the caller's (``workflow.tables``); small tables of
other kinds are ``table_writing``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from judge_desktop.exchange.cell_values import escaped
from judge_desktop.exchange.table_writing import Cell, csv_cell_of, printable
from judge_desktop.exchange.writing import replacing

OnRow = Callable[[], None]
"""Called for every row that is written; may raise to cancel."""

_ROWS_OF_A_FRAME = 4_000


class CellKind(StrEnum):
    """How the cells of a column are typed."""

    TEXT = "text"
    HASH = "hash"  # text of which only the beginning is shown
    NUMBER = "number"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """``name`` is what programs know the column by, ``label`` what people read. ``decimals`` of a number are those it
    is shown with; its value keeps all it has. ``widest``: letters of a line; longer text is cut at the edge of its
    cell, or goes on in the next line when it ``wraps``.
    """

    name: str
    label: str
    kind: CellKind = CellKind.TEXT
    decimals: int = 0
    widest: int = 34
    wraps: bool = False

    @property
    def title(self) -> str:
        """The header cell."""
        return f"{self.label} ({self.name})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedTable:
    """``name`` is the stem of its CSV file, ``title`` the name of its sheet. ``rows`` are asked for once by each
    writer; None is an empty cell. ``frozen`` columns stay in sight beside the header.
    """

    name: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: Callable[[], Iterator[tuple[Cell, ...]]]
    frozen: int = 0


def write_csv_folder(
    folder: Path,
    tables: Sequence[ExportedTable],
    on_row: OnRow = lambda: None,
    beside: Mapping[str, str] | None = None,
) -> tuple[Path, ...]:
    """Writes each table as ``<name>.csv`` into a folder that is there: UTF-8 with BOM, an apostrophe before text that
    looks like a formula, times as ISO; then the small files ``beside`` (name -> text). Files that were not there
    before go again when one cannot be written.

    Refuses DISK_FULL, FOLDER_NOT_WRITABLE, DISK_FAILED.
    """
    writers: dict[str, Callable[[BinaryIO], object]] = {
        f"{table.name}.csv": partial(_write_csv, table, on_row) for table in tables
    }
    writers |= {name: partial(_write_text, text) for name, text in (beside or {}).items()}
    new = [folder / name for name in writers if not (folder / name).exists()]
    try:
        for name, write in writers.items():
            with replacing(folder / name) as stream:
                write(stream)
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    return tuple(folder / name for name in writers)


def _write_text(text: str, stream: BinaryIO) -> None:
    stream.write(text.encode("utf-8"))


def frames(table: ExportedTable, prepared: Callable[[tuple[Cell, ...]], tuple[Any, ...]]) -> Iterator[Any]:
    """The rows as pandas frames, one after the other, at least one; every cell stays what it is."""
    from pandas import DataFrame

    rows, titles = table.rows(), [column.title for column in table.columns]
    is_first = True
    while (some := [prepared(row) for row in islice(rows, _ROWS_OF_A_FRAME)]) or is_first:
        yield DataFrame(some, columns=titles, dtype=object)
        is_first = False


def _write_csv(table: ExportedTable, on_row: OnRow, stream: BinaryIO) -> None:
    stream.write("\ufeff".encode())
    header = [escaped(printable(column.title)) for column in table.columns]

    def prepared(row: tuple[Cell, ...]) -> tuple[str, ...]:
        on_row()
        return tuple(csv_cell_of(cell) for cell in row)

    for place, frame in enumerate(frames(table, prepared)):
        text = frame.to_csv(index=False, header=False if place else header, lineterminator="\r\n")
        stream.write(text.encode("utf-8", "replace"))
