"""The page about the contest: information in two languages, kept when a field is left, taken back one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language, tr
from judge_desktop.config.settings import TextSize
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.text import Text
from judge_desktop.store import audit_log
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import CATEGORIES, INFORMATION, RULES, TIMELINE, ContestPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers.accessibility import accessibility_faults, accessible_name, nameless_widgets
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import settled_faults
from tests.helpers.filling_in import begin_typing, fill_in, finding_of, shown
from tests.helpers.judge_pages import discard, looking
from tests.helpers.keyboard import press
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import one, page

TABS = (INFORMATION, CATEGORIES, RULES, TIMELINE)


@pytest.fixture
def contest_page(window: ChairWindow, qtbot: QtBot) -> ContestPage:
    """The page, in front."""
    with qtbot.waitActive(window):
        window.activateWindow()
    return page(window, ContestPage, "contest")


def draft(found: ContestPage) -> Contest:
    """The contest as it is kept."""
    return chair_contest(found.desk.ws, found.where)


def test_both_forms_of_a_text_are_kept_when_the_field_is_left_and_taken_back(contest_page: ContestPage) -> None:
    before = draft(contest_page)
    assert shown(contest_page, "organiser_th") == before.organiser.th

    fill_in(contest_page, "organiser_th", "เทศบาลเมืองตัวอย่าง")
    fill_in(contest_page, "organiser_en", " Example Town ")
    assert draft(contest_page).organiser == Text(th="เทศบาลเมืองตัวอย่าง", en="Example Town")
    assert shown(contest_page, "organiser_en") == "Example Town"

    one(contest_page, Button, "undo").click()
    assert draft(contest_page).organiser == Text(th="เทศบาลเมืองตัวอย่าง", en=before.organiser.en)
    one(contest_page, Button, "undo").click()
    assert draft(contest_page) == before
    assert shown(contest_page, "organiser_th") == before.organiser.th
    assert not one(contest_page, Button, "undo").isEnabled()


def test_a_line_of_an_objective_belongs_to_the_same_line_in_the_other_language(contest_page: ContestPage) -> None:
    fill_in(contest_page, "objectives_th", "ข้อหนึ่ง\nข้อสอง\nข้อสาม")
    fill_in(contest_page, "objectives_en", "One\n\nThree\nFour")
    assert draft(contest_page).objectives == (
        Text(th="ข้อหนึ่ง", en="One"),
        Text(th="ข้อสอง"),
        Text(th="ข้อสาม", en="Three"),
        Text(en="Four"),
    )
    assert shown(contest_page, "objectives_en") == "One\n\nThree\nFour"


def test_what_is_being_typed_stays_when_the_contest_is_read_again(
    contest_page: ContestPage, window: ChairWindow
) -> None:
    name = draft(contest_page).name
    begin_typing(contest_page, "name_en", "New aw")
    window.reload()
    assert shown(contest_page, "name_en") == "New aw"
    assert draft(contest_page).name == name

    fill_in(contest_page, "year", "2567")
    assert draft(contest_page).year == "2567"
    assert draft(contest_page).name == Text(th=name.th, en="New aw")
    assert window.state is not None
    assert window.state.contest.name.en == "New aw"


def test_a_contest_without_a_name_is_told_under_the_field_and_in_the_navigation(
    contest_page: ContestPage, window: ChairWindow
) -> None:
    fill_in(contest_page, "name_en", "")
    fill_in(contest_page, "name_th", "")
    assert finding_of(contest_page, "name_th") == "The contest has no name. Give it one in Thai or English"
    item = window.navigation.item("contest")
    assert accessible_name(item) == "Contest. 1 problem blocks the package"

    fill_in(contest_page, "name_en", "Awards")
    assert finding_of(contest_page, "name_th") == ""


def test_it_says_what_judges_have_and_which_changes_touch_scores(contest_page: ContestPage) -> None:
    news = one(contest_page, Notice, "package_is_out")
    assert news.sentence() == "Judges have the contest as package 1 brought it"
    assert news.detail().startswith("Changes of rubric, method, decimals and categories touch scores")

    fill_in(contest_page, "year", "2570")
    news = one(contest_page, Notice, "package_is_out")
    assert news.sentence() == "Judges still have the earlier state, until a new package is built"

    one(contest_page, Button, "undo").click()
    assert one(contest_page, Notice, "package_is_out").sentence() == "Judges have the contest as package 1 brought it"


def test_every_change_is_a_line_of_the_log_that_names_its_section(contest_page: ContestPage) -> None:
    fill_in(contest_page, "edition", "9")
    fill_in(contest_page, "edition", "9")
    with contest_page.desk.ws.database.reading() as connection:
        last = audit_log.entries(connection, draft(contest_page).id)[-1]
        before = audit_log.entries(connection, draft(contest_page).id)[-2]
    assert (last.event.value, last.details) == ("contest_updated", {"section": "information"})
    assert before.details != last.details


def test_by_keyboard_alone(contest_page: ContestPage) -> None:
    tab = contest_page.tabs.button(CATEGORIES)
    tab.setFocus()
    press(tab, Qt.Key.Key_Return)
    assert contest_page.tabs.tab() == CATEGORIES
    press(contest_page.tabs.button(INFORMATION), Qt.Key.Key_Space)
    field = begin_typing(contest_page, "edition", "7")
    press(field, Qt.Key.Key_Tab)
    assert draft(contest_page).edition == "7"
    assert QApplication.focusWidget() is one(contest_page, type(field), "year")
    undo = one(contest_page, Button, "undo")
    undo.setFocus()
    press(undo, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert draft(contest_page).edition == "2"


def test_everything_that_is_reached_has_a_name_and_an_order(contest_page: ContestPage) -> None:
    for tab in TABS:
        contest_page.show_tab(tab)
        assert (tab, nameless_widgets(contest_page)) == (tab, [])
        faults = accessibility_faults(contest_page)
        # on Linux Qt names a drop-down by what is chosen in it
        assert (tab, [fault for fault in faults if not fault.startswith("ChoiceField")]) == (tab, [])


@pytest.mark.parametrize(
    ("language", "text_size"),
    [(Language.TH, TextSize.NORMAL), (Language.EN, TextSize.NORMAL), (Language.TH, TextSize.HUGE)],
)
def test_nothing_is_cut_at_any_size(
    qapp: QApplication, desk: Desk, stage: Stage, language: Language, text_size: TextSize
) -> None:
    found: list[str] = []
    with looking(qapp, language, text_size):
        window = ChairWindow(desk, stage.contest)
        window.show()
        shown_page = page(window, ContestPage, "contest")
        for width, height in ((1366, 690), (911, 512)) if text_size is TextSize.NORMAL else ((1366, 690),):
            window.resize(width, height)
            for tab in TABS:
                shown_page.show_tab(tab)
                found += [f"{tab} {width}: {fault}" for fault in settled_faults(shown_page)]
        discard(window)
    assert found == []


def test_the_tabs_are_named_in_both_languages(desk: Desk, stage: Stage, qtbot: QtBot, language: Language) -> None:
    window = open_window(desk, stage, qtbot)
    found = page(window, ContestPage, "contest")
    assert found.header.title() == tr("Contest information")
    names = [found.tabs.button(tab).accessibleName() for tab in TABS]
    thai = ["ข้อมูลทั่วไป", "ด้านและรางวัล", "กติกา", "กำหนดการ"]
    english = ["Information", "Categories and awards", "Rules", "Timeline"]
    assert names == (thai if language is Language.TH else english)
    set_language(Language.EN)
