"""Would the winner change? The sentence on top of a category, the details behind it, and what stays covered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.ui.chair.asking import OrderDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.deciding_dialogs import WordsDialog
from judge_desktop.ui.chair.judge_pictures import JudgePictures
from judge_desktop.ui.chair.judges_view import JUDGES, JudgesView
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.winner_line import WinnerLine
from judge_desktop.ui.chair.winner_words import Answer
from judge_desktop.ui.chair.worded_table import WordedTable
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.plot_view import PlotView
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.merge_scores import merge_scores
from tests.helpers.accessibility import accessibility_faults, accessible_name
from tests.helpers.chair_stage import Stage
from tests.helpers.keyboard import press as press_key
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import everything_said, give_reason, one, one_of, page, press, seen, words
from tests.ui.chair.rounds import package_again, recused


def room(window: ChairWindow, category: str = "GOV") -> StandingsPage:
    """The page with that category."""
    found = page(window, StandingsPage, "standings")
    found.categories.set_current_key(category)
    return found


def hanging_on_one_judge(desk: Desk, stage: Stage) -> None:
    """Totals of 10 and 11 by judge: 100 and 92, 87 and 88, 82 and 84. Without the first, 11 leads by 1.5 points."""
    merge_scores(desk.ws, [stage.j1, stage.j2_other, stage.j3, stage.j3_again])


def answer_on(found: StandingsPage) -> Answer:
    """What stands on top of the category."""
    answer = one(found, WinnerLine, "winner").answer()
    assert answer is not None
    return answer


def buttons(found: StandingsPage) -> list[str]:
    """What can be done about it."""
    return [button.objectName() for button in seen(one(found, WinnerLine, "winner"), Button)]


def sentence(found: StandingsPage) -> str:
    """Its sentence."""
    return answer_on(found).sentence


def cells(parent: QWidget, name: str) -> list[tuple[str, ...]]:
    """The words of a table, row by row."""
    return [tuple(cell.text for cell in row.cells) for row in one(parent, WordedTable, name).rows()]


def shapes(parent: QWidget, name: str, column: int) -> list[Shape]:
    """The shapes in a column."""
    return [row.cells[column].shape for row in one(parent, WordedTable, name).rows()]


def test_a_firm_result_is_said_quietly(merged: ChairWindow) -> None:
    found = room(merged)
    answer = one(found, WinnerLine, "winner").answer()

    assert answer is not None
    assert answer.weight is Weight.FINE
    assert sentence(found) == "The result is firm: submission 10 stays first whichever judge is left out"
    assert answer.detail == (
        "Mean score of 3 judges · Every other method says the same · submission 10 is first in 100 % of redrawn panels"
    )
    assert not one(found, QWidget, "winner_details").findChildren(WordedTable)


def test_equal_scores_are_no_answer(merged: ChairWindow) -> None:
    found = room(merged, "LIV")

    assert sentence(found) == (
        "Whether the result is firm cannot be said while several submissions share the first place"
    )


def test_a_tie_that_was_settled_is_told_as_such(merged: ChairWindow, stage: Stage) -> None:
    found = room(merged, "LIV")
    found.break_tie.click()
    dialog = one_of(found.findChildren(OrderDialog))
    dialog.choose(stage.tied[1])
    give_reason(found, "Stronger evidence of results")
    answer = one(found, WinnerLine, "winner").answer()

    assert answer is not None
    assert (answer.weight, answer.sentence) == (
        Weight.NOTE,
        "The scores are equal: a decision put submission 20 first",
    )
    assert answer.detail == "Mean score of 3 judges · submission 20 is first in 50 % of redrawn panels"


def test_too_few_judges_are_no_answer(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    merge_scores(desk.ws, [stage.j1, stage.j2])
    found = room(open_window(desk, stage, qtbot))

    assert sentence(found).endswith("too few judges or submissions")


def test_one_notice_asks_for_the_talk_and_offers_other_methods(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    hanging_on_one_judge(desk, stage)
    window = open_window(desk, stage, qtbot)
    found = room(window)
    first = found.names().full("J1")
    assert answer_on(found).detail == (
        f"{first} gives submission 10 15.5 points more than the others' mean · Discuss it before deciding · "
        "Mean score of 3 judges · Median score or sum of ranks: submission 11 first"
    )
    assert [f"{first} gives" in said for said in words(found)].count(True) == 1
    assert seen(found, Notice, "prompt_GOV-01") == []
    assert buttons(found) == ["discussed_GOV-01", "other_methods"]

    press(found, "discussed_GOV-01")
    one_of(found.findChildren(WordsDialog)).answer.click()
    assert "Discuss it before deciding" not in answer_on(found).detail
    assert buttons(found) == ["other_methods"]

    write = DecisionRequest(kind=DecisionKind.AWARD, category="GOV", submissions=("GOV-01",), reason="discussed")
    decide(desk.ws, write)
    window.reload()
    assert [f"{first} gives" in said for said in words(found)].count(True) == 1  # that notice is gone


def test_one_judge_is_named_and_the_list_says_so(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    hanging_on_one_judge(desk, stage)
    found = room(open_window(desk, stage, qtbot))
    first = found.names().full("J1")

    assert sentence(found) == f"The result depends on one judge. Without {first}, submission 11 would be first"
    found.categories.set_current_key("LIV")
    gov = found.categories.rows()[0]
    assert (gov.status, gov.shape) == ("To be discussed", Shape.TRIANGLE)
    press(found, "other_methods")


def test_the_details_show_every_way_to_look_at_it(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    hanging_on_one_judge(desk, stage)
    found = room(open_window(desk, stage, qtbot))
    press(found, "other_methods")
    details = one(found, QWidget, "winner_details")

    assert cells(details, "by_method") == [
        ("Mean score (in use)", "No. 10", "89.67", "88.00"),
        ("Trimmed mean", "cannot be computed", "—", "—"),
        ("Median score", "No. 11", "87.00", "88.00"),
        ("Adjusted score", "No. 10", "89.67", "88.00"),
        ("Sum of ranks", "No. 11", "5.00", "4.00"),
    ]
    assert shapes(details, "by_method", 1) == [Shape.NONE, Shape.NONE, Shape.TRIANGLE, Shape.TICK, Shape.TRIANGLE]
    judges = [found.names().full(judge) for judge in ("J1", "J2", "J3")]
    assert cells(details, "left_out") == [(judges[0], "No. 11"), (judges[1], "No. 10"), (judges[2], "No. 10")]
    assert shapes(details, "left_out", 1) == [Shape.TRIANGLE, Shape.TICK, Shape.TICK]
    assert [row[1:] for row in cells(details, "pairs")] == [("·", "1 : 2"), ("2 : 1", "·")]
    panels = one(details, PlotView, "redrawn_panels")
    said = [label.text for label in panels.plot().labels]
    assert said[0] == "of all 10 possible panels"
    assert [(said[place][:2], said[place + 1]) for place in (1, 3)] == [("10", "70 %"), ("11", "30 %")]
    assert accessible_name(panels).startswith("First place in redrawn panels: 10  ")
    without = one(details, PlotView, "without_each")
    assert f"without {judges[0]} the first would be 11 (a change)" in accessible_name(without)
    assert accessibility_faults(found) == []


def test_the_details_are_reached_by_keyboard_and_stay_open(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    hanging_on_one_judge(desk, stage)
    window = open_window(desk, stage, qtbot)
    found = room(window)
    button = one(found, Button, "other_methods")
    button.setFocus()
    press_key(button, Qt.Key.Key_Return)
    fold = one(found, Button, "fold_winner")
    assert fold.hasFocus()
    details = one(found, QWidget, "winner_details")
    qtbot.waitUntil(lambda: -1 <= details.mapTo(found.area.viewport(), QPoint(0, 0)).y() <= 1)
    QTest.keyClick(fold, Qt.Key.Key_Tab)
    assert one(found, WordedTable, "by_method").hasFocus()

    window.reload()
    assert seen(found, WordedTable, "by_method")
    press(found, "fold_winner")
    found.categories.set_current_key("LIV")
    assert seen(found, WordedTable, "by_method") == []


def test_a_shared_screen_says_letters(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    hanging_on_one_judge(desk, stage)
    found = room(open_window(desk, stage, qtbot))
    parts = {part for judge in found.names()._people.values() for part in judge.name.th.split()}
    press(found, "other_methods")
    found.share.click()

    letter = found.names().full("J1")
    assert sentence(found) == f"ผลการตัดสินขึ้นกับกรรมการเพียงหนึ่งคน หากไม่นับ {letter} อันดับ 1 จะเป็นผลงาน 11"
    assert letter in [row[0] for row in cells(found, "left_out")]
    columns = [label.text for label in one(found, PlotView, "without_each").plot().labels][1:4]
    assert sorted(columns) == sorted(found.names().letter(judge) for judge in ("J1", "J2", "J3"))
    assert {len(column) for column in columns} == {1}
    assert [part for part in sorted(parts) if part in everything_said(found)] == []
    found.categories.set_current_key(JUDGES)
    assert "ไม่แสดงระหว่างที่ซ่อนชื่อกรรมการ" in words(found)
    assert "ทุกด้านรวมกัน เฉพาะประธาน" not in words(found)  # the agreement stays on the shared screen
    assert found.categories.rows()[-1].status == "เฉพาะประธาน"
    assert seen(found, WordedTable, "judge_figures") == []
    assert [part for part in sorted(parts) if part in everything_said(found)] == []


def test_the_judges_are_shown_to_the_chair(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    hanging_on_one_judge(desk, stage)
    found = room(open_window(desk, stage, qtbot), JUDGES)
    view = one(found, JudgesView, "judges_view")
    assert not found.bar.isVisibleTo(found)
    table = one(view, WordedTable, "judge_figures")

    assert [row.cells[0].text for row in table.rows()] == [found.names().full(judge) for judge in ("J1", "J2", "J3")]
    assert table.rows()[0].cells[0].detail.startswith("Gives ")
    assert [row.cells[2].detail for row in table.rows()] == ["4 scorecards"] * 3
    press(view, "fold_agreement")
    assert [row[0] for row in cells(view, "agreement_figures")] == [
        "Do the judges' points agree?",
        "Would one judge be enough?",
        "Is the panel's mean reliable?",
        "And its order, strictness aside?",
        "Do the judges' orders agree?",
    ]
    assert cells(view, "agreement_figures")[0][1:] == ("cannot be computed", "—")
    assert accessibility_faults(found) == []


def test_the_chair_looks_instead_of_reading(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    hanging_on_one_judge(desk, stage)
    window = open_window(desk, stage, qtbot)
    found = room(window, JUDGES)
    pictures = one(found, JudgePictures, "judge_pictures")
    (strictness,) = pictures.views()
    judges = [found.names().full(judge) for judge in ("J1", "J2", "J3")]
    assert accessible_name(strictness).startswith("How strict each judge is beside the others: ")
    assert sorted(label.text for label in strictness.plot().labels if label.text in judges) == sorted(judges)
    pictures.switcher.button("totals").click()
    (totals,) = pictures.views()
    assert accessible_name(totals).startswith("All totals: 12 totals · highest 100 (")
    assert [label.text for label in totals.plot().labels][:3] == [
        found.names().short(one) for one in ("J1", "J2", "J3")
    ]
    assert accessibility_faults(found) == []

    window.reload()  # what was chosen stays
    assert one(found, JudgePictures, "judge_pictures").switcher.choice() == "totals"
    found.share.click()
    assert seen(found, PlotView) == []


def test_no_table_is_moved_sideways_on_a_laptop(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    hanging_on_one_judge(desk, stage)
    window = open_window(desk, stage, qtbot)
    window.resize(911, 512)
    found = room(window)
    press(found, "other_methods")
    QApplication.processEvents()
    tables = [found.ranking, *found.findChildren(WordedTable)]
    assert [table.accessibleName() for table in tables if table.horizontalScrollBar().maximum()] == []

    found.categories.set_current_key(JUDGES)
    press(found, "fold_agreement")
    QApplication.processEvents()
    table = one(found, WordedTable, "judge_figures")
    assert table.horizontalScrollBar().maximum() == 0
    assert [table.isColumnHidden(n) for n in range(5)] == [False, False, True, True, False]
    said = table.model().data(table.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Mean: 98.00 · 4 scorecards" in said  # what has no room is told with the name
    window.resize(1366, 768)
    QApplication.processEvents()
    assert not any(table.isColumnHidden(n) for n in range(5))
    assert table.model().data(table.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole) in said


def test_a_covered_category_shows_none_of_it(merged_desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    package_again(merged_desk, tmp_path, recused)
    found = room(open_window(merged_desk, stage, qtbot))
    assert (found.view, seen(found, WinnerLine)) == (None, [])
    assert "firm" not in everything_said(found)

    found.categories.set_current_key("LIV")
    press(found, "other_methods")
    by_method = {row[0]: row[1:] for row in cells(found, "by_method")}
    assert by_method["Adjusted score"] == ("Covered for now", "—", "—")
    assert by_method["Median score"][0] == "No. 19, 20"

    found.categories.set_current_key(JUDGES)
    assert found.categories.rows()[-1].status == "Covered for now"
    assert "Not shown while the scores of a category are covered" in words(found)
    assert seen(found, WordedTable) == []


def test_a_judging_chair_sees_none_of_it_before_her_own_scores_are_in(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    merge_scores(desk.ws, [stage.j2, stage.j3])
    found = room(open_window(desk, stage, qtbot))
    assert (found.view, seen(found, WinnerLine)) == (None, [])
    found.categories.set_current_key(JUDGES)
    assert seen(found, WordedTable) == []
    assert "Not shown while the scores of a category are covered" in words(found)


def test_a_judge_set_aside_changes_the_sentence(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    hanging_on_one_judge(desk, stage)
    window = open_window(desk, stage, qtbot)
    found = room(window)
    decide(desk.ws, DecisionRequest(kind=DecisionKind.EXCLUDE, judge="J2", category="GOV", reason="left the meeting"))
    window.reload()

    assert sentence(found).endswith("too few judges or submissions")


@pytest.mark.parametrize("language", list(Language))
def test_the_words_are_there_in_both_languages(desk: Desk, stage: Stage, qtbot: QtBot, language: Language) -> None:
    set_language(language)
    hanging_on_one_judge(desk, stage)
    found = room(open_window(desk, stage, qtbot))
    press(found, "other_methods")
    titles = {Language.TH: "หากใช้วิธีอื่น", Language.EN: "Other methods"}
    assert [title for title in titles.values() if title in words(found)] == [titles[language]]
