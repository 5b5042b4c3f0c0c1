"""The figures beside the standings of a round: worked out off the main thread while somebody looks, and kept until the
round changes.

The arithmetic is ``workflow.round_statistics``; numpy is loaded there, in the lane for figures.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Control
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import RoundStatistics, round_statistics


class RoundFigures(QObject):
    """`figures_changed` when they are there, or can no longer be had.

    A decision that leaves every standing as it was leaves the figures in sight while they are worked out anew.
    """

    figures_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: RoundDocuments | None = None
        self._found: RoundStatistics | None = None
        self._control: Control | None = None
        self._is_found = False

    @property
    def found(self) -> RoundStatistics | None:
        """The figures; None while they are worked out for the first time, and where there are none."""
        return self._found

    @property
    def is_awaited(self) -> bool:
        """Whether they are worked out now, or will be."""
        return self._known is not None and not self._is_found

    def follow(self, known: RoundDocuments | None) -> None:
        """Be about that round as it stands; what was worked out of another one is forgotten."""
        before, self._known = self._known, known
        if before is not None and known is not None:
            if before.documents == known.documents:
                return
            if before.standings != known.standings:
                self._found = None
        else:
            self._found = None
        self.rest()
        self._is_found = False

    def rest(self) -> None:
        """Nobody looks: stop working them out. What was found stays."""
        if self._control is not None:
            self._control.cancel()
            self._control = None

    def work_out(self) -> None:
        """Somebody looks: begin with what is not there yet."""
        known = self._known
        if known is None or self._is_found or self._control is not None:
            return
        control = self._desk.tasks.work_out(lambda control: _figures_of(known, control), self._settle, self._refuse)
        if self.is_awaited:  # else it was done at once
            self._control = control

    def _refuse(self, error: JudgeDesktopError) -> None:
        """What is refused here was refused for the standings already, and is said there."""
        self._settle(None)

    def _settle(self, found: RoundStatistics | None) -> None:
        self._found, self._is_found, self._control = found, True, None
        self.figures_changed.emit()


def _figures_of(known: RoundDocuments, control: Control) -> RoundStatistics:
    return round_statistics(known, between=control.stop_if_cancelled)
