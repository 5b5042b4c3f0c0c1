"""What leaves the program for good: the tables of the round, and one folder that keeps everything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Type


class KeepingCard(Card):
    """`tables_requested` and `archive_requested` by its two buttons."""

    tables_requested = Signal()
    archive_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Tables and archive"))
        self.setObjectName("keeping")
        self.use_body().setSpacing(SPACE_8)
        self.tables = self._add(
            "export_tables",
            tr("Export tables…"),
            "file-spreadsheet",
            tr("All scores, comments, decisions and statistics, to work on in a spreadsheet program."),
        )
        self.body.addWidget(Hairline())
        self.archive = self._add(
            "export_archive",
            tr("Make the archive…"),
            "archive",
            tr("One folder with everything, readable without this program, and until when it is to be kept."),
        )
        self.tables.clicked.connect(self.tables_requested)
        self.archive.clicked.connect(self.archive_requested)

    def rest(self, resting: bool) -> None:
        """No second one while something runs."""
        self.tables.setEnabled(not resting)
        self.archive.setEnabled(not resting)

    def _add(self, name: str, words: str, icon: str, sentence: str) -> Button:
        button = Button(words, icon=icon)
        button.setObjectName(name)
        button.setAccessibleDescription(sentence)
        self.body.addWidget(TextLabel(sentence, Type.CAPTION, Role.INK2))
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
