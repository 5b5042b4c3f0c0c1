"""The chair's window on the real lane: it reads off the main thread, and closing it early does no harm."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.ui.chair import chair_window
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_state import ContestState, read_contest_state
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Tasks
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage


def test_files_are_looked_at_and_merged_in_the_lane(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    tasks = Tasks()
    window = ChairWindow(replace(desk, tasks=tasks), stage.contest)
    qtbot.addWidget(window)
    window.open_file(stage.j1)
    merge = window.pages["merge"]
    assert isinstance(merge, MergePage)
    qtbot.waitUntil(lambda: merge.preview is not None)
    merge.merge()
    qtbot.waitUntil(lambda: merge.report is not None and not tasks.is_busy())

    first = merge.judges.outcomes.rows()[0]
    assert (first.title, first.outcome) == ("Prof. Dr. Arunrat Wiangphirun", "Counted")
    tasks.close()


def test_a_window_that_is_closed_while_it_reads_is_no_harm(
    desk: Desk, stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = Tasks()
    threads: list[str] = []

    def watched(ws: Workspace, where: Where) -> ContestState:
        threads.append(threading.current_thread().name)
        return read_contest_state(ws, where)

    monkeypatch.setattr(chair_window, "read_contest_state", watched)
    window = ChairWindow(replace(desk, tasks=tasks), stage.contest)
    window.reload()
    window.deleteLater()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    tasks.close()

    assert {name.split("_")[0] for name in threads} == {"data"}
    assert len(threads) == 2
