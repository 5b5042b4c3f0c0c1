"""The day of a chair and three judges in four data folders, through the command line alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import small_day
from tests.helpers.small_day import JUDGES, PASSPHRASE, SUBMISSIONS, Copy, Day

CARD = {"submission", "state", "scores", "total", "comments", "pins", "flag", "findings"}
FINDING = {"code", "severity", "where", "message"}
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


def merged(day: Day, *files: Path) -> Any:
    """What ``merge`` says about these files, or about everybody's first."""
    return day.chair.do("merge", *(files or [day.at(f"{judge}.judgescore") for judge in JUDGES]))


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


# --- before the day ---------------------------------------------------------------------------------------------------


def test_an_identity_is_made_once_and_shows_the_same_everywhere(tmp_path: Path) -> None:
    phrase = tmp_path / "phrase.txt"
    phrase.write_text("คำ แรก สอง สาม\n", encoding="utf-8")
    copy = Copy(tmp_path / "home", phrase)
    made = copy.do("identity", "create", "--name", "สมชาย ใจดี")
    assert set(made) == {"judge_key", "age_recipient", "name", "check_words"}
    assert re.fullmatch(r"SHA256:[A-Za-z0-9+/]{43}", made["judge_key"])
    assert made["age_recipient"].startswith("age1")
    assert len(made["check_words"]) == 6
    assert copy.run("identity", "create", "--name", "สมหญิง").refused == "identity_exists"
    assert Copy(copy.home).do("identity", "show") == made
    assert copy.do("identity", "card", "-o", tmp_path / "a.judgecard") == made
    assert Copy(copy.home).run("identity", "card", "-o", tmp_path / "b.judgecard").refused == "passphrase_needed"
    assert not (tmp_path / "b.judgecard").exists()
    thai = copy.do("identity", "show", language="th")["check_words"]
    assert len(thai) == 6
    assert not any(word.isascii() for word in thai)


def test_a_contest_folder_is_made_checked_taken_in_and_updated(tmp_path: Path) -> None:
    chair, folder = Copy(tmp_path / "chair"), tmp_path / "contest"
    made = chair.do("contest", "new", folder)
    assert set(made) == {"folder", "files"}
    assert chair.run("contest", "new", folder).refused == "folder_not_empty"
    empty = chair.run("contest", "check", folder)
    assert empty.code == 1
    assert set(empty.said) == {"findings"}
    assert {code["code"] for code in empty.said["findings"]} == {"no_submissions", "no_judges", "no_chair"}
    assert all(set(finding) == FINDING for finding in empty.said["findings"])
    assert chair.run("contest", "create", folder).refused == "contest_has_findings"
    small_day.fill(folder)
    assert chair.do("contest", "check", folder) == {"findings": []}
    created = chair.do("contest", "create", folder)
    assert set(created) == {"contest", "round", "submissions", "judges", "findings"}
    assert (created["round"], created["submissions"], created["judges"]) == ("final", 4, 3)
    assert chair.run("contest", "create", folder).refused == "contest_exists"
    small_day.write_table(folder / "panel.xlsx", small_day.panel_rows({**JUDGES, "J4": "กิตติ ทองดี"}))
    updated = chair.do("contest", "update", folder)
    assert (updated["contest"], updated["judges"]) == (created["contest"], 4)
    (listed,) = chair.do("contest", "list")["contests"]
    assert listed["contest"] == created["contest"]
    assert set(listed) == {
        "contest", "part", "name", "mode", "rounds", "submissions", "judges", "judge", "revision", "complete",
        "assigned",
    }  # fmt: skip


def test_cards_find_their_judges_and_keys_are_confirmed_by_words(built_day: Day, day: Day, tmp_path: Path) -> None:
    listed = day.chair.do("panel", "list")
    assert set(listed) == {"judges"}
    assert all(set(one) == {"id", "name", "role", "key", "confirmed", "awaiting"} for one in listed["judges"])
    assert [one["confirmed"] for one in listed["judges"]] == ["voice"] * 3
    assert day.chair.run("panel", "confirm", "J1", "--words", "six words on no list at all").code == 1
    other = day.judge("J2").do("identity", "show")["check_words"]
    assert day.chair.run("panel", "confirm", "J1", "--words", " ".join(other)).refused == "check_words_wrong"
    assert day.chair.run("panel", "confirm", "J9", "--paper").refused == "judge_unknown"
    stranger = Copy(tmp_path / "stranger")
    stranger.do("identity", "create", "--name", "นายแปลกหน้า")
    stranger.do("identity", "card", "-o", day.at("stranger.judgecard"))
    assert day.chair.run("panel", "add", day.at("stranger.judgecard")).refused == "card_fits_nobody"
    added = day.chair.do("panel", "add", day.at("stranger.judgecard"), "--as", "J1")
    assert next(one for one in added["judges"] if one["id"] == "J1")["confirmed"] == "unheard"
    papered = day.chair.do("panel", "confirm", "J1", "--paper")
    assert next(one for one in papered["judges"] if one["id"] == "J1")["confirmed"] == "paper"


def test_packages_of_every_kind_are_built_and_opened(day: Day, tmp_path: Path) -> None:
    built = day.chair.do("package", "build", "-o", day.at("again.judgepack"))
    assert set(built) == {"path", "manifest_sha256", "revision", "check_words", "attachments", "bytes"}
    assert (built["revision"], built["attachments"]) == (2, 4)
    assert built["bytes"] == day.at("again.judgepack").stat().st_size
    assert built["path"] == str(day.at("again.judgepack"))
    rehearsal = day.chair.do("package", "build", "--rehearsal", "-o", day.at("rehearsal.judgepack"))
    assert rehearsal["revision"] == 1
    for_cards = day.chair.do("package", "build", "--encrypt", "cards", "-o", day.at("cards.judgepack"))
    phrase = tmp_path / "package.txt"
    phrase.write_text("แมว แปด ตัว ใต้ ต้นไม้\r\n", encoding="utf-8")
    locked = day.chair.do(
        "package", "build", "--encrypt", "passphrase", "--package-passphrase-file", phrase, "-o", day.at("p.judgepack")
    )
    assert locked["passphrase"] == "แมว แปด ตัว ใต้ ต้นไม้"
    judge = day.judge("J1")
    words = " ".join(rehearsal["check_words"])
    opened = judge.do("package", "open", day.at("rehearsal.judgepack"), "--words", words)
    assert set(opened) == {
        "contest", "submissions", "attachments", "confirmed", "changes", "round", "mode", "judge",
    }  # fmt: skip
    assert (opened["confirmed"], opened["judge"], opened["mode"]) == (True, "J1", "rehearsal")
    official = judge.do("package", "open", day.at("cards.judgepack"))
    assert (official["confirmed"], official["mode"]) == (True, "official")
    assert judge.run("package", "open", day.at("day.judgepack")).refused == "package_older"
    stranger = Copy(tmp_path / "stranger")
    assert stranger.run("package", "open", day.at("cards.judgepack"), "--as", "J1").refused == "no_identity"
    stranger.do("identity", "create", "--name", "นายแปลกหน้า")
    assert stranger.run("package", "open", day.at("cards.judgepack"), "--as", "J1").refused == "wrong_recipient"
    assert stranger.run("package", "open", day.at("p.judgepack"), "--as", "J1").refused == "passphrase_needed"
    opened = stranger.do("package", "open", day.at("p.judgepack"), "--as", "J1", "--package-passphrase-file", phrase)
    assert (opened["confirmed"], opened["attachments"]) == (False, 4)
    assert locked["revision"] > for_cards["revision"]


def test_wrong_words_and_wrong_names_open_nothing(day: Day) -> None:
    judge = Copy(day.at("J1-new"))
    package = day.at("day.judgepack")
    words = day.chair.do("verify", package)
    assert words["genuine"]
    wrong = day.judge("J2").do("identity", "show")["check_words"]
    assert (
        judge.run("package", "open", package, "--as", "J1", "--words", " ".join(wrong)).refused == "check_words_wrong"
    )
    assert judge.run("package", "open", package, "--as", "J1", "--words", "one two").refused in {
        "check_words_count", "check_word_unknown",
    }  # fmt: skip
    assert judge.run("package", "open", package, "--as", "J9").refused == "judge_unknown"
    assert judge.run("score", "show").refused == "no_package"
    unchosen = judge.do("package", "open", package)
    assert (unchosen["judge"], unchosen["submissions"]) == (None, 4)
    assert judge.run("score", "show").refused == "judge_not_chosen"
    assert judge.do("package", "open", package, "--as", "J1")["judge"] == "J1"
    assert len(judge.do("score", "show")["scorecards"]) == 4


def test_a_late_slide_deck_comes_as_an_update(day: Day) -> None:
    small_day.open_packages(day)
    judge = day.judge("J1")
    judge.do("score", "set", "ENV-01", "D1", "7")
    deck = day.at("contest") / "attachments" / "ENV-01" / "slides.pdf"
    deck.write_bytes(b"%PDF-1.7 the slides came late")
    day.chair.do("contest", "update", day.at("contest"))
    update = day.chair.do("package", "build", "--update", "-o", day.at("update.judgepack"))
    assert (update["attachments"], update["revision"]) == (1, 2)
    opened = judge.do("package", "open", day.at("update.judgepack"))
    assert opened["changes"] == [{"kind": "attachment_added", "submission": "ENV-01", "name": "slides.pdf"}]
    assert opened["attachments"] == 5
    assert judge.do("score", "show", "ENV-01")["scorecards"][0]["scores"]["D1"] == "7"
    newcomer = Copy(day.at("newcomer"))
    assert newcomer.run("package", "open", day.at("update.judgepack"), "--as", "J2").refused == "update_incomplete"


# --- scoring ----------------------------------------------------------------------------------------------------------


def test_scores_are_taken_as_people_write_them_and_refused_with_the_reason(day: Day) -> None:
    small_day.open_packages(day)
    judge = day.judge("J1")
    (card,) = judge.do("score", "set", "ENV-01", "D3", "๓๕")["scorecards"]
    assert set(card) == CARD
    assert (card["state"], card["total"]) == ("draft", "35")
    assert card["scores"] == {"D1": None, "D2": None, "D3": "35", "D4": None}
    assert all(set(finding) == FINDING for finding in card["findings"])
    for written, code in {"41": "score_above_full_mark", "-1": "score_below_zero", "ดี": "score_not_a_number"}.items():
        refused = judge.run("score", "set", "ENV-01", "D3", written)
        assert refused.refused == code, written
    assert judge.run("score", "set", "ENV-01", "D3", "35,5").refused == "score_off_step"
    assert judge.run("score", "set", "ENV-01", "D9", "5").refused == "criterion_unknown"
    assert judge.run("score", "set", "ENV-09", "D1", "5").refused == "submission_unknown"
    assert judge.do("score", "show", "ENV-01")["scorecards"][0]["scores"]["D3"] == "35"
    assert judge.do("score", "set", "ENV-01", "D3", "")["scorecards"][0]["scores"]["D3"] is None


def test_a_half_mark_counts_where_the_step_allows_it(tmp_path: Path) -> None:
    day = Day(tmp_path)
    day.chair.do("identity", "create", "--name", "ฝ่ายเลขานุการ")
    day.chair.do("contest", "new", day.at("contest"))
    small_day.fill(day.at("contest"))
    settings = day.at("contest") / "contest.toml"
    text = settings.read_text(encoding="utf-8")
    assert 'step = "1"' in text
    settings.write_text(text.replace('step = "1"', 'step = "0.5"'), encoding="utf-8")
    day.chair.do("contest", "create", day.at("contest"))
    day.chair.do("package", "build", "-o", day.at("half.judgepack"))
    judge = day.judge("J1")
    judge.do("package", "open", day.at("half.judgepack"), "--as", "J1")
    (card,) = judge.do("score", "set", "ENV-01", "D3", "35,5")["scorecards"]
    assert card["scores"]["D3"] == "35.5"
    assert judge.run("score", "set", "ENV-01", "D3", "๓๕.๒๕").refused == "score_off_step"


def test_pins_flags_notes_and_scores_given_to_the_wrong_submission(day: Day) -> None:
    small_day.open_packages(day)
    judge = day.judge("J1")
    name = next((day.at("contest") / "attachments" / "ENV-01").iterdir()).name
    (card,) = judge.do("score", "pin", "ENV-01", "D2", name, "--page", "7")["scorecards"]
    (pin,) = card["pins"]
    assert (pin["criterion"], pin["name"], pin["page"], pin["second"], pin["words"]) == ("D2", name, 7, 0, "page 7")
    again = judge.do("score", "pin", "ENV-01", "D2", pin["attachment"][:10], "--page", "7")
    assert again["scorecards"][0]["pins"] == [pin], "the same pin is one"
    assert judge.run("score", "pin", "ENV-01", "D2", "nothing.pdf", "--page", "1").refused == "attachment_unknown"
    assert judge.run("score", "pin", "ENV-01", "D9", name, "--page", "1").refused == "criterion_unknown"
    assert judge.run("score", "pin", "ENV-01", "D2", name, "--page", "1", "--second", "1").code == 2
    assert judge.do("score", "pin", "ENV-01", "D2", name, "--page", "7", "--remove")["scorecards"][0]["pins"] == []
    assert judge.do("score", "flag", "ENV-01")["scorecards"][0]["flag"] is True
    assert judge.do("score", "flag", "ENV-01", "--off")["scorecards"][0]["flag"] is False
    assert "ถามงบ" not in json.dumps(judge.do("score", "note", "ENV-01", "ถามงบ"), ensure_ascii=False)

    judge.do("score", "set", "ENV-01", "D1", "7")
    moved = judge.do("score", "move", "ENV-01", "ENV-02")["scorecards"]
    assert [(one["submission"], one["scores"]["D1"]) for one in moved] == [("ENV-01", None), ("ENV-02", "7")]
    judge.do("score", "set", "ENE-01", "D1", "4")
    assert judge.run("score", "move", "ENV-02", "ENE-01").refused == "move_target_not_empty"
    swapped = judge.do("score", "move", "ENV-02", "ENE-01", "--swap")["scorecards"]
    assert [one["scores"]["D1"] for one in swapped] == ["4", "7"]

    assert judge.do("score", "declare") == {"declaration_made": True}
    judge.do("score", "recuse", "--category", "ENE", "--ground", "employer")
    back = judge.do("score", "withdraw", "--category", "ENE")["scorecards"]
    assert [(one["state"], one["scores"]["D1"]) for one in back] == [("draft", "7"), ("draft", None)]


def test_comments_recusals_absences_imports_and_the_seal(day: Day) -> None:
    small_day.open_packages(day)
    judge = day.judge("J1")
    commented = judge.do("score", "comment", "ENV-01", "ชัดเจนดี")
    assert commented["scorecards"][0]["comments"] == {"overall": "ชัดเจนดี"}
    judge.do("score", "comment", "ENV-01", "ข้อมูลครบ", "--criterion", "D2")
    assert judge.run("score", "seal", "ENV-01").refused == "seal_blocked"
    recused = judge.do("score", "recuse", "--category", "ENE", "--ground", "employer")
    assert [(one["submission"], one["state"]) for one in recused["scorecards"]] == [
        ("ENE-01", "recused"), ("ENE-02", "recused"),
    ]  # fmt: skip
    assert judge.run("score", "recuse", "ENV-02", "--ground", "other").refused == "reason_needed"
    assert judge.run("score", "set", "ENE-01", "D1", "5").refused == "scorecard_recused"
    (absent,) = judge.do("score", "absent", "ENV-02")["scorecards"]
    assert (absent["state"], absent["total"]) == ("absent", "0")
    table = day.at("own.csv")
    table.write_text("submission,criterion,score\nENV-01,D1,9\nENV-01,D2,๒๕\nENV-01,D3,99\n", encoding="utf-8")
    assert judge.run("score", "import", table).refused == "score_above_full_mark"
    assert judge.do("score", "show", "ENV-01")["scorecards"][0]["total"] == "0"
    table.write_text("submission,criterion,score\nENV-01,D1,9\nENV-01,D2,๒๕\nENV-01,D3,33\nENV-01,D4,17\n", "utf-8")
    (card,) = judge.do("score", "import", table)["scorecards"]
    assert card["total"] == "84"
    sealed = judge.do("score", "seal")
    assert [one["state"] for one in sealed["scorecards"]] == ["sealed", "absent", "recused", "recused"]
    assert judge.do("score", "set", "ENV-01", "D1", "8")["scorecards"][0]["state"] == "draft"
    judge.do("score", "seal", "ENV-01")
    code = judge.do("progress", "code")
    assert set(code) == {"code"}
    day.at("code.txt").write_text(code["code"] + "\n", encoding="ascii")
    assert day.chair.do("verify", day.at("code.txt"))["type"] == "progress"
    exported = judge.do("score", "export", "-o", day.at("J1.judgescore"))
    assert set(exported) == {"path", "revision", "sha256", "check_words"}
    assert exported["check_words"] == judge.do("identity", "show")["check_words"]
    assert judge.run("score", "set", "ENV-01", "D1", "7").refused == "scorecard_sealed"
    judge.do("score", "reopen", "ENV-01", "--reason", "อ่านเอกสารใหม่")
    judge.do("score", "set", "ENV-01", "D1", "7")
    assert judge.do("score", "export", "-o", day.at("J1b.judgescore"))["revision"] == 2


# --- merging and deciding ---------------------------------------------------------------------------------------------


def test_merging_previews_first_and_knows_no_order(sent_day: Day) -> None:
    day, files = sent_day, [sent_day.at(f"{judge}.judgescore") for judge in JUDGES]
    second = day.chair.copied(day.at("second chair"))
    preview = day.chair.do("merge", *files, "--preview")
    assert set(preview) == {"files", "missing", "view_sha256"}
    assert all(set(one) == FILE for one in preview["files"])
    assert [one["path"] for one in preview["files"]] == [str(path) for path in files]
    assert day.chair.do("results")["categories"][0]["standings"][0]["score"] is None
    real = merged(day)
    assert real == preview
    assert outcomes(real) == ["accepted"] * 3
    assert real["missing"] == []
    again = merged(day, *reversed(files))
    assert outcomes(again) == ["already_present"] * 3
    assert again["view_sha256"] == real["view_sha256"]
    first = second.do("merge", files[2])
    assert first["missing"] == ["J1", "J2"]
    assert second.do("merge", files[1], files[0], files[1])["view_sha256"] == real["view_sha256"]


def test_newer_revisions_supersede_and_copied_folders_fork(sent_day: Day) -> None:
    day = sent_day
    twin = day.judge("J1").copied(day.at("J1 on another laptop"))
    ours = rescored(day.judge("J1"), "ENV-01", 5, day.at("J1-ours.judgescore"))
    merged(day)
    assert outcomes(merged(day, day.at("J1-ours.judgescore"))) == ["accepted"]
    assert standing(day.chair.do("results"), "ENV-01")["score"] == "82.67"
    theirs = rescored(twin, "ENV-01", 3, day.at("J1-theirs.judgescore"))
    assert (ours["revision"], theirs["revision"]) == (2, 2)
    assert outcomes(merged(day, day.at("J1-theirs.judgescore"))) == ["fork"]
    after_fork = day.chair.do("results")
    assert standing(after_fork, "ENV-01")["mean"] != 82.67
    chosen = day.chair.do("decide", "choose_revision", "--sha256", theirs["sha256"], "--reason", "ยืนยันทางโทรศัพท์")
    assert set(chosen) == {"decision"}
    assert set(chosen["decision"]) == DECISION
    assert standing(day.chair.do("results"), "ENV-01")["score"] == "82.00"
    listed = day.chair.do("decisions")["decisions"]
    assert [one["kind"] for one in listed] == ["choose_revision"]


def test_a_replacement_laptop_takes_over(sent_day: Day) -> None:
    day = sent_day
    merged(day)
    laptop = Copy(day.at("new laptop"))
    laptop.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    key = laptop.do("identity", "show")["judge_key"]
    small_day.score_all(laptop, day.at("new.csv"), {"ENV-01": (0, 25, 33, 18)})
    laptop.do("score", "export", "-o", day.at("J1-new.judgescore"))
    waiting = merged(day, day.at("J1-new.judgescore"))
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
    third = merged(day)["files"][2]["sha256"]
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
    merged(day)
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
    late = merged(day, day.at("J2-late.judgescore"))
    assert outcomes(late) == ["late"]
    assert day.chair.do("results")["categories"] == settled["categories"]
    no_award = ("decide", "no_award", "--category", "ENE", "--reason", "…")
    assert day.chair.run(*no_award).refused == "round_closed"
    day.chair.do("reopen", "--reason", "รับไฟล์ที่มาช้า")
    assert day.chair.run("reopen", "--reason", "…").refused == "not_closed"
    assert standing(day.chair.do("results"), "ENV-02")["score"] == "76.00"


def test_a_decision_names_people_and_things_that_exist(sent_day: Day) -> None:
    chair = sent_day.chair
    merged(sent_day)
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


# --- afterwards -------------------------------------------------------------------------------------------------------


def test_scorecards_are_printed_with_thai_titles_and_scores(sent_day: Day) -> None:
    day = sent_day
    merged(day)
    printed = day.chair.do("report", "scorecards", "-o", day.at("pdf"), language="th")
    assert set(printed) == {"files"}
    assert len(printed["files"]) == len(JUDGES)
    assert all(Path(path).is_absolute() for path in printed["files"])
    command = ["pdftotext", "-layout", printed["files"][0], "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert all(title in text for title in SUBMISSIONS.values())
    assert re.search(r"\b85\b", text)
    own = day.judge("J2").do("report", "scorecards", "-o", day.at("own"), "--numerals", "thai", language="th")
    text = subprocess.run(["pdftotext", own["files"][0], "-"], capture_output=True, text=True, check=True).stdout
    assert "๘๖" in text


def test_every_file_type_can_be_verified(tmp_path: Path) -> None:
    day = small_day.all_scored(small_day.prepare(tmp_path, PASSPHRASE))
    chair_key = day.chair.do("identity", "show")["judge_key"]
    judge_key = day.judge("J1").do("identity", "show")["judge_key"]
    package = day.judge("J1").do("verify", day.at("day.judgepack"))
    assert set(package) == {"type", "signed_by", "genuine", "chair_known", "checks"}
    assert all(set(check) == {"name", "ok", "code"} for check in package["checks"])
    assert (package["type"], package["signed_by"], package["genuine"]) == ("package", chair_key, True)
    assert package["chair_known"]
    stranger = Copy(day.at("stranger"))
    assert not stranger.do("verify", day.at("day.judgepack"))["chair_known"]
    assert stranger.do("verify", day.at("day.judgepack"), "--chair-key", chair_key)["chair_known"]
    assert not stranger.do("verify", day.at("day.judgepack"), "--chair-key", judge_key)["chair_known"]
    card = day.chair.do("verify", day.at("J1.judgecard"))
    assert (card["type"], card["signed_by"], card["genuine"]) == ("card", judge_key, True)
    scores = day.chair.do("verify", day.at("J1.judgescore"))
    assert (scores["type"], scores["signed_by"]) == ("scores", judge_key)
    assert day.judge("J1").do("verify", day.at("J1.judgescore"))["genuine"]
    for reader, code in ((day.judge("J2"), "wrong_recipient"), (Copy(day.chair.home), "passphrase_needed")):
        closed = reader.run("verify", day.at("J1.judgescore"))
        assert (closed.code, closed.said["genuine"]) == (1, False)
        assert [check["code"] for check in closed.said["checks"]] == [code]
        said = reader.run("verify", day.at("J1.judgescore"), language="th", as_json=False).out
        assert said.splitlines()[-1] == "✗ ไฟล์ล็อกไว้ จึงยังตรวจเนื้อหาไม่ได้"
    day.at("letter.pdf").write_bytes(b"%PDF-1.7 a letter")
    letter = day.chair.run("verify", day.at("letter.pdf"))
    assert (letter.code, letter.said["type"], letter.said["genuine"]) == (1, None, False)
    assert letter.said["error"]["code"] == "file_not_ours"


def test_a_backup_comes_back_in_another_place(sent_day: Day) -> None:
    day = sent_day
    merged(day)
    results = day.chair.do("results")
    made = day.chair.do("backup", "-o", day.at("contest.backup"))
    assert {"path", "files", "bytes", "attachments"} == set(made)
    elsewhere = Copy(day.at("elsewhere"), day.chair.passphrase_file)
    restored = elsewhere.do("restore", day.at("contest.backup"))
    assert set(restored) == {"home", "files", "bytes", "attachments"}
    assert elsewhere.do("results") == results
    assert elsewhere.run("restore", day.at("contest.backup")).refused == "data_folder_not_empty"
    assert elsewhere.do("doctor") == {"healthy": True, "findings": []}
    lost = next(path for path in (elsewhere.home / "attachments").rglob("*") if path.is_file())
    lost.unlink()
    sick = elsewhere.run("doctor")
    assert (sick.code, [one["code"] for one in sick.said["findings"]]) == (1, ["attachment_missing"])


def test_two_contests_need_a_name(sent_day: Day) -> None:
    day = sent_day
    other = day.at("other contest")
    shutil.copytree(day.at("contest"), other)
    settings = other / "contest.toml"
    text = settings.read_text(encoding="utf-8")
    renamed = re.sub(r'(name_..) = ".*"', r'\1 = "ประกวดอื่น"', text, count=2)
    settings.write_text(renamed, encoding="utf-8")
    created = day.chair.do("contest", "create", other)
    assert day.chair.run("panel", "list").refused == "ambiguous_contest"
    first = next(one for one in day.chair.do("contest", "list")["contests"] if one["contest"] != created["contest"])
    assert day.chair.do("--contest", first["contest"], "panel", "list")["judges"][0]["confirmed"] == "voice"
    assert day.chair.run("--contest", first["contest"], "--round", "ไม่มี", "package", "build", "-o", "x").code == 1
    assert day.chair.run("--contest", "nothing", "results").refused == "contest_unknown"


def test_a_table_from_anywhere_is_tallied(tmp_path: Path) -> None:
    table = tmp_path / "last year.csv"
    table.write_text("submission,judge,score\nA,x,90\nA,y,80\nB,x,70\nB,y,95\n", encoding="utf-8")
    tallied = Copy(tmp_path / "home").do("tally", table)
    assert set(tallied) >= RESULTS
    (part,) = tallied["categories"]
    assert part["category"] is None
    assert [(one["submission"], one["score"]) for one in part["standings"]] == [("A", "85.00"), ("B", "82.50")]
    assert part["head_to_head"] == {"A>B": 1, "B>A": 1}


# --- the shell --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",), ("identity",), ("identity", "create"), ("score", "set", "ENV-01", "D1"),
        ("score", "recuse", "--ground", "party"), ("score", "recuse", "A", "--category", "B", "--ground", "party"),
        ("score", "recuse", "A", "--ground", "friendship"), ("decide", "close", "--reason", "x"),
        ("decide", "award", "--reason", "x", "--value", "nameless"), ("decide", "award"), ("merge",),
        ("package", "build"), ("package", "build", "-o", "x", "--encrypt", "rot13"), ("panel", "confirm", "J1"),
        ("panel", "confirm", "J1", "--paper", "--unheard"), ("report", "poems", "-o", "x"), ("demo",),
        ("demo", "--out", "x", "--judges", "many"), ("results", "--method", "guess"), ("tally", "x", "--decimals", "9"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_two_and_says_so_on_stderr(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = Copy(tmp_path / "home").run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: judge-desktop" in ran.err
    assert not (tmp_path / "home").exists()


def test_people_get_lines_and_messages_on_stderr(day: Day) -> None:
    small_day.open_packages(day)
    judge = day.judge("J1")
    shown = judge.run("score", "show", as_json=False, language="th")
    assert (shown.code, len(shown.out.splitlines()), shown.err) == (0, 4, "")
    refused = judge.run("score", "set", "ENV-01", "D1", "11", as_json=False, language="th")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "คะแนนเกินคะแนนเต็ม 10 คะแนน\n"
    small_day.write_table(day.at("contest") / "panel.xlsx", [{"id": "J1", "role": "คนสวน"}])
    refused = day.chair.run("contest", "update", day.at("contest"), as_json=False, language="th")
    assert (refused.code, refused.out) == (1, "")
    assert re.search(r"^✗ panel.xlsx · แถว 2 · .*: ", refused.err, re.MULTILINE), refused.err
    refused = judge.run("results", as_json=False)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("There is no contest")


def test_version_and_help_need_no_data_folder(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "home")
    assert copy.start("--version").out.startswith("judge-desktop ")
    helped = copy.run("--help")
    assert helped.code == 0
    assert all(word in helped.out for word in ("demo", "package", "merge", "restore"))
    assert not copy.home.exists()


def test_the_main_commands_in_processes_of_their_own(day: Day) -> None:
    """The same through the operating system: arguments, exit codes, one JSON object on stdout, nothing on stderr."""
    judge = day.judge("J1")
    for copy, words in (
        (judge, ("package", "open", day.at("day.judgepack"), "--as", "J1")),
        (judge, ("score", "set", "ENV-01", "D1", "๙")),
        (judge, ("score", "export", "-o", day.at("J1.judgescore"))),
        (day.chair, ("merge", day.at("J1.judgescore"))),
        (day.chair, ("results",)),
        (day.chair, ("backup", "-o", day.at("x.backup"))),
    ):
        ran = copy.start(*words)
        assert (ran.code, ran.err) == (0, ""), words
        assert isinstance(ran.said, dict)
    refused = judge.start("score", "set", "ENV-01", "D1", "11")
    assert (refused.code, set(refused.said), refused.err) == (1, {"error"}, "")
    assert set(refused.said["error"]) == {"code", "message", "details"}
    assert judge.start("score", "set").code == 2
    surroundings = {"JUDGE_DESKTOP_PASSPHRASE_FILE": str(day.at("nowhere.txt"))}
    strange = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    thai = judge.start("score", "seal", "ENE-01", language="th", environment=strange)
    assert "กรุณา" in thai.said["error"]["message"] or "แก้ไข" in thai.said["error"]["message"]
    strange_name = day.chair.start("verify", b"\xff\xfe.judgescore".decode("utf-8", "surrogateescape"))
    assert strange_name.refused == "file_not_found"
    lost = Copy(day.chair.home).start("merge", day.at("J1.judgescore"), environment=surroundings)
    assert lost.refused == "file_not_found"
