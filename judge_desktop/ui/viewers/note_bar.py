"""What must be said about a file that is shown in part or simplified, between its bar and itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_16, Role


class NoteBar(Panel):
    """Sentences below each other; without any it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.BOTTOM, parent=parent)
        self._rows: list[FindingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_8)
        self._column.setSpacing(SPACE_4)
        self.hide()

    def notes(self) -> list[str]:
        """What it says."""
        return [row.sentence() for row in self._rows]

    def set_notes(self, notes: Sequence[str], weight: Weight = Weight.NOTE) -> None:
        """Say this instead."""
        if list(notes) == self.notes():
            return
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [FindingRow(weight, note) for note in notes]
        for row in self._rows:
            self._column.addWidget(row)
        self.setAccessibleName(" ".join(notes))
        self.setVisible(bool(notes))
