"""The changes a person makes on a chair's page, saved at once, and taken back one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QObject, Signal

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import Where

Change = Callable[[Contest], Contest]


@dataclass(frozen=True, slots=True)
class _Step:
    """How a change is taken back."""

    section: ContestSection
    before: Contest
    after: Contest

    def taken_back(self, now: Contest) -> Contest:
        """``now`` without the change; a part of the contest that was changed again meanwhile stays as it is."""
        changed = {
            one.name: getattr(self.before, one.name)
            for one in fields(Contest)
            if getattr(self.before, one.name) != getattr(self.after, one.name)
            and getattr(now, one.name) == getattr(self.after, one.name)
        }
        return replace(now, **changed)


class ContestEdits(QObject):
    """`saved(Contest)` after each change, `refused(JudgeDesktopError)` when one was not kept; `undo_changed(bool)`
    says whether there is something to take back.
    """

    saved = Signal(object)
    refused = Signal(object)
    undo_changed = Signal(bool)

    def __init__(self, desk: Desk, where: Where, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._where = desk, where
        self._steps: list[_Step] = []

    def change(self, section: ContestSection, change: Change) -> None:
        """Apply a change to the draft as it stands and keep it."""
        ws, where = self._desk.ws, self._where

        def work(_: object) -> tuple[Contest, Contest]:
            before: list[Contest] = []

            def remembering(contest: Contest) -> Contest:
                before.append(contest)
                return change(contest)

            after = edit_contest(ws, section, remembering, where)
            return after, before[0]

        self._desk.tasks.run(work, lambda found: self._keep(section, *found), self._refuse)

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._steps)

    def forget(self) -> None:
        """Nothing that was changed so far can be taken back any more."""
        self._steps.clear()
        self.undo_changed.emit(False)

    def undo(self) -> None:
        """Take the last change back. What was changed elsewhere meanwhile (keys, submissions) is not touched."""
        if not self._steps:
            return
        step = self._steps.pop()
        self.undo_changed.emit(self.can_undo())
        ws, where = self._desk.ws, self._where
        self._desk.tasks.run(
            lambda _: edit_contest(ws, step.section, step.taken_back, where), self.saved.emit, self._refuse
        )

    def _keep(self, section: ContestSection, after: Contest, before: Contest) -> None:
        if after != before:
            self._steps.append(_Step(section, before, after))
            self.undo_changed.emit(True)
            self.saved.emit(after)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.refused.emit(error)
