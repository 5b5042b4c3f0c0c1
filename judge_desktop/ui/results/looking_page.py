"""The frame of a page about one file: its name in the bar, one column, and words while the file is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.page_column import PageColumn
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.page_header import PageHeader
from judge_desktop.ui.widgets.progress import ProgressRow
from judge_desktop.ui.widgets.tokens import SPACE_12

_WIDTH = 1040


class LookingPage(QWidget):
    """`home_requested` on the way back. Whoever inherits reads the file and puts cards into the page."""

    home_requested = Signal()

    def __init__(self, desk: Desk, path: Path, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.path = desk, path
        self.header = PageHeader(title, path.name, back=tr("Back to the start page"))
        self.header.back_requested.connect(self.home_requested)
        self.page = PageColumn(_WIDTH)
        self._progress = ProgressRow(words)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_12)
        self.page.body.addWidget(self._progress)
        self.page.body.addLayout(self._rows)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.page, 1)

    def show_cards(self, *cards: QWidget) -> None:
        """Show these instead of what stood there."""
        self._progress.hide()
        clear_layout(self._rows)
        for card in cards:
            self._rows.addWidget(card)

    def show_progress(self) -> None:
        """The file is read once more."""
        self._progress.show()
