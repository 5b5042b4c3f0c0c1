"""Twenty-one submissions in one day, by keyboard alone, with mistakes, on a laptop that dies in the middle."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.paths import resource
from judge_desktop.config.settings import Settings
from judge_desktop.config.thai import arabic_digits
from judge_desktop.domain.contest import RecusalScope
from judge_desktop.domain.scorecard import OVERALL, ScorecardState
from judge_desktop.ui import choose_files
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.file_types import FileType
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.keyboard_day import BEFORE_THE_END, COMMENT, JUDGE, RECUSED, Scored, pass_recused, score_next
from tests.helpers.typist import CONTROL, Mouse, Typist
from tests.ui.conftest import show_active

ROOT = Path(__file__).parents[2]
MOST_PRESSES = 25
SUBMISSIONS, OWN = 21, 18


@pytest.fixture(scope="module")
def whole_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the demo contest with all its finalists."""
    folder = tmp_path_factory.mktemp("demo")
    with Workspace(folder / "chair") as chair:
        create_identity(chair, "ฝ่ายเลขานุการ", None)
        create_contest(chair, resource(DEMO_FOLDER))
        build_package(chair, folder / "finalists.judgepack", PackageOptions(without_backup="ทดสอบ"))
    return folder / "finalists.judgepack"


def until_the_laptop_dies(home: Path, package: Path) -> tuple[list[Scored], dict[str, Any]]:
    """What a judge's process had finished when it was killed, and what it said last."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.keyboard_day", str(home), str(package)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert worker.stdout is not None
    with worker.stdout as lines:
        told = []
        for line in lines:
            told.append(json.loads(line))
            if isinstance(told[-1], dict) and "dying" in told[-1]:
                break
        worker.kill()
    worker.wait(60)
    assert told, "the judge's process ended before it said anything"
    scored = [Scored(one[0], tuple(one[1]), one[2]) for one in told if isinstance(one, list)]
    return scored, told[-1]


def test_the_whole_day(
    qtbot: QtBot, qapp: QApplication, whole_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "judge"
    scored, last = until_the_laptop_dies(home, whole_package)
    assert len(scored) == BEFORE_THE_END

    set_language(Language.TH)
    mouse, typist = Mouse(qapp), Typist()
    with Workspace(home) as ws:
        window = MainWindow(ws, InstantTasks(), Settings())
        qtbot.addWidget(window)
        show_active(qtbot, window, 1366, 690)
        typist.press(Qt.Key.Key_1, CONTROL)
        judge = window.page()
        assert isinstance(judge, JudgeWindow)
        assert judge.card.submission() == last["dying"], "it opens where the judge was"
        assert judge.session.scorecard(last["dying"]).scores["D1"] == 9, "the digit typed last was kept"
        scored += go_on(judge, typist, len(scored))

        assert len(scored) == OWN
        assert {one.submission: one.presses for one in scored if one.presses > MOST_PRESSES} == {}
        check_kept(ws, scored)
        sealed = send(judge, typist, tmp_path, monkeypatch)
        assert (sealed.stat().st_size > 1000, judge.session.progress()) == (True, (OWN, OWN))
        found = verify_file(ws, sealed)
        assert (found.type, found.genuine) == (FileType.SCORES, True)
        states = [one.state for one in open_session(ws).scorecards()]
        assert (states.count(ScorecardState.SEALED), states.count(ScorecardState.RECUSED)) == (OWN, SUBMISSIONS - OWN)
    assert (mouse.clicks, last["clicks"]) == (0, 0)


def go_on(judge: JudgeWindow, typist: Typist, place: int) -> list[Scored]:
    """The rest of the day, the half-typed one first."""
    scored: list[Scored] = []
    typist.press(Qt.Key.Key_Up)  # from the first empty field back to the digit typed last, which is typed over
    while judge.pages.seal is None:
        scored.append(score_next(judge, typist, place + len(scored)))
        pass_recused(judge, typist)
    return scored


def check_kept(ws: Workspace, scored: list[Scored]) -> None:
    """Every score and comment is on the disk as it was typed, Thai digits understood, mistakes mended."""
    session = open_session(ws)
    assert [(one.scope, one.target) for one in session.recusals] == [(RecusalScope.CATEGORY, RECUSED)]
    assert session.judge.id == JUDGE
    for place, one in enumerate(scored):
        card = session.scorecard(one.submission)
        assert [str(score) for score in card.scores.values()] == [arabic_digits(text) for text in one.scores]
        assert card.comments.get(OVERALL, "") == (COMMENT if place % 3 == 2 else "")


def send(judge: JudgeWindow, typist: Typist, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seal all and save, from the keyboard."""
    saved = folder / "sent.judgescore"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: saved)
    assert judge.pages.seal is not None
    assert judge.pages.seal.findings.blocking == ()
    typist.tab_to("seal_all")
    typist.press(Qt.Key.Key_Space)
    assert judge.pages.seal.is_sent()
    return saved
