"""Several controls that together are one field of a form: a label names them, a finding is about them all."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from judge_desktop.ui.widgets.number_field import FieldFindings


class FieldGroup(QWidget):
    """Takes part in `LabelledField`; the finding is read after its name by a screen reader."""

    def set_findings(self, findings: FieldFindings, description: str = "") -> None:
        """Say whether what is chosen warns or blocks; none of the controls is outlined."""
        self.setProperty("findings", findings.value)
        self.setAccessibleDescription(description)
