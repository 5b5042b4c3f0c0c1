"""A judge scores through the command line alone: numbers as people write them, pins, recusals, the seal."""

from __future__ import annotations

import json
from pathlib import Path

from tests.helpers import small_day
from tests.helpers.small_day import Day

CARD = {"submission", "state", "scores", "total", "comments", "pins", "flag", "findings"}
FINDING = {"code", "severity", "where", "message"}


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
