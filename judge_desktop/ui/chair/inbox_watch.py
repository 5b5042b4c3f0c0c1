"""Watches an inbox folder by looking at it every two seconds, in a lane of its own.

A folder on a network drive tells nobody when a file comes, and may take seconds to answer: it is asked again and again,
and neither the window nor the lane for data waits for it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.tasks import Tasks
from judge_desktop.workflow.inbox import Inbox, InboxNews

INTERVAL_MS = 2000


class InboxWatch(QObject):
    """`files_changed` when the files that wait, those that are still growing or the folder itself changed."""

    files_changed = Signal()

    def __init__(self, lane: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._inbox: Inbox | None = None
        self._is_looking = False
        self._waiting: list[Path] = []
        self.growing, self.is_there = 0, True
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    def folder(self) -> Path | None:
        """The folder watched, if there is one."""
        return self._inbox.folder if self._inbox is not None else None

    def waiting(self) -> tuple[Path, ...]:
        """Whole files that came and were not taken yet."""
        return tuple(self._waiting)

    def take(self) -> tuple[Path, ...]:
        """The files that wait; from now on they are the page's."""
        taken, self._waiting = tuple(self._waiting), []
        return taken

    def watch(self, folder: Path | None) -> None:
        """Watch that folder from now on; None for none."""
        if folder == self.folder():
            return
        self._inbox = Inbox(folder) if folder is not None else None
        self._waiting, self.growing, self.is_there = [], 0, True
        if self._inbox is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()
        self.files_changed.emit()

    def look(self) -> None:
        """Look once, unless the last look still waits for an answer."""
        inbox = self._inbox
        if inbox is None or self._is_looking:
            return
        self._is_looking = True
        self._lane.run(lambda _: (inbox, inbox.look()), self._tell, self._rest)

    def _tell(self, found: tuple[Inbox, InboxNews]) -> None:
        self._is_looking = False
        inbox, news = found
        if inbox is not self._inbox:
            return
        before = (len(self._waiting), self.growing, self.is_there)
        self._waiting += news.ready
        self.growing, self.is_there = news.growing, news.is_there
        if before != (len(self._waiting), self.growing, self.is_there):
            self.files_changed.emit()

    def _rest(self, _: JudgeDesktopError) -> None:
        self._is_looking = False
