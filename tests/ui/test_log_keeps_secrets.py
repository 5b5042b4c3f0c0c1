"""Stories by commands and in windows in which every word, name, path and score is a canary.

None of them gets into the log, the reports of bugs or the diagnostics.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from judge_desktop.cli import chairing
from judge_desktop.config.log import start_log, stop_log
from judge_desktop.config.paths import log_folder
from judge_desktop.config.settings import Settings
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.crash_notice import CrashDialog, CrashNotice
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.tasks import Control, Tasks
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import canaries
from tests.helpers.canaries import SUBMISSIONS, found_in, thai, word
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.helpers.small_day import Copy, Day
from tests.ui.chair.find import page, press
from tests.ui.conftest import show_active


@pytest.fixture(autouse=True)
def everything_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what is only written when somebody looks for a fault."""
    monkeypatch.setenv("JUDGE_DESKTOP_LOG_LEVEL", "debug")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, copied_databases: None) -> Day:
    """Scores are sent, nothing is merged. Not to be changed."""
    return canaries.prepare(tmp_path_factory.mktemp("canaries"))


@pytest.fixture
def day(prepared: Day, tmp_path: Path) -> Day:
    """A day of this test's own."""
    return prepared.copied(tmp_path / canaries.FOLDER)


def logs(day: Day) -> list[Path]:
    """The log folders of all copies."""
    return [copy.home / "log" for copy in (day.chair, *map(day.judge, canaries.JUDGES))]


def lines(copy: Copy) -> list[str]:
    """What the log of a copy says, without time, process and grade."""
    written = (copy.home / "log" / "judge-desktop.log").read_text(encoding="ascii")
    return [line.split(maxsplit=3)[3] for line in written.splitlines()]


def test_a_day_by_commands_leaves_no_word_of_anybody(day: Day) -> None:
    files = [day.at(f"{word()} {judge}.judgescore") for judge in canaries.JUDGES]
    sent = day.judge("J1").do("score", "show")["scorecards"][0]
    assert (sent["total"], tuple(sent["scores"].values())) == ("79.022", canaries.SCORES), "the canaries are planted"
    day.chair.do("merge", *files)
    day.chair.do("decide", "award", "--category", "ENV", "--submission", SUBMISSIONS[0], "--reason", thai())
    day.chair.do("close")
    day.chair.do("publish", "-o", day.at(f"{word()}.judgeresults"))
    day.chair.do("verify", day.at(f"{word()}.judgeresults"))
    day.chair.do("report", "standings", "-o", day.at(f"{word()} pdf"))
    day.chair.do("backup", "-o", day.at(f"{thai()}.zip"))
    refused(day)
    told = day.chair.run("diagnostics", as_json=False)

    assert "[data folder]" in told.out
    assert found_in(logs(day), told.out) == []
    assert {"started", "command_ended", "examined"} <= {line.split()[0] for line in lines(day.chair)}
    assert [line for line in lines(day.judge("J1")) if line.startswith("refused")] == [
        "refused code=score_off_step",
        "refused code=submission_unknown",
        "refused code=file_not_found",
    ]
    ended = [line for line in lines(day.chair) if line.startswith("command_ended")]
    assert [line.split()[1:3] for line in ended[-3:]] == [
        ["command=verify", "exit=1"],
        ["command=doctor", "exit=0"],
        ["command=diagnostics", "exit=0"],
    ]


def fail(words: str) -> int:
    raise ValueError(words)


def refused(day: Day) -> None:
    """What is refused names files, people and values in its sentences."""
    judge = day.judge("J1")
    assert judge.run("score", "set", SUBMISSIONS[0], "D1", "6.2831").refused == "score_off_step"
    assert judge.run("score", "set", word(), "D1", "6.283").refused
    assert judge.run("package", "open", day.at(f"{word()} gone.judgepack")).refused == "file_not_found"
    damaged = day.at(f"{thai()} damaged.judgeresults")
    damaged.write_bytes(day.at(f"{word()}.judgeresults").read_bytes()[:-100])
    assert day.chair.run("verify", damaged).code == 1
    day.chair.do("doctor")


def test_a_bug_in_a_command_is_reported_without_what_was_typed(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: Any) -> int:
        try:
            return fail(f"{word()} gave 6.283")
        except ValueError as first:
            raise KeyError(thai()) from first

    monkeypatch.setitem(chairing.COMMANDS, "merge", breaks)
    ran = day.chair.run("merge", day.at(f"{word()} J1.judgescore"))

    assert ran.code == 70
    (report,) = (day.chair.home / "log").glob("crash-*.txt")
    assert ran.said["error"]["details"]["report"] == str(report)
    said = report.read_text(encoding="utf-8")
    assert said.splitlines()[1] == "command: merge"
    assert "builtins.KeyError" in said.splitlines()
    assert lines(day.chair)[-1].startswith("command_ended command=")
    assert found_in(logs(day), day.chair.run("diagnostics", as_json=False).out) == []


# ── by windows ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Program:
    """Windows as `app.run_window` builds them, with the log of one data folder that is theirs."""

    qtbot: QtBot
    home: Path
    answers: list[Path]

    def window(self, ws: Workspace) -> MainWindow:
        """The program on a data folder, with its lane and a process that reads files."""
        made = MainWindow(ws, Tasks(), Settings())
        self.qtbot.addWidget(made)
        show_active(self.qtbot, made, 1366, 690)
        return made

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Until what was begun is done."""
        self.qtbot.waitUntil(is_so)


@pytest.fixture
def program(qtbot: QtBot, data_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Its log is on; each question for a file is answered with the next path of ``answers``."""
    answers: list[Path] = []
    for name in ("ask_open", "ask_save"):
        monkeypatch.setattr(choose_files, name, lambda *_, **__: answers.pop(0))
    start_log(log_folder())
    yield Program(qtbot, data_home, answers)
    stop_log()


def judge_in_the_window(program: Program, day: Day, ws: Workspace) -> MainWindow:
    """A judge opens the package, types canaries, seals and sends, and opens files that are none."""
    window = program.window(ws)
    for broken in (day.at(f"{word()} broken.judgepack"), day.at(f"{thai()} gone.judgescore")):
        if "broken" in broken.name:
            broken.write_bytes(b"no file of ours " + word().encode())
        window.open_file(broken)
    window.open_file(day.at(f"{thai()}.judgepack"))
    page = window.page()
    assert isinstance(page, PackagePage)
    program.wait(lambda: bool(page.choices))
    page.choices["J1"].setChecked(True)
    page.declaration.setChecked(True)
    page.begin()
    program.wait(lambda: isinstance(window.page(), JudgeWindow))
    judge = window.page()
    assert isinstance(judge, JudgeWindow)
    for submission in SUBMISSIONS:
        judge.walk.open(submission)
        for criterion, score in zip(("D1", "D2", "D3", "D4"), canaries.SCORES, strict=True):
            field = judge.card.form.rows[criterion].field
            field.setFocus()
            type_text(field, score)
            press_key(field, Qt.Key.Key_Return)
    judge.session.set_comment(SUBMISSIONS[0], f"{word()} {thai()}")
    assert judge.session.scorecard(SUBMISSIONS[0]).given["D1"] == Decimal("6.283"), "the canaries are planted"
    judge.pages.open_seal()
    assert judge.pages.seal is not None
    program.answers.append(day.at(f"{word()} from the window.judgescore"))
    judge.pages.seal.seal_and_save()
    program.wait(judge.pages.seal.is_sent)
    return window


def chair_in_the_window(program: Program, day: Day, ws: Workspace) -> MainWindow:
    """The chair merges two files and one that is damaged, looks at the standings, and has the data looked through."""
    window = program.window(ws)
    damaged = day.at(f"{word()} damaged.judgescore")
    damaged.write_bytes(day.at(f"{word()} J1.judgescore").read_bytes()[:-30])
    window.open_file(day.at(f"{word()} J1.judgescore"))
    program.wait(lambda: not window.desk.tasks.is_busy())
    chair = window.page()
    assert isinstance(chair, ChairWindow)
    merging = page(chair, MergePage, "merge")
    merging.drop.files_requested.emit((day.at(f"{word()} J1.judgescore"), damaged))
    program.wait(lambda: not window.desk.tasks.is_busy())
    press(merging, "merge_files")
    program.wait(lambda: not window.desk.tasks.is_busy())
    chair.show_page("standings")
    program.wait(lambda: not window.desk.tasks.is_busy())
    window.care.show_doctor()
    program.wait(lambda: not window.desk.tasks.is_busy())
    return window


def breaks(_control: Control) -> None:
    """A bug in the lane, with canaries in its words and causes."""
    try:
        fail(f"{word()} gave 6.283")
    except ValueError as first:
        raise KeyError(thai(), day_of_the_bug()) from first


def nobody(_outcome: object) -> None:
    """Neither an outcome nor a refusal is told."""
    raise AssertionError


def day_of_the_bug() -> str:
    return f"/home/{canaries.FOLDER}"


def test_a_day_in_windows_leaves_no_word_of_anybody(
    program: Program, day: Day, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied: list[str] = []
    frame = Frame()
    program.qtbot.addWidget(frame)
    with Workspace(tmp_path / canaries.FOLDER / word()) as own, Workspace(day.chair.home) as chairs:
        windows = [judge_in_the_window(program, day, own), chair_in_the_window(program, day, chairs)]
        notice = CrashNotice(frame)
        with notice.watching():
            qWarning(f"QFile::open: {day_of_the_bug()}/{thai()}")
            logging.getLogger("stranger").warning("cannot open %s", day_of_the_bug())
            windows[0].desk.tasks.run(breaks, nobody, nobody)
            program.wait(lambda: bool(frame.findChildren(CrashDialog)))
            broken = threading.Thread(target=fail, args=(thai(),))
            broken.start()
            broken.join()
        for window in windows:
            window.care.copy_diagnostics(lambda: copied.append(QGuiApplication.clipboard().text()))
        program.wait(lambda: len(copied) == 2)
        for window in windows:
            window.close()

    assert len(list(log_folder().glob("crash-*.txt"))) == 2
    assert all("rows of scores: " in one for one in copied)
    assert found_in([log_folder()], *copied) == []
    said = (log_folder() / "judge-desktop.log").read_text(encoding="ascii")
    for event in ("page_shown page=JudgeWindow", "refused code=", "work_ended work=", "bug kind=KeyError", "qt_says"):
        assert event in said
    capsys.readouterr()
