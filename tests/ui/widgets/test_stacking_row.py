"""Rows give way where there is no room: buttons go below each other, a row's button below its words."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.status_row import StatusRow


def shown(qtbot: QtBot, widget: QWidget, width: int) -> None:
    """Shown in a column of that width."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    holder.resize(width, 300)
    holder.show()
    for _ in range(3):
        QApplication.processEvents()


def test_buttons_stack_when_they_do_not_fit(qtbot: QtBot) -> None:
    for width, is_stacked in ((600, False), (200, True)):
        first, second = Button("View the scorecards"), Button("Reopen for correction")
        row = StackingRow(first, second)
        shown(qtbot, row, width)
        assert row.is_stacked() is is_stacked
        assert (second.y() >= first.y() + first.height()) is is_stacked
        assert row.width() == width


def test_a_hidden_button_takes_no_room(qtbot: QtBot) -> None:
    first, second = Button("View the scorecards"), Button("Reopen for correction")
    second.hide()
    row = StackingRow(first, second, fills=True)
    shown(qtbot, row, first.sizeHint().width() + 20)
    assert not row.is_stacked()


def test_the_button_of_a_row_goes_below_its_words(qtbot: QtBot) -> None:
    for width, is_stacked in ((700, False), (280, True)):
        row = StatusRow(Shape.TICK, "A title that needs some room", detail="and more", action="Take the copy")
        shown(qtbot, row, width)
        assert row.is_stacked() is is_stacked
        assert (row.button().y() > row.height() // 2) is is_stacked
        assert row.button().geometry().right() <= row.width()
