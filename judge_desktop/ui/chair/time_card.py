"""Control of time: start the talk, then the questions, then end; pause, one minute more, a step back, the clock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from judge_desktop.config.i18n import tr
from judge_desktop.scoring.running_order import Act
from judge_desktop.ui.judge.day_words import DayWords
from judge_desktop.ui.key_map import key_line
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.tokens import SPACE_8
from judge_desktop.workflow.presentation_day import PresentationDay


class TimeCard(Card):
    """`act_requested(act)`. The step is the primary button of the page."""

    act_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Control of time"))
        self.setObjectName("time_card")
        self.pause = self._button("time_pause", tr("Pause"), "pause")
        self.longer = self._button("time_longer", tr("1 min more"), "plus")
        self.step = self._button("time_step", "", "play", ButtonKind.PRIMARY, ButtonSize.NORMAL)
        self.back = IconButton("undo-2", tr("Step back"))
        self.back.setObjectName("time_back")
        self.clock = IconButton("clock", tr("Follow the clock"))
        self.clock.setObjectName("time_clock")
        self.clock.setCheckable(True)
        self.pause.clicked.connect(self._pause_or_resume)
        self.longer.clicked.connect(lambda: self.act_requested.emit(Act.LONGER))
        self.step.clicked.connect(lambda: self.act_requested.emit(Act.STEP))
        self.back.clicked.connect(lambda: self.act_requested.emit(Act.BACK))
        self.clock.clicked.connect(self._follow_or_lead)
        self._is_running = False
        self.add_to_header(self.back)
        self.add_to_header(self.clock)
        body = self.use_body()
        body.setSpacing(SPACE_8)
        first = QHBoxLayout()
        first.setSpacing(SPACE_8)
        first.addWidget(self.pause, 1)
        first.addWidget(self.longer, 1)
        body.addLayout(first)
        body.addWidget(self.step)

    def show_day(self, day: PresentationDay, words: DayWords) -> None:
        """Show what can be done now."""
        order = day.order
        self._is_running = order.is_running
        is_stopped = order.has_begun and not order.is_running
        self.pause.set_words(tr("Go on") if is_stopped else tr("Pause"))
        self.pause.set_icon("play" if is_stopped else "pause")
        self.pause.setEnabled(order.has_begun)
        self.longer.setEnabled(order.has_begun)
        self.step.set_words(words.step() if order.now else tr("All have presented"))
        self.step.set_tooltip(f"{self.step.words()} ({key_line('day_step').shown()[0]})")
        self.step.set_icon("skip-forward" if order.has_begun else "play")
        self.step.setEnabled(bool(order.now))
        self.back.setEnabled(order.has_begun or order.at > 0)
        self.clock.setChecked(order.follows_clock and day.may_follow_clock)
        self.clock.set_disabled_reason("" if day.may_follow_clock else tr("Only on the scheduled day"))

    def _pause_or_resume(self) -> None:
        self.act_requested.emit(Act.PAUSE if self._is_running else Act.RESUME)

    def _follow_or_lead(self) -> None:
        self.act_requested.emit(Act.FOLLOW_CLOCK if self.clock.isChecked() else Act.BY_HAND)

    def _button(
        self,
        name: str,
        words: str,
        icon: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        size: ButtonSize = ButtonSize.SMALL,
    ) -> Button:
        button = Button(words, kind, icon=icon, size=size)
        button.setObjectName(name)
        return button
