"""A file has taken over the process that reads it: whatever that process says, the window lives and the judge types.

What such a process can still do is read and write files as the judge's account can, until it is ended; nothing here
says otherwise.
"""

from __future__ import annotations

import math
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Settings
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.parcels import MOST_MARKS, BadParcel, Unpacking, packed
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket
from judge_desktop.ui.viewers.reading.shapes import MOST_RECTS, is_sound
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import breaking_reader
from tests.helpers.asking import DIED, HUNG, outcome, read, refused
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.judge_stage import build_small_package
from tests.helpers.keyboard import press, type_text

SOUND: dict[str, dict[str, Any]] = {
    "pdf.open": {"pages": [[595, 842.5]], "outline": [[0, "บท", 0, 12]]},
    "pdf.texts": {"texts": ["น้ำ"]},
    "pdf.hits": {"rects": [[[0, 0, 1, 1]]]},
    "pdf.links": {"links": [{"rect": [0, 0, 1, 1], "page": 0, "y": 0}, {"rect": [0, 0, 1, 1], "url": "https://a"}]},
}
LIES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("pdf.open", {"pages": []}),
    ("pdf.open", {"pages": [[0, 842]]}),
    ("pdf.open", {"pages": [[-595, 842]]}),
    ("pdf.open", {"pages": [[595, math.nan]]}),
    ("pdf.open", {"pages": [[595, math.inf]]}),
    ("pdf.open", {"pages": [[595, 1e9]]}),
    ("pdf.open", {"pages": [[595]]}),
    ("pdf.open", {"pages": [[595, 842]] * 20_001}),
    ("pdf.open", {"outline": [[0, "no such page", 1, 0]]}),
    ("pdf.open", {"outline": [[99, "ก", 0, 0]]}),
    ("pdf.open", {"outline": [[0, "ก" * 501, 0, 0]]}),
    ("pdf.open", {"outline": [[0, "half \ud800", 0, 0]]}),
    ("pdf.open", {"outline": [[0, "ก", 0, 0]] * 2_001}),
    ("pdf.texts", {"texts": ["a" * 200_001]}),
    ("pdf.texts", {"texts": [""] * 101}),
    ("pdf.texts", {"texts": [None]}),
    ("pdf.hits", {"rects": [[[0, 0, 1, 1]] * (MOST_RECTS // 2 + 1)] * 2}),
    ("pdf.hits", {"rects": [[[0, 0, 1, 1e30]]]}),
    ("pdf.links", {"links": [{"rect": [0, 0, 1, 1], "page": 10**9, "y": 0}]}),
    ("pdf.links", {"links": [{"rect": [0, 0, 1, 1], "url": "https://" + "a" * 4_000}]}),
    ("pdf.links", {"links": [{"rect": [0, 0, 1, 1], "page": 0, "y": 0}] * 2_001}),
)


@pytest.mark.parametrize(("task", "lie"), LIES, ids=str)
def test_only_what_a_file_can_hold_is_taken_over(task: str, lie: dict[str, Any]) -> None:
    assert is_sound(task, Answer(SOUND[task]))
    assert not is_sound(task, Answer({**SOUND[task], **lie}))


def test_a_header_that_would_take_seconds_to_take_apart_is_not_begun() -> None:
    words = b'{"x":[' + b"{}," * MOST_MARKS + b"0]}"
    began = time.thread_time()
    with pytest.raises(BadParcel):
        list(Unpacking().take(len(words).to_bytes(4) + bytes(4) + words))
    assert time.thread_time() - began < 0.5
    with pytest.raises(BadParcel):
        packed({"x": [[]] * MOST_MARKS})


@pytest.mark.parametrize(
    ("way", "patience_ms", "expected"), [("drip", 500, HUNG), ("flood", 50_000, DIED), ("many", 50_000, DIED)]
)
def test_a_process_that_never_ends_speaking_is_ended(
    qtbot: QtBot, way: str, patience_ms: int, expected: tuple[Failure, str]
) -> None:
    reader = Reader(command=breaking_reader.command(way))
    assert outcome(qtbot, reader, "pdf.open", path="/nowhere.pdf", timeout_ms=patience_ms) == expected
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and devices")
def test_what_is_no_file_is_missing_at_once(tmp_path: Path) -> None:
    pipe, folder, empty = tmp_path / "pipe.pdf", tmp_path / "folder.pdf", tmp_path / "empty.pdf"
    os.mkfifo(pipe)
    folder.mkdir()
    empty.touch()
    for path in (pipe, folder, Path("/dev/zero"), tmp_path / ("ก" * 300), Path("a\0b")):
        for task, arguments in (
            ("pdf.open", {}),
            ("picture.read", {"largest_side": 9}),
            ("office.read", {"name": "a"}),
        ):
            assert read(task, path=str(path), **arguments) in (refused("missing"), refused("damaged")), (path, task)
    assert read("pdf.open", path=str(empty)) == refused("damaged")
    assert read("picture.read", path=str(empty), largest_side=9) == refused("damaged")
    assert read("office.read", path=str(empty), name="a.docx") == refused("damaged")


# ── in the window ────────────────────────────────────────────────────────────────────────────────────────────────


class LyingReader(Reader):
    """Answers of a process that says what it likes, looked through as those of a real one are."""

    def __init__(self, seed: int) -> None:
        super().__init__(command=["never started"])
        self._chance = random.Random(seed)
        self.believed = 0
        self.longest = 0.0  # seconds that a viewer worked over one answer

    def ask(self, task: str, arguments: Any, done: Any, failed: Any, **_how: Any) -> Ticket:
        ticket = Ticket(task, arguments, done, failed, 0)
        QTimer.singleShot(0, self, lambda: self._answer(ticket))
        return ticket

    def forget(self, ticket: Ticket) -> None:
        ticket.done = ticket.failed = None

    def warm_up(self) -> None:
        """Nothing is started."""

    def _answer(self, ticket: Ticket) -> None:
        for _ in range(40):  # most lies are found out: go on until one is not
            said = breaking_reader.lie(1, ticket.task, self._chance)
            header, payload = next(Unpacking().take(said))
            answer = Answer(header["content"], payload)
            if is_sound(ticket.task, answer):
                self.believed += 1
                began = time.thread_time()
                if ticket.done is not None:
                    ticket.done(answer)
                self.longest = max(self.longest, time.thread_time() - began)
                return
        if ticket.failed is not None:
            ticket.failed(Failure.DIED, "")


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Any) -> Iterator[tuple[JudgeWindow, LyingReader]]:
    """A judge's window over a reader that lies."""
    package = build_small_package(tmp_path)
    with Workspace(tmp_path / "own") as ws:
        opened = open_package(ws, package, judge="J2")
        open_session(ws).declare()
        reader = LyingReader(11)
        desk = Desk(ws, InstantTasks(), Settings(), lambda _settings: None, reader)
        window = JudgeWindow(desk, opened.package.contest.id)
        qtbot.addWidget(window)
        window.resize(1366, 690)
        window.show()
        yield window, reader
        reader.close()


def test_the_judge_types_while_every_answer_is_a_lie(qtbot: QtBot, stage: tuple[JudgeWindow, LyingReader]) -> None:
    window, reader = stage
    some = window.session.submissions[:2]
    for turn in range(2):
        for submission in some:
            window.walk.open(submission.id)
            row = next(iter(window.card.form.rows.values()))
            document = window.document
            QApplication.processEvents()
            for key in list(document._items):
                document.tabs.set_tab(key)
                document.tabs.tab_changed.emit(key)
                if turn == 1:
                    document.open_search()
                    type_text(document.search.panel.field, "น้ำ")
                QApplication.processEvents()
                QApplication.processEvents()
            row.field.setFocus()
            type_text(row.field, str(turn + 1))
            press(row.field, Qt.Key.Key_Return)
    assert reader.believed > 10
    assert reader.longest < 1.5
    with Workspace(window.session._ws.home, writing=False) as other:
        given = [open_session(other).scorecard(one.id).given for one in some]
    assert [{str(score) for score in one.values()} for one in given] == [{"2"}] * len(given)
