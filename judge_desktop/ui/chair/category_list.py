"""The categories at the left of the deliberation: each name and its state whole, in as many lines as they take."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from judge_desktop.ui.widgets.row_list import ITEM_ROLE, ROW_HEIGHT, ListRow, RowDelegate, RowList
from judge_desktop.ui.widgets.shapes import paint_shape
from judge_desktop.ui.widgets.text_lines import paint_line, wrapped
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone, Type

_TOP, _TITLE, _STATE = 7, 26, 23  # px: above the title, a line of the title, a line of the state
_LEFT, _RIGHT, _SHAPE, _BESIDE_SHAPE = 16, 16, 15, 7
_AROUND = 6  # px at each side of the row, which its ground leaves free


class CategoryList(RowList):
    """Rows as high as their words: the name of a category is never cut. Their numbers and totals are not shown."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setItemDelegate(_WholeDelegate(self))
        self.setUniformItemSizes(False)

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        super().set_rows(rows)
        self.scheduleDelayedItemsLayout()  # Qt lays out anew only when rows come and go

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _WholeDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        titles, states = _lines(index.data(ITEM_ROLE), self.list.viewport().width() - 2 * _AROUND)
        further = (len(titles) - 1) * _TITLE + (len(states) - 1) * _STATE
        return QSize(look().px(ROW_HEIGHT), look().px(ROW_HEIGHT + further))

    def paint_words(self, painter: QPainter, rect: QRectF, row: ListRow, *, selected: bool) -> None:
        px = look().px
        titles, states = _lines(row, rect.width())
        line = QRectF(rect.left() + _LEFT, rect.top() + px(_TOP), rect.width() - _LEFT - px(_RIGHT), px(_TITLE))
        for words in titles:
            paint_line(painter, words, line, Type.STRONG if selected else Type.BODY, Role.INK)
            line.translate(0, px(_TITLE))
        side = px(_SHAPE)
        line = QRectF(line.left(), line.top() - 1, line.width(), px(_STATE))
        square = QRectF(line.left(), line.center().y() - side / 2, side, side)
        paint_shape(painter, row.shape, square, row.tone.mark, Role.SOFT if selected else Role.SURFACE)
        line.setLeft(square.right() + _BESIDE_SHAPE)
        role = Role.INK2 if row.tone is Tone.OK else row.tone.ink
        for words in states:
            paint_line(painter, words, line, Type.CAPTION, role)
            line.translate(0, px(_STATE))


def _lines(row: ListRow, width: float) -> tuple[list[str], list[str]]:
    """The lines of the title and of the state in a row of that width, the same whether it is selected or not."""
    px = look().px
    room = width - _LEFT - px(_RIGHT)
    titles = wrapped(row.title, Type.STRONG, room)
    states = wrapped(row.status, Type.CAPTION, room - px(_SHAPE) - _BESIDE_SHAPE)
    return [one.shown for one in titles], [one.shown for one in states]
