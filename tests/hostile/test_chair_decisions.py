"""What somebody writes into decisions, names and small files to break them: refused in words, or without effect."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.view import CellState
from judge_desktop.exchange.judge_card import write_judge_card
from judge_desktop.exchange.keys import create_identity
from judge_desktop.scoring.counting import count
from judge_desktop.store import typed_scorecards
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.paper_scorecards import (
    PaperEntry,
    confirm_scorecard,
    type_scorecard,
    waiting_scorecards,
)
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import small_day
from tests.helpers.small_day import Copy, Day
from tests.helpers.small_round import card, decision, package, score_file

GOOD = "D1=7 D2=25 D3=30 D4=18"
PAPER = ("decide", "paper_scorecard", "--judge", "J2", "--submission", "ENV-01", "--reason", "กระดาษ")
TWO = ("--text", "_typed_by=สมศรี", "--text", "_confirmed_by=สมชาย")


def values(scores: str, state: str = "sealed", origin: str = "paper") -> tuple[str, ...]:
    """Options of ``decide``."""
    return ("--value", f"state={state}", "--value", f"origin={origin}", "--value", f"scores={scores}")


def refusals(copy: Copy, *commands: tuple[object, ...]) -> list[str]:
    """The codes of commands that must all be refused and change nothing."""
    before = small_day.state_of(copy.home)
    codes = [copy.run(*words).refused for words in commands]
    assert small_day.state_of(copy.home) == before
    return codes


@pytest.mark.parametrize("scores", ["D1=1E99999", "D1=1E999999999 D2=1", "D1=NaN", "D1=7 D1=7", "D1", "="])
def test_no_spelling_of_a_paper_fills_the_memory(scores: str) -> None:
    made = decision(
        DecisionKind.PAPER_SCORECARD,
        sequence=1,
        judge="j3",
        submissions=("A1",),
        values={"state": "sealed", "origin": "paper", "scores": scores},
    )
    cell = count(package(), [score_file("j1", [card("A1", 70)])], [made]).cell("j3", "A1")
    assert cell is not None
    assert cell.state is CellState.MISSING


def test_a_paper_needs_two_people_whatever_the_way_in(day: Day) -> None:
    same = ("--text", "_typed_by=สมศรี", "--text", "_confirmed_by= สมศรี ")
    assert refusals(
        day.chair,
        (*PAPER, *values(GOOD)),
        (*PAPER, *values(GOOD), *same),
        (*PAPER, *values("D1=1E999999999"), *TWO),
        (*PAPER, *values(GOOD, state="draft"), *TWO),
        (*PAPER, *values(GOOD, origin="file"), *TWO),
    ) == ["decision_incomplete", "second_person_needed", *["decision_incomplete"] * 3]
    assert day.chair.run(*PAPER, *values(GOOD), *TWO).code == 0


def test_attendance_that_nobody_could_read_later_is_refused(day: Day) -> None:
    judge = ("decide", "attendance", "--judge", "J1", "--reason", "บันทึก")
    work = ("decide", "attendance", "--submission", "ENV-01", "--reason", "บันทึก")
    assert refusals(
        day.chair,
        (*judge, "--value", "state=left", "--value", "at=99:99"),
        (*judge, "--value", "state=gone", "--value", "at=14:00"),
        (*work, "--value", "presented=maybe"),
        ("decide", "attendance", "--reason", "บันทึก"),
    ) == [*["value_not_understood"] * 3, "decision_incomplete"]


def test_words_that_cannot_be_seen_are_no_words(day: Day) -> None:
    title = ("decide", "correct_text", "--submission", "ENV-01")
    name = ("decide", "correct_text", "--judge", "J1", "--text", "name_en=", "--reason", "พิมพ์ผิด")
    assert refusals(
        day.chair,
        (*name, "--text", "name_th=\u200b\u200b"),
        (*name, "--text", "name_th=\u202e\x07"),
        (*title, "--text", "title_th=ดี", "--reason", "\u200b"),
    ) == ["name_needed", "name_needed", "reason_needed"]
    told = day.chair.do(*title, "--text", "title_th=\u202eคลอง\x00ใส\nใจดีมาก\u2066", "--reason", "พิมพ์ผิด")
    assert told["decision"]["texts"]["title_th"] == "คลองใส ใจดีมาก"


def test_a_confirmed_paper_waits_no_longer_or_was_not_confirmed(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = dict(one.split("=") for one in GOOD.split())
    one, other = (PaperEntry(judge="J2", submission="ENV-01", by=by, scores=scores) for by in ("สมศรี", "สมชาย"))

    def broken(*_: object) -> None:
        raise RuntimeError

    with Workspace(day.chair.home) as ws:
        type_scorecard(ws, one)
        with monkeypatch.context() as now:
            now.setattr(typed_scorecards, "forget", broken)
            with pytest.raises(RuntimeError):
                confirm_scorecard(ws, other)
        assert (len(waiting_scorecards(ws)), round_documents(ws).decisions) == (1, ())
        confirm_scorecard(ws, other)
        assert (len(waiting_scorecards(ws)), len(round_documents(ws).decisions)) == (0, 1)


def test_names_of_files_stay_names(day: Day) -> None:
    folder = day.at("arrived")
    folder.mkdir()
    names = {
        b"..\\..\\evil.pdf": "..\\..\\evil.pdf",
        b"\x01\x02": "?",
        b"\x01.pdf": "?.pdf",
        b"\xff\xfe.pdf": "?.pdf",
        b"a\nb.pdf": "a b.pdf",
        "x\u202efdp.exe.pdf".encode(): "xfdp.exe.pdf",
        b"con.pdf": "con.pdf",
    }
    for number, (raw, shown) in enumerate(names.items()):
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + raw))
        path.write_bytes(b"%%PDF-1.7 %d" % number)
        added = day.chair.do("attachments", "add", "ENV-01", path)["files"]
        assert [one["name"] for one in added] == [shown]
    day.chair.do("contest", "write", day.at("written"))
    written = [path for path in day.at("written").rglob("*") if path.suffix == ".pdf"]
    assert all(path.resolve().is_relative_to(day.at("written").resolve()) for path in written)
    day.chair.do("package", "build", "-o", day.at("next.judgepack"), "--update")
    assert day.judge("J1").do("package", "open", day.at("next.judgepack"), "--as", "J1")["attachments"]
    assert day.chair.do("doctor")["healthy"]


@pytest.mark.parametrize(
    "content",
    [b"", b"[", b"[" * 100_000, b"\xff\xfe", b"{}", b'[{"titles": ["id"], "fields": {"id": "nobody"}}, 1]', None],
)
def test_a_broken_memory_of_columns_stops_no_import(day: Day, content: bytes | None) -> None:
    memory = day.chair.home / "column-matchings.json"
    if content is None:
        memory.mkdir()
    else:
        memory.write_bytes(content)
    table = day.at("more.csv")
    table.write_text("id,title_th,category\nENV-09,สวนฝน,ENV\n", encoding="utf-8")
    assert day.chair.do("submissions", "import", table, "--remember")["new"] == 1
    with Workspace(day.chair.home, writing=False) as ws:
        assert chair_contest(ws).submission("ENV-09") is not None


def test_acting_chairs_in_a_ring_end_somewhere(day: Day) -> None:
    for judge in ("J2", "J3", "J2"):
        for category in ((), ("--category", "ENV")):
            day.chair.do("decide", "acting_chair", "--judge", judge, *category, "--reason", "แทน")
    assert refusals(day.chair, ("decide", "acting_chair", "--judge", "J1", "--reason", "แทน")) == [
        "acting_chair_not_possible"
    ]
    assert day.chair.do("results", "--provisional")["categories"]


def test_files_may_be_called_anything(day: Day) -> None:
    folder = os.fsencode(day.at("inbox"))
    day.at("inbox").mkdir()
    for number, name in enumerate((b"\xff\xfe.judgescore", b"a\nb.judgescore", b"\x01"), 1):
        path = Path(os.fsdecode(folder + b"/" + name))
        path.write_bytes(day.at(f"J{number}.judgescore").read_bytes())
        assert day.chair.do("merge", path)["files"][0]["outcome"] == "accepted"
        assert day.chair.run("merge", path, as_json=False).code == 0
    package = Path(os.fsdecode(folder + b"/\xff.judgepack"))
    package.write_bytes(day.at("day.judgepack").read_bytes())
    assert Copy(day.at("new")).do("package", "open", package, "--as", "J1")["submissions"] == 4


def test_the_name_on_a_card_is_one_line_or_none(day: Day) -> None:
    path = day.at("somebody.judgecard")
    for name in ("", "\u200b", "\u202e\n"):
        own = create_identity()
        path.write_bytes(write_judge_card(name, own.public, own.signing_key, "2023-09-08T10:00:00+07:00"))
        assert refusals(day.chair, ("panel", "add-person", path)) == ["name_needed"]
    path.write_bytes(write_judge_card("\u202eชื่อ\n\nสกุล", own.public, own.signing_key, "2023-09-08T10:00:00+07:00"))
    assert [one["name"] for one in day.chair.do("panel", "add-person", path, language="th")["judges"]][-1] == "ชื่อ สกุล"
