"""Presentation day in the judge's window: it owns the day and shows it in the bar, the strip and the running order.

It never opens a submission by itself and never takes the keyboard: the window is asked with signals.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.scoring.running_order import Act, Level
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.day_page import DayPage
from judge_desktop.ui.judge.day_strip import DayStrip
from judge_desktop.ui.judge.day_words import DayWords
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.key_map import key_line
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.day_bar import DayBar, DayForm, DayState
from judge_desktop.workflow.presentation_day import open_day
from judge_desktop.workflow.scoring_session import ScoringSession

TICK_MS = 1000
SECOND_BEEP_MS = 300
_FORMS = {Room.WIDE: DayForm.FULL, Room.NARROW: DayForm.LINE}


class DayPart(QObject):
    """Without a running order in the package `bar` is None and nothing of this is ever shown.

    Signals: `submission_requested(id)`; `move_requested(from, to)` for scores typed into the wrong form;
    `presenting_changed(id)` ("" = nobody); `page_changed` when the running order was opened or closed;
    `break_begun` when the one before a planned break has ended; `threshold_passed(words)` once for each;
    `refused(error)` when the disk did not keep an act.
    """

    submission_requested = Signal(str)
    move_requested = Signal(str, str)
    presenting_changed = Signal(str)
    page_changed = Signal()
    break_begun = Signal()
    threshold_passed = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, session: ScoringSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self.day = open_day(desk.ws, session.package)
        self._opened = self._presenting = ""
        self._presented_at = -1  # the place of the order that presented last, while this window was open
        self._numbers_hidden = False
        self._changed: set[str] = set()
        self._step_said: tuple[str, bool, DayForm, bool] | None = None
        self._level: tuple[str, str, Level] | None = None
        self.strip = DayStrip()
        self.strip.go_requested.connect(self.jump)
        self.strip.move_requested.connect(self._ask_move)
        self.page: DayPage | None = None
        self._middle = QVBoxLayout()
        self.bar: DayBar | None = None
        self.step_button = Button("", icon="play", size=ButtonSize.SMALL)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        if self.day is not None:
            self._words = DayWords(self.day, session.contest, desk.settings.numerals)
            self._make_bar(self._words.state())
            self.refresh()

    @property
    def presenting(self) -> str:
        """The submission that is presenting now; empty when nobody is."""
        return self._presenting

    @property
    def is_page_open(self) -> bool:
        """Whether the running order stands in the place of the document."""
        return self.page is not None and not self.page.isHidden()

    @property
    def is_ticking(self) -> bool:
        """Whether something changes by itself."""
        return self._timer.isActive()

    def beside(self, document: QWidget) -> QWidget:
        """A place that holds the document, and the running order instead of it while that is open."""
        place = QWidget()
        self._middle = QVBoxLayout(place)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(document)
        return place

    def set_room(self, room: Room) -> None:
        """Say as much as the window has room for."""
        if self.bar is not None:
            self.bar.set_form(_FORMS.get(room, DayForm.MEDIUM))
            self._show_step()

    def set_opened(self, submission_id: str) -> None:
        """The submission whose form is open now."""
        self._opened = submission_id
        self._show_strip()

    def set_numbers_hidden(self, hidden: bool) -> None:
        """While the screen is shared the strip stays away."""
        self._numbers_hidden = hidden
        self._show_strip()

    def note_change(self, submission_id: str) -> None:
        """Something was typed into that form: it may belong to the one presenting."""
        if self._presenting:
            self._changed.add(submission_id)
            self._show_strip()

    def do(self, act: Act, submission: str = "") -> None:
        """Let that happen, and show it."""
        if self.day is None:
            return
        try:
            self.day.do(act, submission)
        except JudgeDesktopError as refusal:
            self.refused.emit(refusal)
        self.refresh()

    def step(self) -> None:
        """Start the talk, then the questions, then end the presentation."""
        self.do(Act.STEP)

    def jump(self) -> None:
        """Ask for the form of the one presenting, or of the one that comes next."""
        target = self.day.order.now if self.day is not None else ""
        if target and self._is_mine(target):
            self.submission_requested.emit(target)

    def tick(self) -> None:
        """A second has passed."""
        if self.day is None:
            return
        try:
            self.day.tick()
        except JudgeDesktopError as refusal:
            self.refused.emit(refusal)
        self.refresh()

    def refresh(self) -> None:
        """Show the day as it is now."""
        if self.day is None or self.bar is None:
            return
        presenting = self.day.order.presenting
        if presenting != self._presenting:
            self._presenting = presenting
            self._changed.clear()
            self.presenting_changed.emit(presenting)
            self._tell_break()
        self.bar.set_state(self._words.state())
        self._show_step()
        self._tell_threshold()
        self._show_strip()
        if self.page is not None and self.is_page_open:
            self.page.show_day()
        if self.day.needs_ticks != self._timer.isActive():
            if self.day.needs_ticks:
                self._timer.start()
            else:
                self._timer.stop()

    def toggle_page(self) -> None:
        """Open the running order, or close it."""
        if self.is_page_open:
            self.close_page()
        else:
            self.open_page()

    def open_page(self) -> None:
        """Show the running order in the place of the document, with the keyboard in it."""
        if self.day is None:
            return
        if self.page is None:
            self._make_page()
        if self.page is not None:
            self.page.show_day()
            self.page.show()
            self.page_changed.emit()
            self.focus_page()

    def focus_page(self) -> None:
        """Put the keyboard into the running order, where it is open."""
        if self.page is not None and self.is_page_open:
            self.page.focus_order()

    def close_page(self) -> None:
        """The document again."""
        if self.page is not None and self.is_page_open:
            self.page.hide()
            self.page_changed.emit()

    def _make_bar(self, state: DayState) -> None:
        self.bar = DayBar(state)
        self.bar.setObjectName("day_bar")
        self.bar.setToolTip(tr("Running order ({key})", key=key_line("running_order").shown()[0]))
        self.bar.clicked.connect(self.toggle_page)
        self.step_button.setObjectName("day_step")
        self.step_button.clicked.connect(self.step)
        self.bar.add_button(self.step_button)

    def _make_page(self) -> None:
        if self.day is None:
            return
        self.page = DayPage(self.day, self._words)
        self.page.hide()
        self.page.set_sound(self._desk.settings.day_sound)
        self.page.act_requested.connect(self.do)
        self.page.submission_requested.connect(self._open_from_page)
        self.page.close_requested.connect(self.close_page)
        self.page.sound_changed.connect(self._keep_sound)
        self._middle.addWidget(self.page)

    def _open_from_page(self, submission_id: str) -> None:
        if self._is_mine(submission_id):
            self.submission_requested.emit(submission_id)

    def _keep_sound(self, is_on: bool) -> None:
        self._desk.settings = replace(self._desk.settings, day_sound=is_on)
        self._desk.save_settings(self._desk.settings)

    def _show_step(self) -> None:
        if self.day is None or self.bar is None:
            return
        order, state = self.day.order, self.bar.state()
        is_idle = not state.time_left
        said = (self._words.step(), is_idle, self.bar.form(), bool(order.now))
        if said == self._step_said:
            return
        self._step_said = said
        self.step_button.setEnabled(bool(order.now))
        self.step_button.set_icon("play" if is_idle else "skip-forward")
        self.step_button.set_kind(ButtonKind.SECONDARY if is_idle else ButtonKind.QUIET)
        self.step_button.set_words(self._words.step())
        self.step_button.set_tooltip(f"{self._words.step()} ({key_line('day_step').shown()[0]})")
        self.step_button.set_words_shown(is_idle and self.bar.form() is DayForm.FULL)
        self.bar.fit()

    def _show_strip(self) -> None:
        other = self._presenting
        is_wrong = other and self._opened and other != self._opened and self._is_mine(other)
        if not is_wrong or self._numbers_hidden:
            self.strip.hide_strip()
            return
        opened, presenting = self._words.number(self._opened), self._words.number(other)
        self.strip.show_between(opened, presenting, may_move=self._may_move(other))

    def _may_move(self, other: str) -> bool:
        """Only what was typed since the other one began, and only into a form in which nothing stands yet."""
        source, target = self._session.scorecard(self._opened), self._session.scorecard(other)
        is_empty = target.state is ScorecardState.DRAFT and not target.given
        return self._opened in self._changed and bool(source.given) and is_empty

    def _ask_move(self) -> None:
        if self._opened and self._presenting:
            self.move_requested.emit(self._opened, self._presenting)

    def _tell_break(self) -> None:
        """When a presentation ends right before a planned break."""
        if self.day is None:
            return
        before, self._presented_at = self._presented_at, self.day.order.at if self._presenting else -1
        if before >= 0 and not self._presenting and self.day.is_break_between(before, self.day.order.at):
            self.break_begun.emit()

    def _is_mine(self, submission_id: str) -> bool:
        return any(one.id == submission_id for one in self._session.submissions)

    def _tell_threshold(self) -> None:
        """Once when a threshold is passed; never for what was passed before the window was opened."""
        if self.day is None or self.bar is None:
            return
        now, before = self.day.reading(), self._level
        self._level = (now.submission, now.phase.value, now.level)
        if before is None or before[:2] != self._level[:2] or now.level in {before[2], Level.PLENTY}:
            return
        words = self._words.threshold()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bar, words))
        if self._desk.settings.day_sound:
            QApplication.beep()
            if now.level is Level.OVER:
                QTimer.singleShot(SECOND_BEEP_MS, self, QApplication.beep)
        self.threshold_passed.emit(words)
