"""Who is in the meeting: a line for each person of the panel with joined and left times, how many of the judges, and
whether that is a quorum. Who has no vote is noted, too: a chair without one presides, the minutes name a secretary.
"""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.role_words import role_and_vote
from judge_desktop.config.thai_dates import format_time, parse_time
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.panel import Judge
from judge_desktop.scoring.attendance import Attendance, Presence, PresenceState
from judge_desktop.scoring.quorum import Quorum
from judge_desktop.ui.chair.presence_list import PresenceList, PresenceRow
from judge_desktop.ui.chair.wording import name_of
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, Tone, Type

_SIGNS = {
    PresenceState.JOINED: (Shape.TICK, Tone.OK),
    PresenceState.LEFT: (Shape.DASHED, Tone.NEUTRAL),
    PresenceState.ABSENT: (Shape.STRUCK, Tone.NEUTRAL),
}


class MeetingCard(Card):
    """`presence_requested(judge, state)`: now; `time_requested(judge)`: at another time, or absent."""

    presence_requested = Signal(str, object)
    time_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("In the meeting"))
        self.setObjectName("meeting")
        self._attendance = Attendance()
        self._count = TextLabel("", Type.LABEL, wraps=False)
        self._count.setObjectName("meeting_count")
        self.add_to_header(self._count)
        self.other = IconButton("clock", tr("Another time, or absent"), key="F2")
        self.other.setObjectName("other_time")
        self.add_to_header(self.other)
        self.judges: PresenceList = PresenceList(tr("In the meeting: Space joins or leaves now, F2 another time"))
        self.judges.setObjectName("presence")
        self.judges.toggle_requested.connect(self._toggle)
        self.judges.time_requested.connect(self.time_requested)
        self.other.clicked.connect(lambda: self.time_requested.emit(self.judges.current_key()))
        self.body.setSpacing(4)
        self.body.setContentsMargins(0, 0, 0, SPACE_12)
        self._quorum: FindingRow | None = None
        self._above = QHBoxLayout()
        self._above.setContentsMargins(SPACE_20, 0, SPACE_20, 4)
        self.body.addLayout(self._above)
        self.body.addWidget(self.judges)

    def show_meeting(self, contest: Contest, attendance: Attendance, quorum: Quorum) -> None:
        """Show who is there."""
        self._attendance = attendance
        self.judges.set_rows([_row(one, attendance) for one in contest.panel.judges])
        self._count.setText(tr("{n} of {total}", n=len(quorum.present), total=quorum.appointed))
        if self._quorum is not None:
            self._above.removeWidget(self._quorum)
            self._quorum.hide()
            self._quorum.deleteLater()
        weight, sentence = quorum_words(quorum)
        self._quorum = FindingRow(weight, sentence, strong=weight is Weight.WARNS)
        self._quorum.setObjectName("quorum")
        self._above.addWidget(self._quorum)

    def quorum(self) -> str:
        """What is said about the quorum."""
        return self._quorum.sentence() if self._quorum is not None else ""

    def _toggle(self, judge: str) -> None:
        is_there = self._attendance.state(judge) is PresenceState.JOINED
        self.presence_requested.emit(judge, PresenceState.LEFT if is_there else PresenceState.JOINED)


class PresenceDialog(Dialog):
    """Joined or left at another time than now, or absent all day. `chosen` and `at` give the answer."""

    def __init__(self, name: str, noted: tuple[Presence, ...], now: time, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("When was {name} there?", name=name),
            tr("What was noted for that time and later no longer holds."),
            tr("Note it"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("presence_question")
        last = noted[-1] if noted else None
        self.choice = ChoiceField(
            tr("What happened"),
            [
                (PresenceState.JOINED.value, tr("Joined")),
                (PresenceState.LEFT.value, tr("Left")),
                (PresenceState.ABSENT.value, tr("Absent all day")),
            ],
        )
        self.choice.setObjectName("presence_state")
        self.choice.set_choice((last.state if last is not None else PresenceState.JOINED).value)
        self.field = TextField(tr("Time"))
        self.field.setObjectName("presence_time")
        self.field.setText(f"{(last.at if last is not None and last.at is not None else now):%H.%M}")
        self._labelled = LabelledField(tr("Time"), self.field)
        self.body.addWidget(LabelledField(tr("What happened"), self.choice))
        self.body.addWidget(self._labelled)
        self.choice.choice_changed.connect(lambda key: self._labelled.setVisible(key != PresenceState.ABSENT.value))
        self.at: time | None = None

    def chosen(self) -> PresenceState:
        """What happened."""
        return PresenceState(self.choice.choice())

    def finding(self) -> str:
        """What is wrong with the time typed."""
        return self._labelled.finding()

    def accept(self) -> None:
        if self.chosen() is not PresenceState.ABSENT:
            try:
                self.at = parse_time(self.field.text())
            except ValueError:
                self._labelled.set_finding(Weight.BLOCKS, tr("Write the time as 13:27 or 13.27"))
                self.fit()
                self.field.setFocus()
                return
        super().accept()


def quorum_words(quorum: Quorum) -> tuple[Weight, str]:
    """Whether enough are there and somebody presides."""
    if quorum.reached:
        return Weight.FINE, tr("Quorum reached")
    if len(quorum.present) < quorum.needed:
        return Weight.WARNS, tr(
            "No quorum: {n} of at least {needed} are there", n=len(quorum.present), needed=quorum.needed
        )
    return Weight.WARNS, tr("No quorum: nobody is there to preside")


def _row(judge: Judge, attendance: Attendance) -> PresenceRow:
    noted = attendance.judges.get(judge.id, ())
    last = noted[-1] if noted else None
    shape, tone = _SIGNS[last.state] if last is not None else (Shape.RING, Tone.NEUTRAL)
    time_words, spoken = _noted_words(last)
    aside = "" if judge.votes else role_and_vote(judge, translator(current_language()))
    return PresenceRow(judge.id, name_of(judge), shape, tone, time_words, spoken, aside)


def _noted_words(last: Presence | None) -> tuple[str, str]:
    """What was noted last: short for the end of the line, and as it is said."""
    if last is None:
        return "", tr("Not noted yet")
    clock = format_time(last.at, current_language().value) if last.at is not None else ""
    short = clock.removesuffix(" น.")
    if last.state is PresenceState.JOINED:
        return short, tr("Joined {time}", time=clock)
    if last.state is PresenceState.LEFT:
        return tr("left {time}", time=short), tr("Left {time}", time=clock)
    return tr("absent"), tr("Absent all day")
