"""Checking any file from the window: what it is, who signed it, and that nothing is taken in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Settings
from judge_desktop.ui import choose_files
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.results.chair_key import ChairKey, Fingerprint
from judge_desktop.ui.results.checked_page import CheckedPage
from judge_desktop.ui.results.results_page import ResultsPage
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.workflow.build_package import Encryption, PackageOptions, build_package
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import NO_BACKUP, Stage, clock
from tests.helpers.evening import Evening
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.small_day import state_of
from tests.ui.chair.find import one, seen
from tests.ui.results.conftest import DeskOf


def checked(qtbot: QtBot, desk_of: DeskOf, who: str, path: Path) -> CheckedPage:
    """The page of that file, shown."""
    page = CheckedPage(desk_of(who), path)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    return page


def program(qtbot: QtBot, desk_of: DeskOf, who: str) -> MainWindow:
    """The whole program of that person."""
    window = MainWindow(desk_of(who).ws, InstantTasks(), Settings())
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    return window


def test_a_package_of_a_chair_who_is_known(qtbot: QtBot, desk_of: DeskOf, stage: Stage) -> None:
    page = checked(qtbot, desk_of, "J1", stage.chair.parent / "package.judgepack")

    assert page.verdict is not None
    assert page.verdict.verdict() == "Package: whole, and not changed since it was signed"
    assert page.verdict.detail() == "It was only looked at; nothing was taken in"
    assert page.verdict.checks == ()  # there is one check, and the verdict says it
    assert one(page, FindingRow, "chair_known").shape() is Weight.FINE.shape


def test_a_package_of_somebody_unknown_leads_to_the_check_words(
    qtbot: QtBot, desk_of: DeskOf, stage: Stage, evening: Evening
) -> None:
    page = checked(qtbot, desk_of, "stranger", stage.chair.parent / "package.judgepack")

    assert one(page, FindingRow, "chair_known").sentence().endswith("read aloud confirm it")
    (who,) = seen(page, ChairKey)
    assert who.fingerprint.key.text() == evening.key
    assert not who.typed.isVisible()


def test_cards_and_scores_name_the_key_that_signed(qtbot: QtBot, desk_of: DeskOf, stage: Stage) -> None:
    found = []
    for path in (stage.card, stage.j1):
        page = checked(qtbot, desk_of, "chair" if path is stage.j1 else "J1", path)
        assert page.verdict is not None
        (who,) = seen(page, Fingerprint)
        found.append((page.verdict.verdict().split(":")[0], who.key.text()[:7]))
    assert found == [("Judge card", "SHA256:"), ("Judge's score file", "SHA256:")]


def test_a_damaged_file_says_what_is_wrong(qtbot: QtBot, desk_of: DeskOf, stage: Stage) -> None:
    page = checked(qtbot, desk_of, "chair", stage.damaged)
    assert page.verdict is not None
    assert page.verdict.weight is Weight.BLOCKS
    assert page.verdict.detail().endswith("Nothing was taken in.")
    assert page.verdict.checks == ()  # the verdict says it already
    assert seen(page, Fingerprint) == []


def test_a_file_for_somebody_else_is_not_called_broken(qtbot: QtBot, desk_of: DeskOf, stage: Stage) -> None:
    page = checked(qtbot, desk_of, "J2", stage.j1)
    assert page.verdict is not None
    assert page.verdict.weight is Weight.NOTE
    assert page.verdict.verdict() == (
        "This file was locked for another person, and only that person's computer can check it"
    )
    assert page.verdict.checks == ()
    assert seen(page, Fingerprint) == []


def test_a_locked_package_is_looked_into_after_its_passphrase(
    qtbot: QtBot, desk_of: DeskOf, stage: Stage, tmp_path: Path
) -> None:
    path = tmp_path / "locked.judgepack"
    with Workspace(stage.copied(tmp_path / "locking"), clock=clock) as ws:
        options = PackageOptions(encryption=Encryption.PASSPHRASE, passphrase="open sesame", without_backup=NO_BACKUP)
        build_package(ws, path, options)
    page = checked(qtbot, desk_of, "stranger", path)
    assert page.verdict is None

    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert page.verdict is None
    QTest.keyClicks(page.passphrase, "open sesame")
    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert page.verdict is not None
    assert page.verdict.verdict() == "Package: whole, and not changed since it was signed"


def test_the_start_page_leads_to_it_by_mouse_and_by_key(
    qtbot: QtBot, desk_of: DeskOf, stage: Stage, evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program(qtbot, desk_of, "J1")
    home = window.page()
    assert isinstance(home, HomePage)
    before = state_of(window.desk.ws.home)
    monkeypatch.setattr(choose_files, "ask_open", lambda *_: stage.card)
    home.check.click()
    page = window.page()
    assert isinstance(page, CheckedPage)
    press_back(page)

    monkeypatch.setattr(choose_files, "ask_open", lambda *_: evening.public)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.page().setFocus()
    QTest.keyClick(window.page(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page(), ResultsPage)
    assert state_of(window.desk.ws.home) == before


def test_a_results_file_is_opened_whatever_it_is_called(
    qtbot: QtBot, desk_of: DeskOf, evening: Evening, tmp_path: Path
) -> None:
    window = program(qtbot, desk_of, "stranger")
    renamed = shutil.copyfile(evening.internal, tmp_path / "minutes.zip")
    window.open_file(renamed)
    page = window.page()
    assert isinstance(page, ResultsPage)
    press_back(page)
    assert isinstance(window.page(), HomePage)

    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile(str(evening.internal))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, offered, left, none))
    assert isinstance(window.page(), ResultsPage)


def press_back(page: CheckedPage | ResultsPage) -> None:
    """The arrow in the bar."""
    page.header.back_requested.emit()
