"""The window of the system around everything: on the screen at once, filled when the rest of the program is loaded.

It imports nothing heavy, so that something is seen within a moment; what it shows is handed to `fill`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.icons import program_icon
from judge_desktop.ui.widgets.navigation import BrandMark
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role
from judge_desktop.ui.window_keeper import WindowKeeper

WIDTH, HEIGHT = 1366, 690
LEAST_WIDTH, LEAST_HEIGHT = 400, 420


class Frame(QWidget):
    """The top-level window. Closing it closes what it shows first, which may refuse.

    With `place_file` it opens where it stood the last time, and keeps where it stands from `fill` on.
    """

    def __init__(self, place_file: Path | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Judge Desktop")
        self.setWindowIcon(program_icon())
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(WIDTH, HEIGHT)
        self._keeper = WindowKeeper(self, place_file) if place_file is not None else None
        if self._keeper is not None:
            self._keeper.put_back()
        self._content: QWidget | None = None
        self._mark = BrandMark(56)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignCenter)

    def fill(self, content: QWidget) -> None:
        """Show the program, in place of what was shown before."""
        self._column.removeWidget(self._mark)
        self._mark.hide()
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._column.addWidget(content)
        content.show()
        content.setFocus()
        if self._keeper is not None:
            self._keeper.watch()

    def come_forward(self) -> None:
        """Show the window above the others, also when it was minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._content is not None and not self._content.close():
            event.ignore()
            return
        if self._keeper is not None and self._content is not None:
            self._keeper.save()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour(Role.CANVAS))


def tell_end(frame: Frame | None, sentence: str) -> None:
    """Say why the program ends before there is anything in the frame, which may not be there either."""
    Dialog.ask(frame, tr("The program cannot start"), sentence, tr("Close"), "")
