"""A long list of outcomes: shape, title, second line, outcome in words, and the button that helps, all painted.

Two hundred judges or five hundred files scroll and filter without a stop, for no row is a widget. Words wrap; where
the list is narrow the outcome and the button stand below. What rows say, and filtering them, is the page's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from judge_desktop.ui.chair.outcome_row import OutcomeRow, Placed, paint_button, paint_words, place_row
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, Role

_USUAL_HEIGHT, _MEASURED_AT_ONCE = 65, 40
_MOST_PLACES = 5000  # measured rows that are remembered
_ROW = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractListModel):
    """The rows as Qt wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[OutcomeRow, ...] = ()

    def set_rows(self, rows: Sequence[OutcomeRow]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class OutcomeList(QListView):
    """The list, as high as its rows. `name` is its accessible name.

    `action_requested(key)` for the button of a row, Enter; `row_requested(key)` for a click beside it, Space, and
    Enter in a row without a button; `seen_requested(top, bottom)`: the current row should be scrolled into view.
    """

    action_requested = Signal(str)
    row_requested = Signal(str)
    seen_requested = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Rows(self)
        self._places: dict[tuple[OutcomeRow, int], Placed] = {}
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._measure)
        self.keyboard = KeyboardFocus(self)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        look().theme_changed.connect(self._restyle)
        self._fit()

    def rows(self) -> tuple[OutcomeRow, ...]:
        """The rows shown."""
        return self._model.rows

    def set_rows(self, rows: Sequence[OutcomeRow]) -> None:
        """Show these rows; the current one stays current if it is among them."""
        before = self.current_key()
        if tuple(rows) == self._model.rows:
            return
        self._model.set_rows(rows)
        self.set_current_key(before)
        self._fit()

    def current_key(self) -> str:
        """The key of the current row, empty if there is none."""
        index = self.currentIndex()
        return self._model.rows[index.row()].key if index.isValid() else ""

    def set_current_key(self, key: str) -> None:
        """Make that row current; an unknown key leaves none current."""
        at = next((n for n, row in enumerate(self._model.rows) if row.key == key), -1)
        self.setCurrentIndex(self._model.index(at) if at >= 0 else QModelIndex())

    def button_rect(self, key: str) -> QRectF:
        """Where the button of that row is painted, in the list; empty without one."""
        for n, row in enumerate(self._model.rows):
            if row.key == key and row.action:
                place = self.visualRect(self._model.index(n))
                return self.place_of(row, place.width()).button.translated(QPointF(place.topLeft()))
        return QRectF()

    def place_of(self, row: OutcomeRow, width: int) -> Placed:
        """Where the parts of a row stand in that width; measured once."""
        found = self._places.get((row, width))
        if found is None:
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            found = self._places[row, width] = place_row(row, width)
        return found

    def sizeHint(self) -> QSize:
        return QSize(look().px(480), self._rows_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), self._rows_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, plain = self.currentIndex(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if index.isValid() and plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            row = self._model.rows[index.row()]
            (self.action_requested if row.action else self.row_requested).emit(row.key)
        elif index.isValid() and plain and event.key() == Qt.Key.Key_Space:
            self.row_requested.emit(self._model.rows[index.row()].key)
        else:
            super().keyPressEvent(event)
            self._ask_to_be_seen()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard stands on a row at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rows and self.keyboard.is_shown():
            self.setCurrentIndex(self._model.index(0))
        self._ask_to_be_seen()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the list."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self._model.rows[index.row()]
        is_on_button = self.button_rect(row.key).contains(event.position())
        (self.action_requested if is_on_button else self.row_requested).emit(row.key)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on a row do nothing: they were meant for a field."""

    def _ask_to_be_seen(self) -> None:
        if self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            self.seen_requested.emit(rect.top(), rect.bottom())

    def _restyle(self) -> None:
        self._places.clear()
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        """As high as the rows; a long list is measured once its width has settled."""
        if self.isVisible() and len(self._model.rows) <= _MEASURED_AT_ONCE:
            self._measure()
        else:
            self._settling.start()

    def _measure(self) -> None:
        self._settling.stop()
        self.setFixedHeight(self._rows_height())

    def _rows_height(self) -> int:
        width = self.viewport().width()
        if not self.isVisible():  # its width is not settled yet: measured when it is shown
            return look().px(_USUAL_HEIGHT) * len(self._model.rows)
        return sum(self.place_of(row, width).height for row in self._model.rows)


class _Delegate(QStyledItemDelegate):
    def __init__(self, rows: OutcomeList) -> None:
        super().__init__(rows)
        self._list = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._list.viewport().width()
        return QSize(width, self._list.place_of(index.data(_ROW), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, rect = index.data(_ROW), QRectF(option.rect)
        placed = self._list.place_of(row, option.rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = Role.SURFACE
        if selected:
            paint_current(painter, rect)
            ground = Role.SOFT
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = Role.CANVAS
            painter.fillRect(rect, look().colour(ground))
        if index.row() < index.model().rowCount() - 1:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look().colour(Role.LINE))
        paint_words(painter, rect.topLeft(), row, placed, ground)
        paint_button(painter, placed.button.translated(rect.topLeft()), row)
        if self._list.keyboard.is_shown() and index == self._list.currentIndex():
            paint_focus_ring(painter, rect.adjusted(1, 1, -1, -1), RADIUS_ROW)
        painter.restore()
