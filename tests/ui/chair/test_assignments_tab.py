"""Who scores what in the window: shared out by buttons, toggled by mouse and keys, with what comes of it."""

from __future__ import annotations

from dataclasses import replace
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.scoring.coverage import recused_rows, table_of
from judge_desktop.ui.chair.assignment_grid import AssignmentGrid, GridColumn, GridRow
from judge_desktop.ui.chair.assignments_tab import AssignmentsTab
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.workflow.assign import list_assignments
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.known_recusals import with_recusal
from tests.helpers import keyboard
from tests.helpers.panels import contest_of, recusal
from tests.ui.chair.find import one, page, press, rows


@pytest.fixture
def panel(window: ChairWindow) -> PanelPage:
    found = page(window, PanelPage, "panel")
    found.show_tab("assignments")
    return found


@pytest.fixture
def tab(panel: PanelPage) -> AssignmentsTab:
    return panel.assignments


def kept(panel: PanelPage) -> dict[str, int]:
    """What is kept: how many scorecards each judge gives."""
    return dict(list_assignments(panel.desk.ws).coverage.loads)


def shown(tab: AssignmentsTab) -> list[str]:
    """The grid: T for all, h for a part, o for none, x for recused."""
    letters = {"all": "T", "part": "h", "none": "o", "recused": "x"}
    grid = tab.grid.grid
    return ["".join(letters[grid.state(r, c)] for c in range(len(grid.columns))) for r in range(len(grid.rows))]


def test_everybody_scores_everything_to_begin_with(tab: AssignmentsTab, language: Language) -> None:
    assert shown(tab) == ["TTTT"] * 4
    assert not tab.everything.isEnabled()
    assert len(rows(tab)) == 3


def test_submissions_are_shared_out_evenly_and_back(panel: PanelPage, tab: AssignmentsTab) -> None:
    tab.each.set_typed("2")
    press(tab, "assign_balanced")
    assert set(kept(panel).values()) == {2}
    assert tab.way.text() == "Each submission is scored by some of the judges"
    assert [title for title, _ in rows(tab)] == ["2 for each judge", "2 for each submission", "All in one piece"]
    first = shown(tab)
    for _ in range(4):
        press(tab, "assign_again")
    assert shown(tab) != first

    press(tab, "assign_all")
    assert shown(tab) == ["TTTT"] * 4
    press(panel, "undo")
    assert set(kept(panel).values()) == {2}


@pytest.mark.parametrize(("typed", "begins"), [("1", "With these numbers the judges fall apart"), ("9", "Only 4")])
def test_why_it_cannot_be_shared_out_so_stands_below_the_number(
    panel: PanelPage, tab: AssignmentsTab, typed: str, begins: str
) -> None:
    tab.each.set_typed(typed)
    press(tab, "assign_balanced")
    assert one(tab, FindingRow, "assign_problem").sentence().startswith(begins)
    assert set(kept(panel).values()) == {4}


def test_cells_are_toggled_by_keys_alone(panel: PanelPage, tab: AssignmentsTab) -> None:
    grid = tab.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.grid.index(0, 1))
    keyboard.press(grid, Qt.Key.Key_Space, text=" ")
    assert shown(tab) == ["ToTT", "TTTT", "TTTT", "TTTT"]
    assert kept(panel)["J2"] == 4, "kept a moment later, together"
    keyboard.press(grid, Qt.Key.Key_Down)
    keyboard.press(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keyboard.press(grid, Qt.Key.Key_Return)
    assert shown(tab) == ["ToTT", "ToTT", "ToTT", "TTTT"]
    tab.keep_toggled()
    assert kept(panel)["J2"] == 1

    keyboard.press(grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    keyboard.press(grid, Qt.Key.Key_Space, text=" ")
    assert shown(tab) == ["TTTT"] * 4, "a whole judge"
    keyboard.press(grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    keyboard.press(grid, Qt.Key.Key_Space, text=" ")
    assert shown(tab)[2] == "oooo", "a whole line"
    panel.show_tab("people")
    assert list_assignments(panel.desk.ws).coverage.counts["LIV-01"] == 0, "leaving the tab keeps what was toggled"


def test_a_click_toggles_and_the_moment_passes(panel: PanelPage, tab: AssignmentsTab, qtbot: QtBot) -> None:
    at = tab.grid.visualRect(tab.grid.grid.index(3, 0)).center()
    QTest.mouseClick(tab.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown(tab)[3] == "oTTT"
    qtbot.waitUntil(lambda: kept(panel)["J1"] == 3)
    QTest.mouseClick(tab.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    tab.keep_toggled()
    assert kept(panel)["J1"] == 4


def test_categories_are_given_whole_and_islands_named(panel: PanelPage, tab: AssignmentsTab) -> None:
    press(tab.lines, "choice_category")
    assert shown(tab) == ["TTTT", "TTTT"]
    grid = tab.grid
    for row, column in ((0, 2), (0, 3), (1, 0), (1, 1)):
        grid.setCurrentIndex(grid.grid.index(row, column))
        grid.toggle_selected()
    tab.keep_toggled()
    assert shown(tab) == ["TToo", "ooTT"]
    assert tab.way.text() == "Judges score whole categories"
    assert rows(tab)[2][0] == "2 groups that share nothing"
    assert kept(panel) == {"J1": 2, "J2": 2, "J3": 2, "J4": 2}


def test_a_recused_cell_is_passed_over(panel: PanelPage, tab: AssignmentsTab) -> None:
    edit_contest(panel.desk.ws, ContestSection.RECUSALS, lambda each: with_recusal(each, recusal("J2", "GOV-01")))
    panel.contest_changed.emit()
    assert shown(tab)[0] == "TxTT"
    tab.grid.setCurrentIndex(tab.grid.grid.index(0, 1))
    tab.grid.toggle_selected()
    assert shown(tab)[0] == "TxTT"
    assert tab.grid.grid.rows[0].count == "3"


def test_nobody_scoring_anything_is_refused_and_shown_again(panel: PanelPage, tab: AssignmentsTab) -> None:
    tab.grid.selectAll()
    tab.grid.toggle_selected()
    assert shown(tab) == ["oooo"] * 4
    tab.keep_toggled()
    assert shown(tab) == ["TTTT"] * 4
    assert one(tab, FindingRow, "assign_problem").sentence().startswith("Nobody would score anything")


def test_every_cell_says_what_it_is(tab: AssignmentsTab) -> None:
    model = tab.grid.grid
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str)
    assert spoken.endswith("Prof. Dr. Arunrat Wiangphirun: scores it")
    header = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert header == "Prof. Dr. Arunrat Wiangphirun · 4"


def test_two_hundred_judges_and_five_thousand_submissions_scroll(qtbot: QtBot) -> None:
    contest = contest_of(200, 5000, 7)
    table = table_of(contest, contest.rounds[0])
    grid = AssignmentGrid("grid")
    qtbot.addWidget(grid)
    grid.resize(1000, 600)
    grid.show()
    lines = [GridRow(str(n), f"Submission {n}", 1 << n, "200") for n in range(5000)]
    columns = [GridColumn(f"J{n}", f"Judge {n}", "5000") for n in range(200)]
    grid.grid.show(lines, columns, table, recused_rows(contest, (recusal("J1", "C1"),), table.judges))
    began = thread_time()
    for place in range(0, 5000, 250):
        grid.scrollTo(grid.grid.index(place, place % 200))
        grid.repaint()
    assert thread_time() - began < 8, "20 pages"
    toggled: list[dict[int, int]] = []
    grid.rows_changed.connect(toggled.append)
    grid.setCurrentIndex(grid.grid.index(0, 0))
    grid.toggle_selected()
    assert toggled == [], "the first judge recused there"
    grid.grid.show(lines, columns, replace(table, rows=(0,) * 200), (0,) * 200)
    grid.toggle_selected()
    assert toggled == [{0: 1}]
