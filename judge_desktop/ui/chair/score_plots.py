"""Two tables that show scores as pictures: the ranking with each judge's total on a line, and judges × submissions.

They paint figures they are given; which one is framed as lying apart is said by the caller.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from judge_desktop.ui.chair.worded_table import WordedTable
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.table import CELL_ROLE, ROW_ROLE, Table, TableColumn, TableRow
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Type

_Index = QModelIndex | QPersistentModelIndex
_DOT, _TICK = 9.0, 22.0
_NAMED, _TITLED = 76, 112
_LIGHTEST, _DARKEST = 0.04, 0.38
_MARK = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The totals of one submission and their mean; `role` colours the dots."""

    totals: tuple[float, ...]
    mean: float
    role: Role


class RankingTable(WordedTable):
    """A ranking whose column `plot_column` holds a line of dots from `low` to `high` for each row. A narrow one keeps
    the titles and leaves the dots out first; the spread stays as a figure.
    """

    def __init__(self, name: str, columns: Sequence[TableColumn], plot_column: int) -> None:
        super().__init__(name, columns, ranking=True)
        self.spreads: Mapping[str, Spread] = {}
        self.low, self.high = 0.0, 100.0
        self._plots, self._plot_column = _SpreadDelegate(self), plot_column
        self.setItemDelegateForColumn(plot_column, self._plots)

    def set_spreads(self, spreads: Mapping[str, Spread], low: float, high: float) -> None:
        """The dots of each row by its key, on one axis for all."""
        self.spreads, self.low, self.high = spreads, low, high
        self.viewport().update()


class _SpreadDelegate(QStyledItemDelegate):
    def __init__(self, table: RankingTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: TableRow = index.data(ROW_ROLE)
        plain = self._table.itemDelegate()
        plain.paint(painter, option, index)  # ground, hairline and focus ring like its neighbours; its text is empty
        spread = self._table.spreads.get(row.key)
        if spread is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(10, 0, -14, 0)
        middle = rect.center().y()
        painter.setPen(QPen(look().colour(Role.LINE), 2))
        painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
        places = [self._x(rect, total) for total in spread.totals]
        painter.setPen(QPen(look().colour(spread.role), 3))
        if len(places) > 1:
            painter.drawLine(QPointF(min(places), middle), QPointF(max(places), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(spread.role))
        for x in places:
            painter.drawEllipse(QPointF(x, middle), _DOT / 2, _DOT / 2)
        x = self._x(rect, spread.mean)
        painter.fillRect(QRectF(x - 1, middle - _TICK / 2, 2, _TICK), look().colour(Role.INK))
        painter.restore()

    def _x(self, rect: QRectF, value: float) -> float:
        width = self._table.high - self._table.low
        part = (value - self._table.low) / width if width > 0 else 0.5
        return rect.left() + rect.width() * min(1.0, max(0.0, part))


class HeatMap(Table):
    """Rows of figures on a ground that is the darker the higher they are. The first column names the row. A shape of a
    cell stands small at its right end.

    `framed` are (row key, column) of figures that lie apart: an amber frame, not another hue.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, [TableColumn("")], fits_rows=True, parent=parent)
        self.values: Mapping[tuple[str, int], float] = {}
        self.framed: frozenset[tuple[str, int]] = frozenset()
        self.low, self.high = 0.0, 1.0
        self._heat = _HeatDelegate(self)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the titles, which stand in the ranking, too, give way to the judges' names."""
        super().resizeEvent(event)
        first, *others = self.columns()
        if first.width and others:
            room = event.size().width() - len(others) * look().px(_NAMED)
            width = min(look().px(first.width), max(look().px(_TITLED), room))
            self.horizontalHeader().resizeSection(0, width)

    def show_figures(
        self,
        columns: Sequence[TableColumn],
        rows: Sequence[TableRow],
        values: Mapping[tuple[str, int], float],
        framed: frozenset[tuple[str, int]],
    ) -> None:
        """Show these rows; `values` are the figures behind the words of the cells."""
        self.values, self.framed = values, framed
        self.low = min(values.values(), default=0.0)
        self.high = max(values.values(), default=1.0)
        self.set_columns(columns)
        for column in range(1, len(columns)):
            self.setItemDelegateForColumn(column, self._heat)
        self.set_rows(rows)


class _HeatDelegate(QStyledItemDelegate):
    def __init__(self, table: HeatMap) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: TableRow = index.data(ROW_ROLE)
        key = (row.key, index.column())
        words = index.data(Qt.ItemDataRole.DisplayRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if key in self._table.values:
            colour = QColor(look().colour(Role.ACCENT))  # a copy: the look hands out its own
            width = self._table.high - self._table.low
            part = (self._table.values[key] - self._table.low) / width if width > 0 else 0.5
            colour.setAlphaF(_LIGHTEST + (_DARKEST - _LIGHTEST) * part)
            painter.setBrush(colour)
            painter.drawRoundedRect(rect, 4, 4)
        if key in self._table.framed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look().colour(Role.WARN), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        shape = index.data(CELL_ROLE).shape
        if shape is not Shape.NONE:
            paint_shape(painter, shape, _place_of_mark(rect, words or ""), Role.INK2)
        role = Role.INK if key in self._table.values else Role.INK3
        paint_line(painter, words or "", rect, Type.BODY, role, Qt.AlignmentFlag.AlignHCenter)
        painter.restore()


def _place_of_mark(cell: QRectF, words: str) -> QRectF:
    """Beside the words; in a narrow cell smaller, in the upper corner, so that it never covers a figure."""
    side = look().px(_MARK)
    free = (cell.width() - look().metrics(Type.BODY).horizontalAdvance(words)) / 2
    if free >= side + 8:
        return QRectF(cell.right() - side - 5, cell.center().y() - side / 2, side, side)
    side = look().px(_MARK - 5)
    return QRectF(cell.right() - side - 2, cell.top() + 2, side, side)
