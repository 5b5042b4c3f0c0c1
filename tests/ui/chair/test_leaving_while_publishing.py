"""Publishing runs on while the language is switched, the contest is left or the program is closed: nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.ui.chair import publish_part
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.finish_page import PUBLISH, FinishPage
from judge_desktop.ui.chair.publish_part import PublishPart
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.widgets.card import Card
from judge_desktop.workflow.publish_results import publish_results
from judge_desktop.workflow.published_here import published_here
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage
from tests.helpers.evening import REASON
from tests.ui.chair.find import page, seen


@dataclass
class Held:
    """Publishing that begins and waits until the test lets it go."""

    begun: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def __call__(self, *given: Any) -> Any:
        self.begun.set()
        assert self.go_on.wait(60)
        return publish_results(*given)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    wait = Held()
    monkeypatch.setattr(publish_part, "publish_results", wait)
    return wait


@pytest.fixture
def main(merged_desk: Desk, stage: Stage, qtbot: QtBot, held: Held, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole program on its real lanes, with publishing under way."""
    window = MainWindow(merged_desk.ws, Tasks(), Settings(language=Language.EN))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_chair(stage.contest)
    publishing(window, qtbot).publish_into(tmp_path, REASON)
    qtbot.waitUntil(held.begun.is_set)
    yield window
    held.go_on.set()
    set_language(Language.EN)
    window.close()


def publishing(window: MainWindow, qtbot: QtBot) -> PublishPart:
    """The tab for publishing, once the contest is read."""
    chair = window.page()
    assert isinstance(chair, ChairWindow)
    qtbot.waitUntil(lambda: chair.state is not None)
    finish = page(chair, FinishPage, "finish")
    finish.show_tab(PUBLISH)
    return finish.publishing


def is_listed(part: PublishPart) -> bool:
    return seen(part, Card, "earlier") != []


@pytest.mark.parametrize(
    "leave",
    [
        lambda main, _: main._switch_language("th"),
        lambda main, contest: (main.show_home(), main.show_chair(contest)),
    ],
    ids=["language", "home"],
)
def test_the_page_that_comes_back_lists_what_was_published(
    main: MainWindow,
    stage: Stage,
    held: Held,
    qtbot: QtBot,
    tmp_path: Path,
    leave: Callable[[MainWindow, str], object],
) -> None:
    leave(main, stage.contest)
    held.go_on.set()
    part = publishing(main, qtbot)
    qtbot.waitUntil(lambda: not main.desk.tasks.is_busy())
    assert len(published_here(main.desk.ws, stage.contest)) == 2
    assert all(verify_file(main.desk.ws, path).genuine for path in tmp_path.glob("*.judgeresults"))
    qtbot.waitUntil(lambda: is_listed(part))


def test_closing_the_program_waits_for_what_is_being_written(
    main: MainWindow, stage: Stage, held: Held, tmp_path: Path
) -> None:
    home = main.desk.ws.home
    threading.Timer(0.2, held.go_on.set).start()
    main.close()
    assert len(list(tmp_path.glob("*.judgeresults"))) == 2
    with Workspace(home, writing=False) as ws:
        assert len(published_here(ws, stage.contest)) == 2
        assert all(verify_file(ws, path).genuine for path in tmp_path.glob("*.judgeresults"))
