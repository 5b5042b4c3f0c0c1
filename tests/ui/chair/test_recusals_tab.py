"""Recusals known before the package: noted with the keyboard, listed, taken back, and what is left to count."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from judge_desktop.config.i18n import Language
from judge_desktop.domain.contest import Ground, Recusal
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.chair.recusals_tab import RecusalsTab
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers import keyboard
from tests.ui.chair.find import one, page, press, seen, words


@pytest.fixture
def panel(window: ChairWindow) -> PanelPage:
    found = page(window, PanelPage, "panel")
    found.show_tab("recusals")
    return found


@pytest.fixture
def tab(panel: PanelPage) -> RecusalsTab:
    return panel.recusals


def kept(panel: PanelPage) -> list[tuple[str, str, str]]:
    """Judge, target and ground of what is kept."""
    found: tuple[Recusal, ...] = chair_contest(panel.desk.ws).rounds[0].known_recusals
    return [(each.judge, each.target, each.ground.value) for each in found]


def test_a_whole_category_is_noted_and_taken_back(panel: PanelPage, tab: RecusalsTab, language: Language) -> None:
    assert kept(panel) == []
    tab.judge.set_choice("J2")
    tab.category.set_choice("GOV")
    tab.ground.set_choice(Ground.EMPLOYER.value)
    keyboard.press(tab.reason, Qt.Key.Key_Return)

    assert kept(panel) == [("J2", "GOV", "employer")]
    assert panel.tabs.button("recusals").accessibleName().endswith("1")
    assert tab.judge.choice() == "J2", "the next one of the same judge is near"
    assert tab.category.choice() == ""
    assert len(seen(tab, FindingRow)) == 2, "how many scorecards are left, and when judges learn of it"

    tab.table.setCurrentIndex(tab.table.model().index(0, 0))
    keyboard.press(tab.table, Qt.Key.Key_Delete)
    assert kept(panel) == []
    press(panel, "undo")
    assert kept(panel) == [("J2", "GOV", "employer")]


def test_one_submission_is_named_by_number_in_any_digits_or_by_title(panel: PanelPage, tab: RecusalsTab) -> None:
    press(tab.scope, "choice_submission")
    finalist = chair_contest(panel.desk.ws).finalists[0]
    thai = "".join("๐๑๒๓๔๕๖๗๘๙"[int(digit)] for digit in str(finalist.number))
    for typed in (thai, str(finalist.number), finalist.id):
        tab.submission.clear()
        keyboard.type_text(tab.submission, typed)
        assert tab.submission.submission() == finalist.id
    tab.judge.set_choice("J1")
    tab.ground.set_choice(Ground.RELATIVE.value)
    tab.add()
    assert kept(panel) == [("J1", finalist.id, "relative")]


def test_what_is_missing_is_said_at_its_place(panel: PanelPage, tab: RecusalsTab) -> None:
    tab.add()
    assert tab.findings() == ["Please choose the judge", "Please choose the category", "Please choose the ground"]
    tab.judge.set_choice("J1")
    tab.category.set_choice("GOV")
    tab.ground.set_choice(Ground.OTHER.value)
    tab.add()
    assert tab.findings() == ["Please give a reason"]
    press(tab.scope, "choice_submission")
    keyboard.type_text(tab.submission, "999")
    tab.add()
    assert tab.findings()[0] == "Please type the number of a finalist"
    assert kept(panel) == []


def test_too_few_scorecards_are_warned_of(panel: PanelPage, tab: RecusalsTab) -> None:
    for judge in ("J1", "J2"):
        tab.judge.set_choice(judge)
        tab.category.set_choice("LIV")
        tab.ground.set_choice(Ground.EMPLOYER.value)
        tab.add()
    numbers = ", ".join(str(each.number) for each in chair_contest(panel.desk.ws).finalists if each.category == "LIV")
    warned = one(tab, FindingRow, "too_few_left").sentence()
    assert warned == f"Fewer than the 3 needed for submissions {numbers}"
    assert "Judges learn of changes made here with the next package" in words(tab)
