"""Commands about packages: what a change costs before it goes out, corrections that prints follow, the waiver."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from judge_desktop.store import audit_log
from judge_desktop.store.database import open_database
from tests.helpers.pdf_text import text_of
from tests.helpers.small_day import JUDGES, Day


def waivers(day: Day) -> list[Any]:
    database = open_database(day.at("chair"), at="2023-09-08T12:00:00+07:00", reads_only=True)
    try:
        with database.reading() as connection:
            entries = audit_log.entries(connection)
    finally:
        database.close()
    return [one.details["reason"] for one in entries if one.event is audit_log.AuditEvent.BACKUP_WAIVED]


def changed_folder(day: Day, before: str, after: str) -> None:
    settings = day.at("contest") / "contest.toml"
    text = settings.read_text(encoding="utf-8")
    assert before in text
    settings.write_text(text.replace(before, after, 1), encoding="utf-8")
    day.chair.do("contest", "update", day.at("contest"))


def test_what_the_draft_would_cost_is_told(sent_day: Day) -> None:
    day = sent_day
    counted = len(day.merged()["files"])
    assert counted == len(JUDGES)
    same = day.chair.do("package", "effects")
    assert (same["changes"], same["sealed_scorecards"]["lost"]) == ([], 0)
    total = same["sealed_scorecards"]["counted"]
    settings = day.at("contest") / "contest.toml"
    text = settings.read_text(encoding="utf-8").replace('full_mark = "10"', 'full_mark = "15"', 1)
    settings.write_text(text, encoding="utf-8")
    changed_folder(day, 'full_mark = "40"', 'full_mark = "35"')
    told = day.chair.do("package", "effects")
    (change,) = told["changes"]
    assert (change["kind"], change["sealed_lost"]) == ("marks_changed", total)
    assert told["sealed_scorecards"] == {"counted": total, "kept": 0, "lost": total}
    said = day.chair.run("package", "effects", as_json=False, language="th").out
    assert f"แบบให้คะแนนที่ยืนยันแล้วซึ่งได้รับ {total} ฉบับจะไม่นับเลย กรรมการต้องให้คะแนนใหม่" in said
    day.chair.do("package", "build", "--update", "-o", day.at("update.judgepack"))
    again = day.chair.run("merge", day.at("J1.judgescore"))
    assert (again.code, '"wrong_rubric"' in again.out) == (1, True)
    assert day.chair.do("package", "effects")["sealed_scorecards"]["counted"] == 0


def test_other_words_in_the_rubric_cost_nothing(sent_day: Day) -> None:
    day = sent_day
    day.merged()
    before = day.chair.do("results")["categories"]
    changed_folder(day, "levels = []", 'levels = [{ lowest = "5", name_th = "ดี" }]')
    told = day.chair.do("package", "effects")
    assert ([one["kind"] for one in told["changes"]], told["sealed_scorecards"]["lost"]) == (
        ["rubric_words_changed"],
        0,
    )
    day.chair.do("package", "build", "--update", "-o", day.at("update.judgepack"))
    assert day.chair.do("results")["categories"] == before


def test_a_title_corrected_by_decision_stands_on_every_print(sent_day: Day) -> None:
    day = sent_day
    day.merged()
    reason = ("--reason", "พิมพ์ผิด")
    made = day.chair.do("decide", "correct_text", "--submission", "ENV-01", "--text", "title_th=ระบบเตือนภัยน้ำ", *reason)
    assert set(made["decision"]["texts"]) == {"title_th", "was_title_th"}
    printed = day.chair.do("report", "scorecards", "-o", day.at("pdf"), language="th")
    assert "ระบบเตือนภัยน้ำ" in text_of(printed["files"][0])
    for words in (("--text", "number=7"), (), ("--text", "title_th=ระบบเตือนภัยน้ำ")):
        ran = day.chair.run("decide", "correct_text", "--submission", "ENV-01", *words, *reason)
        assert ran.refused in {"text_not_correctable", "decision_incomplete", "text_unchanged"}
    day.chair.do("contest", "update", day.at("contest"))  # the folder still has the wrong title
    day.chair.do("package", "build", "--update", "-o", day.at("update.judgepack"))
    opened = day.judge("J1").do("package", "open", day.at("update.judgepack"))
    assert {one["kind"] for one in opened["changes"] if one["submission"] == "ENV-01"} == {"words_changed"}


def test_a_package_without_a_backup_is_recorded_as_such(day: Day, tmp_path: Path) -> None:
    before = len(waivers(day))
    day.chair.do("package", "build", "-o", day.at("again.judgepack"))
    day.chair.do("package", "build", "-o", day.at("more.judgepack"), "--without-backup", "สำรองไว้แล้ว")
    day.chair.do("package", "build", "--rehearsal", "-o", day.at("rehearsal.judgepack"))
    found = waivers(day)[before:]
    assert (found[0] in {"Built from the command line", "จัดทำจากบรรทัดคำสั่ง"}, found[1:]) == (True, ["สำรองไว้แล้ว"])


def test_packages_are_listed_with_their_words(day: Day) -> None:
    built = day.chair.do("package", "build", "-o", day.at("again.judgepack"))
    listed = day.chair.do("package", "list")["packages"]
    assert [(one["revision"], one["mode"]) for one in listed] == [(2, "official"), (1, "official")]
    assert (listed[0]["file"], listed[0]["check_words"]) == ("again.judgepack", built["check_words"])
