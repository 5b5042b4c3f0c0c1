"""A long list of outcomes: shape, title, second line, outcome in words, and the button that helps, all painted.

Two hundred judges or five hundred files scroll and filter without a stop, for no row is a widget. Words wrap; where
the list is narrow the outcome and the button stand below. What rows say, and filtering them, is the page's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QShowEvent, QWheelEvent
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
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.text_lines import Line, paint_line, wrap
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import HIT_AREA, RADIUS_CONTROL, RADIUS_ROW, Role, Tone, Type

_PADDING, _MARK, _GAP, _ABOVE, _LEAST_WORDS, _BUTTON_PADDING = 20, 18, 16, 8, 150, 11
_OUTCOME_GAP, _BELOW = 12, 4
_USUAL_HEIGHT, _MEASURED_AT_ONCE = 65, 40
_MOST_PLACES = 5000  # measured rows that are remembered
_ROW = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One row. ``key`` tells rows apart; ``action`` are the words of its button, empty without one; ``tip`` says what
    a click on the row shows.
    """

    key: str
    title: str
    outcome: str = ""
    shape: Shape = Shape.NONE
    tone: Tone = Tone.NEUTRAL
    detail: str = ""
    action: str = ""
    tip: str = ""

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return ". ".join(part for part in (self.title, self.outcome, self.detail, self.action) if part)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where the parts of a row stand, from its own upper left corner."""

    title: tuple[Line, ...]
    title_top: float
    detail: tuple[Line, ...]
    left: float
    outcome: QRectF
    button: QRectF
    detail_top: float
    height: int


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
        self._places: dict[tuple[OutcomeRow, int], _Placed] = {}
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

    def place_of(self, row: OutcomeRow, width: int) -> _Placed:
        """Where the parts of a row stand in that width; measured once."""
        found = self._places.get((row, width))
        if found is None:
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            found = self._places[row, width] = _place(row, width)
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


def _place(row: OutcomeRow, width: int) -> _Placed:
    """Outcome and button at the right; the outcome below the title, then the button too, where the room gets short."""
    left, right = float(_PADDING + look().px(_MARK) + _GAP), float(width - _PADDING)
    button = _button_size(row)
    outcome = ceil(_advance(row.outcome, Type.LABEL, look().size(Type.LABEL).px)) if row.outcome else 0
    room = right - left - (button.width() + _GAP if button.width() else 0)
    beside = room - (outcome + _OUTCOME_GAP if outcome else 0)
    least = look().px(_LEAST_WORDS)
    if beside >= least:
        title = _lines(row.title, Type.LABEL, beside)
        if len(title) <= 2 or not outcome:
            return _stacked(row, title, room, left, QSize(outcome, 0), button, right=right)
    if room < least:
        title = _lines(row.title, Type.LABEL, right - left)
        below = QSize(outcome, look().size(Type.LABEL).line_px if outcome else 0)
        return _stacked(row, title, right - left, left, below, button, right=right, button_below=True)
    title = _lines(row.title, Type.LABEL, room)
    below = QSize(outcome, look().size(Type.LABEL).line_px if outcome else 0)
    return _stacked(row, title, room, left, below, button, right=right)


def _stacked(
    row: OutcomeRow,
    title: tuple[Line, ...],
    room: float,
    left: float,
    outcome: QSize,
    button: QSize,
    *,
    right: float,
    button_below: bool = False,
) -> _Placed:
    """The parts of a row below each other. An ``outcome`` of no height stands beside the title."""
    line, small = look().size(Type.LABEL).line_px, look().size(Type.CAPTION).line_px
    detail = _lines(row.detail, Type.CAPTION, room) if row.detail else ()
    words = len(title) * line + outcome.height() + len(detail) * small
    height = words + (_BELOW + button.height() if button_below else 0)
    height = max(height, 0 if button_below else button.height()) + 2 * _ABOVE
    top = float(_ABOVE if button_below else (height - words) / 2)
    if outcome.height():
        placed = QRectF(left, top + len(title) * line, min(outcome.width(), room), line)
    else:
        placed = QRectF(left + room - outcome.width(), top, outcome.width(), line)
    button_top = top + words + _BELOW if button_below else (height - button.height()) / 2
    return _Placed(
        title=title,
        title_top=top,
        detail=detail,
        left=left,
        outcome=placed,
        button=QRectF(right - button.width(), button_top, button.width(), button.height()),
        detail_top=top + len(title) * line + outcome.height(),
        height=ceil(height),
    )


def _lines(text: str, line: Type, width: float) -> tuple[Line, ...]:
    """The lines of a text. Most fit into one: then nobody asks where words may break, which takes longest."""
    metrics = look().metrics(line)
    if "\n" not in text and metrics.horizontalAdvance(text) <= width:
        return (Line(text, 0, len(text)),)
    return wrap(text, metrics, width)


@lru_cache(maxsize=512)
def _advance(text: str, line: Type, px: int) -> float:  # noqa: ARG001 -- the size of the text is part of the question
    """How wide outcomes and words of buttons are: few, in many rows."""
    return look().metrics(line).horizontalAdvance(text)


def _button_size(row: OutcomeRow) -> QSize:
    px = look().px
    if row.action:
        words = ceil(_advance(row.action, Type.SMALL_LABEL, look().size(Type.SMALL_LABEL).px))
        return QSize(words + 2 * px(_BUTTON_PADDING), px(HIT_AREA))
    return QSize(0, 0)


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
        _paint_words(painter, rect.topLeft(), row, placed, ground)
        _paint_button(painter, placed.button.translated(rect.topLeft()), row)
        if self._list.keyboard.is_shown() and index == self._list.currentIndex():
            paint_focus_ring(painter, rect.adjusted(1, 1, -1, -1), RADIUS_ROW)
        painter.restore()


def _paint_words(painter: QPainter, at: QPointF, row: OutcomeRow, placed: _Placed, ground: Role) -> None:
    line, small = look().size(Type.LABEL).line_px, look().size(Type.CAPTION).line_px
    width = 100_000.0
    side = look().px(_MARK)
    mark = QRectF(at.x() + _PADDING, at.y() + placed.title_top + (line - side) / 2, side, side)
    paint_shape(painter, row.shape, mark, row.tone.mark, ground)
    for n, one in enumerate(placed.title):
        rect = QRectF(at.x() + placed.left, at.y() + placed.title_top + n * line, width, line)
        paint_line(painter, one.shown, rect, Type.LABEL, Role.INK)
    paint_line(painter, row.outcome, placed.outcome.translated(at).adjusted(0, 0, 1, 0), Type.LABEL, row.tone.ink)
    for n, one in enumerate(placed.detail):
        rect = QRectF(at.x() + placed.left, at.y() + placed.detail_top + n * small, width, small)
        paint_line(painter, one.shown, rect, Type.CAPTION, Role.INK2)


def _paint_button(painter: QPainter, rect: QRectF, row: OutcomeRow) -> None:
    if row.action:
        painter.setBrush(look().colour(Role.SURFACE))
        painter.setPen(QPen(look().colour(Role.EDGE), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setPen(Qt.PenStyle.NoPen)
        paint_line(painter, row.action, rect, Type.SMALL_LABEL, Role.INK, Qt.AlignmentFlag.AlignHCenter)
