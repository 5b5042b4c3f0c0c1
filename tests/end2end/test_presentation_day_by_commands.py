"""A judge's presentation day through the command line alone: it goes on where the command before left it."""

from typing import Any

import pytest

from tests.helpers.small_day import Copy, Day


@pytest.fixture
def judge(day: Day) -> Copy:
    """A judge who has opened the package."""
    copy = day.judge("J1")
    copy.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    return copy


def states(said: Any) -> list[tuple[str, str]]:
    return [(one["submission"], one["state"]) for one in said["order"]]


def test_a_day_by_hand(judge: Copy) -> None:
    before = judge.do("day", "show")
    ids = [one["submission"] for one in before["order"]]
    first, second, third, last = ids
    assert set(before) == {
        "submission", "phase", "is_running", "left_seconds", "level", "next", "follows_clock", "order",
    }  # fmt: skip
    assert (before["submission"], before["phase"], before["next"]) == (first, "waiting", second)
    assert [one["planned"] for one in before["order"]][:2] == ["10:00", "10:14"]

    talking = judge.do("day", "step")
    assert (talking["phase"], talking["is_running"], talking["level"]) == ("talk", True, "plenty")
    assert judge.do("day", "pause")["is_running"] is False
    assert judge.do("day", "resume")["is_running"] is True
    assert judge.do("day", "step")["phase"] == "questions"
    assert judge.do("day", "back")["phase"] == "talk"
    judge.do("day", "step")
    judge.do("day", "step")

    judge.do("day", "no-show", second)
    judge.do("day", "after-next", last)
    judge.do("day", "earlier", last)
    judge.do("day", "later", last)
    moved = judge.do("day", "to-end", third)
    assert states(moved) == [(first, "presented"), (second, "no_show"), (last, "waiting"), (third, "waiting")]
    came = judge.do("day", "came", second)
    assert (came["submission"], states(came)[-1]) == (last, (second, "waiting"))
    assert judge.do("day", "present", third)["submission"] == third
    assert judge.do("day", "by-hand")["follows_clock"] is False
    assert judge.do("day", "show") | {"left_seconds": 0} == judge.do("day", "show") | {"left_seconds": 0}


def test_people_read_one_line_for_each(judge: Copy) -> None:
    told = judge.run("day", "step", as_json=False).out.splitlines()

    assert [line.split("  ")[0] for line in told][:2] == ["10:00", "10:14"]
    assert told[0].endswith("  talk")


def test_what_cannot_be_is_refused(judge: Copy) -> None:
    assert judge.run("day", "follow-clock").refused == "not_the_day"
    assert judge.run("day", "present", "ART-01").refused == "submission_not_planned"
    assert "ลำดับการนำเสนอ" in judge.run("day", "follow-clock", language="th").said["error"]["message"]
