"""Before the day, through the command line alone: identities, contest folder, cards, packages, updates."""

from __future__ import annotations

import re
from pathlib import Path

from tests.helpers import small_day
from tests.helpers.small_day import JUDGES, Copy, Day

FINDING = {"code", "severity", "where", "message"}


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
        "assigned", "sent_at", "all_sent",
    }  # fmt: skip
    assert (listed["sent_at"], listed["all_sent"]) == (None, False)


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
