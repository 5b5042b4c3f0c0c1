"""F1: the page of keys tells the truth, because the windows make their shortcuts from the same table."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.key_map import KEYS, KeyPlace, bind_keys, key_line
from judge_desktop.ui.key_map_page import KeyMapPage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.workflow.open_package import open_package
from tests.helpers.accessibility import nameless_widgets


def shortcuts_in(widget: QWidget) -> list[str]:
    """Every shortcut below the widget, itself included, as it is written."""
    found = [*widget.findChildren(QShortcut)]
    return sorted(one.key().toString(QKeySequence.SequenceFormat.PortableText) for one in found)


def listed(*places: KeyPlace) -> list[str]:
    """Every key of those places in the table."""
    return sorted(QKeySequence(key).toString() for line in KEYS if line.place in places for key in line.keys)


def keys_page(window: MainWindow) -> KeyMapPage:
    """The page of keys, which must be shown."""
    page = window.page()
    assert isinstance(page, KeyMapPage)
    return page


def open_judge(window: MainWindow, package_file: Path) -> JudgeWindow:
    """The judge's window inside the program."""
    window.show_judge(open_package(window.desk.ws, package_file, judge="J1").package.contest.id)
    page = window.page()
    assert isinstance(page, JudgeWindow)
    page.card.focus_form()
    return page


def test_every_shortcut_of_the_judges_window_stands_in_the_table_and_the_other_way_round(judge: JudgeWindow) -> None:
    judge.document.open_search()
    judge.open_my_scores()
    found = shortcuts_in(judge)
    here = (KeyPlace.JUDGE, KeyPlace.MY_SCORES, KeyPlace.VIEWER, KeyPlace.CONTROL)
    assert set(found) <= set(listed(*here))
    assert set(listed(KeyPlace.JUDGE, KeyPlace.MY_SCORES, KeyPlace.VIEWER)) <= set(found)


def test_the_keys_of_the_program_and_of_the_start_page_stand_in_it_too(main_window: MainWindow) -> None:
    assert shortcuts_in(main_window) == listed(KeyPlace.PROGRAM, KeyPlace.HOME)


def test_no_key_does_two_things_in_one_place_and_no_name_stands_twice() -> None:
    names = [line.name for line in KEYS]
    assert len(set(names)) == len(names)
    for place in (KeyPlace.JUDGE, KeyPlace.HOME):
        keys = listed(KeyPlace.PROGRAM, place)
        assert len(set(keys)) == len(keys)


def test_a_key_without_an_action_and_an_action_without_a_key_are_refused(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(ValueError, match="run_contest"):
        bind_keys(widget, KeyPlace.HOME, {"judge_here": lambda: None})
    with pytest.raises(ValueError, match="fly"):
        bind_keys(widget, KeyPlace.HOME, {"judge_here": lambda: None, "run_contest": lambda: None, "fly": lambda: None})


def test_f1_lays_the_keys_over_the_scorecard_and_gives_the_field_back(
    main_window: MainWindow, package_file: Path
) -> None:
    judge = open_judge(main_window, package_file)
    field = judge.card.form.rows["D1"].field
    assert QApplication.focusWidget() is field

    QTest.keyClick(field, Qt.Key.Key_F1)
    page = keys_page(main_window)
    judges = {line.name for line in KEYS if line.place is not KeyPlace.SUBMISSIONS}
    assert {line.name for line in page.lines} == judges
    assert nameless_widgets(page) == []

    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert main_window.page() is judge
    assert QApplication.focusWidget() is field

    QTest.keyClick(field, Qt.Key.Key_F1)
    QTest.keyClick(keys_page(main_window), Qt.Key.Key_F1)
    assert main_window.page() is judge


def test_the_start_page_shows_the_general_keys_only(main_window: MainWindow) -> None:
    home = main_window.page()
    assert isinstance(home, HomePage)
    QTest.keyClick(home, Qt.Key.Key_F1)

    names = {line.name for line in keys_page(main_window).lines}
    assert {"keys", "open_file", "full_screen", "judge_here", "next_control"} <= names
    assert "hide_numbers" not in names


def test_another_page_takes_the_place_of_the_keys(main_window: MainWindow, package_file: Path) -> None:
    judge = open_judge(main_window, package_file)
    main_window.toggle_keys()
    main_window.open_file(package_file)

    assert not isinstance(main_window.page(), KeyMapPage)
    assert judge.isHidden()


def test_each_line_says_its_keys_to_a_screen_reader_and_shows_enter_once(main_window: MainWindow) -> None:
    page = KeyMapPage(for_judge=True)
    row = page.findChild(QWidget, "next_submission")
    assert isinstance(row, QWidget)
    assert row.accessibleName() == "Save and go to the next submission: Ctrl+Enter"
    assert key_line("next_submission").shown() == ("Ctrl+Enter",)
    page.deleteLater()


def test_the_arrows_scroll_what_does_not_fit(qtbot: QtBot, main_window: MainWindow) -> None:
    main_window.resize(480, 420)
    main_window.toggle_keys()
    page = keys_page(main_window)
    QApplication.processEvents()
    bar = page._scroll.verticalScrollBar()

    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(page, Qt.Key.Key_Up)
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_the_chairs_window_shows_the_keys_of_the_submissions(qtbot: QtBot) -> None:
    page = KeyMapPage(for_judge=False, for_chair=True)
    qtbot.addWidget(page)

    listed_here = {line.name for line in KEYS if line.place is KeyPlace.SUBMISSIONS}
    assert listed_here <= {line.name for line in page.lines}
    assert "guidelines" not in {line.name for line in page.lines}
