"""A box to tick with the finding about it below, as a labelled field has one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.tokens import SPACE_4


class TickedField(QWidget):
    """`box` has the name given; its description tells a screen reader the finding."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.box = CheckBox(words)
        self.box.setObjectName(name)
        self._finding: FindingRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def set_finding(self, weight: Weight | None, sentence: str = "") -> None:
        """Show one finding below the box, or none."""
        if self._finding is not None:
            self._column.removeWidget(self._finding)
            self._finding.hide()
            self._finding.deleteLater()
            self._finding = None
        if weight is not None:
            self._finding = FindingRow(weight, sentence)
            self._column.addWidget(self._finding)
        self.box.setAccessibleDescription(sentence)
