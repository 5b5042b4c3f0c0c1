"""What is asked before a package is built: what it changes for scores already given, and where the backup is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Mode
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.effects_part import EffectsList, balance_of
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.theme import look
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.written_text import LONGEST_TEXT


class EffectsDialog(Dialog):
    """What stays and what is lost when the draft goes out."""

    def __init__(self, state: ContestState, parent: QWidget) -> None:
        costs = state.effects.lost > 0
        super().__init__(
            tr("Send these changes to the judges?"),
            balance_of(state),
            tr("Build it"),
            tr("Not yet"),
            dangerous=costs,
            parent=parent,
        )
        self.setObjectName("effects_question")
        self.setMinimumWidth(look().px(520))
        self.body.addWidget(EffectsList(state))


def changes_mode(state: ContestState, options: PackageOptions) -> bool:
    """Whether building turns the chair's pages to the other mode."""
    return state.mode is not None and state.mode is not options.mode


def mode_question(options: PackageOptions, parent: QWidget) -> Dialog:
    """Asks before the chair's pages turn from the official contest to a rehearsal, or back."""
    to_rehearsal = options.mode is Mode.REHEARSAL
    dialog = Dialog(
        tr("Rehearse now?") if to_rehearsal else tr("Begin the official judging?"),
        tr(
            "The pages then show the rehearsal. Official scores are kept; they are shown again after the next "
            "official package."
        )
        if to_rehearsal
        else tr("The pages then show the official contest. Scores of the rehearsal are kept and never counted."),
        tr("Build rehearsal") if to_rehearsal else tr("Build official package"),
        tr("Cancel"),
        parent=parent,
    )
    dialog.setObjectName("mode_question")
    return dialog


class BackupDialog(Dialog):
    """Back up first (the answer), or go on with a reason: `waived(reason)`. ``too_near``: a copy was just saved on
    the same drive.
    """

    waived = Signal(str)

    def __init__(self, parent: QWidget, *, too_near: str = "") -> None:
        super().__init__(
            tr("Back the contest up first?"),
            tr(
                "If this computer is lost, everything is lost with it. Save one file with everything to a memory "
                "stick, a shared folder or a folder that is synchronised."
            ),
            tr("Back up now…"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("backup_question")
        self.setMinimumWidth(look().px(520))
        if too_near:
            sentence = tr(
                "{name} is saved, but on the same drive as the contest: it would be lost with it", name=too_near
            )
            self.body.addWidget(FindingRow(Weight.WARNS, sentence))
        self.field = CommentField(tr("Reason to go on without"), min_lines=2, max_lines=4)
        self.field.setObjectName("waiver")
        self._labelled = LabelledField(tr("Reason to go on without"), self.field, hint=tr("kept in the record"))
        self.body.addWidget(self._labelled)
        self.without = Button(tr("Build with this reason"))
        self.without.setObjectName("build_without")
        self.without.clicked.connect(self._waive)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.without)
        self.body.addLayout(row)

    def finding(self) -> str:
        """What is still missing."""
        return self._labelled.finding()

    def _waive(self) -> None:
        reason = self.field.comment().strip()
        if not reason or len(reason) > LONGEST_TEXT:
            self._labelled.set_finding(Weight.BLOCKS, tr("Please give a reason"))
            self.fit()
            self.field.setFocus()
            return
        self.done(0)
        self.waived.emit(reason)
