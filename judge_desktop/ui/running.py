"""One piece of work of a page: its words and bar while it runs, a cancel, and its outcome on the main thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.tasks import Control, Tasks
from judge_desktop.ui.widgets.progress import ProgressRow

SHOWN_AFTER_MS = 200


class Running(QObject):
    """Runs one thing at a time in the lane; `place` is the layout in which words and bar appear after 0.2 s.

    A second call while something runs does nothing. `running_changed(bool)` tells a page to rest its buttons.
    """

    running_changed = Signal(bool)

    def __init__(self, tasks: Tasks, place: QBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._place = tasks, place
        self._control: Control | None = None
        self._is_running = False
        self._words = ""
        self._done: Callable[[Any], object] | None = None
        self._refused: Callable[[JudgeDesktopError], None] | None = None
        self._row: ProgressRow | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOWN_AFTER_MS)
        self._delay.timeout.connect(self._show_row)

    def is_running(self) -> bool:
        """Whether something runs."""
        return self._is_running

    def run(
        self,
        words: str,
        work: Callable[[Control], Any],
        done: Callable[[Any], object],
        refused: Callable[[JudgeDesktopError], None],
        *,
        at_printer: bool = False,
    ) -> None:
        """Run `work(control)`, in the lane or `at_printer`; then `done(outcome)` or `refused(error)`, neither after a
        cancel.
        """
        if self._is_running:
            return
        self._is_running, self._words, self._done, self._refused = True, words, done, refused
        self.running_changed.emit(True)
        self._delay.start()
        run = self._tasks.run_at_printer if at_printer else self._tasks.run
        control = run(work, self._succeed, self._fail, self._progress, self._stop)
        self._control = control if self._is_running else None

    def row(self) -> ProgressRow | None:
        """Words and bar, while they are shown."""
        return self._row

    def _succeed(self, outcome: Any) -> None:
        done = self._done
        self._stop()
        if done is not None:
            done(outcome)

    def _fail(self, error: JudgeDesktopError) -> None:
        refused = self._refused
        self._stop()
        if refused is not None:
            refused(error)

    def _progress(self, done: int, total: int) -> None:
        if self._row is not None:
            self._row.set_progress(done, total, self._words)

    def _stop(self) -> None:
        self._delay.stop()
        self._is_running, self._control, self._done, self._refused = False, None, None, None
        if self._row is not None:
            self._place.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
            self._row = None
        self.running_changed.emit(False)

    def _show_row(self) -> None:
        self._row = ProgressRow(self._words, tr("Cancel"))
        self._row.setObjectName("running")
        self._row.set_progress(0, 1, self._words)
        self._row.cancel_requested.connect(self.cancel)
        self._place.addWidget(self._row)

    def cancel(self) -> None:
        """Ask what runs to stop at its next report; nobody is told of it then."""
        if self._control is not None:
            self._control.cancel()
