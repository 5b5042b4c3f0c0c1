"""The chair merges and decides through the command line alone: revisions, laptops, setting aside, ties, closing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.helpers import small_day
from tests.helpers.small_day import JUDGES, Copy, Day

FILE = {"path", "outcome", "code", "judge", "revision", "sha256", "message"}
DECISION = {
    "kind", "sha256", "sequence", "signed_by", "decided_by", "recorded_by", "category", "submissions", "judge",
    "documents", "values", "reason", "texts", "created",
}  # fmt: skip
STANDING = {
    "submission", "rank", "tied", "decided_by", "score", "mean", "median", "trimmed_mean", "severity_adjusted",
    "rank_sum", "z_score_mean", "criteria",
}  # fmt: skip
RESULTS = {"method", "categories", "judges", "agreement", "stability", "warnings"}


def outcomes(said: Any) -> list[str]:
    """The outcomes in order."""
    return [one["outcome"] for one in said["files"]]


def standing(results: Any, submission: str) -> Any:
    """One line of the standings."""
    return next(one for part in results["categories"] for one in part["standings"] if one["submission"] == submission)


def rescored(copy: Copy, submission: str, score: int, path: Path) -> Any:
    """A judge reopens what she sent, changes D1, seals and exports again."""
    copy.do("score", "reopen", submission, "--reason", "แก้ไขคะแนน")
    copy.do("score", "set", submission, "D1", score)
    copy.do("score", "seal", submission)
    return copy.do("score", "export", "-o", path)


def test_merging_previews_first_and_knows_no_order(sent_day: Day) -> None:
    day, files = sent_day, [sent_day.at(f"{judge}.judgescore") for judge in JUDGES]
    second = day.chair.copied(day.at("second chair"))
    preview = day.chair.do("merge", *files, "--preview")
    assert set(preview) == {"files", "missing", "view_sha256"}
    assert all(set(one) == FILE for one in preview["files"])
    assert [one["path"] for one in preview["files"]] == [str(path) for path in files]
    assert day.chair.do("results", "--provisional")["missing"] == list(JUDGES)
    real = day.merged()
    assert real == preview
    assert outcomes(real) == ["accepted"] * 3
    assert real["missing"] == []
    again = day.merged(*reversed(files))
    assert outcomes(again) == ["already_present"] * 3
    assert again["view_sha256"] == real["view_sha256"]
    first = second.do("merge", files[2])
    assert first["missing"] == ["J1", "J2"]
    assert second.do("merge", files[1], files[0], files[1])["view_sha256"] == real["view_sha256"]


def test_newer_revisions_supersede_and_copied_folders_fork(sent_day: Day) -> None:
    day = sent_day
    twin = day.judge("J1").copied(day.at("J1 on another laptop"))
    ours = rescored(day.judge("J1"), "ENV-01", 5, day.at("J1-ours.judgescore"))
    day.merged()
    assert outcomes(day.merged(day.at("J1-ours.judgescore"))) == ["accepted"]
    assert standing(day.chair.do("results"), "ENV-01")["score"] == "82.67"
    theirs = rescored(twin, "ENV-01", 3, day.at("J1-theirs.judgescore"))
    assert (ours["revision"], theirs["revision"]) == (2, 2)
    assert outcomes(day.merged(day.at("J1-theirs.judgescore"))) == ["fork"]
    assert day.chair.do("results")["covered"] == ["ENV", "ENE"]  # neither of the chair's own two files counts
    chosen = day.chair.do("decide", "choose_revision", "--sha256", theirs["sha256"], "--reason", "ยืนยันทางโทรศัพท์")
    assert set(chosen) == {"decision"}
    assert set(chosen["decision"]) == DECISION
    assert standing(day.chair.do("results"), "ENV-01")["score"] == "82.00"
    listed = day.chair.do("decisions")["decisions"]
    assert [one["kind"] for one in listed] == ["choose_revision"]


def test_a_replacement_laptop_takes_over(sent_day: Day) -> None:
    day = sent_day
    day.merged()
    laptop = Copy(day.at("new laptop"))
    laptop.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    key = laptop.do("identity", "show")["judge_key"]
    small_day.score_all(laptop, day.at("new.csv"), {"ENV-01": (0, 25, 33, 18)})
    laptop.do("score", "export", "-o", day.at("J1-new.judgescore"))
    waiting = day.merged(day.at("J1-new.judgescore"))
    assert outcomes(waiting) == ["awaiting_confirmation"]
    assert standing(day.chair.do("results"), "ENV-01")["score"] == "84.00"
    words = " ".join(laptop.do("identity", "show")["check_words"])
    confirmed = day.chair.do("panel", "confirm", "J1", "--words", words)
    assert confirmed["judges"][0]["key"] == key
    day.chair.do("decide", "replace_key", "--judge", "J1", "--sha256", key, "--reason", "เครื่องเดิมชำรุด")
    results = day.chair.do("results")
    assert standing(results, "ENV-01")["score"] == "81.00"
    assert standing(results, "ENV-02")["score"] == "75.00"


def test_setting_aside_restoring_and_excluding(sent_day: Day) -> None:
    day = sent_day
    third = day.merged()["files"][2]["sha256"]
    before = day.chair.do("results")
    day.chair.do("decide", "set_aside", "--sha256", third, "--reason", "ส่งผิดไฟล์")
    without = day.chair.do("results")
    assert standing(without, "ENV-01") != standing(before, "ENV-01")
    day.chair.do("decide", "restore", "--sha256", third, "--reason", "ตรวจแล้วถูกต้อง")
    assert day.chair.do("results") == before
    day.chair.do("decide", "exclude", "--judge", "J3", "--category", "ENV", "--reason", "มีส่วนได้เสีย")
    excluded = day.chair.do("results")
    assert standing(excluded, "ENV-01")["rank"] is None or standing(excluded, "ENV-01")["mean"] == 84.5
    assert standing(excluded, "ENE-01")["score"] == "86.00"


def test_the_chair_breaks_ties_closes_and_reopens(sent_day: Day) -> None:
    day = sent_day
    day.merged()
    rescored(day.judge("J2"), "ENV-02", 10, day.at("J2-late.judgescore"))
    tied = day.chair.do("results")
    assert set(tied) >= RESULTS
    assert all(set(one) >= STANDING for part in tied["categories"] for one in part["standings"])
    assert all(set(part) >= {"category", "standings", "head_to_head"} for part in tied["categories"])
    assert (standing(tied, "ENE-01")["rank"], standing(tied, "ENE-01")["tied"]) == (1, True)
    assert "tie_needs_decision" in [one["code"] for one in tied["warnings"]]
    assert all(set(one) == {"code", "message", "details"} for one in tied["warnings"])
    assert day.chair.run("decide", "break_tie", "--category", "ENE", "--reason", "…").refused == "decision_incomplete"
    day.chair.do("decide", "break_tie", "--category", "ENE", "--submission", "ENE-02", "--reason", "ผลลัพธ์ชัดเจนกว่า")
    settled = day.chair.do("results")
    assert (standing(settled, "ENE-02")["rank"], standing(settled, "ENE-02")["decided_by"]) == (1, "decision")
    assert (standing(settled, "ENE-01")["rank"], standing(settled, "ENE-01")["tied"]) == (2, False)
    assert set(day.chair.do("results", "--provisional")) == {*settled, "provisional", "missing", "open"}
    closed = day.chair.do("close")
    assert closed["decision"]["kind"] == "close"
    assert len(closed["decision"]["documents"]) == 3
    assert day.chair.run("close").refused == "already_closed"
    late = day.merged(day.at("J2-late.judgescore"))
    assert outcomes(late) == ["late"]
    assert day.chair.do("results")["categories"] == settled["categories"]
    no_award = ("decide", "no_award", "--category", "ENE", "--reason", "…")
    assert day.chair.run(*no_award).refused == "round_closed"
    day.chair.do("reopen", "--reason", "รับไฟล์ที่มาช้า")
    assert day.chair.run("reopen", "--reason", "…").refused == "not_closed"
    assert standing(day.chair.do("results"), "ENV-02")["score"] == "76.00"


def test_a_decision_names_people_and_things_that_exist(sent_day: Day) -> None:
    chair = sent_day.chair
    sent_day.merged()
    sha256 = "0" * 64
    for code, words in {
        "judge_unknown": ("exclude", "--judge", "J9"),
        "category_unknown": ("no_award", "--category", "XYZ"),
        "submission_unknown": ("award", "--category", "ENV", "--submission", "ENE-01"),
        "document_unknown": ("set_aside", "--sha256", sha256),
        "reason_needed": ("no_award", "--category", "ENV", "--reason", " "),
    }.items():
        assert chair.run("decide", "--reason", "เหตุผล", *words).refused == code
    long = chair.run("decide", "no_award", "--category", "ENV", "--reason", "เหตุผล", "--text", f"note={'ก' * 20_001}")
    assert long.refused == "text_too_long"
    unknown = chair.run("decide", "no_award", "--category", "ENV", "--reason", "เหตุผล", "--decided-by", "ผู้ใดไม่ทราบ")
    assert unknown.refused == "judge_unknown"
    assert chair.do("decisions") == {"decisions": [], "taken_back": {}}
    quoted = ("--reason", "เหตุผล", "--text", "quote=ผลงาน = ดี", "--text", "place=ห้อง 1")
    said = chair.do("decide", "no_award", "--category", "ENV", *quoted)["decision"]
    assert said["texts"] == {"quote": "ผลงาน = ดี", "place": "ห้อง 1"}
    assert chair.do("decisions")["decisions"] == [said]
