"""Every test of a window starts with the light theme at the normal text size; judges get a small contest to open."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.viewers import media_viewer
from judge_desktop.ui.viewers.reading import child
from judge_desktop.ui.viewers.reading import reader as reader_module
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets import notice as notice_module
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage, prepare_stage
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.judge_stage import build_small_package

pytest.register_assert_rewrite("tests.ui.story")  # its steps say what they saw, as tests do

PATIENCE_MS = 60_000  # what is waited for comes in a moment, on a busy machine too


class PatientBot(QtBot):
    """Waits as long as a busy machine may need, unless a test says how long, and holds the windows of its test.

    A window that only a page of it is kept of would be taken away by Python's search for cycles at any moment.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._held: list[QWidget] = []

    def addWidget(self, widget: QWidget, **more: Any) -> None:
        self._held.append(widget)
        super().addWidget(widget, **more)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture(autouse=True, scope="module")
def quick_data_folders(copied_databases: None) -> None:
    """How a database comes about is not asked here."""


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Qt for tests."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> Iterator[None]:
    """The look every test starts from and leaves when its windows are gone: each change of look costs all there are.

    Qt deletes what was closed when an event loop runs next, and in most tests none does. A key that the test before
    pressed together with Ctrl leaves Ctrl held, and rows that are chosen then are given up: it is let go here.
    """
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)


@pytest.fixture(autouse=True)
def slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said stays until it was looked at; a film, the start of a process and its end have minutes."""
    monkeypatch.setattr(notice_module, "LEAVES_AFTER_MS", 600_000)
    monkeypatch.setattr(media_viewer, "PATIENCE_MS", 600_000)
    monkeypatch.setattr(reader_module, "START_MS", 600_000)
    monkeypatch.setattr(child, "_END_MS", 60_000)  # Qt complains of one that outlives its window


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Offscreen, Qt deletes what was copied last after Python has ended, and stumbles over it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def package_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the small contest, built once."""
    return build_small_package(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A contest of the chair's, its package and every kind of score file, made once."""
    return prepare_stage(tmp_path_factory.mktemp("stage"))


@pytest.fixture(scope="session")
def opened_folder(package_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the second judge opened the small contest and declared to have no interest."""
    home = tmp_path_factory.mktemp("opened") / "own"
    with Workspace(home) as ws:
        open_package(ws, package_file, judge="J2")
        open_session(ws).declare()
    return home


@pytest.fixture
def own_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder: with the small contest for tests that ask for `contest`, otherwise not there yet."""
    if "contest" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("opened_folder"), tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture
def workspace(own_folder: Path) -> Iterator[Workspace]:
    """The data folder, open."""
    with Workspace(own_folder) as ws:
        yield ws


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """What a page is handed; nothing is kept of the choices made."""
    return Desk(workspace, InstantTasks(), Settings(), lambda _settings: None, InstantReader())


@pytest.fixture
def contest(workspace: Workspace) -> str:
    """The small contest, opened by its second judge, who declared to have no interest."""
    return open_session(workspace).contest.id


@pytest.fixture
def judge(qtbot: QtBot, desk: Desk, contest: str) -> JudgeWindow:
    """The judge's window of the small contest, shown wide and in front."""
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    show_active(qtbot, window, 1366, 690)
    window.card.focus_form()
    return window


@pytest.fixture
def main_window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    """The whole program on an empty data folder."""
    window = MainWindow(workspace, InstantTasks(), Settings(), InstantReader())
    qtbot.addWidget(window)
    show_active(qtbot, window, 1366, 690)
    return window


def show_active(qtbot: QtBot, window: JudgeWindow | MainWindow, width: int, height: int) -> None:
    """Show a window in front, so that focus goes where it is set."""
    window.resize(width, height)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
