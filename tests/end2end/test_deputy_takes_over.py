"""The chair's laptop dies in the afternoon: a deputy's copy goes on with the same files, decisions and view."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.small_day import Copy, Day, listing


@pytest.fixture
def shared_day(sent_day: Day) -> Day:
    """Scores of two judges are merged and one thing is decided before anybody was named a deputy; then one is, in the
    second package.
    """
    day = sent_day
    day.chair.do("merge", day.at("J1.judgescore"), day.at("J2.judgescore"))
    sha256 = day.chair.do("merge", day.at("J2.judgescore"))["files"][0]["sha256"]
    day.chair.do("decide", "set_aside", "--sha256", sha256, "--reason", "ส่งผิดฉบับ")
    day.chair.do("decide", "restore", "--sha256", sha256, "--reason", "ตรวจแล้วถูกต้อง")
    enrol(day, deputy_of(day))
    day.chair.do("package", "build", "-o", day.at("second.judgepack"))
    return day


def deputy_of(day: Day) -> Copy:
    """The deputy's copy, with keys of its own."""
    return Copy(day.at("deputy"))


def enrol(day: Day, deputy: Copy) -> Any:
    """The deputy's card goes to the chair, the six words by telephone."""
    deputy.do("identity", "create", "--name", "ผู้ช่วยเลขานุการ")
    words = deputy.do("identity", "card", "-o", day.at("deputy.judgecard"))["check_words"]
    card = day.at("deputy.judgecard")
    return day.chair.do("deputy", "add", card, "--name", "ผู้ช่วยเลขานุการ", "--words", " ".join(words))


def received(day: Day) -> list[Path]:
    """What the chair's copy hands on."""
    return [Path(one) for one in day.chair.do("export", "received", "-o", day.at("received"))["files"]]


def test_the_deputy_goes_on_where_the_chair_stopped(shared_day: Day) -> None:
    day, deputy = shared_day, deputy_of(shared_day)
    files = received(day)
    view = day.chair.do("merge", day.at("J1.judgescore"))["view_sha256"]
    shutil.rmtree(day.chair.home)  # coffee

    taken = deputy.do("contest", "take-over", day.at("second.judgepack"))
    merged = deputy.do("merge", *reversed(files))

    assert (taken["new"], taken["submissions"], taken["judges"]) == (True, 4, 3)
    assert {one["outcome"] for one in merged["files"]} == {"accepted"}
    assert (merged["view_sha256"], merged["missing"]) == (view, ["J3"])
    assert [one["reason"] for one in deputy.do("decisions")["decisions"]][-2:] == ["ส่งผิดฉบับ", "ตรวจแล้วถูกต้อง"]

    # The third judge opened the second package, which names the deputy, and sends once more.
    day.judge("J3").do("package", "open", day.at("second.judgepack"))
    day.judge("J3").do("score", "export", "-o", day.at("J3 again.judgescore"))
    assert deputy.run("merge", day.at("J3.judgescore")).said["files"][0]["code"] == "wrong_recipient"
    assert deputy.do("merge", day.at("J3 again.judgescore"))["missing"] == []
    deputy.do("close", "--reason", "ครบทุกท่าน")
    assert len(deputy.do("results")["categories"]) == 2
    built = deputy.do("package", "build", "--update", "-o", day.at("third.judgepack"))
    assert built["revision"] == 3
    with zipfile.ZipFile(day.at("third.judgepack")) as package:  # whoever builds it, the first line is the chair's
        signers = package.read("allowed_signers").decode().splitlines()
    assert [line.split()[0] for line in signers[:2]] == ["chair", "deputy1"]
    opened = day.judge("J1").do("package", "open", day.at("second.judgepack"))
    assert opened["contest"] == day.judge("J1").do("package", "open", day.at("third.judgepack"))["contest"]


def test_merging_what_was_handed_on_again_changes_nothing(shared_day: Day) -> None:
    day, deputy = shared_day, deputy_of(shared_day)
    files = received(day)
    assert received(day) == files
    assert listing(day.at("received")) == sorted(path.name for path in files)
    deputy.do("contest", "take-over", day.at("second.judgepack"))
    first = deputy.do("merge", *files)

    again = deputy.do("merge", *files)

    assert {one["outcome"] for one in again["files"]} == {"already_present"}
    assert again["view_sha256"] == first["view_sha256"]
    assert {one["outcome"] for one in day.chair.do("merge", *files)["files"]} == {"already_present"}


def test_what_two_copies_decided_against_each_other_is_shown_and_not_applied(shared_day: Day) -> None:
    day, deputy = shared_day, deputy_of(shared_day)
    deputy.do("contest", "take-over", day.at("second.judgepack"))
    deputy.do("merge", *received(day))
    sha256 = day.chair.do("merge", day.at("J1.judgescore"))["files"][0]["sha256"]
    open_view = day.chair.do("merge", day.at("J1.judgescore"))["view_sha256"]
    day.chair.do("decide", "set_aside", "--sha256", sha256, "--reason", "ประธาน: ไม่นับ")
    deputy.do("decide", "set_aside", "--sha256", sha256, "--reason", "ผู้แทน: ไม่นับ")
    deputy.do("decide", "restore", "--sha256", sha256, "--reason", "ผู้แทน: นับ")

    there = deputy.do("merge", *received(day))
    back = [Path(one) for one in deputy.do("export", "received", "-o", day.at("back"))["files"]]
    here = day.chair.do("merge", *back)

    assert here["view_sha256"] == there["view_sha256"] == open_view
    conflicts = [one for one in deputy.do("results")["warnings"] if one["code"] == "decisions_contradict"]
    assert len(conflicts) == 1


def test_publishing_waits_while_two_copies_gave_an_award_to_different_works(shared_day: Day) -> None:
    day, deputy = shared_day, deputy_of(shared_day)
    deputy.do("contest", "take-over", day.at("second.judgepack"))
    deputy.do("merge", *received(day))
    award = ("decide", "award", "--category", "ENV", "--reason", "มติที่ประชุม")
    day.chair.do(*award, "--submission", "ENV-01")
    deputy.do(*award, "--submission", "ENV-02")
    back = [Path(one) for one in deputy.do("export", "received", "-o", day.at("back"))["files"]]
    day.chair.do("merge", *back)

    refused = day.chair.run("publish", "-o", day.at("results.judgeresults"))
    assert refused.refused == "publishing_blocked"
    assert [one["code"] for one in refused.said["error"]["details"]["findings"]] == ["decisions_contradict"]
    assert not day.at("results.judgeresults").exists()

    day.chair.do(*award, "--submission", "ENV-01")
    day.chair.do("publish", "-o", day.at("results.judgeresults"))


def test_the_chair_takes_the_package_of_the_deputy_in_again(shared_day: Day) -> None:
    day, deputy = shared_day, deputy_of(shared_day)
    deputy.do("contest", "take-over", day.at("second.judgepack"))
    deputy.do("package", "build", "-o", day.at("third.judgepack"))

    taken = day.chair.do("contest", "take-over", day.at("third.judgepack"))

    assert (taken["new"], taken["revision"]) == (False, 3)
    assert [one["id"] for one in day.chair.do("deputy", "list")["deputies"]] == ["deputy1"]
    assert [one["id"] for one in deputy.do("deputy", "list")["deputies"]] == ["chair"]
    built = day.chair.do("package", "build", "-o", day.at("fourth.judgepack"))
    assert built["revision"] == 4
    assert deputy.do("contest", "take-over", day.at("fourth.judgepack"))["new"] is False


def test_nobody_else_takes_a_contest_over(shared_day: Day) -> None:
    day = shared_day
    stranger = Copy(day.at("stranger"))
    assert stranger.run("contest", "take-over", day.at("second.judgepack")).refused == "no_identity"
    stranger.do("identity", "create", "--name", "ผู้อื่น")
    said = stranger.run("contest", "take-over", day.at("second.judgepack"), language="th").said["error"]
    assert said == {
        "code": "not_a_deputy",
        "message": "ชุดผลงานนี้ไม่ได้ระบุว่าโปรแกรมชุดนี้เป็นผู้ปฏิบัติหน้าที่แทนประธาน กรุณาส่งบัตรของโปรแกรมชุดนี้ให้ประธานแล้วขอชุดผลงานใหม่",
        "details": {},
        "help": "problems#deputy",
    }
    assert deputy_of(day).run("contest", "take-over", day.at("day.judgepack")).refused == "not_a_deputy"
    assert stranger.do("contest", "list")["contests"] == []
    damaged = day.at("cut.judgepack")
    damaged.write_bytes(day.at("second.judgepack").read_bytes()[:-40])
    assert deputy_of(day).run("contest", "take-over", damaged).code == 1
    assert deputy_of(day).do("contest", "list")["contests"] == []


def test_a_deputy_is_listed_refused_twice_and_removed(day: Day) -> None:
    deputy = Copy(day.at("deputy"))
    listed = enrol(day, deputy)["deputies"]
    key = deputy.do("identity", "show")["judge_key"]
    assert [(one["id"], one["key"], one["confirmed"], one["in_package"]) for one in listed] == [
        ("deputy1", key, "voice", False)
    ]
    assert day.chair.run("deputy", "add", day.at("deputy.judgecard")).refused == "deputy_known"
    wrong = " ".join(day.judge("J1").do("identity", "show")["check_words"])
    day.chair.do("deputy", "remove", "deputy1")
    assert day.chair.run("deputy", "add", day.at("deputy.judgecard"), "--words", wrong).refused == "check_words_wrong"
    assert day.chair.run("deputy", "remove", "deputy1").refused == "deputy_unknown"
    assert day.chair.do("deputy", "list") == {"deputies": []}
    assert day.chair.run("export", "received", "-o", day.at("received")).refused == "nothing_received"
