"""A table in a page of any width: as high as its rows, and in a narrow page with fewer columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent

from judge_desktop.ui.widgets.table import Table, TableColumn, TableRow
from judge_desktop.ui.widgets.theme import look

_NARROW = 720


class FittingTable(Table):
    """Below a width the columns are fewer and the rows, which are high then, say the rest in their second lines.

    `columns` and `rows` are asked with whether it is narrow; `is_high` keeps the rows high in a wide page, too.
    """

    def __init__(
        self,
        name: str,
        columns: Callable[[bool], Sequence[TableColumn]],
        rows: Callable[[bool], Sequence[TableRow]],
        *,
        is_high: bool = True,
    ) -> None:
        self._columns_for, self._rows_for, self._is_high = columns, rows, is_high
        self.is_narrow = False
        super().__init__(name, columns(False), ranking=is_high, fits_rows=True)
        self.set_rows(rows(False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < look().px(_NARROW)
        if is_narrow != self.is_narrow:
            self.is_narrow = is_narrow
            self.set_columns(self._columns_for(is_narrow))
            self.set_high_rows(is_narrow or self._is_high)
            self.set_rows(self._rows_for(is_narrow))
