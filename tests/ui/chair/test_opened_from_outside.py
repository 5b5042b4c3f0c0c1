"""A file opened from outside, by double click or by dropping it on the window, reaches the page it belongs to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import Settings
from judge_desktop.domain.text import Text
from judge_desktop.scoring.next_edition import Naming
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.widgets.card import Card
from judge_desktop.workflow.begin_contest import Empty, begin_contest
from tests.helpers.chair_stage import Stage
from tests.helpers.instant_tasks import InstantTasks
from tests.ui.chair.find import one


@pytest.fixture
def main_window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """The program on the chair's copy, on which another contest was begun after the one that is judged."""
    begin_contest(desk.ws, Empty(), Naming(name=Text(th="ปีหน้า", en="Next year")))
    window = MainWindow(desk.ws, InstantTasks(), Settings(language=Language.EN))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def chair_of(main_window: MainWindow) -> ChairWindow:
    """The chair's window, which must be shown."""
    found = main_window.page()
    assert isinstance(found, ChairWindow)
    return found


def test_scores_go_to_merging_in_the_contest_whose_package_is_out(main_window: MainWindow, stage: Stage) -> None:
    main_window.open_file(stage.j1)
    chair = chair_of(main_window)
    merge = chair.pages["merge"]
    assert isinstance(merge, MergePage)
    assert chair.page() == "merge"
    assert chair.state is not None
    assert chair.state.contest.id == stage.contest
    (row,) = one(one(merge, Card, "preview"), OutcomeList, "outcomes").rows()
    assert row.detail.startswith(stage.j1.name)


def test_a_card_goes_to_the_panel_of_the_contest_shown_whatever_it_is_called(
    main_window: MainWindow, stage: Stage, tmp_path: Path
) -> None:
    renamed = shutil.copyfile(stage.card, tmp_path / "card.zip")
    main_window.show_chair(stage.contest)
    main_window.open_file(renamed)
    chair = chair_of(main_window)
    assert chair.page() == "panel"
    panel = chair.pages["panel"]
    assert isinstance(panel, PanelPage)
    assert chair.state is not None
    assert chair.state.contest.id == stage.contest


def test_a_package_asks_who_opens_it(main_window: MainWindow, stage: Stage) -> None:
    main_window.open_file(stage.chair.parent / "package.judgepack")
    assert isinstance(main_window.page(), PackagePage)
