"""The chair's day through the command line alone: plan, attendance, progress codes, the prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.cli.attending_words import ORDERS, PRESENCE_STATES, WAYS_PRESENTED
from judge_desktop.scoring.attendance import PresenceState, Presented
from judge_desktop.scoring.schedule_planning import OrderBy
from tests.helpers.small_day import SUBMISSIONS, Day


def test_the_words_are_those_of_the_program() -> None:
    assert tuple(PresenceState) == PRESENCE_STATES
    assert tuple(Presented) == WAYS_PRESENTED
    assert tuple(OrderBy) == ORDERS


def test_the_running_order_is_planned_moved_and_printed(day: Day, tmp_path: Path) -> None:
    chair = day.chair
    words = ("--start", "09:00", "--end", "10:00", "--talk", "15", "--questions", "5", "--order", "number")
    planned = chair.do("schedule", "plan", "--day", "2023-09-09", *words, "--break", "09:20-09:30=พัก")
    assert [one["starts_at"] for one in planned["slots"]] == ["09:00", "09:30", "09:50", "10:10"]
    assert (planned["minutes_over"], planned["minutes_that_fit"]) == (30, 10)
    assert [one["code"] for one in planned["findings"]] == ["schedule_runs_over"]
    assert planned["breaks"] == [{"starts_at": "09:20", "ends_at": "09:30", "name": "พัก"}]
    last = planned["slots"][-1]["submission"]
    moved = chair.do("schedule", "move", last, "--to", "1")
    assert moved["slots"][0]["submission"] == last
    pinned = chair.do("schedule", "slot", last, "--talk", "5", "--at", "08:30")
    assert (pinned["slots"][0]["starts_at"], pinned["slots"][0]["pinned"]) == ("08:30", True)
    assert chair.do("schedule", "slot", last, "--unpin")["slots"][0]["starts_at"] == "09:00"
    lot = chair.do("schedule", "plan", "--order", "lot", "--seed", "4711", "--no-breaks")
    assert (lot["lot"], sorted(one["submission"] for one in lot["slots"])) == ("4711", sorted(SUBMISSIONS))
    assert chair.do("schedule", "show") == lot
    (file,) = chair.do("report", "schedule", "-o", tmp_path / "print")["files"]
    assert Path(file).read_bytes().startswith(b"%PDF")
    assert chair.run("schedule", "plan", "--start", "12:00", "--end", "11:00").refused == "schedule_not_possible"
    assert chair.run("schedule", "move", "nobody", "--to", "1").refused == "submission_not_planned"
    assert chair.run("schedule", "plan", "--start", "noon").code == 2


def test_attendance_is_noted_corrected_and_counted_for_the_quorum(day: Day) -> None:
    chair = day.chair
    before = chair.do("attendance", "show")
    assert [one["state"] for one in before["judges"]] == [None] * 3
    assert before["quorum"]["reached"] is False
    chair.do("attendance", "judge", "J1", "joined", "--at", "09:50")
    chair.do("attendance", "judge", "J2", "joined", "--at", "09:58")
    after = chair.do("attendance", "judge", "J2", "left", "--at", "14:00")
    assert after["judges"][1]["times"] == [{"state": "joined", "at": "09:58"}, {"state": "left", "at": "14:00"}]
    assert after["quorum"]["present"] == ["J1"]
    assert [one["reached"] for one in after["categories"]] == [True] * len(after["categories"])
    submission = next(iter(SUBMISSIONS))
    shown = chair.do("attendance", "submission", submission, "documents", "--reason", "แจ้งไม่มา")
    assert {one["presented"] for one in shown["submissions"] if one["submission"] == submission} == {"documents"}
    kinds = [one["kind"] for one in chair.do("decisions")["decisions"]]
    assert kinds == ["attendance"] * 4
    assert chair.run("attendance", "judge", "J9", "joined").refused == "judge_unknown"
    assert chair.run("attendance", "submission", "nobody", "no").refused == "submission_unknown"


def test_a_secretary_without_a_vote_is_noted_and_not_counted(day: Day) -> None:
    chair = day.chair
    chair.do("panel", "new", "name_th=ฟ้า รุ่งเรือง", "role=secretary", "votes=no", "--id", "S1")
    chair.do("package", "build", "-o", day.at("update.judgepack"), "--without-backup", "ใช้ในวันนี้")
    noted = chair.do("attendance", "judge", "S1", "joined", "--at", "09:40")
    assert [(one["judge"], one["votes"], one["state"]) for one in noted["judges"]] == [
        ("J1", True, None),
        ("J2", True, None),
        ("J3", True, None),
        ("S1", False, "joined"),
    ]
    assert (noted["quorum"]["present"], noted["quorum"]["appointed"]) == ([], 3)
    said = chair.run("attendance", "show", as_json=False).out.splitlines()
    assert said[2:4] == ["J3  –", "S1  joined 09:40  (Secretary, without a vote)"]


def test_progress_codes_fill_who_is_missing(sent_day: Day) -> None:
    code = sent_day.judge("J2").do("progress", "code")["code"]
    said = sent_day.chair.do("progress", "read", code)
    assert (said["judge"], said["complete"], said["assigned"]) == ("J2", 4, 4)
    assert sent_day.chair.do("attendance", "show")["missing"] == ["J1", "J3"]
    assert sent_day.chair.run("progress", "read", code[:-9]).refused == "progress_code_damaged"


def test_the_chairs_copy_leads_the_day(day: Day) -> None:
    first = day.chair.do("day", "show")["submission"]
    talking = day.chair.do("day", "step")
    assert (talking["submission"], talking["phase"]) == (first, "talk")
    assert day.chair.do("day", "longer")["left_seconds"] > talking["left_seconds"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_provisional_result_names_what_is_missing(sent_day: Day, tmp_path: Path, language: str) -> None:
    chair = sent_day.chair
    chair.do("merge", sent_day.at("J1.judgescore"))
    said = chair.do("results", "--provisional", language=language)
    assert (said["provisional"], said["missing"]) == (True, ["J2", "J3"])
    expected = {"th": "การปิดการตัดสิน", "en": "The round is not closed"}
    assert said["open"][-1] == expected[language]
    (file,) = chair.do("report", "provisional", "-o", tmp_path / language, language=language)["files"]
    assert Path(file).read_bytes().startswith(b"%PDF")
