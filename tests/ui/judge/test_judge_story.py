"""One judge's day through the windows: open the package, score, be told what is wrong, seal, send, correct."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from judge_desktop.domain.scorecard import OVERALL, ScorecardState
from judge_desktop.ui import choose_files
from judge_desktop.ui.judge.judge_questions import ReasonDialog
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.workflow.file_types import FileType
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.judge_stage import SUBMISSIONS
from tests.helpers.keyboard import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def type_into(judge: JudgeWindow, criterion: str, text: str) -> None:
    """Type over what stands in that field, and go on with Enter."""
    field = judge.card.form.rows[criterion].field
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    press(field, Qt.Key.Key_Return)


def on_disk(judge: JudgeWindow, submission: str) -> dict[str, str]:
    """The scores another process reads from the data folder now."""
    with Workspace(judge.session._ws.home, writing=False) as other:
        card = open_session(other).scorecard(submission)
    return {criterion: str(score) for criterion, score in card.given.items()}


def test_from_the_package_to_the_sent_file(
    qtbot: QtBot, main_window: MainWindow, package_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main_window.open_file(package_file)
    page = main_window.page()
    assert isinstance(page, PackagePage)
    page.begin()
    assert not page._who_finding.isHidden()
    page.choices["J2"].setChecked(True)
    page.declaration.setChecked(True)
    page.begin()

    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    assert (judge.session.judge.id, judge.session.declaration_made) == ("J2", True)

    for submission, scores in zip(SUBMISSIONS, (("8", "24", "31", "15"),) * 4, strict=True):
        assert judge.card.submission() == submission
        for criterion, score in zip(("D1", "D2", "D3", "D4"), scores, strict=True):
            type_into(judge, criterion, score)
        assert judge.card.words.comment.editor.hasFocus()
        assert judge.card.footer.total() == "78"
        judge.walk.next()

    assert judge.pages.seal is not None
    assert judge.pages.seal.findings.blocking == ()
    saved = tmp_path / "sent.judgescore"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: saved)
    QTest.mouseClick(judge.pages.seal.card.seal, Qt.MouseButton.LeftButton)

    found = verify_file(main_window.desk.ws, saved)
    assert (found.type, found.genuine) == (FileType.SCORES, True)
    assert judge.pages.seal.is_sent()
    judge.pages.seal.copy_file()
    assert [url.toLocalFile() for url in QGuiApplication.clipboard().mimeData().urls()] == [str(saved)]
    assert len(judge.pages.seal.card.check_words) == 6


def test_what_is_typed_is_understood_explained_and_kept_at_once(judge: JudgeWindow) -> None:
    rows, footer = judge.card.form.rows, judge.card.footer
    submission = judge.card.submission()

    type_into(judge, "D1", "7")
    assert on_disk(judge, submission) == {"D1": "7"}
    type_into(judge, "D2", "๓๕")
    assert rows["D2"].finding() == "The score exceeds the full mark of 30"
    assert rows["D2"].field.typed() == "๓๕"
    type_into(judge, "D3", "35,5")
    assert rows["D3"].finding() == "The score must be a multiple of 1"
    assert (footer.total(), footer.missing()) == ("7", "Without criteria 2, 3 and 4")
    assert footer.saved().startswith("Saved ")

    type_into(judge, "D2", "๒๕")
    type_into(judge, "D3", "35")
    type_into(judge, "D4", "0")
    assert [row.finding() for row in rows.values()] == ["", "", "", ""]
    assert (footer.total(), footer.missing()) == ("67", "Complete")
    assert on_disk(judge, submission) == {"D1": "7", "D2": "25", "D3": "35", "D4": "0"}
    assert judge.list.list.rows()[0].total == "67"


def test_a_step_waits_until_the_field_is_left_and_a_letter_does_not(judge: JudgeWindow) -> None:
    row = judge.card.form.rows["D1"]
    row.field.setFocus()

    type_text(row.field, "7.5")
    assert row.finding() == ""
    type_text(row.field, "x")
    assert row.finding() == "Please enter numbers only"
    press(row.field, Qt.Key.Key_Down)
    assert judge.card.form.rows["D2"].field.hasFocus()
    assert row.finding() == "Please enter numbers only"


def test_an_empty_field_stays_neutral_until_the_keyboard_leaves_it(judge: JudgeWindow) -> None:
    first, second = (judge.card.form.rows[key] for key in ("D1", "D2"))
    assert first.field.hasFocus()

    judge.document.focus_document()
    assert first.finding() == ""
    first.field.setFocus()
    press(first.field, Qt.Key.Key_Return)
    assert first.finding() == "Please enter a score"
    assert second.finding() == ""
    press(second.field, Qt.Key.Key_Up)
    assert first.field.hasFocus()


def test_a_refused_value_is_still_there_after_looking_at_another_submission(judge: JudgeWindow) -> None:
    type_into(judge, "D1", "12")
    judge.walk.step(1)
    judge.walk.step(-1)

    assert judge.card.form.rows["D1"].field.typed() == "12"
    assert judge.card.form.rows["D1"].finding() == "The score exceeds the full mark of 10"
    assert judge.card.footer.missing() == "Without criteria 1, 2, 3 and 4"


def test_typing_is_taken_back_and_done_again(judge: JudgeWindow) -> None:
    type_into(judge, "D1", "7")
    type_into(judge, "D1", "9")
    submission = judge.card.submission()

    judge.card.form.undo()
    assert on_disk(judge, submission) == {"D1": "7"}
    judge.card.form.undo()
    assert on_disk(judge, submission) == {}
    judge.card.form.redo()
    judge.card.form.redo()
    assert on_disk(judge, submission) == {"D1": "9"}
    assert judge.card.form.rows["D1"].field.typed() == "9"


def test_keys_move_between_submissions_panes_and_numbers(qtbot: QtBot, judge: JudgeWindow) -> None:
    type_into(judge, "D1", "7")

    QTest.keyClick(judge.card.form.rows["D2"].field, Qt.Key.Key_Return, CONTROL)
    assert judge.card.submission() == SUBMISSIONS[1]
    QTest.keyClick(judge.card.form.rows["D1"].field, Qt.Key.Key_PageUp, CONTROL)
    assert judge.card.submission() == SUBMISSIONS[0]
    QTest.keyClick(judge.card.form.rows["D2"].field, Qt.Key.Key_F2)
    assert judge.card.form.rows["D2"].guidelines_shown()
    QTest.keyClick(judge.card.form.rows["D2"].field, Qt.Key.Key_F9)
    assert judge.card.footer.total() == "••"
    QTest.keyClick(judge.card.form.rows["D2"].field, Qt.Key.Key_F6)
    assert judge.list.list.hasFocus()
    QTest.keyClick(judge.list.list, Qt.Key.Key_F, CONTROL)
    assert judge.list.search.hasFocus()


def test_a_sent_scorecard_is_read_only_until_it_is_reopened_with_a_reason(
    judge: JudgeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = judge.session
    for submission in SUBMISSIONS:
        for criterion in ("D1", "D2", "D3", "D4"):
            session.set_score(submission, criterion, "5")
    judge.pages.open_seal()
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: tmp_path / "one.judgescore")
    judge.pages.seal.seal_and_save()  # type: ignore[union-attr]
    judge.walk.open_again()

    field = judge.card.form.rows["D1"].field
    assert field.isReadOnly()
    assert judge.card.words.comment.editor.isReadOnly()

    def answer(dialog: ReasonDialog) -> int:
        dialog.accept()
        assert dialog.result() == 0, "without a reason it stays open"
        dialog.reason.setText("read the wrong line")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ReasonDialog, "exec", answer)
    judge.verbs.reopen()
    assert not judge.card.form.rows["D1"].field.isReadOnly()
    assert session.scorecard(SUBMISSIONS[0]).state is ScorecardState.DRAFT
    assert session.scorecard(SUBMISSIONS[0]).reason == "read the wrong line"


def test_a_blocked_seal_leads_to_the_first_problem(judge: JudgeWindow) -> None:
    for criterion in ("D1", "D2", "D3", "D4"):
        judge.session.set_score(SUBMISSIONS[0], criterion, "5")
    judge.pages.open_seal()
    seal = judge.pages.seal
    assert seal is not None
    assert [line.title.split()[0] for line in seal.findings.blocking] == ["2", "11", "16"]

    seal.seal_and_save()

    assert judge.card.submission() == SUBMISSIONS[1]
    assert judge.card.form.rows["D1"].finding() == "Please enter a score"
    assert judge.card.form.rows["D1"].field.hasFocus()


def test_a_comment_is_kept_when_the_submission_the_window_or_the_page_changes(qtbot: QtBot, judge: JudgeWindow) -> None:
    editor = judge.card.words.comment.editor
    first = judge.card.submission()
    editor.setFocus()
    type_text(editor, "ชัดเจนดี")
    judge.walk.step(1)
    assert judge.session.scorecard(first).comments[OVERALL] == "ชัดเจนดี"

    type_text(editor, "ต่อ")
    qtbot.waitUntil(lambda: judge.session.scorecard(SUBMISSIONS[1]).comments.get(OVERALL) == "ต่อ")
    type_text(editor, "ไป")
    judge.hide()
    assert judge.session.scorecard(SUBMISSIONS[1]).comments[OVERALL] == "ต่อไป"


def test_every_button_says_what_it_does(judge: JudgeWindow) -> None:
    unnamed = [one for one in judge.findChildren(QPushButton) if not one.accessibleName() and not one.isHidden()]
    assert unnamed == []
