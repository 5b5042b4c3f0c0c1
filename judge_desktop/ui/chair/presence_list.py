"""The people of the meeting as a painted list: one key each. Space, Enter or a click: she joins, or leaves, now.

The digits 1 to 9 do the same for the first nine. What is noted is the workflow's; the list says what is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, Role, Tone, Type

ROW, MOST_ROWS = 34, 9
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """One person: name, shape, and the time at the right ("09.52", "left 12.06"). ``aside`` stands behind the name of
    somebody who is no judge of the scores.
    """

    key: str
    name: str
    shape: Shape
    tone: Tone
    time: str = ""
    spoken: str = ""
    aside: str = ""


class _PresenceModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[PresenceRow, ...] = ()

    def set_rows(self, rows: Sequence[PresenceRow]) -> None:
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ". ".join(part for part in (row.name, row.aside, row.spoken) if part)
        return None


class PresenceList(QListView):
    """`toggle_requested(judge)`; `time_requested(judge)` on F2 or the context menu: another time, or absent."""

    toggle_requested = Signal(str)
    time_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _PresenceModel(self)
        self.keyboard = KeyboardFocus(self)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(_PresenceDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        look().theme_changed.connect(self._fit)

    def rows(self) -> tuple[PresenceRow, ...]:
        """The rows shown."""
        return self._model.rows

    def set_rows(self, rows: Sequence[PresenceRow]) -> None:
        """Show these judges."""
        self._model.set_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))
        self._fit()

    def current_key(self) -> str:
        """The judge of the current row, empty if there is none."""
        index = self.currentIndex()
        return self._model.rows[index.row()].key if index.isValid() else ""

    def set_current_key(self, key: str) -> None:
        """Make that judge current; an unknown key changes nothing."""
        for n, row in enumerate(self._model.rows):
            if row.key == key:
                self.setCurrentIndex(self._model.index(n))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() or event.modifiers() == Qt.KeyboardModifier.KeypadModifier
        if plain and key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._toggle(self.currentIndex().row())
        elif plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._toggle(int(key) - int(Qt.Key.Key_1))
        elif key == Qt.Key.Key_F2 and self.current_key():
            self.time_requested.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on a row do nothing."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._toggle(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current_key():
            self.time_requested.emit(self.current_key())

    def _toggle(self, row: int) -> None:
        if 0 <= row < len(self._model.rows):
            self.setCurrentIndex(self._model.index(row))
            self.toggle_requested.emit(self._model.rows[row].key)

    def _fit(self) -> None:
        shown = min(MOST_ROWS, max(1, len(self._model.rows)))
        self.setFixedHeight(look().px(ROW) * shown + 2)
        self.scheduleDelayedItemsLayout()


class _PresenceDelegate(QStyledItemDelegate):
    def __init__(self, rows: PresenceList) -> None:
        super().__init__(rows)
        self._list = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(look().px(120), look().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: PresenceRow = index.data(_ROW_ROLE)
        rect = QRectF(option.rect)
        px = look().px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = Role.SURFACE
        if option.state & QStyle.StateFlag.State_MouseOver:
            ground = Role.SUNKEN
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour(ground))
            painter.drawRoundedRect(rect, RADIUS_ROW, RADIUS_ROW)
        side = px(16)
        square = QRectF(rect.left() + px(20), rect.center().y() - side / 2, side, side)
        paint_shape(painter, row.shape, square, row.tone.mark, ground)
        right = rect.right() - px(22)
        width = look().metrics(Type.CAPTION).horizontalAdvance(row.time) + 2
        time = QRectF(right - width, rect.top(), width, rect.height())
        paint_line(painter, row.time, time, Type.CAPTION, Role.INK2, Qt.AlignmentFlag.AlignRight)
        left = square.right() + px(10)
        name = QRectF(left, rect.top(), time.left() - left - px(8), rect.height())
        words = f"{row.name} · {row.aside}" if row.aside else row.name
        paint_line(painter, words, name, Type.BODY, Role.INK2 if row.aside else Role.INK)
        if self._list.keyboard.is_shown() and index == self._list.currentIndex():
            paint_focus_ring(painter, rect.adjusted(8, 1, -8, -1), RADIUS_ROW)
        painter.restore()
