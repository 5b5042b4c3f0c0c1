"""A rehearsal by commands: one call makes it with its letter, a judge sees her list, the chair who came through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.helpers.small_day import Day


def made(day: Day) -> Any:
    return day.chair.do("rehearsal", "make", "-o", day.at("rehearsal"), language="th")


def test_the_package_and_a_letter_lie_in_one_folder(day: Day) -> None:
    told = made(day)

    path, letter = Path(told["path"]), Path(told["letter"])
    assert sorted(day.at("rehearsal").iterdir()) == sorted((path, letter))
    assert (told["revision"], told["practice"], told["left_out"], len(told["check_words"])) == (1, True, [], 6)
    assert letter.name == "จดหมายถึงกรรมการ.txt"
    assert f"1. บันทึกไฟล์ “{path.name}” แล้วเปิดด้วยโปรแกรม" in letter.read_text(encoding="utf-8").splitlines()
    said = day.chair.run("rehearsal", "make", "-o", day.at("again"), as_json=False).out.splitlines()
    assert said[-1] == "A practice submission with a PDF and a film is in it; the official package will not have it"


def test_a_judge_and_the_chair_see_how_far_it_is(day: Day) -> None:
    path = made(day)["path"]
    judge = day.judge("J1")
    opened = judge.do("package", "open", path, "--as", "J1")
    assert (opened["mode"], opened["attachments"]) == ("rehearsal", 6)
    practice = judge.do("score", "show")["scorecards"][0]
    for criterion in practice["scores"]:
        judge.do("score", "set", practice["submission"], criterion, "1")
    judge.do("score", "seal", practice["submission"])
    judge.do("score", "export", "-o", day.at("rehearsed.judgescore"))

    told = judge.do("rehearsal", "steps")
    assert told["rehearsal"] is True
    assert {one["step"]: one["done"] for one in told["steps"]} == {
        "opened": True,
        "read": False,
        "played": False,
        "scored": True,
        "sealed": True,
        "saved": True,
        "sent": False,
    }
    assert "✓  Type a score" in judge.run("rehearsal", "steps", as_json=False).out.splitlines()

    day.merged(day.at("rehearsed.judgescore"))
    shown = day.chair.do("rehearsal", "show")
    assert shown["mode"] == "rehearsal"
    assert [(one["came"], one["confirmed"]) for one in shown["judges"]] == [
        ("through", "voice"),
        ("nothing", "voice"),
        ("nothing", "voice"),
    ]


def test_an_official_round_has_no_list(day: Day) -> None:
    judge = day.judge("J2")
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J2")

    assert judge.do("rehearsal", "steps")["rehearsal"] is False
    assert judge.run("rehearsal", "steps", as_json=False).out == "This is no rehearsal\n"
