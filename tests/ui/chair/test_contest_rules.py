"""The rules in the window: each choice explained, kept at once, and what does not fit said below it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_desktop.domain.contest import Method, RecusalScope, Rules, TieBreakStep
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import RULES, ContestPage
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField, RadioButton
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers.accessibility import accessible_name
from tests.helpers.filling_in import fill_in, finding_of, shown
from tests.helpers.keyboard import press
from tests.ui.chair.find import one, page, seen, words

ALT = Qt.KeyboardModifier.AltModifier
WEIGHT, MEDIAN, HEAD, CHAIR = Rules().tie_break_ladder


@pytest.fixture
def found(window: ChairWindow, qtbot: QtBot) -> ContestPage:
    """The tab, in front."""
    with qtbot.waitActive(window):
        window.activateWindow()
    opened = page(window, ContestPage, "contest")
    opened.show_tab(RULES)
    return opened


def rules(found: ContestPage) -> Rules:
    """The rules as they are kept."""
    return chair_contest(found.desk.ws, found.where).rules


def test_a_method_says_what_it_does_and_where_it_does_not_fit(found: ContestPage) -> None:
    assert "The mean of the judges' totals. Simple and clear when everybody scores everything." in words(found)
    one(found, RadioButton, "method_trimmed_mean").click()
    assert rules(found).method is Method.TRIMMED_MEAN
    assert "There are fewer judges than the contest's minimum of 5" in words(found)

    radio = one(found, RadioButton, "method_trimmed_mean")
    radio.setFocus()
    press(radio, Qt.Key.Key_Down)
    assert rules(found).method is Method.MEDIAN
    assert "There are fewer judges than the contest's minimum of 5" not in words(found)


def test_the_restraint_is_asked_for_adjusted_scores_only(found: ContestPage) -> None:
    assert seen(found, TextField, "severity_penalty") == []
    one(found, RadioButton, "method_severity_adjusted").click()
    assert shown(found, "severity_penalty") == "1"
    fill_in(found, "severity_penalty", "๐.๕")
    assert (rules(found).method, rules(found).severity_penalty) == (Method.SEVERITY_ADJUSTED, Decimal("0.5"))
    fill_in(found, "severity_penalty", "-1")
    said = "The rule “Restraint of the adjustment” cannot be -1. Choose another value"
    assert finding_of(found, "severity_penalty") == said
    for unclear in ("1,000", "-ถ", "1e3"):  # thousands or a decimal comma; 35 on a Thai keyboard
        fill_in(found, "severity_penalty", unclear)
        assert finding_of(found, "severity_penalty") == "Please enter numbers only"
        assert shown(found, "severity_penalty") == unclear
    fill_in(found, "severity_penalty", " ๑,๕ ")
    assert (rules(found).severity_penalty, finding_of(found, "severity_penalty")) == (Decimal("1.5"), "")
    one(found, RadioButton, "method_rank_sum").click()
    assert seen(found, TextField, "severity_penalty") == []


def test_numbers_are_kept_as_they_are_typed_in_either_digits(found: ContestPage) -> None:
    fill_in(found, "minimum_scorecards", "๔")
    fill_in(found, "quorum_percent", "60")
    fill_in(found, "discussion_spread", "12,5")
    fill_in(found, "minimum_award_score", "70")
    fill_in(found, "comment_minimum", "30")
    kept = rules(found)
    assert (kept.minimum_scorecards, kept.quorum_percent, kept.comment_minimum) == (4, 60, 30)
    assert (kept.discussion_spread, kept.minimum_award_score) == (Decimal("12.5"), Decimal(70))
    assert "At least 3 of 4 judges" in words(found)
    fill_in(found, "minimum_award_score", "")
    assert rules(found).minimum_award_score is None


def test_what_cannot_be_is_said_below_the_field(found: ContestPage) -> None:
    fill_in(found, "quorum_percent", "150")
    assert (
        finding_of(found, "quorum_percent")
        == "The rule “Quorum in per cent of the judges” cannot be 150. Choose another value"
    )
    assert accessible_name(found.tabs.button(RULES)) == "Rules 1 problem"
    fill_in(found, "quorum_percent", "half")
    assert finding_of(found, "quorum_percent") == "Please enter a whole number"
    one(found, Button, "undo").click()
    fill_in(found, "quorum_percent", "50")
    assert finding_of(found, "quorum_percent") == ""
    fill_in(found, "minimum_scorecards", "9")
    assert finding_of(found, "minimum_scorecards") == "There are fewer judges than the contest's minimum of 9"
    fill_in(found, "minimum_award_score", "120")
    assert finding_of(found, "minimum_award_score") == "No submission can reach 120 points: the full mark is 100"


def test_choices_and_ticks_are_kept_at_once(found: ContestPage) -> None:
    decimals = one(found, ChoiceField, "decimals")
    decimals.setCurrentIndex(decimals.findData("1"))
    decimals.activated.emit(decimals.currentIndex())
    for name in ("joint_award_possible", "comment_required", "blind", "several_categories_possible"):
        one(found, CheckBox, name).click()
    for name in ("chair_may_judge", "no_award_possible"):
        one(found, CheckBox, name).click()
    said = "The chair has a vote, but the rules of this contest do not let the chair judge. Change one of them"
    assert said in words(found)
    assert one(found, CheckBox, "chair_may_judge").accessibleDescription() == said
    one(found, RadioButton, "recusal_scope_submission").click()
    kept = rules(found)
    assert (kept.decimals, kept.recusal_scope) == (1, RecusalScope.SUBMISSION)
    assert (kept.joint_award_possible, kept.comment_required, kept.blind, kept.several_categories_possible) == (
        True,
        True,
        True,
        True,
    )
    assert (kept.chair_may_judge, kept.no_award_possible) == (False, False)


def test_the_ladder_is_ordered_by_keys_and_by_drag(found: ContestPage) -> None:
    steps = found.rules.ladder.steps
    steps.setFocus()
    press(steps, Qt.Key.Key_Down, ALT)
    assert rules(found).tie_break_ladder == (MEDIAN, WEIGHT, HEAD, CHAIR)
    assert steps.current_key() == WEIGHT

    found.scroller.ensureWidgetVisible(steps)
    last = steps.visualRect(steps.model().index(3, 0)).center()
    view = steps.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=last)
    QTest.mouseMove(view, last - QPoint(0, 100))
    QTest.mouseMove(view, QPoint(last.x(), 4))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(last.x(), 4))
    assert rules(found).tie_break_ladder == (CHAIR, MEDIAN, WEIGHT, HEAD)


def test_steps_are_left_out_and_taken_in_again(found: ContestPage) -> None:
    steps = found.rules.ladder.steps
    steps.set_current_key(CHAIR)
    press(steps, Qt.Key.Key_Delete)
    assert rules(found).tie_break_ladder == (WEIGHT, MEDIAN, HEAD)
    warning = "Equal scores may remain: the steps against ties end without the chair or a resolution of the panel"
    assert warning in words(found)

    one(found, Button, "add_resolution").click()
    assert rules(found).tie_break_ladder == (WEIGHT, MEDIAN, HEAD, TieBreakStep.RESOLUTION)
    assert warning not in words(found)
    for _ in range(4):
        one(found, Button, "remove_step").click()
    assert rules(found).tie_break_ladder == ()
    assert not one(found, Button, "remove_step").isEnabled()


def test_an_undone_rule_is_shown_as_it_was(found: ContestPage) -> None:
    fill_in(found, "minimum_scorecards", "9")
    one(found, CheckBox, "blind").click()
    for _ in range(2):
        one(found, Button, "undo").click()
    assert (shown(found, "minimum_scorecards"), one(found, CheckBox, "blind").isChecked()) == ("3", False)
