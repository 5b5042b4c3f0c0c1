"""What a key or a button promises holds in every width of the window, and where nothing is there, it says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge import judge_window
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from tests.helpers.typist import CONTROL, SHIFT, Typist
from tests.ui.conftest import show_active

NOBODY_SEES = {Room.MEDIUM: (911, 512), Room.TABS: (600, 690), Room.NARROW: (480, 690)}


def focused_name() -> str:
    """The object name of what holds the keyboard; it must be seen."""
    widget = QApplication.focusWidget()
    assert widget is not None
    assert widget.isVisible()
    return widget.objectName()


def arranged(judge: JudgeWindow, room: Room) -> Typist:
    """The window in that arrangement, with the keyboard in its first score field."""
    judge.resize(*NOBODY_SEES[room])
    QApplication.processEvents()
    judge.card.focus_form()
    assert judge.room() is room
    return Typist()


@pytest.mark.parametrize("room", NOBODY_SEES)
def test_the_list_is_searched_where_it_is_a_rail_or_hidden(judge: JudgeWindow, room: Room) -> None:
    typist = arranged(judge, room)
    typist.press(Qt.Key.Key_F, CONTROL)
    assert focused_name() == "search_submissions"
    assert (judge.list.list.is_rail(), judge.document.isVisible()) == (False, False)
    typist.digits("11")
    assert [row.key for row in judge.list.list.rows()] == ["GOV-02"]

    typist.press(Qt.Key.Key_Escape)
    assert (judge.list.search.text(), focused_name()) == ("", "search_submissions"), "first without the words"
    typist.press(Qt.Key.Key_Escape)
    assert (judge.panes.in_list, focused_name()) == (False, "score_D1")
    assert judge.list.list.is_rail() is (room is not Room.NARROW)


@pytest.mark.parametrize("room", NOBODY_SEES)
def test_a_row_found_is_opened_with_enter(judge: JudgeWindow, room: Room) -> None:
    typist = arranged(judge, room)
    typist.press(Qt.Key.Key_F, CONTROL)
    judge.list.focus_list()
    typist.press(Qt.Key.Key_Down, times=2)
    assert judge.card.submission() == "ENV-01", "walking along the rows opens none while they have the room"
    typist.press(Qt.Key.Key_Return)
    assert (judge.card.submission(), judge.panes.in_list, focused_name()) == ("GOV-02", False, "score_D1")


def test_a_rail_never_leaves_submissions_out_unseen(judge: JudgeWindow) -> None:
    judge.list.set_filter("GOV")
    judge.list.search.setText("11")
    judge.list.refresh()
    assert len(judge.list.list.rows()) == 1
    arranged(judge, Room.MEDIUM)
    assert (len(judge.list.list.rows()), judge.list.search.text()) == (4, "")


def test_beside_the_document_walking_along_the_list_shows_each_and_stays_there(judge: JudgeWindow) -> None:
    typist = Typist()
    judge.list.focus_list()
    typist.press(Qt.Key.Key_Down)
    assert judge.card.submission() == "ENV-02"
    assert judge.list.list.hasFocus()
    typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Return)
    assert (judge.card.submission(), focused_name()) == ("GOV-02", "score_D1")


def test_nothing_found_says_so_and_leads_back(judge: JudgeWindow) -> None:
    judge.list.search.setFocus()
    typist = Typist()
    typist.words("zzzz")
    assert (judge.list.list.rows(), judge.list.list.isVisible()) == ((), False)
    typist.tab_to("empty_action")
    typist.press(Qt.Key.Key_Space)
    assert (len(judge.list.list.rows()), judge.list.search.text()) == (4, "")
    assert judge.list.list.hasFocus()


def test_the_document_search_brings_the_document_where_the_two_take_turns(judge: JudgeWindow) -> None:
    typist = arranged(judge, Room.TABS)
    typist.press(Qt.Key.Key_F, CONTROL | SHIFT)
    assert (judge.document.isVisible(), focused_name()) == (True, "document_words")


def test_beside_a_meeting_a_pin_says_where_its_page_is_and_nothing_unseen_is_pinned(
    qtbot: QtBot, judge: JudgeWindow
) -> None:
    qtbot.waitUntil(lambda: judge.document.shown_item() is not None)
    judge.card.focus_form()
    typist = Typist()
    typist.press(Qt.Key.Key_F7)
    pins = judge.session.scorecard("ENV-01").pins
    assert len(pins) == 1

    typist = arranged(judge, Room.NARROW)
    typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_F7)
    assert judge.session.scorecard("ENV-01").pins == pins
    judge.card.pin_opened.emit(pins[0])
    notice = judge.findChild(Notice, "no_document")
    assert notice is not None
    notice.findChildren(Button)[0].setFocus()
    typist.press(Qt.Key.Key_Space)
    QApplication.processEvents()
    assert (judge.room() is not Room.NARROW, judge.document.isHidden()) == (True, judge.room() is Room.TABS)


def test_the_category_stands_in_the_list_and_on_the_scorecard(judge: JudgeWindow) -> None:
    row = judge.list.list.rows()[2]
    index = judge.list.list.model().index(2, 0)
    assert (row.group, "Smart Governance" in row.spoken) == ("Smart Governance", True)
    assert "Smart Governance" in str(index.data(Qt.ItemDataRole.ToolTipRole)).split("\n")
    judge.walk.open("GOV-02")
    shown = judge.findChild(TextLabel, "card_category")
    assert shown is not None
    assert (shown.isVisible(), shown.text()) == (True, "Smart Governance")


def test_a_judge_without_submissions_is_told_what_to_do(
    qtbot: QtBot, desk: Desk, contest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(desk.ws)
    theirs = tuple(one for one in session.package.assignments if one.judge != session.judge.id)
    known = session.package.contest
    others = replace(known, rounds=(replace(session.package.round_, assignments=theirs),))
    empty = ScoringSession(desk.ws, replace(session.package, contest=others), session.judge)
    monkeypatch.setattr(judge_window, "open_session", lambda _ws, _where: empty)
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    show_active(qtbot, window, 1366, 690)
    said = [one.sentence() for one in window.findChildren(EmptyState) if one.isVisible()]
    assert said == ["No submission is assigned to you yet"]
    assert not window.bar.send.isEnabled()
    typist = Typist()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_PageDown, Qt.Key.Key_M, Qt.Key.Key_B, Qt.Key.Key_F):
        typist.press(key, CONTROL)
    window.walk.open_again()
    words = [entry.words for group in window.menu_groups() for entry in group]
    assert ("Change name…" in words, "Undo" in words) == (True, False)
