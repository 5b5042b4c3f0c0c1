"""Keeps on the disk where the judge is, within a second of every change and off the window's thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Control
from judge_desktop.workflow.judge_places import JudgePlaces, KeptPlace
from judge_desktop.workflow.scoring_session import ScoringSession

LOOK_MS = 800


class PlaceKeeper(QObject):
    """Asks `where()` again and again and saves what has changed: no part of the window has to think of it.

    `kept` is where the judge was when this window was opened. A disk that refuses is asked again at the next change,
    and when the window is left.
    """

    def __init__(self, desk: Desk, session: ScoringSession, where: Callable[[], KeptPlace], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._where = desk.tasks, where
        self._places = JudgePlaces(desk.ws, session)
        self.kept = self._places.load()
        self._wanted = self._on_disk = self.kept
        self._is_saving = False
        self._one_at_a_time = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to look, when there is something to see."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the window is left, and its lane may be closed before it is deleted."""
        self._timer.stop()

    def keep_now(self) -> None:
        """Save before this returns, because the window goes away: what still waits in the lane may be dropped."""
        if self._has_changed() or self._wanted != self._on_disk:
            with contextlib.suppress(JudgeDesktopError):
                self._save()

    def _look(self) -> None:
        if not self._is_saving and self._has_changed():
            self._is_saving = True
            self._tasks.run(self._save_in_lane, self._settle, self._settle)

    def _has_changed(self) -> bool:
        before, self._wanted = self._wanted, self._where()
        return self._wanted != before

    def _save_in_lane(self, _control: Control) -> None:
        self._save()

    def _save(self) -> None:
        """Save the newest place, whoever comes first; so an older one never follows it."""
        with self._one_at_a_time:
            wanted = self._wanted
            self._places.save(wanted)
            self._on_disk = wanted

    def _settle(self, _outcome: object) -> None:
        self._is_saving = False
