"""Nothing is asked before it is needed: the questions on a judge's and on a chair's first way, counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Settings
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.identity_question import IdentityDialog
from judge_desktop.ui.chair.new_contest_page import TEMPLATE, NewContestPage
from judge_desktop.ui.chair.package_page import PackagePage as ChairPackagePage
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.unlock import PassphraseDialog
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.choice_card import ChoiceCard
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.contests import small_contest
from tests.helpers.drafts import save_contest
from tests.helpers.instant_tasks import InstantTasks
from tests.ui.chair.find import one, page, press, seen


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Every question that is opened, by name; a file that is to be saved gets one."""
    asked: list[str] = []
    opened, ran = QDialog.open, QDialog.exec

    def note_opened(dialog: QDialog) -> None:
        asked.append(dialog.objectName())
        opened(dialog)

    def note_run(dialog: QDialog) -> int:
        asked.append(dialog.objectName())
        return ran(dialog)

    def note_file(*_: object) -> tuple[str, str]:
        asked.append("file")
        return str(tmp_path / f"saved {len(asked)}"), ""

    monkeypatch.setattr(QDialog, "open", note_opened)
    monkeypatch.setattr(QDialog, "exec", note_run)
    monkeypatch.setattr(QMessageBox, "exec", note_run)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", note_file)
    return asked


def program(home: Path, qtbot: QtBot) -> MainWindow:
    window = MainWindow(Workspace(home), InstantTasks(), Settings(), InstantReader())
    qtbot.addWidget(window)
    window.resize(1366, 690)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_judge_opens_the_file_chooses_her_name_and_scores(
    tmp_path: Path, package_file: Path, questions: list[str], qtbot: QtBot
) -> None:
    window = program(tmp_path / "own", qtbot)
    window.open_file(package_file)
    opening = window.page()
    assert isinstance(opening, PackagePage)
    press(opening, "begin")
    # one thing only stands in the way: who she is
    assert [row.sentence() for row in seen(opening, FindingRow)] == ["Please choose your name"]
    opening.choices["J1"].setChecked(True)
    press(opening, "begin")
    judge = window.page()
    assert isinstance(judge, JudgeWindow)
    QTest.keyClicks(focused(), "7")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    first = judge.session.submissions[0].id
    assert [str(score) for score in judge.session.scorecard(first).given.values()] == ["7"]
    assert questions == []
    judge.session.import_scores(
        [(work.id, row.id, "7") for work in judge.session.submissions for row in judge.session.rubric(work.id).criteria]
    )
    judge.pages.open_seal()
    assert judge.pages.seal is not None
    judge.pages.seal.card.seal.click()
    assert judge.pages.seal.is_sent()
    assert questions == ["file"]
    window.close()


def begin(window: MainWindow) -> ChairWindow:
    """From the template, under the name that is proposed, with a small contest filled in."""
    window.show_new_contest()
    new = window.page()
    assert isinstance(new, NewContestPage)
    one(new, ChoiceCard, f"begin_{TEMPLATE}").click()
    press(new, "begin")
    chair = window.page()
    assert isinstance(chair, ChairWindow)
    begun = chair_contest(chair.desk.ws)
    works = tuple(replace(one, attachments=()) for one in small_contest().submissions)
    filled = small_contest()
    panel = replace(filled.panel, judges=tuple(replace(one, known_keys=()) for one in filled.panel.judges))
    save_contest(chair.desk.ws, replace(filled, id=begun.id, submissions=works, panel=panel, deputies=()))
    chair.reload()
    return chair


def test_who_runs_a_contest_is_asked_for_a_name_when_the_first_package_is_signed(
    tmp_path: Path, questions: list[str], qtbot: QtBot
) -> None:
    window = program(tmp_path / "chair", qtbot)
    found = page(begin(window), ChairPackagePage, "package")
    assert questions == []

    press(found, "rehearse")
    asked = one(found, IdentityDialog, "identity_question")
    asked.name.setText("Secretary")
    passphrase = asked.passphrase.text()
    asked.answer.click()
    assert questions == ["identity_question", "file"]
    press(found, "rehearse")
    assert questions == ["identity_question", "file", "file"]
    window.close()

    questions.clear()
    again = program(tmp_path / "chair", qtbot)
    again.show_chair(chair_contest(again.desk.ws).id)
    chair = again.page()
    assert isinstance(chair, ChairWindow)
    found = page(chair, ChairPackagePage, "package")
    assert questions == []
    press(found, "rehearse")
    locked = one(found, PassphraseDialog, "passphrase_question")
    locked.field.setText(passphrase)
    locked.answer.click()
    press(found, "rehearse")
    assert questions == ["passphrase_question", "file", "file"]
    again.close()
