"""What the checks share: a folder that goes again, the played demo, the application, and time that passes in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from judge_desktop.smoke.attempts import SmokeError
from judge_desktop.workflow.demo import Demo

PATIENCE_S = 20.0  # a cold disk and a virus scanner


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


def settle(seconds: float = 0.06) -> None:
    """Let layouts and what is loaded a moment later come to rest."""
    until = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < until or rounds < 8:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        rounds += 1
