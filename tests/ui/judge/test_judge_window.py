"""The judge's window fits its room, hides what a recused judge must not see, and loses nothing when built anew."""

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from judge_desktop.config.i18n import Language, current_language, set_language
from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Assignment, Ground, RecusalScope
from judge_desktop.domain.scorecard import OVERALL, ScorecardState
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge import judge_window
from judge_desktop.ui.judge.card_status import card_status
from judge_desktop.ui.judge.judge_place import Page
from judge_desktop.ui.judge.judge_questions import RecusalDialog
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.submission_pane import DONE, FLAGGED, TO_SCORE
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.held_reader import HeldReader
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.judge_stage import SUBMISSIONS
from tests.helpers.keyboard import type_text
from tests.ui.conftest import show_active


def test_the_panes_share_the_room_there_is(judge: JudgeWindow) -> None:
    for width, room, shown in (
        (1366, Room.WIDE, (True, True, True)),
        (911, Room.MEDIUM, (True, True, True)),
        (640, Room.TABS, (True, False, True)),
        (480, Room.NARROW, (False, False, True)),
    ):
        judge.resize(width, 690)
        QApplication.processEvents()

        assert judge.room() is room
        assert tuple(not pane.isHidden() for pane in (judge.list, judge.document, judge.card)) == shown
        assert judge.list.list.is_rail() == (room in {Room.MEDIUM, Room.TABS})
        assert judge.width() == width, "nothing inside asks for more"
        assert judge.minimumSizeHint().width() < width


def test_document_and_form_take_turns_and_the_list_opens_in_a_narrow_window(judge: JudgeWindow) -> None:
    judge.resize(640, 690)
    judge.panes.show_side("document")
    assert (judge.document.isHidden(), judge.card.isHidden()) == (False, True)

    judge.resize(480, 690)
    judge.panes.show_list()
    assert (judge.list.isHidden(), judge.card.isHidden()) == (False, True)
    judge.walk.open(SUBMISSIONS[2])
    assert (judge.list.isHidden(), judge.card.isHidden()) == (True, False)


def test_text_size_moves_the_limits(qapp: QApplication, judge: JudgeWindow) -> None:
    apply_theme(qapp, Theme.LIGHT, TextSize.LARGEST)
    QApplication.processEvents()

    assert judge.room() is Room.MEDIUM


def test_splitter_widths_of_the_person_hold_while_the_room_stays_the_same(judge: JudgeWindow) -> None:
    judge.panes.splitter.setSizes([300, 600, 466])
    first = judge.panes.splitter.sizes()[0]
    judge.walk.open(SUBMISSIONS[1])

    assert judge.panes.splitter.sizes()[0] == first != 266


def test_another_language_keeps_the_place_the_comment_and_what_was_refused(
    main_window: MainWindow, package_file: Path
) -> None:
    contest = open_package(main_window.desk.ws, package_file, judge="J1").package.contest.id
    main_window.show_judge(contest)
    before = main_window.page()
    assert isinstance(before, JudgeWindow)
    before.walk.open(SUBMISSIONS[1])
    type_text(before.card.form.rows["D1"].field, "12")
    type_text(before.card.words.comment.editor, "ยังไม่จบ")

    main_window.take_settings(Settings(language=Language.EN, numerals=Numerals.THAI))

    after = main_window.page()
    assert isinstance(after, JudgeWindow)
    assert after is not before
    assert current_language() is Language.EN
    assert after.card.submission() == SUBMISSIONS[1]
    assert after.card.words.comment.comment() == "ยังไม่จบ"
    assert after.card.form.rows["D1"].field.typed() == "12"
    assert after.card.form.rows["D1"].finding() == "The score exceeds the full mark of 10"
    assert after.card.header.number() == "๒"
    assert after.session.scorecard(SUBMISSIONS[1]).comments[OVERALL] == "ยังไม่จบ"


def test_a_recused_submission_shows_nothing_of_it_until_the_recusal_is_withdrawn(
    judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: RecusalDialog) -> int:
        dialog.accept()
        assert dialog.result() == 0, "without a ground it stays open"
        dialog.ground.set_choice(Ground.OTHER.value)
        dialog.accept()
        assert dialog.result() == 0, "another ground needs a reason"
        dialog.reason.setText("advised the team")
        dialog.accept()
        return dialog.result()

    judge.session.set_score(SUBMISSIONS[0], "D1", "7")
    monkeypatch.setattr(RecusalDialog, "exec", answer)
    judge.verbs.ask_recusal()

    assert [judge.session.is_recused(one) for one in SUBMISSIONS] == [True, True, False, False]
    assert judge.session.recusals[0].scope is RecusalScope.CATEGORY
    assert judge.document.shown_item() is None
    assert judge.document.viewers.pdf.page_count() == 0
    assert judge.document.tabs.isHidden()
    assert judge.card.footer.isHidden()
    assert judge.list.list.rows()[0].status == "Recused"
    assert judge.list.list.rows()[0].total == ""

    judge.verbs.withdraw_recusal()
    assert judge.card.form.rows["D1"].field.typed() == "7"
    assert not judge.card.footer.isHidden()


def test_not_attending_is_taken_back_by_a_score(judge: JudgeWindow) -> None:
    judge.verbs.mark_absent()
    assert card_status(judge.session, SUBMISSIONS[0]).words == "Absent"

    type_text(judge.card.form.rows["D1"].field, "7")
    assert judge.session.scorecard(SUBMISSIONS[0]).state is ScorecardState.DRAFT
    assert judge.list.list.rows()[0].status == "In progress"


def test_the_list_finds_by_number_and_title_and_filters(judge: JudgeWindow) -> None:
    pane = judge.list
    for criterion in ("D1", "D2", "D3", "D4"):
        judge.session.set_score(SUBMISSIONS[1], criterion, "5")
    judge.session.set_flag(SUBMISSIONS[2], flag=True)

    def shown() -> list[str]:
        return [row.key for row in pane.list.rows()]

    pane.set_filter(DONE)
    assert shown() == [SUBMISSIONS[0], SUBMISSIONS[1]], "the one that is open stays"
    pane.set_filter(FLAGGED)
    assert shown() == [SUBMISSIONS[0], SUBMISSIONS[2]]
    pane.set_filter(TO_SCORE)
    assert shown() == [SUBMISSIONS[0], SUBMISSIONS[2], SUBMISSIONS[3]]
    pane.set_filter("all")
    pane.search.setFocus()
    type_text(pane.search, "๑๑")
    assert shown() == ["GOV-02"]
    pane.search.clear()
    type_text(pane.search, "budget")
    assert shown() == ["GOV-02"]


def test_the_flag_and_the_private_note_are_kept(judge: JudgeWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(judge.card.header.flag, Qt.MouseButton.LeftButton)
    judge.card.words.open_note.click()
    type_text(judge.card.words.note.editor, "ask about costs")
    judge.walk.step(1)

    assert judge.session.scorecard(SUBMISSIONS[0]).flag
    assert judge.session.private_note(SUBMISSIONS[0]) == "ask about costs"
    assert judge.list.list.rows()[0].flag == "Discuss this one"


@pytest.mark.parametrize("language", list(Language))
def test_everything_the_keyboard_reaches_has_a_name(qtbot: QtBot, desk: Desk, contest: str, language: Language) -> None:
    set_language(language)
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    show_active(qtbot, window, 1366, 690)
    for is_seal in (False, True):
        if is_seal:
            window.pages.open_seal()
        for width in (1366, 640, 480):
            window.resize(width, 690)
            QApplication.processEvents()
            assert (is_seal, width, nameless_widgets(window)) == (is_seal, width, [])


def test_the_declaration_is_asked_for_until_it_is_made(
    qtbot: QtBot, desk: Desk, workspace: Workspace, package_file: Path
) -> None:
    contest = open_package(workspace, package_file, judge="J3").package.contest.id
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    notice = window._notices.notice()
    assert notice is not None
    assert notice.sentence() == "The declaration of interest has not been made yet"

    notice.action_requested.emit()

    assert window.session.declaration_made
    notice = window._notices.notice()
    assert notice is not None
    assert notice.sentence() == "Not confirmed by voice"


def test_a_window_built_again_in_another_language_leaves_nothing_behind(
    qtbot: QtBot, workspace: Workspace, contest: str
) -> None:
    reader = HeldReader("pdf.texts", "office.read")
    window = MainWindow(workspace, InstantTasks(), Settings(), reader)
    qtbot.addWidget(window)
    show_active(qtbot, window, 1366, 690)
    window.show_judge(contest)
    judge = window.page()
    assert isinstance(judge, JudgeWindow)
    QApplication.processEvents()
    judge.document.open_search()
    judge.open_my_scores()
    judge.pages.open_seal()
    qtbot.waitUntil(lambda: bool(reader.waiting))
    gone = weakref.ref(judge)
    timers = judge.findChildren(QTimer)
    del judge

    other = next(one for one in Language if one is not window.desk.settings.language)
    window.take_settings(replace(window.desk.settings, language=other))
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert reader.waiting == [], "an answer to the window before would find nobody"
    assert [one for one in timers if isValid(one)] == []
    gc.collect()
    assert gone() is None


def test_a_judge_to_whom_nothing_is_assigned_breaks_nothing(
    qtbot: QtBot, desk: Desk, contest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(desk.ws)
    round_ = replace(session.package.round_, assignments=(Assignment(judge="J1", submission=SUBMISSIONS[0]),))
    package = replace(session.package, contest=replace(session.contest, rounds=(round_,)))
    idle = ScoringSession(desk.ws, package, session.judge)
    assert idle.submissions == ()
    monkeypatch.setattr(judge_window, "open_session", lambda *_: idle)
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    show_active(qtbot, window, 1366, 690)

    window.pages.open_changes()
    window.walk.open_again()

    assert window.pages.page() is Page.DESK
    assert "Seal this scorecard" not in [entry.words for group in window.menu_groups() for entry in group]


def test_a_keystroke_shows_one_row_of_the_list_anew(judge: JudgeWindow) -> None:
    judge.walk.open(SUBMISSIONS[2])
    changed: list[tuple[int, int]] = []
    judge.list.list.model().dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    fields = [row.field for row in judge.card.form.rows.values()]
    QTest.keyClick(fields[0], Qt.Key.Key_4)
    assert changed == []  # it is in progress as it was before
    for field in fields[1:]:
        QTest.keyClick(field, Qt.Key.Key_4)
    assert changed == [(2, 2)]  # and complete now, with its total
    rows = judge.list.list.rows()
    assert [bool(row.total) for row in rows] == [False, False, True, False]
    judge.list.set_filter(TO_SCORE)
    QTest.keyClick(fields[0], Qt.Key.Key_Backspace)
    assert [row.key for row in judge.list.list.rows()] == list(SUBMISSIONS)


def test_a_list_asked_for_again_is_not_made_anew(judge: JudgeWindow) -> None:
    before = judge.list.list.rows()
    judge.list.refresh()
    assert all(one is other for one, other in zip(before, judge.list.list.rows(), strict=True))
    assert judge.session.scorecard(SUBMISSIONS[0]) is judge.session.scorecard(SUBMISSIONS[0])
    category = judge.session.submission(SUBMISSIONS[2]).category
    judge.session.recuse(category, RecusalScope.CATEGORY, Ground.RELATIVE)
    assert judge.session.scorecard(SUBMISSIONS[2]).state is ScorecardState.RECUSED
    judge.session.withdraw_recusal(category, RecusalScope.CATEGORY)
    assert judge.session.scorecard(SUBMISSIONS[2]).state is ScorecardState.DRAFT
