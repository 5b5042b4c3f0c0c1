"""The chair's running day: it owns the order that is kept on this computer, ticks while time runs, and does the acts.

The same arithmetic as in the judge's window (`scoring.running_order`); here it is shown by the page.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.scoring.running_order import Act, Level
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.day_words import DayWords
from judge_desktop.workflow.presentation_day import PresentationDay, open_day

TICK_MS = 1000


class DayClock(QObject):
    """`day` is None without a running order in the package.

    `order_changed` when something but the seconds changed, `ticked` at every second that something runs,
    `threshold_passed(words)` once for each, `refused(error)`.
    """

    order_changed = Signal()
    ticked = Signal()
    threshold_passed = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._package: Package | None = None
        self.day: PresentationDay | None = None
        self.words: DayWords | None = None
        self._level: tuple[str, str, Level] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def set_package(self, package: Package | None) -> None:
        """Follow that package's running order; the day stays where it is while the package is the same."""
        if package is self._package or (
            package is not None and self._package is not None and package.manifest == self._package.manifest
        ):
            self._package = package
            return
        self._package, self._level = package, None
        self.day = open_day(self._desk.ws, package) if package is not None else None
        self.words = None
        if self.day is not None and package is not None:
            self.words = DayWords(self.day, package.contest, self._desk.settings.numerals)
        self._settle(is_new=True)

    def is_ticking(self) -> bool:
        """Whether something changes by itself."""
        return self._timer.isActive()

    def do(self, act: Act, submission: str = "") -> None:
        """Let that happen."""
        if self.day is None:
            return
        try:
            self.day.do(act, submission)
        except JudgeDesktopError as refusal:
            self.refused.emit(refusal)
        self._settle(is_new=True)

    def move(self, submission: str, place: int) -> None:
        """Put a submission that is to come at that place among all of the order."""
        if self.day is None:
            return
        try:
            self.day.move(submission, place)
        except JudgeDesktopError as refusal:
            self.refused.emit(refusal)
        self._settle(is_new=True)

    def tick(self) -> None:
        """A second has passed."""
        if self.day is None:
            return
        before = self.day.order
        try:
            self.day.tick()
        except JudgeDesktopError as refusal:
            self.refused.emit(refusal)
        self._settle(is_new=self.day.order != before)

    def _settle(self, *, is_new: bool) -> None:
        needs = self.day is not None and self.day.needs_ticks
        if needs and not self._timer.isActive():
            self._timer.start()
        elif not needs:
            self._timer.stop()
        self._tell_threshold()
        if is_new:
            self.order_changed.emit()
        self.ticked.emit()

    def _tell_threshold(self) -> None:
        """Once when a threshold is passed, never for what was passed before the page was opened."""
        if self.day is None or self.words is None:
            return
        now, before = self.day.reading(), self._level
        self._level = (now.submission, now.phase.value, now.level)
        if before is None or before[:2] != self._level[:2] or now.level in {before[2], Level.PLENTY}:
            return
        self.threshold_passed.emit(self.words.threshold())
