"""A table as high as its rows in which one column holds words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from judge_desktop.ui.widgets.table import Table, TableColumn
from judge_desktop.ui.widgets.theme import look

LEAST_WORDS = 190


class WordedTable(Table):
    """The column without a width keeps `least` px for its words; where the others leave less, the table is moved
    sideways.
    """

    def __init__(
        self, name: str, columns: Sequence[TableColumn], *, least: int = LEAST_WORDS, ranking: bool = False
    ) -> None:
        super().__init__(name, columns, ranking=ranking, fits_rows=True)
        self._least = least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        header = self.horizontalHeader()
        fixed = sum(look().px(column.width) for column in self.columns())
        (words,) = (n for n, column in enumerate(self.columns()) if not column.width)
        is_narrow = event.size().width() - fixed < look().px(self._least)
        modes = QHeaderView.ResizeMode
        header.setSectionResizeMode(words, modes.Interactive if is_narrow else modes.Stretch)
        if is_narrow:
            header.resizeSection(words, look().px(self._least))
