"""Buttons say what they do to eye, keyboard and screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.key_hint import KeyHint
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role
from tests.helpers.accessibility import accessible_name, nameless_widgets
from tests.helpers.keyboard import press


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Award submission 10", ButtonKind.PRIMARY)
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.clicked):
        press(button, key)


def test_ctrl_enter_is_left_to_the_page(qtbot: QtBot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)

    with qtbot.assertNotEmitted(button.clicked):
        press(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_sizes_are_those_of_the_design(qtbot: QtBot) -> None:
    buttons: list[Button] = [Button("Save", size=size) for size in ButtonSize] + [IconButton("house", "Home")]
    for button in buttons:
        qtbot.addWidget(button)

    assert [button.sizeHint().height() for button in buttons] == [26, 36, 42, 68, 36]
    assert buttons[4].sizeHint().width() == 36


def test_an_ampersand_is_a_letter_and_no_shortcut(qtbot: QtBot) -> None:
    button = Button("Open Team & Co")
    qtbot.addWidget(button)

    assert (button.words(), accessible_name(button), button.shortcut().isEmpty()) == (
        "Open Team & Co",
        "Open Team & Co",
        True,
    )


def test_a_disabled_button_gives_its_reason(qtbot: QtBot) -> None:
    button = Button("Copy file")
    qtbot.addWidget(button)
    button.set_disabled_reason("There is no file yet")
    disabled = (button.isEnabled(), button.toolTip(), button.accessibleDescription())
    button.set_words("Copy this file")
    after_new_words = button.toolTip()
    button.set_disabled_reason("")

    assert disabled == (False, "There is no file yet", "There is no file yet")
    assert after_new_words == "There is no file yet"
    assert (button.isEnabled(), button.toolTip()) == (True, "")


def test_a_button_that_lost_its_words_keeps_them_for_whoever_asks(qtbot: QtBot) -> None:
    button = Button("Seal and send", icon="send", key="F4")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_words_shown(False)

    assert button.sizeHint().width() < wide
    assert (button.toolTip(), accessible_name(button)) == ("Seal and send (F4)", "Seal and send")


def test_an_icon_button_has_a_name_and_its_key_in_the_tooltip(qtbot: QtBot) -> None:
    button = IconButton("search", "Search", key="Ctrl+F")
    qtbot.addWidget(button)

    assert nameless_widgets(button) == []
    assert button.toolTip() == "Search (Ctrl+F)"


def test_the_ring_shows_where_the_keyboard_is_and_not_where_the_mouse_was(qtbot: QtBot) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    first, second = Button("First"), Button("Second")
    row.addWidget(first)
    row.addWidget(second)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    accent = look().colour(Role.ACCENT)

    def ring(button: Button) -> bool:
        return button.grab().toImage().pixelColor(button.width() // 2, 0) == accent

    first.setFocus(Qt.FocusReason.MouseFocusReason)
    after_mouse = ring(first)
    QTest.keyClick(first, Qt.Key.Key_Tab)

    assert (after_mouse, second.hasFocus(), ring(second)) == (False, True, True)


def test_a_primary_moves_by_changing_the_kind(qtbot: QtBot) -> None:
    button = Button("Continue")
    qtbot.addWidget(button)
    button.set_kind(ButtonKind.PRIMARY)
    button.resize(button.sizeHint())

    assert button.grab().toImage().pixelColor(6, 6) == look().colour(Role.ACCENT)


def test_a_keycap_is_read_as_its_key(qtbot: QtBot) -> None:
    hint = KeyHint("Ctrl+Enter")
    qtbot.addWidget(hint)

    assert (accessible_name(hint), hint.key()) == ("Ctrl+Enter", "Ctrl+Enter")
