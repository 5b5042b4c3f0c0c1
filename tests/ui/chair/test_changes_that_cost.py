"""A change that costs scores already given is asked about before it is made, on whichever page it is made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import RULES, ContestPage
from judge_desktop.ui.chair.panel_page import ASSIGNMENTS, PEOPLE, RECUSALS, PanelPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers.chair_stage import Stage
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import give_reason, one, one_of, page, press

Deed = Callable[[ChairWindow], ChairPage]


def demand_comments(window: ChairWindow) -> ChairPage:
    """Nobody wrote a comment so far: all twelve scorecards would break the new rule."""
    found = page(window, ContestPage, "contest")
    found.show_tab(RULES)
    one(found, CheckBox, "comment_required").click()
    return found


def take_off_the_shortlist(window: ChairWindow) -> ChairPage:
    """Three scorecards were given to the first submission."""
    found = page(window, SubmissionsPage, "submissions")
    found.table.selectRow(0)
    found.decide_shortlist(False)
    give_reason(found, "ถอนตัว")
    return found


def note_a_recusal(window: ChairWindow) -> ChairPage:
    """The second judge gave two scorecards in GOV."""
    found = page(window, PanelPage, "panel")
    found.show_tab(RECUSALS)
    found.recusals.judge.set_choice("J2")
    found.recusals.category.set_choice("GOV")
    found.recusals.ground.set_choice("employer")
    found.recusals.add()
    return found


def take_the_vote(window: ChairWindow) -> ChairPage:
    """The second judge gave four scorecards."""
    found = page(window, PanelPage, "panel")
    found.show_tab(PEOPLE)
    found.people.person_changed.emit("J2", {"votes": "no"})
    return found


def take_an_assignment(window: ChairWindow) -> ChairPage:
    """One scorecard less for the first submission."""
    found = page(window, PanelPage, "panel")
    found.show_tab(ASSIGNMENTS)
    table = found.assignments._table
    found.assignments.grid.rows_changed.emit({0: table.rows[0] & ~1})
    found.assignments.keep_toggled()
    return found


DEEDS: tuple[tuple[Deed, int], ...] = (
    (demand_comments, 12),
    (take_off_the_shortlist, 3),
    (note_a_recusal, 2),
    (take_the_vote, 4),
    (take_an_assignment, 1),
)


def question(found: ChairPage) -> Dialog:
    """The question that is open."""
    return one_of([each for each in found.findChildren(Dialog, "cost_question") if each.isVisible()])


@pytest.mark.parametrize(("deed", "cost"), DEEDS)
def test_it_is_asked_and_made_or_not(merged: ChairWindow, deed: Deed, cost: int) -> None:
    before = chair_contest(merged.desk.ws)

    found = deed(merged)
    assert question(found).accessibleDescription().startswith(f"{cost} sealed scorecard")
    question(found).cancel.click()
    assert chair_contest(merged.desk.ws) == before

    found = deed(merged)
    question(found).answer.click()
    assert chair_contest(merged.desk.ws) != before
    press(found, "undo_change" if isinstance(found, SubmissionsPage) else "undo")
    assert chair_contest(merged.desk.ws) == before


def test_the_field_shows_what_is_kept_and_thai_is_spoken(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    found = demand_comments(open_window(merged_desk, stage, qtbot))
    assert question(found).accessibleName() == "ต้องการเปลี่ยนตามนี้หรือไม่"
    question(found).cancel.click()
    assert not one(found, CheckBox, "comment_required").isChecked()


def test_nothing_is_asked_where_no_score_is_touched(merged: ChairWindow) -> None:
    found = page(merged, PanelPage, "panel")
    found.people.person_changed.emit("J2", {"position": "ผู้ทรงคุณวุฒิ"})
    assert found.findChildren(Dialog, "cost_question") == []
    assert chair_contest(merged.desk.ws).panel.judge("J2").position != ""  # type: ignore[union-attr]


def test_nothing_is_asked_before_scores_came(window: ChairWindow) -> None:
    found = take_the_vote(window)
    assert found.findChildren(Dialog, "cost_question") == []


def test_removing_says_once_what_it_costs(merged: ChairWindow) -> None:
    found = page(merged, SubmissionsPage, "submissions")
    found.table.selectRow(0)
    found.remove()
    asked = one_of([each for each in found.findChildren(Dialog) if each.isVisible()])
    assert "3 sealed scorecards that count now stop counting" in asked.accessibleDescription()
    asked.answer.click()
    assert found.findChildren(Dialog, "cost_question") == []
    assert len(chair_contest(merged.desk.ws).submissions) == 3
