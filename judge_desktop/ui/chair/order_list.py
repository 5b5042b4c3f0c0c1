"""The running order as a painted list: a row of 51 px for each submission, lower for breaks and folds.

Rows are moved by dragging or with Alt+↑ and Alt+↓; the list only says what is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.status_chip import chip_size, paint_chip
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, Role, Tone, Type

ROW, LOW_ROW = 51, 38
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_WORDS_FROM = 420  # px: in a narrower list the state is a shape, its words in tooltip and accessible name
_SCROLL_EDGE, _SCROLL_STEP, _SCROLL_MS = 28, 18, 40
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One row. Without a ``number`` it is low: a break, or presentations that are folded (``is_fold``)."""

    key: str
    time: str
    title: str
    number: str = ""
    status: str = ""
    shape: Shape = Shape.NONE
    tone: Tone = Tone.NEUTRAL
    chip: bool = False
    is_now: bool = False
    is_fold: bool = False
    is_pinned: bool = False
    moves: bool = True

    @property
    def is_low(self) -> bool:
        """True for a break and for a fold."""
        return not self.number

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return ". ".join(part for part in (self.time, f"{self.number} {self.title}".strip(), self.status) if part)


class OrderModel(QAbstractListModel):
    """The rows as Qt wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[OrderRow, ...] = ()

    def set_rows(self, rows: Sequence[OrderRow]) -> None:
        """Show these rows; where only their content changed, nothing scrolls."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            changed = [n for n, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old != new]
            self.rows = tuple(rows)
            for n in changed:
                self.dataChanged.emit(self.index(n), self.index(n))
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
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (f"{row.number} {row.title}".strip(), row.status) if part)
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class OrderList(QListView):
    """The list; `name` is its accessible name.

    `move_requested(key, place)`: to that place among the submissions (from 0); `row_requested(key)` on Enter, a double
    click, or a click on a fold; `current_row_changed(key)`.
    """

    move_requested = Signal(str, int)
    row_requested = Signal(str)
    current_row_changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OrderModel(self)
        self.keyboard = KeyboardFocus(self)
        self._pressed: QPoint | None = None
        self._dragged = ""
        self._target = -1
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._request)
        look().theme_changed.connect(self.scheduleDelayedItemsLayout)

    def rows(self) -> tuple[OrderRow, ...]:
        """The rows shown."""
        return self._model.rows

    def set_rows(self, rows: Sequence[OrderRow]) -> None:
        """Show these rows; the current one stays current if it is among them."""
        before = self.current_key()
        self._model.set_rows(rows)
        if before and before != self.current_key():
            blocked = self.selectionModel().blockSignals(True)
            self.set_current_key(before)
            self.selectionModel().blockSignals(blocked)
            self.viewport().update()

    def current_key(self) -> str:
        """The key of the current row, empty if there is none."""
        index = self.currentIndex()
        return self._model.rows[index.row()].key if index.isValid() else ""

    def set_current_key(self, key: str) -> None:
        """Make that row current and scroll it into view; an unknown key changes nothing."""
        n = next((n for n, row in enumerate(self._model.rows) if row.key == key), -1)
        if n >= 0:
            self.setCurrentIndex(self._model.index(n))
            self.scrollTo(self._model.index(n))

    def target_row(self) -> int:
        """The row that what is dragged would stand before; -1 while nothing is dragged."""
        return self._target

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._move_current(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self._dragged:
            self._end_drag()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._request(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on a row do nothing."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if not self._dragged and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            row = self._row_at(self._pressed)
            if row is not None and row.moves and not row.is_low:
                self._dragged = row.key
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged:
            self._drag_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        dragged, target = self._dragged, self._target
        pressed, self._pressed = self._pressed, None
        if dragged:
            self._end_drag()
            self._ask_move(dragged, target)
        elif pressed is not None:
            row = self._row_at(pressed)
            if row is not None and row.is_fold:
                self.row_requested.emit(row.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target < 0:
            return
        rows = len(self._model.rows)
        last = self.visualRect(self._model.index(min(self._target, rows - 1)))
        y = last.top() if self._target < rows else last.bottom()
        painter = QPainter(self.viewport())
        painter.fillRect(QRectF(8, y - 1.5, self.viewport().width() - 16, 3), look().colour(Role.ACCENT))

    def _drag_to(self, at: QPoint) -> None:
        index = self.indexAt(QPoint(self.viewport().width() // 2, at.y()))
        if index.isValid():
            box = self.visualRect(index)
            self._target = index.row() + (1 if at.y() > box.center().y() else 0)
        else:
            self._target = 0 if at.y() < 0 else len(self._model.rows)
        near = at.y() < look().px(_SCROLL_EDGE) or at.y() > self.viewport().height() - look().px(_SCROLL_EDGE)
        if near != self._scroll.isActive():
            if near:
                self._scroll.start()
            else:
                self._scroll.stop()
        self.viewport().update()

    def _scroll_on(self) -> None:
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        step = -_SCROLL_STEP if at.y() < self.viewport().height() // 2 else _SCROLL_STEP
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)

    def _end_drag(self) -> None:
        self._scroll.stop()
        self._dragged, self._target, self._pressed = "", -1, None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _ask_move(self, key: str, target: int) -> None:
        """`target` counts all rows; the place asked for counts the other submissions before it."""
        if target < 0:
            return
        before = self._model.rows[:target]
        place = sum(not row.is_low and row.key != key for row in before)
        place += self._hidden() if any(row.is_fold for row in before) else 0
        if place != self._place_of(key):
            self.move_requested.emit(key, place)

    def _hidden(self) -> int:
        """How many submissions the fold hides: its key says so behind the colon."""
        fold = next((row for row in self._model.rows if row.is_fold), None)
        return int(fold.key.partition(":")[2] or 0) if fold is not None else 0

    def _place_of(self, key: str) -> int:
        place = 0
        for row in self._model.rows:
            if row.key == key:
                return place
            place += self._hidden() if row.is_fold else int(not row.is_low)
        return -1

    def _move_current(self, step: int) -> None:
        key = self.current_key()
        row = next((row for row in self._model.rows if row.key == key), None)
        if row is not None and row.moves and not row.is_low:
            self.move_requested.emit(key, self._place_of(key) + step)

    def _row_at(self, at: QPoint) -> OrderRow | None:
        index = self.indexAt(at)
        return self._model.rows[index.row()] if index.isValid() else None

    def _tell_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.current_row_changed.emit(self._model.rows[current.row()].key)

    def _request(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_requested.emit(self._model.rows[index.row()].key)


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, rows: OrderList) -> None:
        super().__init__(rows)
        self._list = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: OrderRow = index.data(_ROW_ROLE)
        return QSize(look().px(200), look().px(LOW_ROW if row.is_low else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: OrderRow = index.data(_ROW_ROLE)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_now:
            paint_current(painter, rect)
        elif row.is_low and not row.is_fold:
            painter.fillRect(rect, look().colour(Role.CANVAS))
        elif selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look().colour(Role.SUNKEN if selected else Role.CANVAS))
        if index.row():
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), look().colour(Role.LINE))
        _paint_low(painter, rect, row) if row.is_low else _paint_row(painter, rect, row)
        if self._list.keyboard.is_shown() and index == self._list.currentIndex():
            paint_focus_ring(painter, rect.adjusted(3, 3, -3, -3), RADIUS_ROW)
        painter.restore()


def _paint_low(painter: QPainter, rect: QRectF, row: OrderRow) -> None:
    px = look().px
    side = px(18)
    icon = "ellipsis-vertical" if row.is_fold else "clock"
    grip = px(14 if rect.width() >= px(_WORDS_FROM) else 6)
    paint_icon(painter, icon, QPointF(rect.left() + grip, rect.center().y() - side / 2), Role.INK2, side)
    begin = 44 if rect.width() >= px(_WORDS_FROM) else 28
    time = QRectF(rect.left() + px(begin), rect.top(), px(60), rect.height())
    paint_line(painter, row.time, time, Type.BODY, Role.INK2)
    left = time.right() + px(24 if begin == 44 else 4) if row.time else time.left()
    words = QRectF(left, rect.top(), rect.right() - left - px(16), rect.height())
    paint_line(painter, row.title, words, Type.CAPTION if row.is_fold else Type.BODY, Role.INK2)


def _paint_row(painter: QPainter, rect: QRectF, row: OrderRow) -> None:
    px = look().px
    side = px(18)
    grip, begin, width, numbers = (14, 44, 60, 36) if rect.width() >= px(_WORDS_FROM) else (6, 28, 52, 26)
    if row.moves:
        at = QPointF(rect.left() + px(grip), rect.center().y() - side / 2)
        paint_icon(painter, "grip-vertical", at, Role.INK3, side)
    time = QRectF(rect.left() + px(begin), rect.top(), px(width), rect.height())
    used = paint_line(painter, row.time, time, Type.LABEL, Role.INK)
    if row.is_pinned:
        pin = px(14)
        paint_icon(painter, "pin", QPointF(time.left() + used + 4, rect.center().y() - pin / 2), Role.ACCENT, pin)
    line = Type.STRONG if row.is_now else Type.BODY
    number = QRectF(time.right(), rect.top(), px(numbers), rect.height())
    ink = Role.ACCENT if row.is_now else Role.INK2
    paint_line(painter, row.number, number, Type.LABEL, ink, Qt.AlignmentFlag.AlignRight)
    right = _paint_state(painter, rect, row)
    title = QRectF(number.right() + px(12), rect.top(), right - number.right() - px(24), rect.height())
    paint_line(painter, row.title, title, line, Role.INK)


def _paint_state(painter: QPainter, rect: QRectF, row: OrderRow) -> float:
    """The state at the right end; where it begins."""
    px = look().px
    right = rect.right() - px(18)
    if not row.status and row.shape is Shape.NONE:
        return right
    has_words = rect.width() >= px(_WORDS_FROM) and bool(row.status)
    if has_words and row.chip:
        size = chip_size(row.shape, row.status)
        box = QRectF(right - size.width(), rect.center().y() - size.height() / 2, size.width(), size.height())
        paint_chip(painter, box, row.shape, row.status, row.tone)
        return box.left()
    side = px(15)
    width = look().metrics(Type.CAPTION).horizontalAdvance(row.status) + 2 if has_words else 0
    left = right - width - side - (7 if has_words else 0)
    square = QRectF(left, rect.center().y() - side / 2, side, side)
    paint_shape(painter, row.shape, square, row.tone.mark, Role.SOFT if row.is_now else Role.SURFACE)
    if has_words:
        role = Role.INK2 if row.tone in {Tone.OK, Tone.NEUTRAL} else row.tone.ink
        paint_line(painter, row.status, QRectF(right - width, rect.top(), width, rect.height()), Type.CAPTION, role)
    return left
