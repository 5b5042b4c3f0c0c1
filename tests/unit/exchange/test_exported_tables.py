"""Exported tables: text stays text whatever it begins with, numbers are numbers, what is missing is empty."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import workbook_writing
from judge_desktop.exchange.exported_tables import CellKind, ExportedTable, TableColumn, write_csv_folder
from judge_desktop.exchange.spreadsheets import MAX_CELL_LETTERS
from judge_desktop.exchange.table_writing import Cell, printable
from judge_desktop.exchange.workbook_writing import PrintSetup, write_workbook

BANGKOK = timezone(timedelta(hours=7))
HOSTILE = (
    "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tTab", "＝1+1", "'=1", "{=A1}", "http://example.org", "007",
    "1e5", "TRUE", "#REF!", "_x0041_", "<b>&amp;", "บรรทัด\nสอง", "น้ำใจ กำลัง ๆ", "😀👩‍👩‍👧", 'a,b;c\t"d"', "\u202eevil",
)  # fmt: skip
COLUMNS = (
    TableColumn(name="words", label="ข้อความ", wraps=True),
    TableColumn(name="score", label="คะแนน", kind=CellKind.NUMBER, decimals=2),
    TableColumn(name="time", label="เวลา", kind=CellKind.TIME),
    TableColumn(name="hash", label="ค่า", kind=CellKind.HASH),
)
SETUP = PrintSetup(head="การประกวด R&D", mark="ซ้อมใช้งาน", foot="ลับ", page_label="หน้า {page} จาก {pages}")
WHEN = datetime(2023, 9, 8, 10, 30, tzinfo=BANGKOK)


def table(rows: list[tuple[Cell, ...]], title: str = "ลำดับผลงาน", name: str = "standings") -> ExportedTable:
    return ExportedTable(name=name, title=title, columns=COLUMNS, rows=lambda: iter(rows), frozen=1)


def rows_of(*texts: str) -> list[tuple[Cell, ...]]:
    return [
        (text, Decimal("86.50") if place % 2 else None, WHEN if place % 3 else None, "5f" * 32)
        for place, text in enumerate(texts)
    ]


def sheets_of(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets


def test_hostile_text_stays_text_and_numbers_are_numbers(tmp_path: Path) -> None:
    write_workbook(tmp_path / "t.xlsx", [table(rows_of(*HOSTILE))], SETUP)
    (sheet,) = sheets_of(tmp_path / "t.xlsx")
    read = list(sheet.iter_rows(min_row=2))
    assert [row[0].value.replace("_x005F_", "_") for row in read] == list(HOSTILE)
    assert {row[0].data_type for row in read} == {"s"}
    assert [row[1].value for row in read] == [86.5 if place % 2 else None for place in range(len(HOSTILE))]
    assert {row[1].number_format for row in read if row[1].value is not None} == {"0.00"}
    assert {row[2].value for row in read} == {None, datetime(2023, 9, 8, 10, 30)}  # noqa: DTZ001 -- XLSX has no zones
    seen = pandas.read_excel(tmp_path / "t.xlsx", keep_default_na=False, dtype={"ข้อความ (words)": str})
    assert [text.replace("_x005F_", "_") for text in seen["ข้อความ (words)"]] == list(HOSTILE)
    assert b"<f>" not in zipfile.ZipFile(tmp_path / "t.xlsx").read("xl/worksheets/sheet1.xml")


def test_a_workbook_is_made_to_be_read_and_printed(tmp_path: Path) -> None:
    write_workbook(tmp_path / "t.xlsx", [table(rows_of("ก" * 300, "ข")), table([], name="empty")], SETUP)
    first, second = sheets_of(tmp_path / "t.xlsx")
    assert (first.title, second.title) == ("ลำดับผลงาน", "ลำดับผลงาน (2)")
    assert [cell.value for cell in first[1]] == ["ข้อความ (words)", "คะแนน (score)", "เวลา (time)", "ค่า (hash)"]
    assert (first.freeze_panes, first.auto_filter.ref) == ("B2", "A1:D3")
    page = first.page_setup
    assert (first.print_title_rows, page.orientation, page.paperSize) == ("$1:$1", "landscape", 9)
    assert first.sheet_properties.pageSetUpPr.fitToPage
    assert (page.fitToWidth, page.fitToHeight) == (None, 0)  # one page across, when nothing else is said
    assert first.oddHeader.left.text == "การประกวด R&&D"
    assert (first.oddHeader.right.text, first.oddFooter.left.text) == ("ซ้อมใช้งาน", "ลับ")
    assert first.oddFooter.right.text == "หน้า &P จาก &N"
    assert first.column_dimensions["A"].width == pytest.approx(34.7, abs=0.1)
    assert first.row_dimensions[2].height > 9 * 13  # ten lines of it are to be seen
    assert second.max_row == 1


def test_marks_above_and_below_take_no_room() -> None:
    assert workbook_writing._room("ที่นี่มีน้ำ") == len("ทนมนำ")
    assert workbook_writing._room("😀漢") == 4


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, [table(rows_of(*HOSTILE))], SETUP)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_table_longer_than_a_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_writing, "LAST_ROW_WRITTEN", 3)
    write_workbook(tmp_path / "t.xlsx", [table(rows_of(*"abcdefg"))], SETUP)
    sheets = sheets_of(tmp_path / "t.xlsx")
    assert [sheet.title for sheet in sheets] == ["ลำดับผลงาน", "ลำดับผลงาน (2)", "ลำดับผลงาน (3)"]
    assert [[row[0].value for row in sheet.iter_rows(min_row=2)] for sheet in sheets] == [
        ["a", "b", "c"], ["d", "e", "f"], ["g"],
    ]  # fmt: skip


def test_what_is_longer_than_a_cell_ends_in_dots(tmp_path: Path) -> None:
    texts = ("x" * MAX_CELL_LETTERS, "x" * (MAX_CELL_LETTERS + 1), "😀" * MAX_CELL_LETTERS)
    write_workbook(tmp_path / "t.xlsx", [table(rows_of(*texts))], SETUP)
    kept = [row[0].value for row in sheets_of(tmp_path / "t.xlsx")[0].iter_rows(min_row=2)]
    assert kept == [texts[0], "x" * (MAX_CELL_LETTERS - 1) + "…", "😀" * ((MAX_CELL_LETTERS - 1) // 2) + "…"]


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=8))
def test_csv_gives_back_what_people_wrote(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    (path,) = write_csv_folder(tmp_path_factory.getbasetemp(), [table(rows_of(*texts))])
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert read[0] == [column.title for column in COLUMNS]
    assert [row[1] for row in read[1:]] == ["86.50" if place % 2 else "" for place in range(len(texts))]
    assert [row[0].removeprefix("'") for row in read[1:]] == [printable(text).removeprefix("'") for text in texts]
    assert [row[0] for row in read[1:] if row[0][:1] in set("=@\t\r\n＝＋－＠")] == []


def test_a_folder_of_csv_is_read_by_pandas(tmp_path: Path) -> None:
    write_csv_folder(tmp_path, [table(rows_of(*HOSTILE)), table([], name="empty")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.csv", "standings.csv"]
    seen = pandas.read_csv(tmp_path / "standings.csv", encoding="utf-8-sig")
    assert seen["คะแนน (score)"].dropna().unique().tolist() == [86.5]
    assert seen["เวลา (time)"].dropna().unique().tolist() == ["2023-09-08T10:30:00+07:00"]
    assert list(pandas.read_csv(tmp_path / "empty.csv", encoding="utf-8-sig").columns) == list(seen.columns)


class _StoppedError(Exception):
    pass


def stopping_after(rows: int) -> Iterator[None]:
    """Lets so many rows pass."""
    yield from (None,) * rows
    raise _StoppedError


def test_what_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    rows = rows_of(*(str(place) for place in range(5_000)))
    (tmp_path / "standings.csv").write_text("older")
    passing = stopping_after(4_500)
    with pytest.raises(_StoppedError):
        write_workbook(tmp_path / "t.xlsx", [table(rows)], SETUP, lambda: next(passing))
    passing = stopping_after(9_500)
    with pytest.raises(_StoppedError):
        write_csv_folder(tmp_path, [table(rows, name="new"), table(rows)], lambda: next(passing))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("standings.csv", "older")]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for write in (
        lambda: write_workbook(tmp_path / "none" / "t.xlsx", [table([])], SETUP),
        lambda: write_csv_folder(tmp_path / "none", [table([])]),
    ):
        with pytest.raises(JudgeDesktopError) as refused:
            write()
        assert refused.value.code is Code.FOLDER_NOT_WRITABLE


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_and_reads_the_same(tmp_path: Path) -> None:
    write_workbook(tmp_path / "t.xlsx", [table(rows_of(*HOSTILE))], SETUP)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    how = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", str(tmp_path)]
    subprocess.run(
        ["soffice", profile, "--headless", *how, str(tmp_path / "t.xlsx")], check=True, capture_output=True, timeout=120
    )
    read = list(csv.reader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8"), newline="")))
    assert [row[0] for row in read[1:]] == list(HOSTILE)
    assert [row[1] for row in read[1:]] == ["86.5" if place % 2 else "" for place in range(len(HOSTILE))]
