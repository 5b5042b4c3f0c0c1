"""Six check words to be read aloud, each in its box with its place."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, SPACE_8, SPACE_12, Role, Type

_COLUMNS, _WORD_WIDTH = 3, 150


class WordGrid(QWidget):
    """The words in three columns, fewer where there is no room."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = tuple(words)
        self._boxes = [_word_box(place, word) for place, word in enumerate(words, 1)]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_8)
        self._arrange(_COLUMNS)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(box.minimumSizeHint().width() for box in self._boxes), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(min(_COLUMNS, max(1, self.width() // look().px(_WORD_WIDTH))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, box in enumerate(self._boxes):
            self._grid.addWidget(box, place // columns, place % columns)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()


def _word_box(place: int, word: str) -> Panel:
    box = Panel(Role.CANVAS, radius=RADIUS_ROW)
    row = QHBoxLayout(box)
    row.setContentsMargins(SPACE_12 + 2, 7, SPACE_12, 7)
    row.setSpacing(SPACE_12)
    row.addWidget(TextLabel(str(place), Type.CAPTION, Role.INK2, wraps=False))
    row.addWidget(TextLabel(word, Type.TITLE, max_lines=1), 1)
    return box
