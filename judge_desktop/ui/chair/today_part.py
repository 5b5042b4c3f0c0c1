"""The presentation day as it runs: the bar, the running order, control of time, and who is in the meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.schedule import Schedule
from judge_desktop.scoring.attendance import Attendance, Presented
from judge_desktop.scoring.quorum import Quorum
from judge_desktop.scoring.running_order import Act
from judge_desktop.scoring.schedule_planning import breaks_before
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.day_clock import DayClock
from judge_desktop.ui.chair.day_rows import break_row, day_rows
from judge_desktop.ui.chair.meeting_card import MeetingCard
from judge_desktop.ui.chair.order_list import OrderList
from judge_desktop.ui.chair.time_card import TimeCard
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.key_map import bind_key
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.day_bar import DayBar, DayState
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16

_SIDE, _NARROW_SIDE, _NARROW = 322, 280, 760


class TodayPart(QWidget):
    """`act_requested(act, submission)`, `move_requested(submission, place)`, `presence_requested(judge, state)`,
    `time_requested(judge)`, `page_requested(name)`.
    """

    act_requested = Signal(object, str)
    move_requested = Signal(str, int)
    presence_requested = Signal(str, object)
    time_requested = Signal(str)
    page_requested = Signal(str)
    current_changed = Signal(str)

    def __init__(self, desk: Desk, clock: DayClock) -> None:
        super().__init__()
        self.setObjectName("today")
        self._desk, self._clock = desk, clock
        self._schedule = Schedule()
        self._attendance = Attendance()
        self._unfolded = False
        self.bar = DayBar(DayState("", "", ""))
        self.bar.setObjectName("day_bar")
        self.bar.clicked.connect(self.show_now)
        self.order = OrderList(tr("Running order"))
        self.order.setObjectName("day_order")
        self.order.move_requested.connect(self.move_requested)
        self.order.row_requested.connect(self._open)
        self.order.current_row_changed.connect(self.current_changed)
        self.time = TimeCard()
        self.time.act_requested.connect(lambda act: self.act_requested.emit(act, ""))
        self.meeting = MeetingCard()
        self.meeting.presence_requested.connect(self.presence_requested)
        self.meeting.time_requested.connect(self.time_requested)
        self._empty = EmptyState("", "")
        self._lay_out()
        clock.order_changed.connect(self.show_order)
        clock.ticked.connect(self.show_time)
        clock.threshold_passed.connect(self._announce)
        bind_key(self, "day_step", lambda: self.act_requested.emit(Act.STEP, ""))
        bind_key(self, "go_presenting", self.show_now)

    def show_state(self, state: ContestState, attendance: Attendance, quorum: Quorum | None) -> None:
        """Show the contest as the judges have it, and who is there."""
        self._attendance = attendance
        self._schedule = state.package.round_.schedule if state.package is not None else Schedule()
        has_day = self._clock.day is not None
        self._shown.setVisible(state.package is not None)
        self._frame.setVisible(has_day)
        self.bar.setVisible(has_day)
        self.time.setVisible(has_day)
        self._show_empty(state)
        if quorum is not None:
            self.meeting.show_meeting(state.judged, attendance, quorum)
        self.show_order()
        self.show_time()

    def show_order(self) -> None:
        """Show the order as it is now; a second that only counted down changes nothing here."""
        day, words = self._clock.day, self._clock.words
        if day is None or words is None:
            return
        rows = day_rows(day, words, self._attendance, unfolded=self._unfolded)
        pauses = breaks_before(self._schedule)
        shown = []
        for row in rows:
            shown += [break_row(pause) for pause in pauses.get(row.key, ())]
            shown.append(row)
        shown += [break_row(pause) for pause in pauses.get("", ())]
        self.order.set_rows(shown)
        if not self.order.current_key():
            self.order.set_current_key(day.order.now)
        self.time.show_day(day, words)

    def show_time(self) -> None:
        """Show the bar as it is this second."""
        if self._clock.words is not None:
            self.bar.set_state(self._clock.words.state())

    def show_now(self) -> None:
        """Go to the row of the one presenting, or of the next."""
        if self._clock.day is not None:
            self.order.set_current_key(self._clock.day.order.now)
            self.order.setFocus()

    def current_submission(self) -> str:
        """The submission of the current row; empty on a break."""
        key = self.order.current_key()
        return key if self._clock.day is not None and key in self._clock.day.order.planned else ""

    def presented(self, submission: str) -> Presented:
        """How that submission was presented, as noted."""
        return self._attendance.presented(submission)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(_NARROW)
        self._side.setFixedWidth(max(look().px(_NARROW_SIDE if narrow else _SIDE), self._side.least_width()))

    def _lay_out(self) -> None:
        self._frame = Card()
        self._frame.body.setContentsMargins(1, 4, 1, 4)
        self._frame.body.addWidget(self.order)
        self._side = ScrollArea(margin=0)
        self._side.column.setSpacing(SPACE_16)
        self._side.column.addWidget(self.time)
        self._side.column.addWidget(self.meeting)
        self._side.column.addStretch(1)
        self._side.setFixedWidth(look().px(_SIDE))
        bar = Card()
        bar.body.setContentsMargins(2, 1, 2, 1)
        bar.body.addWidget(self.bar)
        self._bar_card = bar
        self._shown = QWidget()
        columns = QHBoxLayout(self._shown)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACE_16)
        left = QVBoxLayout()
        left.setSpacing(SPACE_16)
        left.addWidget(self._frame, 1)
        self._place = QVBoxLayout()
        left.addLayout(self._place)
        columns.addLayout(left, 1)
        columns.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(bar)
        column.addWidget(self._shown, 1)
        self._outer = column

    def _show_empty(self, state: ContestState) -> None:
        self._empty.hide()
        self._empty.deleteLater()
        if state.package is None:
            how = tr("The running order can be planned before; the day begins with the package the judges have")
            self._empty = EmptyState("package", tr("No package has been built yet"), how, tr("Build package"))
            self._empty.action_requested.connect(lambda: self.page_requested.emit("package"))
            self._outer.addWidget(self._empty)
        else:
            how = tr("Plan it in the next tab and send it with a package update; attendance can be noted without it")
            self._empty = EmptyState("calendar-clock", tr("The package has no running order"), how)
            self._empty.setVisible(self._clock.day is None)
            self._place.addWidget(self._empty)
        self._bar_card.setVisible(self._clock.day is not None)

    def _open(self, key: str) -> None:
        if key.startswith("fold"):
            self._unfolded = True
            self.show_order()

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bar, words))
        if self._desk.settings.day_sound:
            QApplication.beep()
