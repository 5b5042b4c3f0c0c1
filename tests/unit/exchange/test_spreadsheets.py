"""Reading XLSX and CSV: what people really send, and what somebody hostile might."""

import io
import random
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.exchange.cell_values import cleaned, date_of
from judge_desktop.exchange.columns import Column, match_columns
from judge_desktop.exchange.spreadsheets import MAX_UNPACKED_BYTES, Row, Table, read_table
from judge_desktop.exchange.table_writing import Cell, write_table

ID = Column(name="id", label="รหัสผลงาน")
TITLE = Column(name="title_th", label="ชื่อผลงาน", other_names=("ชื่อโครงการ",))


def codes(findings: tuple[Finding, ...]) -> list[FindingCode]:
    return [finding.code for finding in findings]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def workbook(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_cells_of_a_workbook_become_the_text_a_person_sees(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "t.xlsx",
        ["รหัสผลงาน", "ค่า"],
        ["a", 5.0],
        ["b", 8.5],
        ["c", date(2023, 9, 8)],
        ["d", date(2566, 9, 8)],
        ["e", datetime(2023, 9, 8, 13, 30, tzinfo=UTC).replace(tzinfo=None)],
        ["f", time(10, 0)],
        ["g", True],
        ["h", "  บรรทัด\r\nสอง\u200b "],
        ["i", 1e15],
        ["j", "๑๒"],
    )

    table = read_table(path)

    assert table.findings == ()
    assert [row.cell(1) for row in table.body] == [
        "5", "8.5", "2023-09-08", "2566-09-08", "2023-09-08 13:30:00", "10:00", "yes", "บรรทัด\nสอง", "1000000000000000",
        "๑๒",
    ]  # fmt: skip
    assert date_of("2566-09-08") == date(2023, 9, 8)


def test_rows_keep_the_numbers_the_spreadsheet_shows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "รายชื่อผลงานที่ผ่านการคัดเลือก"
    sheet.merge_cells("A1:C1")
    for column, title in zip("ABC", ("id", "title", "note"), strict=True):
        sheet[f"{column}3"] = title
    sheet["A4"], sheet["B4"] = "ENV-01", "คลอง"
    sheet["A6"] = "ด้านพลังงาน"
    sheet.merge_cells("A6:C6")
    sheet["A7"] = "ENE-01"
    book.save(tmp_path / "t.xlsx")

    table = read_table(tmp_path / "t.xlsx")

    assert table.header == Row(3, ("id", "title", "note"))
    assert table.body == (Row(4, ("ENV-01", "คลอง")), Row(7, ("ENE-01",)))


def test_a_formula_is_refused_and_never_evaluated(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ["id", "number"], ["a", "=1+1"], ["b", '=cmd|" /C calc"!A0'], ["c", 3])

    table = read_table(path)

    assert [(one.code, one.where.row, one.where.column) for one in table.findings] == [
        (FindingCode.CELL_IS_A_FORMULA, 2, "number"),
        (FindingCode.CELL_IS_A_FORMULA, 3, "number"),
    ]
    assert [row.cell(1) for row in table.body] == ["", "", "3"]


def test_an_error_of_the_spreadsheet_is_a_finding(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "number"])
    sheet.append(["a", "#REF!"])
    book.save(tmp_path / "t.xlsx")

    (finding,) = read_table(tmp_path / "t.xlsx").findings

    assert (finding.code, finding.details) == (FindingCode.CELL_NOT_UNDERSTOOD, {"value": "#REF!"})


def test_the_first_visible_sheet_is_read(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(["secret", "old"])
    hidden.sheet_state = "hidden"
    book.create_sheet("รายชื่อ").append(["id", "title"])
    book.save(tmp_path / "t.xlsx")

    assert cells(read_table(tmp_path / "t.xlsx")) == [("id", "title")]


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp874", ","), ("tis-620", ";")],
)
def test_csv_of_any_program_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = ["รหัสผลงาน,ชื่อผลงาน,คะแนน", 'ENV-01,"คลอง,น้ำใส",๘', "", "ENV-02,ทุ่งไร้ควัน,7"]
    text = "\r\n".join(rows).replace(",", separator).replace(f"คลอง{separator}น้ำใส", "คลอง,น้ำใส")
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))

    table = read_table(tmp_path / "t.csv")

    assert table.findings == ()
    assert table.rows == (
        Row(1, ("รหัสผลงาน", "ชื่อผลงาน", "คะแนน")),
        Row(2, ("ENV-01", "คลอง,น้ำใส", "๘")),
        Row(4, ("ENV-02", "ทุ่งไร้ควัน", "7")),
    )


def test_csv_says_its_separator_and_may_hold_formulas_only_as_text(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("sep=|\r\nid|phone|note\r\na|+66 2026 2333|=1+1\r\nb|'=x|-\r\n", encoding="utf-8")

    table = read_table(tmp_path / "t.csv")

    assert cells(table) == [("id", "phone", "note"), ("a", "+66 2026 2333", ""), ("b", "=x", "-")]
    assert [(one.code, one.where.row, one.where.column) for one in table.findings] == [
        (FindingCode.CELL_IS_A_FORMULA, 2, "note")
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),  # old or locked workbook
        b"PK\x03\x04 broken",
        bytes(range(256)),
        b'id,title\n"never closed',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_table_is_said_to_be_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.xlsx").write_bytes(content)

    table = read_table(tmp_path / "t.xlsx")

    assert (codes(table.findings), table.rows) == ([FindingCode.TABLE_UNREADABLE], ())


def test_a_missing_file_and_a_folder_are_findings(tmp_path: Path) -> None:
    assert codes(read_table(tmp_path / "no.csv").findings) == [FindingCode.FILE_MISSING]
    assert codes(read_table(tmp_path).findings) == [FindingCode.FILE_NOT_READABLE]


def repacked(path: Path, name: str, content: bytes) -> Path:
    """The workbook at ``path`` with one part replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, content)
    path.write_bytes(packed.getvalue())
    return path


def test_bombs_are_refused_before_they_go_off(tmp_path: Path) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    path = workbook(tmp_path / "zip.xlsx", ["id", "title"])
    assert codes(read_table(repacked(path, "xl/big.xml", bytes(MAX_UNPACKED_BYTES))).findings) == [
        FindingCode.TABLE_TOO_LARGE
    ]

    laughs = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    path = workbook(tmp_path / "entities.xlsx", ["id", "title"])
    assert codes(read_table(repacked(path, sheet, laughs)).findings) == [FindingCode.TABLE_UNREADABLE]

    for name, rows in (
        ("deep", b'<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row>'),
        ("wide", b"<row><c r='XFD1'/></row>" * 1000),
    ):
        sheet_start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        path = workbook(tmp_path / f"{name}.xlsx", ["id", "title"])
        table = read_table(repacked(path, sheet, sheet_start + rows + b"</sheetData></worksheet>"))
        assert codes(table.findings) == [FindingCode.TABLE_TOO_LARGE]


def test_too_many_columns_are_too_large(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", [f"c{number}" for number in range(101)])
    assert codes(read_table(path).findings) == [FindingCode.TABLE_TOO_LARGE]


def test_a_damaged_workbook_never_crashes(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "t.xlsx", ["id", "title"], ["ENV-01", "คลอง"]).read_bytes()
    chance = random.Random(7)
    path = tmp_path / "broken.xlsx"
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
        path.write_bytes(bytes(damaged[: chance.choice([len(damaged), chance.randrange(4, len(damaged))])]))
        table = read_table(path)
        assert cells(table) == [("id", "title"), ("ENV-01", "คลอง")] or table.findings != ()


DANGEROUS = st.sampled_from(
    ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "'=x", "''", "🏙️🇹🇭", "http://a.example", "๕.๐"]
)
TEXTS = st.lists(st.one_of(DANGEROUS, st.text(max_size=30), st.text("กขค่้ำแเ๐๑=+-@'\"\n,;", max_size=20)), max_size=6)


@given(texts=TEXTS, extension=st.sampled_from([".xlsx", ".csv"]))
def test_text_comes_back_as_it_went(tmp_path_factory: pytest.TempPathFactory, texts: list[str], extension: str) -> None:
    path = tmp_path_factory.mktemp("round") / f"t{extension}"
    kept = [cleaned(text).replace("\ufffe", "").replace("\uffff", "") for text in texts]
    rows = [[f"r{number}", text] for number, text in enumerate(kept)]

    write_table(path, [ID, TITLE], rows)

    table = read_table(path)
    assert table.findings == ()
    assert [[row.cell(0), row.cell(1)] for row in table.body] == [[one, cleaned(text)] for one, text in rows]


def test_a_written_workbook_has_typed_cells_and_equal_bytes(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["a", 7],
        ["b", Decimal("8.25")],
        ["c", date(2023, 2, 15)],
        ["d", None],
        ["e", 10**17],
        ["f", date(1899, 1, 1)],
    ]
    write_table(tmp_path / "one.xlsx", [ID, "ค่า"], rows, sheet="ผลงาน [1]: a/b")
    write_table(tmp_path / "two.xlsx", [ID, "ค่า"], rows, sheet="ผลงาน [1]: a/b")

    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "one.xlsx").active
    assert sheet is not None
    assert [str(row[1].value) for row in sheet.iter_rows(min_row=2)] == [
        "7", "8.25", "2023-02-15 00:00:00", "None", "100000000000000000", "1899-01-01",
    ]  # fmt: skip
    assert (sheet["A1"].value, sheet.freeze_panes, sheet.title) == (
        "รหัสผลงาน (id)",
        "A2",
        "ผลงาน  1 : a b".replace(" : ", "   "),
    )
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_column_is_known_by_each_of_its_names() -> None:
    for title in ("id", "ID", "รหัสผลงาน", "รหัสผลงาน (id)", "id (รหัสผลงาน)", "รหัสผลงาน\n（id）"):
        assert dict(match_columns(Row(1, (title,)), [ID, TITLE]).positions) == {"id": 0}
    for title in ("title_th", "Title TH", "ชื่อโครงการ", "ชื่อผลงาน"):
        assert dict(match_columns(Row(1, (title,)), [ID, TITLE]).positions) == {"title_th": 0}


def test_missing_doubled_and_unknown_columns_are_told() -> None:
    matched = match_columns(Row(2, ("ชื่อผลงาน", "โทรศัพท์", "", "title_th")), [ID, TITLE], [("id",)], table="t.xlsx")

    assert [(one.code, one.where.row, one.where.column) for one in matched.findings] == [
        (FindingCode.COLUMN_TWICE, 2, "title_th"),
        (FindingCode.COLUMN_MISSING, 2, "id"),
    ]
    assert matched.extra == ((1, "โทรศัพท์"),)
    assert matched.extra_fields(Row(3, ("คลอง", "02"))) == (("โทรศัพท์", "02"),)
    assert codes(match_columns(None, [ID], [("id",)]).findings) == [FindingCode.COLUMN_MISSING]
