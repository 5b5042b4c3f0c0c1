"""Who signs for the organiser: a row of fields for each person, in the order in which they sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.letterhead import MOST_SIGNATORIES, Signatory
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.draft_fields import DraftFields
from judge_desktop.ui.chair.field_group import FieldGroup
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.columns import stacked
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_16
from judge_desktop.workflow.edit_contest import ContestSection
from judge_desktop.workflow.letterhead import with_signatories


class SignatoriesPart(FieldGroup):
    """Up to as many people as can sign beside each other; each can be moved before the one above and removed."""

    def __init__(self, edits: ContestEdits) -> None:
        super().__init__()
        self._fields = DraftFields(edits, ContestSection.LETTERHEAD)
        self._count = -1
        # All at once, so that Tab goes through them in their order; those of nobody are hidden.
        self._rows = [self._row(place) for place in range(MOST_SIGNATORIES)]
        self.add = Button(tr("Add signatory"), ButtonKind.QUIET, icon="plus", size=ButtonSize.SMALL)
        self.add.setObjectName("add_signatory")
        self.add.clicked.connect(lambda: self._change(lambda people: (*people, Signatory())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        for row in self._rows:
            column.addWidget(row)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_contest(self, contest: Contest) -> None:
        """Show whoever signs now."""
        count = len(contest.letterhead.signatories)
        is_other, self._count = count != self._count, count
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
        full = tr("No more can sign beside each other") if count >= MOST_SIGNATORIES else ""
        self.add.set_disabled_reason(full)
        self._fields.show(contest, (), anew=is_other)

    def _row(self, place: int) -> QWidget:
        names = self._fields.both(
            f"signatory_{place}",
            (tr("Name in Thai"), tr("Name in English")),
            lambda contest: _at(contest, place).name,
            lambda contest, name: _with(contest, place, lambda one: replace(one, name=name)),
        )
        positions = self._fields.both(
            f"signatory_position_{place}",
            (tr("Position in Thai"), tr("Position in English")),
            lambda contest: _at(contest, place).position,
            lambda contest, position: _with(contest, place, lambda one: replace(one, position=position)),
        )
        before = IconButton("arrow-up", tr("Sign before the one above"))
        before.setObjectName(f"signatory_before_{place}")
        before.clicked.connect(lambda: self._change(lambda people: _moved_before(people, place)))
        before.set_disabled_reason("" if place else tr("Nobody signs before"))
        remove = IconButton("trash-2", tr("Remove this signatory"))
        remove.setObjectName(f"remove_signatory_{place}")
        remove.clicked.connect(lambda: self._change(lambda people: (*people[:place], *people[place + 1 :])))
        row = QWidget()
        fields = QHBoxLayout(row)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE_8)
        fields.addWidget(stacked(names, positions, spacing=SPACE_8), 1)
        fields.addWidget(stacked(before, remove, spacing=SPACE_4), 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _change(self, change: Callable[[tuple[Signatory, ...]], tuple[Signatory, ...]]) -> None:
        """Keep another list; the fields show it even where somebody is typing, and when it is as long as before."""
        self._count = -1
        self._fields.change(lambda contest: with_signatories(contest, change(contest.letterhead.signatories)))


def _at(contest: Contest, place: int) -> Signatory:
    """The person at that place; nobody when there are fewer by now."""
    people = contest.letterhead.signatories
    return people[place] if place < len(people) else Signatory()


def _with(contest: Contest, place: int, change: Callable[[Signatory], Signatory]) -> Contest:
    people = tuple(change(one) if at == place else one for at, one in enumerate(contest.letterhead.signatories))
    return with_signatories(contest, people)


def _moved_before(people: tuple[Signatory, ...], place: int) -> tuple[Signatory, ...]:
    if not 0 < place < len(people):
        return people
    return (*people[: place - 1], people[place], people[place - 1], *people[place + 1 :])
