"""The table and the list of own scores: a click or Enter opens a row, Space or a click at its head marks it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.row_list import RowList
from judge_desktop.ui.widgets.table import Table, TableColumn
from judge_desktop.ui.widgets.theme import look

_HEAD = 46  # of a row of the list: its number


class ScoresTable(Table):
    """`mark_requested(key)` beside what a table tells; nothing stays selected: marked rows are the page's."""

    mark_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("My scores"), [TableColumn("")], sorts=True, parent=parent)
        self.setObjectName("my_scores_table")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.mark_requested.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        key = self.rows()[index.row()].key
        (self.mark_requested if index.column() == 0 else self.row_requested).emit(key)


class ScoresList(RowList):
    """The same rows where there is no room for columns."""

    mark_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("My scores"), parent)
        self.setObjectName("my_scores_list")
        self._at_head = False
        self.clicked.connect(self._click)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at_head = event.position().x() < look().px(_HEAD)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.mark_requested.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        key = self.rows()[index.row()].key
        (self.mark_requested if self._at_head else self.row_requested).emit(key)
