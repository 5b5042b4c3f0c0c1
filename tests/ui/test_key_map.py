"""Shift+F1: the page of keys tells the truth, because the windows make their shortcuts from the same table."""

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.key_map import KEYS, KeyPlace, bind_keys, key_line
from judge_desktop.ui.main_window import MainWindow


def shortcuts_in(widget: QWidget) -> list[str]:
    """Every shortcut below the widget, itself included, as it is written."""
    found = [*widget.findChildren(QShortcut)]
    return sorted(one.key().toString(QKeySequence.SequenceFormat.PortableText) for one in found)


def listed(*places: KeyPlace) -> list[str]:
    """Every key of those places in the table."""
    return sorted(QKeySequence(key).toString() for line in KEYS if line.place in places for key in line.keys)


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


def test_each_line_says_its_keys_to_a_screen_reader_and_shows_enter_once(main_window: MainWindow) -> None:
    main_window.toggle_keys()
    page = main_window.page()
    assert isinstance(page, HelpPageView)
    assert page.place() == "keys"
    spoken = [one.accessibleName() for one in page.reading().findChildren(QWidget)]
    assert "Save and go to the next submission: Ctrl+Enter" in spoken
    assert [line.words() for line in KEYS if f"{line.words()}: {', '.join(line.shown())}" not in spoken] == []
    assert key_line("next_submission").shown() == ("Ctrl+Enter",)


def test_help_answers_the_keys_of_its_place(main_window: MainWindow) -> None:
    main_window.toggle_keys()
    assert shortcuts_in(main_window.page()) == listed(KeyPlace.HELP)
