"""Draws the rows of an ordered list: a grip where rows can be dragged, the place, title and second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from judge_desktop.ui.widgets.focus_ring import paint_focus_ring
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.row_list import ITEM_ROLE, ROW_HEIGHT, ListRow, RowList
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, Role, Type

_INSET, _GRIP, _NUMBER, _SHAPE = 6, 18, 20, 15


class OrderDelegate(QStyledItemDelegate):
    """`can_move` shows the grip."""

    def __init__(self, rows: RowList, *, can_move: bool) -> None:
        super().__init__(rows)
        self._list, self._can_move = rows, can_move

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(look().px(120), look().px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ListRow = index.data(ITEM_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            paint_current(painter, rect, radius=RADIUS_ROW)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look().colour(Role.SUNKEN))
            painter.drawRoundedRect(rect, RADIUS_ROW, RADIUS_ROW)
        self._paint_words(painter, rect, row, selected)
        if self._list.keyboard.is_shown() and index == self._list.currentIndex():
            paint_focus_ring(painter, rect, RADIUS_ROW)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, row: ListRow, selected: bool) -> None:
        px = look().px
        left = rect.left() + 14
        if self._can_move:
            grip = px(_GRIP)
            at = QPointF(round(left - 2), round(rect.center().y() - grip / 2))
            paint_icon(painter, "grip-vertical", at, Role.INK3, grip)
            left += grip + 8
        if row.number:
            number = QRectF(left, rect.top(), px(_NUMBER), rect.height())
            paint_line(painter, row.number, number, Type.LABEL, Role.ACCENT if selected else Role.INK2)
            left += px(_NUMBER)
        room = rect.right() - px(12) - left
        title = QRectF(left, rect.top() + px(7), room, px(26))
        paint_line(painter, row.title, title, Type.STRONG if selected else Type.BODY, Role.INK)
        line = QRectF(left, title.bottom() - 1, room, px(23))
        if row.shape is not Shape.NONE:
            side = px(_SHAPE)
            square = QRectF(left, line.center().y() - side / 2, side, side)
            paint_shape(painter, row.shape, square, row.tone.mark, Role.SOFT if selected else Role.SURFACE)
            line.adjust(side + 7, 0, 0, 0)
        paint_line(painter, row.status, line, Type.CAPTION, row.tone.ink if row.shape is not Shape.NONE else Role.INK2)
