"""A score is typed: Thai digits and a comma are understood, and nothing but typing changes it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from judge_desktop.ui.widgets.number_field import FieldFindings, NumberField
from tests.helpers.accessibility import accessible_name
from tests.helpers.keyboard import press, type_text


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    field = NumberField("Criterion 1, of 10")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("8", "8"),
        ("๘", "8"),
        ("๑๒,๕", "12.5"),
        ("7,5", "7.5"),
        (" 7.50 ", "7.50"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-1", "-1"),
        ("", None),
        ("—", None),
        ("1,000.5", None),
        ("1,000", None),
        ("๑,๐๐๐", None),
        ("1e3", None),
        ("๑x", None),
        ("²", None),
    ],
)
def test_numbers_as_people_write_them(field: NumberField, typed: str, number: str | None) -> None:
    field.set_typed(typed)
    assert field.number() == (None if number is None else Decimal(number))


def test_every_keystroke_is_told_as_it_was_typed(field: NumberField) -> None:
    told: list[str] = []
    field.number_changed.connect(told.append)

    type_text(field, "๑๒,๕")

    assert told == ["๑", "๑๒", "๑๒,", "๑๒,๕"]
    assert (field.typed(), field.number(), field.is_blank()) == ("๑๒,๕", Decimal("12.5"), False)


def test_enter_and_arrows_go_on_and_tell_that_the_edit_is_finished(field: NumberField) -> None:
    steps: list[str] = []
    field.next_requested.connect(lambda: steps.append("next"))
    field.previous_requested.connect(lambda: steps.append("previous"))
    field.edit_finished.connect(lambda text: steps.append(f"finished {text}"))

    type_text(field, "9")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(field, key)

    assert steps == ["finished 9", "next", "next", "previous"]


def test_ctrl_enter_and_undo_belong_to_the_page(field: NumberField) -> None:
    steps: list[str] = []
    field.next_requested.connect(lambda: steps.append("next"))
    field.undo_requested.connect(lambda: steps.append("undo"))
    field.redo_requested.connect(lambda: steps.append("redo"))
    type_text(field, "9")

    press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    assert steps == ["undo", "redo"]
    assert field.typed() == "9"


def test_the_wheel_never_changes_a_score(field: NumberField) -> None:
    field.set_typed("8")
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)

    assert field.typed() == "8"
    assert not wheel.isAccepted()


def test_what_the_page_sets_is_not_told_back(field: NumberField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.number_changed):
        field.set_typed("34")

    assert field.typed() == "34"


def test_an_empty_field_shows_a_dash_until_it_has_the_caret(field: NumberField) -> None:
    field.clearFocus()
    at_first = field.placeholderText()
    field.setFocus()
    QApplication.processEvents()
    shown_with_caret = field.placeholderText()
    field.clearFocus()

    assert (at_first, shown_with_caret, field.placeholderText()) == ("—", "", "—")


def test_a_finding_changes_the_outline_and_is_read_after_the_name(field: NumberField) -> None:
    field.set_findings(FieldFindings.BLOCKS, "More than the full mark")

    assert field.findings() is FieldFindings.BLOCKS
    assert (accessible_name(field), field.accessibleDescription()) == ("Criterion 1, of 10", "More than the full mark")


def test_while_hidden_no_picture_tells_how_long_a_number_is(field: NumberField) -> None:
    field.set_numbers_hidden(True)
    field.set_typed("8")
    short = field.grab().toImage()
    field.set_typed("100")

    assert field.grab().toImage() == short
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_a_sealed_number_cannot_be_typed_over(field: NumberField) -> None:
    field.set_typed("31")
    field.set_read_only(True)
    type_text(field, "5")

    assert field.typed() == "31"


def test_a_number_come_back_to_by_keyboard_is_typed_over_and_a_click_sets_the_caret(
    field: NumberField, qtbot: QtBot
) -> None:
    field.set_typed("34")
    with qtbot.waitActive(field):
        field.activateWindow()
    field.clearFocus()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    assert field.selectedText() == "34"
    type_text(field, "24")
    assert field.typed() == "24"

    field.deselect()
    field.clearFocus()
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert field.selectedText() == ""
