"""Sealing and sending: every finding leads to its place, one or all are sealed, nothing is sent that was not saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.ui import choose_files
from judge_desktop.ui.judge.judge_place import Page
from judge_desktop.ui.judge.judge_questions import ReasonDialog
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.seal_cards_list import ScorecardsCard
from judge_desktop.ui.judge.seal_page import SealPage
from judge_desktop.ui.tasks import Control
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.workflow.export_scores import export_scores, next_revision
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.judge_stage import SUBMISSIONS, kept_open


def seal_page(judge: JudgeWindow, *, scored: bool = True) -> SealPage:
    """The page, after everything was scored."""
    if scored:
        for place, submission in enumerate(SUBMISSIONS):
            for criterion in ("D1", "D2", "D3", "D4"):
                judge.session.set_score(submission, criterion, str(5 + place))
    judge.pages.open_seal()
    assert judge.pages.seal is not None
    return judge.pages.seal


def cards(page: SealPage) -> ScorecardsCard:
    """The list of all scorecards, opened."""
    if page.all_cards is None:
        page.opener.click()
    assert page.all_cards is not None
    return page.all_cards


def button(page: SealPage, submission: str) -> QPushButton:
    """The button of that scorecard."""
    row = cards(page).row(submission)
    return next(one for name in ("seal", "reopen", "open") if (one := row.findChild(QPushButton, name)) is not None)


def test_a_warning_leads_to_the_comment_and_a_finding_to_its_field(judge: JudgeWindow) -> None:
    judge.session.set_score("ENV-02", "D1", "5")
    for criterion in ("D1", "D2", "D3", "D4"):
        judge.session.set_score("ENV-01", criterion, "5")
    page = seal_page(judge, scored=False)
    comment = next(one for one in page.findings.warnings if one.action == "Write")

    page.submission_requested.emit(comment.submission, False, comment.place)
    assert judge.card.words.comment.hasFocus() or judge.card.words.comment.editor.hasFocus()

    judge.pages.open_seal()
    blocking = next(one for one in page.findings.blocking if one.submission == "ENV-02")
    assert blocking.place == "D2"
    page.submission_requested.emit(blocking.submission, True, blocking.place)
    assert judge.card.form.rows["D2"].field.hasFocus()
    assert judge.card.form.rows["D4"].finding() == "Please enter a score"


def test_one_is_sealed_and_opened_again_without_a_reason_before_it_was_sent(judge: JudgeWindow) -> None:
    page = seal_page(judge)
    assert button(page, "ENV-01").objectName() == "seal"
    button(page, "ENV-01").click()
    assert [one.state for one in judge.session.scorecards()].count(ScorecardState.SEALED) == 1
    assert judge.session.sent_in("ENV-01") == 0

    button(page, "ENV-01").click()
    assert judge.session.scorecard("ENV-01").state is ScorecardState.DRAFT
    assert nameless_widgets(page) == []


def test_one_is_sealed_from_the_menu_of_its_scorecard(judge: JudgeWindow) -> None:
    judge.walk.open("ENV-01")
    judge.verbs.seal_one()
    assert judge.card.form.rows["D1"].finding() == "Please enter a score"

    for criterion in ("D1", "D2", "D3", "D4"):
        judge.session.set_score("ENV-01", criterion, "5")
    judge.verbs.seal_one()
    assert judge.session.scorecard("ENV-01").state is ScorecardState.SEALED


def test_what_was_sent_is_opened_again_with_a_reason_and_sent_as_the_next_revision(
    judge: JudgeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = seal_page(judge)
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: tmp_path / "one.judgescore")
    page.seal_and_save()
    assert page.is_sent()
    dialogs = kept_open(monkeypatch, ReasonDialog)

    button(page, "ENV-02").click()
    dialogs[0].accept()
    assert dialogs[0].result() == 0, "it needs a reason"
    dialogs[0].reason.setText("read the wrong line")
    dialogs[0].accept()

    assert judge.session.scorecard("ENV-02").reason == "read the wrong line"
    assert not page.is_sent()
    judge.session.set_score("ENV-02", "D1", "9")
    page.refresh()
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: tmp_path / "two.judgescore")
    page.seal_and_save()
    assert (page.is_sent(), judge.session.sent_in("ENV-02")) == (True, 2)


def test_a_folder_that_takes_no_file_says_so_and_nothing_is_sent(
    judge: JudgeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = seal_page(judge)
    target = tmp_path / "not there" / "one.judgescore"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: target)

    page.seal_and_save()

    notice = page._notices.notice()
    assert notice is not None
    assert notice.weight() is Weight.BLOCKS
    assert [judge.session.sent_in(one) for one in SUBMISSIONS] == [0, 0, 0, 0]
    assert next_revision(judge.session._ws, judge.session) == 1
    assert not page.is_sent()
    assert not target.exists()
    assert page.card.seal.isEnabled(), "it can be tried again"


def test_a_full_disk_marks_nothing_as_sent(judge: JudgeWindow, tmp_path: Path) -> None:
    seal_page(judge)
    before = list(tmp_path.iterdir())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("judge_desktop.config.whole_files.os.fsync", _no_space)
        with pytest.raises(JudgeDesktopError) as refused:
            export_scores(judge.session._ws, judge.session, tmp_path / "one.judgescore")

    assert refused.value.code is Code.DISK_FULL
    assert list(tmp_path.iterdir()) == before
    assert [judge.session.sent_in(one) for one in SUBMISSIONS] == [0, 0, 0, 0]


def _no_space(_descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_safety_copy_is_offered_and_tells_how_far_it_is(
    judge: JudgeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.zip"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: target)
    steps: list[tuple[int, int]] = []
    monkeypatch.setattr(Control, "report", lambda _self, done, total: steps.append((done, total)))

    judge.package.offer_safety_copy().action_requested.emit()

    assert target.is_file()
    assert steps[-1][0] == steps[-1][1] > 0
    notice = judge._notices.notice()
    assert notice is not None
    assert notice.sentence() == "The safety copy was saved"


def said_on(page: QWidget) -> str:
    """Everything that is read on a page or read aloud of it."""
    parts = [one for one in page.findChildren(QWidget) if one.isVisible()]
    texts = [one.text() for one in parts if hasattr(one, "text")]
    return "\n".join([*texts, *(f"{one.accessibleName()} {one.toolTip()}" for one in parts)])


def test_while_numbers_are_hidden_no_total_stands_on_the_page(judge: JudgeWindow) -> None:
    for submission in ("ENV-01", "ENV-02"):
        for criterion, score in zip(("D1", "D2", "D3", "D4"), ("9", "23", "32", "13"), strict=True):
            judge.session.set_score(submission, criterion, score)
    page = seal_page(judge, scored=False)
    cards(page)
    QApplication.processEvents()
    assert "77" in said_on(page)

    QTest.keyClick(page, Qt.Key.Key_F9)
    QApplication.processEvents()
    assert ("77" in said_on(page), "total ••" in said_on(page)) == (False, True)
    assert page.findings.warnings[0].title == "Some totals are the same (numbers are hidden)"

    judge.pages.back_requested.emit()
    judge.pages.open_seal()
    again = judge.pages.seal
    assert again is not None
    assert [one.title for one in again.findings.warnings][:1] == ["Some totals are the same (numbers are hidden)"]
    QTest.keyClick(again, Qt.Key.Key_F9)
    assert again.findings.warnings[0].title == "1 and 2 have the same total, 77"


def test_the_file_sent_is_at_hand_again_until_it_is_moved_away(
    judge: JudgeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = tmp_path / "scores.judgescore"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: sent)
    seal_page(judge).seal_and_save()
    judge.pages.back_requested.emit()

    page = seal_page(judge, scored=False)
    QGuiApplication.clipboard().clear()
    assert page.card.copy_big.isVisibleTo(page)
    page.card.copy_big.click()
    assert [one.toLocalFile() for one in QGuiApplication.clipboard().mimeData().urls()] == [str(sent)]

    sent.unlink()
    page.card.copy_big.click()
    notice = page._notices.notice()
    assert notice is not None
    assert notice.sentence() == "The file is not where it was saved any more"
    assert (page.card.copy_big.isVisibleTo(page), page.card.seal.words()) == (False, "Save the file again")


def test_whoever_is_recused_from_everything_sends_just_that(
    judge: JudgeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for category in judge.session.contest.categories:
        judge.session.recuse(category.id, RecusalScope.CATEGORY, Ground.EMPLOYER)
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: tmp_path / "recused.judgescore")
    page = seal_page(judge, scored=False)
    sentence = "You are recused from every submission: the file tells the secretary so, without scores"
    assert [one.title() for one in page.findChildren(StatusRow)][:1] == [sentence]
    assert not page.is_sent()
    page.seal_and_save()
    assert (page.is_sent(), page.card.copy_big.isVisibleTo(page)) == (True, True)
    assert page.card.copy_big.hasFocus(), "the next thing to do is one key away"


def test_the_list_of_scorecards_has_its_height_at_once(judge: JudgeWindow) -> None:
    judge.resize(1366, 560)
    judge.pages.open_seal()
    page = judge.pages.seal
    assert page is not None
    page._show_one_by_one()
    QApplication.processEvents()  # one round, as before the first paint
    shown = [one for one in page.findChildren(TextLabel) if one.isVisible()]
    squeezed = [one.text() for one in shown if one.height() < one.heightForWidth(one.width())]
    assert squeezed == []


def test_esc_leads_back_to_the_scorecard_with_nothing_lost(judge: JudgeWindow) -> None:
    judge.walk.open(SUBMISSIONS[1])
    row = next(iter(judge.card.form.rows.values()))
    QTest.keyClicks(row.field, "7")
    judge.pages.open_seal()
    page = judge.pages.seal
    assert page is not None
    QTest.keyClick(page.card.seal, Qt.Key.Key_Escape)

    assert judge.pages.page() is Page.DESK
    assert (judge.card.submission(), row.field.text()) == (SUBMISSIONS[1], "7")
    assert judge.session.scorecard(SUBMISSIONS[1]).state is ScorecardState.DRAFT
