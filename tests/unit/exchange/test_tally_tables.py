"""Tables of scores to tally from anywhere, read in one quick pass."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.exchange import tally_tables
from judge_desktop.exchange.tally_tables import TallyRows, read_tally_rows
from judge_desktop.scoring.score_table import ScoreRow


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "scores.csv"
    path.write_bytes(text.encode(encoding))
    return path


def told(findings: tuple[Finding, ...]) -> list[tuple[FindingCode, int, str]]:
    return [(one.code, one.where.row, one.where.column) for one in findings]


def test_a_table_that_is_no_table_is_told_once(tmp_path: Path) -> None:
    assert told(read_tally_rows(tmp_path / "none.csv").findings) == [(FindingCode.FILE_MISSING, 0, "")]
    assert told(read_tally_rows(tmp_path).findings) == [(FindingCode.FILE_NOT_READABLE, 0, "")]
    for empty in ("", "\n\n", "submission\nA\n"):
        assert told(read_tally_rows(table(tmp_path, empty)).findings) == [
            (FindingCode.COLUMN_MISSING, 1, "submission"),
            (FindingCode.COLUMN_MISSING, 1, "judge"),
            (FindingCode.COLUMN_MISSING, 1, "score"),
        ]
    for unreadable in ("\0binary", 'submission,judge,score\n"A,J1,7\n'):
        found = told(read_tally_rows(table(tmp_path, unreadable)).findings)
        assert found == [(FindingCode.TABLE_UNREADABLE, 0, "")]


def test_a_table_to_tally_may_name_category_and_criterion(tmp_path: Path) -> None:
    read = read_tally_rows(table(tmp_path, "judge,score,submission\nJ1,80.5,A\nJ2,,A\nJ1,80,B\n"))
    assert read.findings == ()
    assert read.rows == (
        ScoreRow(submission="A", judge="J1", score=Decimal("80.5")),
        ScoreRow(submission="B", judge="J1", score=Decimal(80)),
    )

    rows = ("A,J1,ENV,D1,7", "A,J1,ENV,D2,7", "A,J1,LIV,D1,7", "A,J1,ENV,D1,8", "A,J1,,,8")
    full = "\n".join(("submission,judge,category,criterion,score", *rows))
    read = read_tally_rows(table(tmp_path, full))
    assert told(read.findings) == [
        (FindingCode.SCORE_ROW_TWICE, 5, "score"),
        (FindingCode.CELL_MISSING, 6, "criterion"),
    ]
    assert read.rows[0] == ScoreRow(submission="A", judge="J1", score=Decimal(7), category="ENV", criterion="D1")
    assert len(read.rows) == 3


def test_what_a_cell_must_not_say_is_told_with_its_row(tmp_path: Path) -> None:
    text = (
        "last year,,\n\nkommentar,score,submission,judge\nok,seven,A,J1\n=1+1,7,A,J2\nok,7,,J3\nok,7,A\n,,,\n"
        "ok,7,A,J4\nok,8,A,J4\nok,=7,A,J5\nok,7.5,B,J1\n"
    )
    read = read_tally_rows(table(tmp_path, text))
    assert told(read.findings) == [
        (FindingCode.SCORE_NOT_A_NUMBER, 4, "score"),
        (FindingCode.CELL_IS_A_FORMULA, 5, "kommentar"),
        (FindingCode.CELL_MISSING, 6, "submission"),
        (FindingCode.CELL_MISSING, 7, "judge"),
        (FindingCode.SCORE_ROW_TWICE, 10, "score"),
        (FindingCode.CELL_IS_A_FORMULA, 11, "score"),
    ]
    assert read.findings[0].details == {"value": "seven"}
    assert read.rows == (
        ScoreRow(submission="A", judge="J4", score=Decimal(7)),
        ScoreRow(submission="B", judge="J1", score=Decimal("7.5")),
    )


def test_numbers_as_programs_and_people_write_them(tmp_path: Path) -> None:
    text = "ผลงาน;กรรมการ;คะแนน\nก;หนึ่ง;๘๓,๕\nก;สอง;83.33333333333333\nก;สาม;-4\n"
    read = read_tally_rows(table(tmp_path, text, "utf-8-sig"))
    assert [str(row.score) for row in read.rows] == ["83.5", "83.33333333333333", "-4"]
    assert read.findings == ()


def test_a_workbook_is_read_the_same(tmp_path: Path) -> None:
    lines = [["submission", "judge", "score"], ["A", "J1", 80.5], ["A", "J1", 70], ["B", "=A1", 1], ["B", "J2", None]]
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(tmp_path / "scores.xlsx")
    read = read_tally_rows(tmp_path / "scores.xlsx")
    assert read.rows == (ScoreRow(submission="A", judge="J1", score=Decimal("80.5")),)
    assert told(read.findings) == [
        (FindingCode.CELL_IS_A_FORMULA, 4, "judge"),
        (FindingCode.SCORE_ROW_TWICE, 3, "score"),
    ]


def test_more_rows_than_a_table_may_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally_tables, "MAX_ROWS", 3)
    path = table(tmp_path, "submission,judge,score\nA,J1,7\nA,J2,7\nA,J3,7\n")
    (finding,) = read_tally_rows(path).findings
    assert (finding.code, finding.details["rows"]) == (FindingCode.TABLE_TOO_LARGE, 3)
    monkeypatch.setattr(tally_tables, "MAX_FILE_BYTES", 10)
    assert told(read_tally_rows(path).findings) == [(FindingCode.TABLE_TOO_LARGE, 0, "")]


cells = st.sampled_from(["A", "B", " A ", "", "7", "8.50", "x", "๗", "=1", "'=1", "-2"])


@given(st.lists(st.lists(cells, min_size=3, max_size=4), max_size=8), st.permutations(["submission", "judge", "score"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_quick_pass_says_what_the_reader_of_all_tables_says(
    tmp_path: Path, lines: list[list[str]], header: list[str]
) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([[*header, "note"], *lines])
    path = table(tmp_path, stream.getvalue())
    quick, usual = read_tally_rows(path), tally_tables._rows_of_any_table(path)
    assert quick.rows == usual.rows
    assert by_row(quick) == by_row(usual)


def by_row(read: TallyRows) -> list[Finding]:
    return sorted(read.findings, key=lambda one: (one.where.row, one.where.column))


@pytest.mark.parametrize("endless", ["\n" * 2_000_002, "," * 101])
def test_no_header_is_looked_for_without_an_end(tmp_path: Path, endless: str) -> None:
    assert told(read_tally_rows(table(tmp_path, endless)).findings) == [(FindingCode.TABLE_TOO_LARGE, 0, "")]
