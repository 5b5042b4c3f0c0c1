"""The changes a person makes on a chair's page, saved at once, and taken back one after the other.

One that costs scores already given is asked about before it is made, on whichever page it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.package_effects import more_lost
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.round_documents import RoundDocuments

Change = Callable[[Contest], Contest]
_COST_NOTHING = frozenset(
    {
        ContestSection.INFORMATION,
        ContestSection.LETTERHEAD,
        ContestSection.TIMELINE,
        ContestSection.ATTACHMENTS,
        ContestSection.DEPUTIES,
        ContestSection.SCHEDULE,
    }
)


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


class _CostsScoresError(Exception):
    """The change costs scores already given and nobody agreed to that yet."""

    def __init__(self, scorecards: int) -> None:
        super().__init__(scorecards)
        self.scorecards = scorecards


class ContestEdits(QObject):
    """`saved(Contest)` after each change, `refused(JudgeDesktopError)` when one was not kept, `kept_back` when a person
    decided against one that costs scores; `undo_changed(bool)` says whether there is something to take back.
    """

    saved = Signal(object)
    refused = Signal(object)
    kept_back = Signal()
    undo_changed = Signal(bool)

    def __init__(self, desk: Desk, where: Where, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._where, self._page = desk, where, page
        self._steps: list[_Step] = []
        self._known: RoundDocuments | None = None

    def weigh_against(self, known: RoundDocuments | None) -> None:
        """The scores that changes are weighed against from now on; None before a package was built."""
        self._known = known

    def change(self, section: ContestSection, change: Change, *, is_agreed: bool = False) -> None:
        """Apply a change to the draft as it stands and keep it.

        With ``is_agreed`` a person has read what it costs; without, one that costs scores is asked about first.
        """
        ws, where = self._desk.ws, self._where
        known = None if is_agreed or section in _COST_NOTHING else self._known

        def work(_: object) -> tuple[Contest, Contest] | int:
            before: list[Contest] = []

            def weighing(contest: Contest) -> Contest:
                before.append(contest)
                after = change(contest)
                cost = more_lost(known, contest, after) if known is not None else 0
                if cost:
                    raise _CostsScoresError(cost)
                return after

            try:
                after = edit_contest(ws, section, weighing, where)
            except _CostsScoresError as costs:
                return costs.scorecards
            return after, before[0]

        def settle(found: tuple[Contest, Contest] | int) -> None:
            if isinstance(found, int):
                self._ask(section, change, found)
            else:
                self._keep(section, *found)

        self._desk.tasks.run(work, settle, self._refuse)

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

    def _ask(self, section: ContestSection, change: Change, cost: int) -> None:
        dialog = Dialog(
            tr("Make this change?"),
            cost_sentence(cost),
            tr("Change it"),
            tr("Keep it as it is"),
            dangerous=True,
            parent=self._page,
        )
        dialog.setObjectName("cost_question")
        dialog.accepted.connect(lambda: self.change(section, change, is_agreed=True))
        dialog.rejected.connect(self.kept_back)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.fit()

    def _keep(self, section: ContestSection, after: Contest, before: Contest) -> None:
        if after != before:
            self._steps.append(_Step(section, before, after))
            self.undo_changed.emit(True)
            self.saved.emit(after)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.refused.emit(error)


def cost_sentence(scorecards: int) -> str:
    """What a change costs, before it is made."""
    return trn(
        "{n} sealed scorecard that counts now stops counting when a package with this change is built. It stays in the "
        "record.",
        "{n} sealed scorecards that count now stop counting when a package with this change is built. They stay in the "
        "record.",
        scorecards,
    )
