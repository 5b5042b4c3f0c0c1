"""The minutes and the letters through the command line alone: the meeting is typed, letters warn before they go."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.pdf_text import text_of
from tests.helpers.small_day import JUDGES, Day


def test_the_meeting_is_typed_shown_and_printed(day: Day, tmp_path: Path) -> None:
    chair = day.chair
    shown = chair.do("meeting", "show", language="th")
    assert [name for name, value in shown["meeting"].items() if value] == []
    assert shown["printed"]["body"].startswith("คณะกรรมการตัดสิน")
    told = chair.do(
        "meeting", "set", "--number", "1/2566", "--starts", "๑๐.๑๕ น.", "--ends", "16:30", "--date", "8/9/2566"
    )
    assert (told["meeting"]["starts_at"], told["meeting"]["held_on"]) == ("10:15", "2023-09-08")
    told = chair.do("meeting", "set", "--place", "ห้อง 5", "--also-present", "นาย ก", "--also-present", "นาง ข")
    assert (told["meeting"]["number"], told["meeting"]["also_present"]) == ("1/2566", ["นาย ก", "นาง ข"])
    assert chair.do("meeting", "set", "--number", "", "--date", "")["meeting"]["held_on"] is None
    lines = chair.run("meeting", "show", as_json=False).out.splitlines()
    assert "place: ห้อง 5" in lines
    assert "starts: 10:15" in lines
    assert "also-present: นาง ข" in lines
    (path,) = chair.do("report", "minutes", "-o", tmp_path / "pdf", language="th")["files"]
    assert Path(path).name.startswith("รายงานการประชุม")


def test_what_is_typed_wrongly_is_refused_and_stays_as_it_was(day: Day) -> None:
    chair = day.chair
    chair.do("meeting", "set", "--starts", "10:00")
    for words, code in (
        (("--ends", "9:00"), "meeting_ends_before_start"),
        (("--starts", "soon"), "time_not_understood"),
        (("--date", "8/9/66"), "date_not_understood"),
        (("--place", "ก" * 300), "text_too_long"),
    ):
        assert chair.run("meeting", "set", *words).refused == code
    assert chair.do("meeting", "show")["meeting"]["starts_at"] == "10:00"
    assert day.judge("J1").run("meeting", "show").refused in ("no_package", "no_contest")


def test_letters_wait_for_closing_and_warn_on_the_error_stream(sent_day: Day, tmp_path: Path) -> None:
    chair = sent_day.chair
    chair.do("merge", *(sent_day.at(f"{judge}.judgescore") for judge in list(JUDGES)[:1]))
    assert chair.run("report", "feedback", "-o", tmp_path / "pdf").refused == "round_still_open"
    assert not (tmp_path / "pdf").exists()
    for category in ("ENV", "ENE"):
        chair.do("decide", "no_award", "--category", category, "--reason", "ไม่ถึงเกณฑ์")
    chair.do("close")
    ran = chair.run("report", "feedback", "-o", tmp_path / "pdf", "--submission", "ENV-01", "--with-rank")
    assert len(ran.said["files"]) == 1
    assert [(one["code"], one["severity"], one["where"]) for one in ran.said["findings"]] == [
        ("letter_of_one_judge", "warns", "ENV-01")
    ]
    assert "Only one scorecard counts" in ran.err
    ran = chair.run("report", "everything", "-o", tmp_path / "all")
    assert {one["code"] for one in ran.said["findings"]} == {"letter_of_one_judge"}


def test_a_comment_is_left_out_of_a_letter_and_the_log_says_so(sent_day: Day, tmp_path: Path) -> None:
    chair, judge = sent_day.chair, sent_day.judge("J1")
    judge.do("score", "reopen", "ENV-01", "--reason", "เพิ่มข้อเสนอแนะ")
    judge.do("score", "comment", "ENV-01", "ขอให้เผยแพร่ข้อมูล")
    judge.do("score", "seal", "ENV-01")
    judge.do("score", "export", "-o", sent_day.at("J1-again.judgescore"))
    chair.do("merge", sent_day.at("J1-again.judgescore"))
    for category in ("ENV", "ENE"):
        chair.do("decide", "no_award", "--category", category, "--reason", "ไม่ถึงเกณฑ์")
    chair.do("close")
    listed = chair.do("report", "comments", "--submission", "ENV-01")["comments"]
    (comment,) = listed
    assert comment.pop("number") > 0
    assert comment.pop("title") not in ("", "ENV-01")
    assert comment == {"id": "ENV-01/overall/1", "criterion": None, "text": "ขอให้เผยแพร่ข้อมูล", "names": None}
    letter = ("report", "feedback", "-o", tmp_path / "pdf", "--submission", "ENV-01")
    assert "ขอให้เผยแพร่ข้อมูล" in text_of(chair.do(*letter)["files"][0])
    (path,) = chair.do(*letter, "--without-comment", "ENV-01/overall/1")["files"]
    assert "ขอให้เผยแพร่ข้อมูล" not in text_of(path)
    assert chair.run(*letter, "--without-comment", "ENV-01/D9/1").refused == "comment_unknown"
    noted = [one["details"] for one in chair.do("log")["lines"] if one["event"] == "report_printed"]
    assert {"report": "feedback", "count": 1, "comments_left_out": 1} in noted
