"""What the checks share: a folder that goes again, the played demo, the application, and time that passes in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from judge_desktop.smoke.attempts import SmokeError
from judge_desktop.workflow.demo import Demo

PATIENCE_S = 20.0  # a cold disk and a virus scanner
_ROUNDS, _PAUSE_S = 12, 0.002  # how many layouts stand inside each other; timers that wait for nothing come in between


@dataclass(slots=True)
class Stage:
    """``bugs`` are the exceptions that nobody caught since they were looked at last, ``printed_words`` those of all
    papers of the demo, as they were read back.
    """

    folder: Path
    demo: Demo | None = None
    bugs: list[BaseException] = field(default_factory=list)
    printed_words: list[str] = field(default_factory=list)

    @property
    def played(self) -> Demo:
        """The demo; without one nothing that needs it can be tried."""
        if self.demo is None:
            raise SmokeError("not tried: there is no demo")
        return self.demo

    def note_bug(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Called by Python for an exception that nobody caught."""
        self.bugs.append(error)

    def demand_no_bugs(self) -> None:
        """Raises the first exception that reached nobody, as the window only prints them."""
        bugs, self.bugs = self.bugs, []
        if bugs:
            raise bugs[0]


def wait_until(is_so: Callable[[], bool], what: str, seconds: float = PATIENCE_S) -> None:
    """Let the window work until that holds. Refuses with ``what`` was waited for."""
    until = time.monotonic() + seconds
    while not is_so():
        QApplication.processEvents()
        if time.monotonic() > until:
            raise SmokeError(f"{what}: nothing after {seconds:g} s")
        time.sleep(0.001)


def settle() -> None:
    """Let layouts and what is loaded a moment later come to rest."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(_PAUSE_S)
