"""Asks for the passphrase of this copy's own keys, once per run, when a verb needs them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.workflow.workspace import Workspace


class UnlockDialog(Dialog):
    """The passphrase, asked again as long as it is wrong."""

    def __init__(self, ws: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Enter the passphrase of this contest's keys"),
            tr("It was chosen when this copy of the program was set up. It is asked once each time you start."),
            tr("Unlock"),
            tr("Cancel"),
            parent=parent,
        )
        self._ws = ws
        self.passphrase = TextField(tr("Passphrase"), secret=True)
        self.passphrase.setObjectName("passphrase")
        self._labelled = LabelledField(tr("Passphrase"), self.passphrase)
        self.body.addWidget(self._labelled)
        self.passphrase.returnPressed.connect(self.accept)
        self.passphrase.setFocus()

    def accept(self) -> None:
        """Accepts only when the keys are open."""
        try:
            self._ws.unlock(self.passphrase.text())
        except JudgeDesktopError as refusal:
            sentence = sentence_of_error(refusal, translator(current_language()))
            self._labelled.set_finding(Weight.BLOCKS, sentence)
            self.passphrase.selectAll()
            self.passphrase.setFocus()
            return
        super().accept()


def unlocked(ws: Workspace, parent: QWidget) -> bool:
    """Whether this copy's keys can be used now; asks for the passphrase when they are locked."""
    if not ws.needs_passphrase:
        return True
    dialog = UnlockDialog(ws, parent)
    is_open = dialog.exec() == UnlockDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_open
