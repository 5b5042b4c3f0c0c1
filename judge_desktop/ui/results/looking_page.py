"""The frame of a page about one file: its name in the bar, one column, and words while the file is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.progress import ProgressRow
from judge_desktop.ui.widgets.tokens import SPACE_12

_WIDTH = 1040


class LookingPage(HeadedPage):
    """Whoever inherits reads the file and puts cards into the page."""

    def __init__(self, desk: Desk, path: Path, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(title, path.name, back=tr("Back to the start page"), parent=parent)
        self.desk, self.path = desk, path
        self.page = self.add_column(_WIDTH)
        self._progress = ProgressRow(words)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_12)
        self.page.body.addWidget(self._progress)
        self.page.body.addLayout(self._rows)

    def show_cards(self, *cards: QWidget) -> None:
        """Show these instead of what stood there."""
        self._progress.hide()
        clear_layout(self._rows)
        for card in cards:
            self._rows.addWidget(card)

    def show_progress(self) -> None:
        """The file is read once more."""
        self._progress.show()
