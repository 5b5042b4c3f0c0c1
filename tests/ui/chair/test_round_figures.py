"""The figures come after the room, off the main thread; they are kept, and nobody waits for those nobody looks at."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.ui.chair import round_figures
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.judges_view import JUDGES
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.winner_line import WinnerLine
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Control, Tasks
from judge_desktop.workflow.discussion import notes
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import RoundStatistics
from tests.helpers.chair_stage import Stage
from tests.ui.chair.find import give_reason, one, page, words

_figures_of = round_figures._figures_of


class Held:
    """Figures that are worked out when they are let go; who asked for them, and on which thread."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.controls: list[Control] = []
        self.threads: list[str] = []

    def __call__(self, known: RoundDocuments, control: Control) -> RoundStatistics:
        self.controls.append(control)
        self.threads.append(threading.current_thread().name)
        while not self.go_on.wait(0.005):
            control.stop_if_cancelled()
        return _figures_of(known, control)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Figures wait until the test lets them go."""
    wait = Held()
    monkeypatch.setattr(round_figures, "_figures_of", wait)
    return wait


@pytest.fixture
def room(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> Iterator[StandingsPage]:
    """The deliberation on the real lanes, as soon as it is shown."""
    tasks = Tasks()
    window = ChairWindow(replace(merged_desk, tasks=tasks), stage.contest)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: window.state is not None)
    yield page(window, StandingsPage, "standings")
    tasks.close()


def window_of(room: StandingsPage) -> ChairWindow:
    """The window around it."""
    window = room.window()
    assert isinstance(window, ChairWindow)
    return window


def is_answered(room: StandingsPage) -> bool:
    return one(room, WinnerLine, "winner").answer() is not None


def test_the_room_is_there_before_its_figures(held: Held, room: StandingsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: held.threads != [])
    assert len(room.ranking.rows()) == 2
    assert not is_answered(room)
    assert "Working out whether the first place would change" in words(room)
    assert room.categories.rows()[-1].status == "Being worked out"
    room.talk.note_finished.emit("GOV", "GOV-01", "saved meanwhile")
    qtbot.waitUntil(lambda: notes(room.desk.ws) == {("GOV", "GOV-01"): "saved meanwhile"})

    held.go_on.set()
    qtbot.waitUntil(lambda: is_answered(room))
    assert room.categories.rows()[-1].status == "Nothing stands out"
    assert held.threads[0].startswith("figures")


def test_figures_nobody_looks_at_are_dropped_and_begun_again(held: Held, room: StandingsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(held.controls) == 1)
    window = window_of(room)
    window.show_page("merge")
    assert held.controls[0].is_cancelled()

    window.show_page("standings")
    held.go_on.set()
    qtbot.waitUntil(lambda: is_answered(room))
    assert len(held.controls) == 2
    window.show_page("merge")
    window.show_page("standings")
    room.share.click()
    assert (is_answered(room), len(held.controls)) == (True, 2)


def test_an_award_leaves_the_sentence_in_sight(held: Held, room: StandingsPage, qtbot: QtBot) -> None:
    held.go_on.set()
    qtbot.waitUntil(lambda: is_answered(room))
    held.go_on.clear()
    room.award.click()
    give_reason(room, "Highest score of its category")
    qtbot.waitUntil(lambda: room.decision.text() == "Awarded to submission 10")

    qtbot.waitUntil(lambda: len(held.controls) == 2)
    assert is_answered(room)
    held.go_on.set()


def test_the_judges_appear_when_they_are_worked_out(held: Held, room: StandingsPage, qtbot: QtBot) -> None:
    room.categories.set_current_key(JUDGES)
    assert "Being worked out" in words(room)
    held.go_on.set()
    qtbot.waitUntil(lambda: "How each judge scores" in words(room))
