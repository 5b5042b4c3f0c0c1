"""One prepared contest for all tests of the chair's pages; each test works on a copy of the chair's data folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage, clock
from tests.helpers.instant_tasks import InstantTasks

MakeDesk = Callable[[Path], Desk]


@pytest.fixture
def make_desk() -> Iterator[MakeDesk]:
    """Desks on data folders, closed after the test."""
    opened: list[Workspace] = []

    def make(home: Path) -> Desk:
        ws = Workspace(home, clock=clock)
        opened.append(ws)
        return Desk(ws, InstantTasks(), Settings(), lambda _: None, InstantReader())

    yield make
    for ws in opened:
        ws.close()


@pytest.fixture
def desk(stage: Stage, tmp_path: Path, make_desk: MakeDesk) -> Desk:
    """The chair's copy before any score file came."""
    return make_desk(stage.copied(tmp_path / "chair"))


@pytest.fixture
def window(desk: Desk, stage: Stage, qtbot: QtBot) -> ChairWindow:
    """The chair's window before any score file came, in English."""
    return open_window(desk, stage, qtbot)


@pytest.fixture
def merged_desk(desk: Desk, stage: Stage) -> Desk:
    """The same after all four judges' files are merged, without a fork; the fourth waits for confirmation."""
    merge_scores(desk.ws, [stage.j1, stage.j2, stage.j3, stage.j4])
    return desk


@pytest.fixture
def merged(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> ChairWindow:
    """Its window."""
    return open_window(merged_desk, stage, qtbot)


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages, one after the other."""
    set_language(request.param)
    chosen: Language = request.param
    return chosen


def open_window(desk: Desk, stage: Stage, qtbot: QtBot) -> ChairWindow:
    """The chair's window of the stage's contest, shown."""
    window = ChairWindow(desk, stage.contest)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window
