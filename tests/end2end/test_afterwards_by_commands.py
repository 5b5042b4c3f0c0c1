"""What is done with the files of a day through the command line alone: print, verify, back up, tally."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

from tests.helpers import small_day
from tests.helpers.pdf_text import as_laid_out, text_of
from tests.helpers.small_day import JUDGES, PASSPHRASE, SUBMISSIONS, Copy, Day

RESULTS = {"method", "categories", "judges", "agreement", "stability", "warnings"}


def test_scorecards_are_printed_with_thai_titles_and_scores(sent_day: Day) -> None:
    day = sent_day
    day.merged()
    printed = day.chair.do("report", "scorecards", "-o", day.at("pdf"), language="th")
    assert set(printed) == {"files"}
    assert len(printed["files"]) == len(JUDGES)
    assert all(Path(path).is_absolute() for path in printed["files"])
    text = as_laid_out(printed["files"][0])
    assert all(title in text for title in SUBMISSIONS.values())
    assert re.search(r"\b85\b", text)
    own = day.judge("J2").do("report", "scorecards", "-o", day.at("own"), "--numerals", "thai", language="th")
    assert "๘๖" in text_of(own["files"][0])


def test_a_judge_reads_when_everything_was_sent(sent_day: Day, day: Day) -> None:
    (sent,) = sent_day.judge("J1").do("contest", "list")["contests"]
    assert (bool(datetime.fromisoformat(sent["sent_at"]).tzinfo), sent["all_sent"]) == (True, True)
    judge = day.judge("J1")
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    (opened,) = judge.do("contest", "list")["contests"]
    assert (opened["sent_at"], opened["all_sent"]) == (None, False)


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
    day.merged()
    results = day.chair.do("results")
    made = day.chair.do("backup", "-o", day.at("contest.backup"))
    assert {"path", "files", "bytes", "attachments"} == set(made)
    elsewhere = Copy(day.at("elsewhere"), day.chair.passphrase_file)
    inside = elsewhere.do("restore", day.at("contest.backup"), "--look")
    assert [one["part"] for one in inside["contests"]] == ["chair"]
    assert (inside["bytes"], elsewhere.home.exists()) == (made["bytes"], False)
    restored = elsewhere.do("restore", day.at("contest.backup"))
    assert set(restored) == {"home", "files", "bytes", "attachments", "kept"}
    assert elsewhere.do("results") == results
    assert elsewhere.run("restore", day.at("contest.backup")).refused == "data_folder_not_empty"
    doctor = elsewhere.do("doctor")
    assert (doctor["healthy"], doctor["findings"]) == (True, [])
    kept = Copy(Path(elsewhere.do("restore", day.at("contest.backup"), "--keep")["kept"]), day.chair.passphrase_file)
    assert kept.do("results") == elsewhere.do("results") == results
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
