"""What can be done with the chosen attachment: a row of buttons, each with its key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.tokens import SPACE_4


class AttachmentButtons(QWidget):
    """`look_requested`, `move_requested(by)`, `rename_requested`, `replace_requested`, `remove_requested`."""

    look_requested = Signal()
    move_requested = Signal(int)
    rename_requested = Signal()
    replace_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_4)
        self._look = self._add("eye", tr("Look at the file"), "look_at_attachment", "Enter")
        self._up = self._add("arrow-up", tr("Move the file up"), "move_up", "Alt+↑")
        self._down = self._add("arrow-down", tr("Move the file down"), "move_down", "Alt+↓")
        self._rename = self._add("pencil", tr("Rename for the judges…"), "rename_attachment", "F2")
        self._replace = self._add("refresh-cw", tr("Replace by a new version…"), "replace_attachment")
        self._remove = self._add("trash-2", tr("Take the file away…"), "remove_attachment", "Del")
        self._row.addStretch(1)
        self._look.clicked.connect(self.look_requested)
        self._up.clicked.connect(lambda: self.move_requested.emit(-1))
        self._down.clicked.connect(lambda: self.move_requested.emit(1))
        self._rename.clicked.connect(self.rename_requested)
        self._replace.clicked.connect(self.replace_requested)
        self._remove.clicked.connect(self.remove_requested)

    def rest(self, place: int, count: int) -> None:
        """Offer what can be done with the attachment at that place of so many; -1 when none is chosen."""
        self.setVisible(count > 0)
        for button in (self._look, self._rename, self._replace, self._remove):
            button.setEnabled(place >= 0)
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < count - 1)

    def _add(self, icon: str, words: str, name: str, key: str = "") -> IconButton:
        button = IconButton(icon, words, key=key)
        button.setObjectName(name)
        self._row.addWidget(button)
        return button
