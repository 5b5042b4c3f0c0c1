"""Tables, settings and texts with mistakes: each named with its place, and nothing is taken over."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import small_day
from tests.helpers.nursery import Nursery
from tests.helpers.refusals import JARGON, refusal
from tests.helpers.small_day import Copy, Day


def headed(path: Path, change: Callable[[Any], None]) -> None:
    """Changes the first sheet of a workbook."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def column(sheet: Any, name: str) -> int:
    """The number of the column of that English name."""
    return next(int(cell.column) for cell in sheet[1] if f"({name})" in str(cell.value))


def set_cell(row: int, name: str, value: object) -> Callable[[Any], None]:
    """Puts a value into a cell."""
    return lambda sheet: sheet.cell(row=row, column=column(sheet, name)).__setattr__("value", value)


TABLES: dict[str, tuple[str, Callable[[Any], None], str, int]] = {
    "column missing": ("submissions", lambda s: s.delete_cols(column(s, "category")), "column_missing", 0),
    "column twice": ("submissions", lambda s: s.cell(1, s.max_column + 1, "id"), "column_twice", 0),
    "id twice": ("submissions", set_cell(3, "id", "ENV-01"), "duplicate_id", 3),
    "id empty": ("submissions", set_cell(3, "id", None), "cell_missing", 3),
    "id not allowed": ("submissions", set_cell(3, "id", "../x"), "id_not_allowed", 3),
    "impossible date": ("submissions", set_cell(2, "start_date", "31/02/2566"), "cell_not_understood", 2),
    "no date": ("submissions", set_cell(2, "start_date", "ปีกลาย"), "cell_not_understood", 2),
    "formula": ("submissions", set_cell(4, "title_th", "=CONCAT(A1,B1)"), "cell_is_a_formula", 4),
    "category unknown": ("submissions", set_cell(5, "category", "Smart Moon"), "submission_category_unknown", 5),
    "judge twice": ("panel", set_cell(3, "id", "J1"), "duplicate_id", 3),
    "role unknown": ("panel", set_cell(3, "role", "คนสวน"), "cell_not_understood", 3),
    "two chairs": ("panel", set_cell(3, "role", "ประธานกรรมการ"), "several_chairs", 0),
    "formula in a name": ("panel", set_cell(3, "name_th", "=1+1"), "cell_is_a_formula", 3),
}


INCOMPLETE = {
    "submission_category_unknown", "several_chairs", "full_marks_do_not_add_up", "full_mark_not_positive",
    "category_rubric_unknown",
}  # fmt: skip


def check_folder(day: Day, code: str, row: int = 0) -> None:
    """``contest check`` names the finding and its row; ``create`` and ``update`` take nothing over.

    A contest that is there already takes what is only not finished yet, and then it builds no package.
    """
    found: dict[str, Any] = {}
    for language in ("th", "en"):
        ran = day.chair.run("contest", "check", day.at("contest"), language=language)
        assert ran.code == 1, ran
        found[language] = next(one for one in ran.said["findings"] if one["code"] == code)
    assert not re.search(r"[{}]", found["th"]["message"] + found["en"]["message"])
    assert re.search(r"[\u0e00-\u0e7f]{4}", found["th"]["message"])
    assert not JARGON.search(re.sub(r"“[^”]*”", "", found["en"]["message"]))
    assert not row or f"row {row}" in found["en"]["where"], found
    if code in INCOMPLETE:
        told = day.chair.do("contest", "update", day.at("contest"))["findings"]
        assert code in {one["code"] for one in told}
        building = ("package", "build", "-o", day.at("new.judgepack"))
        assert refusal(day.chair, *building) == "contest_has_findings"
    else:
        assert refusal(day.chair, "contest", "update", day.at("contest")) == "contest_has_findings"
    new = Copy(day.at("new chair"))
    assert refusal(new, "contest", "create", day.at("contest")) == "contest_has_findings"
    assert new.do("contest", "list") == {"contests": []}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_with_a_mistake(name: str, day: Day) -> None:
    table, change, code, row = TABLES[name]
    headed(day.at("contest") / f"{table}.xlsx", change)
    check_folder(day, code, row)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "column_missing"), (b"PK\x03\x04 no workbook", "table_unreadable"),
        (b"\xd0\xcf\x11\xe0 old Excel", "table_unreadable"), (bytes(5000), "table_unreadable"),
    ],
    ids=["empty", "zip", "old Excel", "zeros"],
)  # fmt: skip
def test_a_table_that_cannot_be_read(content: bytes, code: str, day: Day) -> None:
    (day.at("contest") / "submissions.xlsx").write_bytes(content)
    check_folder(day, code)


def test_a_table_that_nobody_may_read(tmp_path: Path, nursery: Nursery) -> None:
    """Held by another program, or without permission: not called damaged."""
    table, rubric = tmp_path / "scores.csv", tmp_path / "rubric.toml"
    table.write_text("submission,judge,score\nA,J1,7\n", encoding="utf-8")
    rubric.write_text("", encoding="utf-8")
    copy = Copy(tmp_path / "home")
    for locked in (table, rubric):
        locked.chmod(0)
        told = nursery.run(copy.arguments("tally", table, "--rubric", rubric), plain_user=True)
        locked.chmod(0o600)
        found = [(one["code"], one["where"]) for one in told.said["error"]["details"]["findings"]]
        assert [where for code, where in found if code == "file_not_readable"] == [locked.name]


def test_a_table_that_is_not_there_or_twice(day: Day) -> None:
    panel = day.at("contest") / "panel.xlsx"
    panel.with_suffix(".csv").write_text("id,name_th\n", encoding="utf-8")
    check_folder(day, "file_twice")
    panel.with_suffix(".csv").unlink()
    shutil.move(panel, day.at("away.xlsx"))
    check_folder(day, "file_missing")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('full_mark = "40"', 'full_mark = "50"', "full_marks_do_not_add_up"),
        ('full_mark = "40"', 'full_mark = "0"', "full_mark_not_positive"),
        ('full_mark = "40"', 'full_mark = "viel"', "setting_not_understood"),
        ("[rules]", "[rules", "settings_unreadable"),
        ('method = "mean"', 'method = "dice"', "setting_not_understood"),
        ('rubric = "main"', 'rubric = "other"', "category_rubric_unknown"),
    ],
)
def test_settings_with_a_mistake(before: str, after: str, code: str, day: Day) -> None:
    settings = day.at("contest") / "contest.toml"
    text = settings.read_text(encoding="utf-8")
    assert before in text
    settings.write_text(text.replace(before, after), encoding="utf-8")
    check_folder(day, code)


def test_a_table_of_scores_with_a_mistake(day: Day) -> None:
    judge, table = Copy(day.at("J1 new")), day.at("scores.csv")
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    for text, code in {
        "": "table_has_findings",
        "submission,score\nENV-01,7\n": "table_has_findings",
        "submission,criterion,score\nENV-01,D1,7\nENV-01,D1,8\n": "table_has_findings",
        "submission,criterion,score\nENV-09,D1,7\n": "submission_unknown",
        "submission,criterion,score\nENV-01,D9,7\n": "criterion_unknown",
        "submission,criterion,score\nENV-01,D1,7\nENV-01,D2,31\n": "score_above_full_mark",
    }.items():
        table.write_text(text, encoding="utf-8")
        before = small_day.state_of(judge.home)
        assert judge.run("score", "import", table).refused == code, text
        assert small_day.state_of(judge.home) == before
    assert judge.run("score", "import", day.at("nowhere.csv")).refused == "table_has_findings"


def test_texts_that_cannot_be_kept(day: Day) -> None:
    """Too long, empty, or no text at all; what is kept travels, whatever signs are in it."""
    judge, long = Copy(day.at("J1 new")), "ก" * 20_001
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    assert refusal(judge, "score", "comment", "ENV-01", long) == "text_too_long"
    assert refusal(judge, "score", "recuse", "ENE-01", "--ground", "other", "--reason", long) == "text_too_long"
    assert refusal(judge, "score", "recuse", "ENE-01", "--ground", "other", "--reason", " ") == "reason_needed"
    assert refusal(day.judge("J1"), "score", "reopen", "ENV-01", "--reason", "") == "reason_needed"
    assert refusal(day.chair, "decide", "no_award", "--category", "ENV", "--reason", long) == "text_too_long"
    for name, code in {"": "name_needed", " \t": "name_needed", "ก" * 201: "text_too_long"}.items():
        assert refusal(Copy(day.at("nameless")), "identity", "create", "--name", name) == code
    assert judge.run("score", "comment", "ENV-01", "\udcff").code == 2
    for text in ("ก" * 20_000, "a\0b", "\x07\x1b[31m\u202e", "e\u0301", "บรรทัด\r\n\tสอง", "\ufeff\ufdd0", "😀" * 9):
        judge.do("score", "comment", "ENV-01", text)
        judge.do("score", "set", "ENV-01", "D1", 7)
        judge.do("score", "export", "-o", day.at("odd.judgescore"))
        assert day.chair.do("merge", day.at("odd.judgescore"))["files"][0]["code"] is None, text


# --- the machine ------------------------------------------------------------------------------------------------------
