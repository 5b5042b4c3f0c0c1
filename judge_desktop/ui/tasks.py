"""The one way off the UI thread: work runs in a single lane, its outcome comes back on the main thread.

One lane means that two pieces of work never touch the store at the same time. Long arithmetic on what was read already
touches no store: it has a lane of its own, so that saving never waits for it; so has the printer, which takes minutes
for a pile of paper. What is shown meanwhile, and what a
refusal says, is left to the page (`notices`).
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from logging import DEBUG, INFO
from time import monotonic_ns
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from judge_desktop.config.log import Event, note
from judge_desktop.domain.errors import JudgeDesktopError

Outcome = TypeVar("Outcome")
_WORTH_NOTING_MS = 100


class TaskCancelledError(Exception):
    """Raised inside work at its next report after a person cancelled: everything it began is rolled back."""


class Control:
    """What work gets: `report(done, total)` says how far it is and is the place where a cancel takes effect."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Say how far the work is. Raises `TaskCancelledError` when it is no longer wanted."""
        self.stop_if_cancelled()
        self._tell(done, total)

    def stop_if_cancelled(self) -> None:
        """Raises `TaskCancelledError` when the work is no longer wanted."""
        if self._cancelled.is_set():
            raise TaskCancelledError

    def is_cancelled(self) -> bool:
        """Whether a person has cancelled."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled.set()


Work = Callable[[Control], Outcome]


class Tasks(QObject):
    """The lane. `busy_changed(True)` when work waits or runs, `busy_changed(False)` when the lane is empty again."""

    busy_changed = Signal(bool)
    _finished = Signal(object)
    _worked_out = Signal(object)
    _print_ended = Signal(object)
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="data")
        self._figures = ThreadPoolExecutor(max_workers=1, thread_name_prefix="figures")
        self._printer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="printer")
        self._waiting = 0
        self._at_printer: set[Control] = set()
        self._working_out: set[Control] = set()
        self._is_closed = False
        self._worked_out.connect(self._settle_figures, Qt.ConnectionType.QueuedConnection)
        self._print_ended.connect(self._settle_print, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Work[Outcome],
        on_success: Callable[[Outcome], None],
        on_error: Callable[[JudgeDesktopError], None],
        on_progress: Callable[[int, int], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
    ) -> Control:
        """Run `work(control)` in the lane, after what is waiting already; returns the control to cancel it with.

        Exactly one of `on_success`, `on_error` (an expected refusal) and `on_cancel` is called later, on the main
        thread; any other exception is a bug and is raised there, after `on_cancel`, for the work is over. Callbacks of
        a widget that is gone are left out.
        """
        control = Control(lambda done, total: self._progressed.emit(on_progress, done, total))
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        future = self._lane.submit(_work_unless_cancelled, work, control)
        future.add_done_callback(lambda done: self._finished.emit((done, on_success, on_error, on_cancel)))
        return control

    def work_out(
        self,
        work: Work[Outcome],
        on_success: Callable[[Outcome], None],
        on_error: Callable[[JudgeDesktopError], None],
    ) -> Control:
        """The same for arithmetic on values that were read already, beside the lane: `work` reads and writes nothing.
        The lane is not busy with it, and nobody is told when it was cancelled.
        """
        control = Control(lambda *_: None)
        self._working_out.add(control)
        future = self._figures.submit(_work_unless_cancelled, work, control)
        future.add_done_callback(lambda done: self._worked_out.emit((done, on_success, on_error, control)))
        return control

    def run_at_printer(
        self,
        work: Work[Outcome],
        on_success: Callable[[Outcome], None],
        on_error: Callable[[JudgeDesktopError], None],
        on_progress: Callable[[int, int], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
    ) -> Control:
        """The same as `run` for work that feeds a printer and touches no store: nothing that is saved waits for it."""
        control = Control(lambda done, total: self._progressed.emit(on_progress, done, total))
        self._at_printer.add(control)
        future = self._printer.submit(_work_unless_cancelled, work, control)
        future.add_done_callback(lambda done: self._print_ended.emit((done, on_success, on_error, on_cancel, control)))
        return control

    def is_busy(self) -> bool:
        """Whether work waits or runs in the lane."""
        return self._waiting > 0

    def close(self) -> None:
        """Wait for the work that runs, drop what waits and figures nobody will see. Called once, when the program
        ends: no page is told any more, as it would ask for more work.
        """
        self._is_closed = True
        for control in (*self._working_out, *self._at_printer):
            control.cancel()
        self._printer.shutdown(wait=True, cancel_futures=True)
        self._figures.shutdown(wait=True, cancel_futures=True)
        self._lane.shutdown(wait=True, cancel_futures=True)

    def _settle(self, outcome: tuple[Future[Any], Callable[..., None], Callable[..., None], Any]) -> None:
        if self._is_closed:
            return
        future, on_success, on_error, on_cancel = outcome
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        if not future.cancelled():
            settle(future.result, on_success, on_error, on_cancel)

    def _settle_figures(self, outcome: tuple[Future[Any], Callable[..., None], Callable[..., None], Control]) -> None:
        future, on_success, on_error, control = outcome
        self._working_out.discard(control)
        if not (self._is_closed or future.cancelled() or control.is_cancelled()):
            settle(future.result, on_success, on_error, None)

    def _settle_print(
        self, outcome: tuple[Future[Any], Callable[..., None], Callable[..., None], Any, Control]
    ) -> None:
        future, on_success, on_error, on_cancel, control = outcome
        self._at_printer.discard(control)
        if not (self._is_closed or future.cancelled()):
            settle(future.result, on_success, on_error, on_cancel)

    def _tell_progress(self, on_progress: Callable[[int, int], None] | None, done: int, total: int) -> None:
        if on_progress is not None and is_there(on_progress):
            on_progress(done, total)


def settle(
    result: Callable[[], Outcome],
    on_success: Callable[[Outcome], None],
    on_error: Callable[[JudgeDesktopError], None],
    on_cancel: Callable[[], None] | None,
) -> None:
    """Ask for the result and call the one callback that fits; a bug in the work is raised here, after `on_cancel`."""
    try:
        outcome = result()
    except JudgeDesktopError as refusal:
        if is_there(on_error):
            on_error(refusal)
    except Exception as ended:
        if on_cancel is not None and is_there(on_cancel):
            on_cancel()
        if not isinstance(ended, TaskCancelledError):
            raise
    else:
        if is_there(on_success):
            on_success(outcome)


def _work_unless_cancelled(work: Work[Outcome], control: Control) -> Outcome:
    control.stop_if_cancelled()
    began, name = monotonic_ns(), getattr(work, "func", work)
    try:
        outcome = work(control)
    except TaskCancelledError:
        note(Event.WORK_CANCELLED, work=name, ms=_ms_since(began))
        raise
    except JudgeDesktopError as refusal:
        note(Event.REFUSED, work=name, code=refusal.code, ms=_ms_since(began))
        raise
    ms = _ms_since(began)
    note(Event.WORK_ENDED, level=INFO if ms >= _WORTH_NOTING_MS else DEBUG, work=name, ms=ms)
    return outcome


def _ms_since(began: int) -> int:
    return (monotonic_ns() - began) // 1_000_000


def is_there(callback: Callable[..., object]) -> bool:
    """Whether the widget still exists that a callback, or the part of one, belongs to."""
    owner = getattr(getattr(callback, "func", callback), "__self__", None)
    return not isinstance(owner, QObject) or bool(shiboken6.isValid(owner))
