"""Files that come from outside while the window is open: from another start of the program, or from the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from judge_desktop.workflow.workspace import Workspace

POLL_MS = 400


class HandedOver(QObject):
    """`forward_requested` when another start asks the window to show itself; `file_requested(path)` one after the
    other, as soon as no question is open: a file never takes away what somebody is about to answer.

    `own_ws` gives the person's own data folder, where other starts leave their messages.
    """

    forward_requested = Signal()
    file_requested = Signal(object)

    def __init__(self, own_ws: Callable[[], Workspace], parent: QObject) -> None:
        super().__init__(parent)
        self._own_ws = own_ws
        self._waiting: list[Path] = []
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.read_messages)
        self._timer.start()

    def read_messages(self) -> None:
        """What other starts of the program asked for, and what waits."""
        for message in self._own_ws().messages():
            self.forward_requested.emit()
            if message.file:
                self._waiting.append(Path(message.file))
        self._hand_on()

    def take(self, path: Path) -> None:
        """A file that the system wants to be opened."""
        self._waiting.append(path)
        self._hand_on()

    def rest(self, resting: bool) -> None:
        """Look nowhere and hand nothing on for a while; afterwards also what came meanwhile."""
        self._timer.stop() if resting else self._timer.start()

    def _hand_on(self) -> None:
        while self._waiting and self._timer.isActive() and QApplication.activeModalWidget() is None:
            self.file_requested.emit(self._waiting.pop(0))
