"""A table as high as its rows in which one column holds words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from judge_desktop.ui.widgets.table import Table, TableColumn, TableModel, TableRow
from judge_desktop.ui.widgets.theme import look

LEAST_WORDS = 190
_SAID_BY_WORDS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class WordedTable(Table):
    """The column without a width keeps `least` px for its words. Where the others leave less, they shrink, then those
    that may go are left out (``TableColumn``): what they say is in the tooltip of the words, and a screen reader says
    it. Only what is still too wide then is moved sideways.
    """

    def __init__(
        self, name: str, columns: Sequence[TableColumn], *, least: int = LEAST_WORDS, ranking: bool = False
    ) -> None:
        self._least = least
        super().__init__(name, columns, ranking=ranking, fits_rows=True)

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        super().set_rows(rows)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _restyle(self) -> None:
        super()._restyle()
        self._arrange()

    def _make_model(self, columns: Sequence[TableColumn]) -> TableModel:
        return _TellingModel(columns, self)

    def _arrange(self) -> None:
        width, columns, least = self.width(), self.columns(), look().px(self._least)
        words = word_column(columns)
        widths, left_out = _arranged(columns, width - least)
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        for n, wanted in enumerate(widths):
            self.setColumnHidden(n, n in left_out)
            if n != words and n not in left_out:
                header.resizeSection(n, wanted)
        is_tight = width - _sum(widths, left_out) < least
        header.setSectionResizeMode(words, modes.Interactive if is_tight else modes.Stretch)
        if is_tight:
            header.resizeSection(words, least)


class _TellingModel(TableModel):
    """Lets the words tell what the columns say that are left out."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = super().data(index, role)
        table = self.parent()
        if role not in _SAID_BY_WORDS or not isinstance(table, Table) or index.column() != word_column(self.columns()):
            return said
        row = self.rows()[index.row()]
        further = [
            f"{column.full_title or column.title}: {cell.spoken or ' · '.join(filter(None, (cell.text, cell.detail)))}"
            for n, (column, cell) in enumerate(zip(self.columns(), row.cells, strict=True))
            if table.isColumnHidden(n) and (cell.text or cell.spoken)
        ]
        return "\n".join([str(said), *further])


def word_column(columns: Sequence[TableColumn]) -> int:
    """Which column takes what the others leave."""
    (words,) = (n for n, column in enumerate(columns) if not column.width)
    return words


def _arranged(columns: Sequence[TableColumn], room: int) -> tuple[list[int], set[int]]:
    """(px of each column with a width, which are left out) so that they fit into the room as far as they can."""
    px = look().px
    widths = [px(one.width) for one in columns]
    left_out: set[int] = set()
    if sum(widths) <= room:
        return widths, left_out
    widths = [px(one.narrow or one.width) for one in columns]
    for n in sorted((n for n, one in enumerate(columns) if one.leaves), key=lambda n: -columns[n].leaves):
        if _sum(widths, left_out) <= room:
            break
        left_out.add(n)
    return widths, left_out


def _sum(widths: Sequence[int], left_out: set[int]) -> int:
    return sum(width for n, width in enumerate(widths) if n not in left_out)
