"""The card of who is in the meeting: everybody of the panel is noted, those without a vote apart."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.contest import Contest
from judge_desktop.scoring.attendance import Attendance, Presence, PresenceState
from judge_desktop.scoring.quorum import quorum_of
from judge_desktop.ui.chair.meeting_card import MeetingCard
from tests.helpers.contests import small_contest
from tests.helpers.keyboard import press


def shown(qtbot: QtBot, contest: Contest, attendance: Attendance) -> MeetingCard:
    card = MeetingCard()
    qtbot.addWidget(card)
    card.show_meeting(contest, attendance, quorum_of(contest, attendance.present()))
    return card


def test_a_secretary_without_a_vote_is_noted_and_said_to_have_none(qtbot: QtBot) -> None:
    card = shown(qtbot, small_contest(), Attendance())
    rows = card.judges.rows()
    assert [(row.key, row.aside) for row in rows] == [("j1", ""), ("j2", ""), ("j3", "Secretary, without a vote")]
    spoken = card.judges.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "สาม เลขานุการ. Secretary, without a vote. Not noted yet"
    with qtbot.waitSignal(card.presence_requested) as asked:
        press(card.judges, Qt.Key.Key_3)
    assert asked.args == ["j3", PresenceState.JOINED]


def test_who_has_no_vote_is_not_counted(qtbot: QtBot) -> None:
    contest = small_contest()
    there = {one.id: (Presence(state=PresenceState.JOINED, at=time(9, 50)),) for one in contest.panel.judges}
    card = shown(qtbot, contest, Attendance(judges=there))
    assert (card._count.text(), card.quorum()) == ("2 of 2", "Quorum reached")
    assert [row.time for row in card.judges.rows()] == ["09:50"] * 3


def test_in_thai(qtbot: QtBot) -> None:
    set_language(Language.TH)
    card = shown(qtbot, small_contest(), Attendance())
    assert card.judges.rows()[2].aside == "เลขานุการ ไม่ออกเสียง"
