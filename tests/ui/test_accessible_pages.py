"""Every page of a judge as a screen reader and the Tab key find it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import dump

from judge_desktop.config.i18n import Language
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, IconButton
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.workflow.scoring_session import open_session
from tests.helpers.accessibility import accessibility_faults, tab_order
from tests.helpers.judge_pages import dialogs, discard, judge_pages, looking, play, sent_page


def test_every_page_can_be_read_aloud_and_walked_through(
    qapp: QApplication, qtbot: QtBot, desk: Desk, contest: str, package_file: Path, tmp_path: Path
) -> None:
    play(open_session(desk.ws))
    found: list[str] = []
    with looking(qapp, Language.TH, 100):
        for name, page in judge_pages(desk, package_file, contest):
            for width in (1366, 480):
                page.resize(width, 690)
                page.show()
                QApplication.processEvents()
                found += [f"{name} {width}: {fault}" for fault in accessibility_faults(page)]
                assert tab_order(page), name
        for name, dialog in dialogs(open_session(desk.ws)):
            dialog.show()
            QApplication.processEvents()
            found += [f"{name}: {fault}" for fault in accessibility_faults(dialog)]
        sent = sent_page(desk, contest, tmp_path)
        sent.show()
        QApplication.processEvents()
        found += [f"sent: {fault}" for fault in accessibility_faults(sent)]
        discard(sent)

    assert found == []


def test_the_check_finds_what_is_wrong(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    above, below = Button("Above"), Button("Below")
    column.addWidget(above)
    column.addWidget(below)
    nameless = IconButton("house", "")
    column.addWidget(nameless)
    field = TextField("Something else")
    labelled = LabelledField("Reason", field)
    column.addWidget(labelled)
    column.addWidget(FindingRow(Weight.NOTE, "Below no field"))
    lost = FindingRow(Weight.BLOCKS, "Please give a reason")
    lay = labelled.layout()
    assert lay is not None
    lay.addWidget(lost)
    QWidget.setTabOrder(below, above)
    QWidget.setTabOrder(above, nameless)
    page.resize(300, 400)
    page.show()
    QApplication.processEvents()

    assert accessibility_faults(page) == [
        "IconButton has no name",
        "TextField is not called “Reason”",
        "TextField does not tell “Please give a reason”",
        "Tab goes back from TextField to Button",
    ]


def test_walking_through_a_page_changes_no_owner(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    buttons = [QPushButton(name) for name in ("First", "Second", "Third")]
    for button in buttons:
        column.addWidget(button)
    page.show()

    assert tab_order(page) == buttons
    assert ["children" in dump(one) for one in (*buttons, page)] == [False, False, False, True]
