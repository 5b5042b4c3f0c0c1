"""Keeps what is done on a scorecard, through the session's verbs, and says what came of it. The pane shows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.scorecard import Pin
from judge_desktop.workflow.scoring_session import ScoringSession


class CardKeeper(QObject):
    """`saved_changed(True)` after something was kept, `saved_changed(False)` when it could not be, and then
    `refusal_changed(error)`. `pins_changed(submission)` when pins were added or taken away.
    """

    saved_changed = Signal(bool)
    refusal_changed = Signal(object)
    pins_changed = Signal(str)

    def __init__(self, session: ScoringSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def keep_score(self, submission: str, criterion: str, text: str) -> tuple[Finding, ...] | None:
        """Keep a score and give its findings, None when it could not be kept."""
        found: list[tuple[Finding, ...]] = []
        is_kept = self.keep(lambda: found.append(self._session.type_score(submission, criterion, text)))
        return found[0] if is_kept else None

    def keep_pin(self, submission: str, pin: Pin, *, is_there: bool) -> bool:
        """Keep a pin or take it away; False when that was refused or nothing changed."""
        verb = self._session.add_pin if is_there else self._session.remove_pin
        changed: list[bool] = []
        if self.keep(lambda: changed.append(verb(submission, pin))) and changed[0]:
            self.pins_changed.emit(submission)
            return True
        return False

    def keep(self, verb: Callable[[], None]) -> bool:
        """Do it; a refusal is told, and then it is not saved."""
        try:
            verb()
        except JudgeDesktopError as refusal:
            self.refusal_changed.emit(refusal)
            self.saved_changed.emit(False)
            return False
        self.saved_changed.emit(True)
        return True
