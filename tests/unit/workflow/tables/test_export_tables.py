"""Exporting the tables of a round: what is told, what stays covered and why, and whose names are left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Contest, Ground, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.deliberate import close_round
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.read_audit_log import read_log
from judge_desktop.workflow.tables.export_tables import TableOptions, TablesExport, export_tables
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import JUDGES, Desks, clock, confirm_by_decision, score_everything

THAI, ENGLISH = translator(Language.TH), translator(Language.EN)
COVERED = "ยังไม่แสดงคะแนน จนกว่าประธานจะส่งคะแนนของตนเอง"

Rows = list[dict[str, str]]


def rows_of(folder: Path, name: str) -> Rows:
    """The rows of a CSV table by the names that programs know."""
    text = (folder / f"{name}.csv").read_text(encoding="utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    names = [title.rpartition("(")[2].rstrip(")") for title in header]
    return [dict(zip(names, row, strict=True)) for row in rows]


def picked(rows: Rows, *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def exported(desks: Desks, options: TableOptions | None = None, name: str = "tables") -> Path:
    export_tables(desks.chair, desks.root / name, THAI, options)
    return desks.root / name


@pytest.fixture
def eventful(desks: Desks) -> Desks:
    """J1 (the chair) scores everything and writes, J2 steps aside in ENE, J3 was not there for ENV-02."""
    desks.package()
    first, second, third = (desks.session(judge) for judge in JUDGES)
    second.recuse("ENE", RecusalScope.CATEGORY, Ground.SPOUSE)
    for session in (first, second, third):
        session.declare()
    score_everything(first)
    first.set_comment("ENV-01", "=1+1 ดีกว่าที่ ธนธัช บอก")
    first.set_comment("ENV-01", "ชัดเจน", "D1")
    second.import_scores([("ENV-01", one, "9") for one in ("D1", "D2", "D3", "D4")])
    second.import_scores([("ENV-02", one, "8") for one in ("D1", "D2", "D3", "D4")])
    third.set_absent("ENV-02")
    third.import_scores([(name, one, "7") for name in ("ENV-01", "ENE-01") for one in ("D1", "D2", "D3", "D4")])
    for judge, session in zip(JUDGES, (first, second, third), strict=True):
        session.seal()
        desks.export(judge)
    return desks


def merge(desks: Desks, *judges: str) -> None:
    for judge in judges:
        confirm_by_decision(desks, judge)
    merge_scores(desks.chair, [desks.root / f"{judge}.judgescore" for judge in judges])


def test_a_workbook_tells_everything_on_sheets_of_their_own(judged: Desks) -> None:
    done = export_tables(judged.chair, judged.root / "ผล.xlsx", THAI)
    assert done == TablesExport(files=(judged.root / "ผล.xlsx",), covered={})
    book = openpyxl.load_workbook(judged.root / "ผล.xlsx")
    names = ["ลำดับผลงาน", "คะแนนรายกรรมการ", "คะแนนรายเกณฑ์", "ความเห็น", "มติ", "สถิติ", "คำอธิบายตาราง"]
    assert book.sheetnames == names
    standings = book["ลำดับผลงาน"]
    assert [cell.value for cell in standings[1]][6:9:2] == ["ลำดับที่ (rank)", "คะแนนที่ใช้ตัดสิน (score)"]
    first = standings[2]
    assert [cell.value for cell in first][:5:3] == ["ENV", "ENV-01"]
    assert (first[6].value, first[8].value, first[8].number_format, first[10].value) == (1, 91.0, "0.00", "รางวัล")
    assert first[16].value == 91
    assert first[17].value is None
    (line,) = [one for one in read_log(judged.chair, THAI).lines if one.event is AuditEvent.TABLES_EXPORTED]
    assert line.entry.details == {"files": 1}


def test_states_are_said_in_words_and_missing_scores_stay_empty(eventful: Desks) -> None:
    merge(eventful, *JUDGES)
    folder = exported(eventful)
    told = picked(rows_of(folder, "per-judge"), "submission", "judge", "state", "score")
    assert told == [
        ("ENV-01", "J1", "นับคะแนน", "88"),
        ("ENV-01", "J2", "นับคะแนน", "36"),
        ("ENV-01", "J3", "นับคะแนน", "28"),
        ("ENV-02", "J1", "นับคะแนน", "88"),
        ("ENV-02", "J2", "นับคะแนน", "32"),
        ("ENV-02", "J3", "ไม่ได้เข้าร่วมการพิจารณา", ""),
        ("ENE-01", "J1", "นับคะแนน", "88"),
        ("ENE-01", "J2", "ถอนตัวจากการพิจารณา", ""),
        ("ENE-01", "J3", "นับคะแนน", "28"),
    ]
    single = picked(rows_of(folder, "per-criterion"), "submission", "judge", "criterion", "full_mark", "score")
    assert single[4:8] == [("ENV-01", "J2", f"D{at}", mark, "9") for at, mark in enumerate(("10", "30", "40", "20"), 1)]
    assert len(single) == 4 * 7
    comments = picked(rows_of(folder, "comments"), "submission", "judge", "criterion", "comment")
    assert comments == [
        ("ENV-01", "J1", "D1", "ชัดเจน"),
        ("ENV-01", "J1", "", "'=1+1 ดีกว่าที่ ธนธัช บอก"),
    ]
    standings = picked(rows_of(folder, "standings"), "submission", "rank", "score", "scorecards", "lowest", "highest")
    assert standings[0] == ("ENV-01", "1", "50.67", "3", "28", "88")
    assert standings[1:] == [("ENV-02", "", "", "2", "32", "88"), ("ENE-01", "", "", "2", "28", "88")]


def test_covered_scores_stay_out_and_the_tables_say_why(eventful: Desks) -> None:
    """The chair judges and has sent nothing yet."""
    merge(eventful, "J2", "J3")
    done = export_tables(eventful.chair, eventful.root / "tables", THAI)
    assert done.covered == {"ENV": COVERED, "ENE": COVERED}
    told = picked(rows_of(eventful.root / "tables", "per-judge"), "submission", "judge", "state", "score")
    assert told[:3] == [
        ("ENV-01", "J1", "ยังไม่ได้รับ", ""),
        ("ENV-01", "J2", COVERED, ""),
        ("ENV-01", "J3", COVERED, ""),
    ]
    assert rows_of(eventful.root / "tables", "per-criterion") == []
    assert rows_of(eventful.root / "tables", "comments") == []
    standings = rows_of(eventful.root / "tables", "standings")
    assert {(row["rank"], row["score"], row["mean"], row["decided_by"]) for row in standings} == {("", "", "", COVERED)}
    assert picked(rows_of(eventful.root / "tables", "statistics"), "figure", "meaning") == [("covered", COVERED)] * 2
    assert ("ยังไม่เปิดเผย: สิ่งแวดล้อมอัจฉริยะ (Smart Environment)", COVERED) in picked(
        rows_of(eventful.root / "tables", "about"), "about", "words"
    )
    merge(eventful, "J1")
    assert export_tables(eventful.chair, eventful.root / "later.xlsx", THAI).covered == {}


def test_hidden_judges_are_letters_everywhere(eventful: Desks) -> None:
    merge(eventful, *JUDGES)
    close_round(eventful.chair, "ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ ปิดรอบ")
    shown, hidden = exported(eventful), exported(eventful, TableOptions(hides_judges=True), "hidden")
    names = ("อรุณรัศมิ์", "เวียงพิรุณ", "ธนธัช", "ชลธารากุล", "พิชญ์นารา", "Arunrat")
    for path in hidden.glob("*.csv"):
        text = path.read_text(encoding="utf-8-sig")
        assert [name for name in names if name in text] == [], path.name
        assert [judge for judge in JUDGES if judge in text] == [], path.name
    before = {row["judge"]: row["document"] for row in rows_of(shown, "per-judge") if row["document"]}
    whole = "".join(path.read_text(encoding="utf-8-sig") for path in hidden.iterdir())
    assert [sha256 for sha256 in before.values() if sha256 in whole] == []
    told = picked(rows_of(hidden, "per-judge"), "submission", "judge", "judge_name")
    assert told[:3] == [("ENV-01", "A", "กรรมการ ก"), ("ENV-01", "B", "กรรมการ ข"), ("ENV-01", "C", "กรรมการ ค")]
    scores = {row["judge"]: row["score"] for row in rows_of(hidden, "per-judge")[:3]}
    assert sorted(scores.values()) == ["28", "36", "88"]
    comment = rows_of(hidden, "comments")[-1]
    letter = {row["judge"]: row["judge_name"] for row in rows_of(hidden, "per-judge")}
    assert scores[comment["judge"]] == "88"
    second = next(letter[one] for one, score in scores.items() if score == "36")
    assert comment["comment"] == f"'=1+1 ดีกว่าที่ {second} บอก"
    (closed,) = [row for row in rows_of(hidden, "decisions") if row["reason"].endswith("ปิดรอบ")]
    assert closed["decided_by"] == "ประธาน"
    again = exported(eventful, TableOptions(hides_judges=True), "again")
    assert len(rows_of(again, "per-judge")) == len(rows_of(hidden, "per-judge"))


def blind(contest: Contest) -> Contest:
    return replace(contest, rules=replace(contest.rules, blind=True))


def test_a_blind_contest_names_no_applicant_before_it_is_closed(desks: Desks) -> None:
    edit_contest(desks.chair, ContestSection.RULES, blind)
    desks.package()
    assert {row["applicant"] for row in rows_of(exported(desks), "standings")} == {""}
    close_round(desks.chair, "ปิด")
    assert "" not in {row["applicant"] for row in rows_of(exported(desks), "standings")}


def test_statistics_are_figures_with_what_they_mean(judged: Desks) -> None:
    export_tables(judged.chair, judged.root / "t", ENGLISH)
    rows = rows_of(judged.root / "t", "statistics")
    assert list(dict.fromkeys(row["part"] for row in rows))[:3] == ["Submissions", "Judges", "Agreement of the judges"]
    by_figure = {(row["about"], row["figure"]): row for row in rows}
    assert by_figure["J1", "mean"]["value"] == "89"
    assert by_figure["ENV-01", "rank_sum"]["value"] == "3"
    assert by_figure["", "complete"]["value"] == "3"
    assert by_figure["", "ICC(2,1) low"]["meaning"] == "lower end, 95 %"
    assert all(row["meaning"] for row in rows)


class _StoppedError(Exception):
    pass


def stopping(done: int, total: int) -> None:
    raise _StoppedError


@pytest.mark.parametrize("name", ["t.xlsx", "t"])
def test_what_is_stopped_leaves_no_file_and_no_note(judged: Desks, name: str) -> None:
    with pytest.raises(_StoppedError):
        export_tables(judged.chair, judged.root / name, THAI, progress=stopping)
    assert [path for path in judged.root.rglob("*") if path.suffix in (".xlsx", ".csv", ".part")] == []
    assert AuditEvent.TABLES_EXPORTED not in {one.event for one in read_log(judged.chair, THAI).lines}


def test_progress_grows_to_about_the_end(judged: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr("judge_desktop.workflow.tables.export_tables._PROGRESS_ROWS", 2)
    export_tables(judged.chair, judged.root / "t.xlsx", THAI, progress=lambda *both: told.append(both))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_copy_that_may_only_look_exports_without_a_note(judged: Desks) -> None:
    judged.close()
    with Workspace(judged.root / "chair", writing=False, clock=clock) as ws:
        assert len(export_tables(ws, judged.root / "t", THAI).files) == 8
        assert AuditEvent.TABLES_EXPORTED not in {one.event for one in read_log(ws, THAI).lines}


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (lambda root: root / "none" / "t.xlsx", Code.FOLDER_NOT_WRITABLE),
        (lambda root: root / "a file" / "t", Code.FOLDER_NOT_WRITABLE),
        (lambda root: root / ("n" * 300), Code.FOLDER_NOT_WRITABLE),
    ],
)
def test_a_place_where_nothing_can_be_saved(judged: Desks, place: Callable[[Path], Path], code: Code) -> None:
    (judged.root / "a file").write_text("mine")
    with pytest.raises(JudgeDesktopError) as refused:
        export_tables(judged.chair, place(judged.root), THAI)
    assert refused.value.code is code


def test_before_the_package_there_is_nothing_to_export(desks: Desks) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        export_tables(desks.chair, desks.root / "t.xlsx", THAI)
    assert refused.value.code is Code.NO_PACKAGE
