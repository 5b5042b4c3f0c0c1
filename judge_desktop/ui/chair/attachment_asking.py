"""The questions about an attachment: its name for the judges, and whether it is to be taken away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField


class RenameDialog(Dialog):
    """The name that the judges see."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Rename for the judges"),
            tr("The ending that says what kind of file it is stays as it is."),
            tr("Rename the file"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("rename_question")
        self.field = TextField(tr("Name"))
        self.field.setObjectName("attachment_name")
        self.field.setText(name)
        self.field.setSelection(0, max(0, name.rfind(".")))
        self.field.returnPressed.connect(self.accept)
        self._labelled = LabelledField(tr("Name"), self.field)
        self.body.addWidget(self._labelled)
        self.field.setFocus()

    def accept(self) -> None:
        """Only with a name."""
        if not self.field.text().strip():
            self._labelled.set_finding(Weight.BLOCKS, tr("Please enter a name"))
            self.fit()
            return
        super().accept()


def removal_question(name: str, parent: QWidget) -> Dialog:
    """Whether that file is to be taken away."""
    sentence = tr("The judges do not get “{file}” any more with the next package.", file=name)
    question = tr("Take this attachment away?")
    return Dialog(question, sentence, tr("Take the file away"), tr("Cancel"), dangerous=True, parent=parent)
