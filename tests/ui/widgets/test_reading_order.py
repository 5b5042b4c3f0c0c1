"""Tab follows what is read, also through rows that were built after what stands below them."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_field import TextField
from tests.helpers.accessibility import accessible_name, tab_order


def names(page: QWidget) -> list[str]:
    """What Tab reaches, by name."""
    return [accessible_name(one) for one in tab_order(page)]


def test_rows_built_late_are_reached_where_they_stand(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    scroll, pages = ScrollArea(), QStackedWidget()
    pages.addWidget(scroll)
    foot = QHBoxLayout()
    foot.addWidget(Button("Save"))
    column.addWidget(Button("Back"))
    column.addWidget(pages)
    column.addLayout(foot)
    scroll.column.addWidget(Button("First"))
    scroll.column.addWidget(Button("Second"))
    page.show()
    QApplication.processEvents()
    assert names(page) == ["Back", "Save", "First", "Second"]

    follow_layout(page)
    assert names(page) == ["Back", "First", "Second", "Save"]


def test_the_fields_of_a_question_come_before_its_answers(qtbot: QtBot) -> None:
    dialog = Dialog("Reopen?", "The file stays valid", "Reopen", "Cancel")
    qtbot.addWidget(dialog)
    dialog.body.addWidget(TextField("Reason"))
    dialog.show()

    assert names(dialog) == ["Reason", "Cancel", "Reopen"]
