"""Categories and awards: added, named, ordered by keyboard and drag, removed with what is lost said; award levels."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_desktop.domain.contest import AwardLevel, Category
from judge_desktop.domain.text import Text
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import CATEGORIES, ContestPage
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers.filling_in import fill_in, finding_of, shown
from tests.helpers.keyboard import press
from tests.ui.chair.find import one, page, seen, words

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def found(window: ChairWindow, qtbot: QtBot) -> ContestPage:
    """The tab, in front."""
    with qtbot.waitActive(window):
        window.activateWindow()
    opened = page(window, ContestPage, "contest")
    opened.show_tab(CATEGORIES)
    return opened


def categories(found: ContestPage) -> tuple[Category, ...]:
    """The categories as they are kept."""
    return chair_contest(found.desk.ws, found.where).categories


def ids(found: ContestPage) -> list[str]:
    return [one.id for one in categories(found)]


def question(found: ContestPage) -> Dialog:
    """The question that is open."""
    (dialog,) = [one for one in found.findChildren(Dialog) if one.isVisible()]
    return dialog


def test_a_category_is_added_and_named(found: ContestPage) -> None:
    one(found, Button, "add").click()
    assert ids(found) == ["GOV", "LIV", "C1"]
    assert finding_of(found, "category_name_th") == "This category has no name. Give it one in Thai or English"
    assert one(found, type(found.categories.list), "categories").current_key() == "C1"

    fill_in(found, "category_name_th", "สุขภาพอัจฉริยะ")
    fill_in(found, "category_name_en", "Smart Health")
    fill_in(found, "awards", "๒")
    added = categories(found)[2]
    assert (added.name, added.awards, added.rubric) == (Text(th="สุขภาพอัจฉริยะ", en="Smart Health"), 2, "main")
    assert finding_of(found, "category_name_th") == ""

    found.categories.list.set_current_key("GOV")
    assert shown(found, "category_name_en") == "Smart Governance"
    assert shown(found, "awards") == "1"


def test_what_is_no_number_of_awards_is_said_and_not_kept(found: ContestPage) -> None:
    fill_in(found, "awards", "two")
    assert finding_of(found, "awards") == "Please enter a whole number"
    assert (categories(found)[0].awards, shown(found, "awards")) == (1, "two")
    fill_in(found, "awards", "-1")
    assert finding_of(found, "awards").startswith("The rule “Number of awards” cannot be -1")
    fill_in(found, "awards", "3")
    assert (finding_of(found, "awards"), categories(found)[0].awards) == ("", 3)


def test_the_order_is_changed_by_keys_by_buttons_and_by_drag(found: ContestPage) -> None:
    rows = found.categories.list
    rows.setFocus()
    press(rows, Qt.Key.Key_Down, ALT)
    assert (ids(found), rows.current_key()) == (["LIV", "GOV"], "GOV")
    press(rows, Qt.Key.Key_Down, ALT)
    assert ids(found) == ["LIV", "GOV"]

    seen(found, Button, "move_up")[0].click()
    assert ids(found) == ["GOV", "LIV"]

    first = rows.visualRect(rows.model().index(0, 0)).center()
    view = rows.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, first + QPoint(0, 40))
    QTest.mouseMove(view, first + QPoint(0, 100))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=first + QPoint(0, 100))
    assert (ids(found), rows.current_key()) == (["LIV", "GOV"], "GOV")


def test_a_click_moves_nothing(found: ContestPage) -> None:
    rows = found.categories.list
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center())
    assert (ids(found), rows.current_key()) == (["GOV", "LIV"], "LIV")


def test_removing_says_what_is_lost_and_can_be_taken_back(found: ContestPage) -> None:
    one(found, Button, "add_level").click()
    before = categories(found)
    one(found, Button, "remove_category").click()
    asked = question(found)
    assert asked.windowTitle() == "Remove “Smart Governance”?"
    assert asked.accessibleDescription() == (
        "Its award level is lost. 2 submissions stay and need another category before a package can be built."
    )
    asked.cancel.click()
    assert categories(found) == before

    press(found.categories.list, Qt.Key.Key_Delete)
    question(found).answer.click()
    assert ids(found) == ["LIV"]
    contest = chair_contest(found.desk.ws, found.where)
    assert [one.category for one in contest.submissions] == ["GOV", "GOV", "LIV", "LIV"]
    one(found, Button, "undo").click()
    assert categories(found) == before


def test_without_any_category_that_is_said(found: ContestPage) -> None:
    for _ in range(2):
        one(found, Button, "remove_category").click()
        question(found).answer.click()
    assert categories(found) == ()
    assert {"There is no category yet", "The contest has no category. Add at least one"} <= set(words(found))
    assert seen(found, Button, "remove_category") == []


def test_award_levels_have_names_and_points(found: ContestPage) -> None:
    one(found, Button, "add_level").click()
    fill_in(found, "level_L1_th", "ดีเด่น")
    one(found, Button, "add_level").click()
    fill_in(found, "lowest_L2", "๘๐,๕")
    fill_in(found, "level_L2_en", "Good")
    assert categories(found)[0].award_levels == (
        AwardLevel(id="L1", name=Text(th="ดีเด่น"), lowest=Decimal(90)),
        AwardLevel(id="L2", name=Text(en="Good"), lowest=Decimal("80.5")),
    )
    fill_in(found, "lowest_L2", "90")
    assert "Two award levels begin at 90 points. Change one of them" in words(found)

    one(found, Button, "remove_level_L2").click()
    assert [one.id for one in categories(found)[0].award_levels] == ["L1"]
    found.categories.list.set_current_key("LIV")
    assert seen(found, Button, "remove_level_L1") == []


def test_the_popular_vote_is_a_tick(found: ContestPage) -> None:
    tick = one(found, CheckBox, "popular_vote")
    before = chair_contest(found.desk.ws, found.where).popular_vote
    tick.click()
    assert chair_contest(found.desk.ws, found.where).popular_vote is not before


def test_enter_on_a_row_leads_to_its_name_in_a_narrow_window_too(found: ContestPage, window: ChairWindow) -> None:
    window.resize(911, 640)
    rows = found.categories.list
    rows.setFocus()
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_Return)
    name = one(found, TextField, "category_name_th")
    assert name.hasFocus()
    assert found.scroller.viewport().rect().contains(name.mapTo(found.scroller.viewport(), name.rect().center()))
