"""The list of things to work through: number, title, state and total in rows of 63 px, or a rail of numbers.

The list shows what it is given and says which row is current; filtering and searching are the page's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, Role, Tone, Type

ROW_HEIGHT, RAIL_HEIGHT, RAIL_WIDTH = 63, 56, 64
GROUP_FROM = 300  # px for status and group: in a narrower list only the shortest would fit, and rows would differ
ITEM_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row. `key` tells rows apart; `flag` is what a screen reader says for the flag, empty without one.

    `group` is what the row belongs to: beside the status where the list is wide, always in the tooltip. An `icon`
    stands in the place of the number.
    """

    key: str
    number: str
    title: str
    status: str = ""
    shape: Shape = Shape.RING
    tone: Tone = Tone.NEUTRAL
    total: str = ""
    muted: bool = False
    flag: str = ""
    group: str = ""
    icon: str = ""

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return ". ".join(part for part in self._said() if part)

    def _said(self) -> tuple[str, ...]:
        return (f"{self.number} {self.title}".strip(), self.group, self.status, self.total, self.flag)


class RowModel(QAbstractListModel):
    """The rows as Qt wants them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListRow, ...] = ()

    def rows(self) -> tuple[ListRow, ...]:
        """The rows from the top."""
        return self._rows

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows. Where only their content changed, nothing scrolls and the selection stays."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            changed = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = tuple(rows)
            for n in changed:
                self.dataChanged.emit(self.index(n), self.index(n))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def set_row(self, row: ListRow) -> None:
        """Show that row in the place of the one with its key; without one nothing happens."""
        at = next((n for n, one in enumerate(self._rows) if one.key == row.key), None)
        if at is not None and self._rows[at] != row:
            self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
            self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ITEM_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (f"{row.number} {row.title}", row.group, row.status) if part).strip()
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class RowList(QListView):
    """The list. `name` is its accessible name.

    Signals carry the key of a row: `current_row_changed` when another row became current (`is_moved_by_key` while an
    arrow key did it), `row_requested` on Enter or a double click.
    """

    current_row_changed = Signal(str)
    row_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(self)
        self._is_rail = self._is_moved_by_key = False
        self.keyboard = KeyboardFocus(self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._request)
        look().theme_changed.connect(self.scheduleDelayedItemsLayout)

    def rows(self) -> tuple[ListRow, ...]:
        """The rows shown."""
        return self._rows.rows()

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; the current one stays current if it is among them, and no signal is sent for that."""
        before = self.current_key()
        self._rows.set_rows(rows)
        if before != self.current_key():
            blocked = self.selectionModel().blockSignals(True)
            self.set_current_key(before)
            self.selectionModel().blockSignals(blocked)
            self.viewport().update()

    def set_row(self, row: ListRow) -> None:
        """Show that row in the place of the one with its key; without one nothing happens."""
        self._rows.set_row(row)

    def current_key(self) -> str:
        """The key of the current row, empty if there is none."""
        index = self.currentIndex()
        return self._rows.rows()[index.row()].key if index.isValid() else ""

    def set_current_key(self, key: str) -> None:
        """Make that row current and scroll it into view; an unknown key changes nothing."""
        for n, row in enumerate(self._rows.rows()):
            if row.key == key:
                self.setCurrentIndex(self._rows.index(n))
                self.scrollTo(self._rows.index(n))

    def move_current(self, by: int) -> None:
        """Go `by` rows down (up if negative); stops at the ends."""
        last = self._rows.rowCount() - 1
        if last >= 0:
            target = min(last, max(0, self.currentIndex().row() + by))
            self.setCurrentIndex(self._rows.index(target))

    def set_rail(self, rail: bool) -> None:
        """Show numbers and shapes only, in 64 px; tooltips and the screen reader keep the words."""
        self._is_rail = rail
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def is_rail(self) -> bool:
        """Whether only numbers and shapes are shown."""
        return self._is_rail

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where she is stays in sight when the window changes."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._request(self.currentIndex())
        else:
            self._is_moved_by_key = True
            super().keyPressEvent(event)
            self._is_moved_by_key = False

    def is_moved_by_key(self) -> bool:
        """Whether a key is moving the current row just now: whoever walks along the rows wants to stay among them."""
        return self._is_moved_by_key

    def keyboardSearch(self, search: str) -> None:
        """Digits and letters typed on a row do nothing: they were meant for a field."""

    def _show_current(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _tell_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.current_row_changed.emit(self._rows.rows()[current.row()].key)

    def _request(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_requested.emit(self._rows.rows()[index.row()].key)


class RowDelegate(QStyledItemDelegate):
    """Ground, focus ring and words of a row. Whoever inherits may set the words in another way."""

    def __init__(self, rows: RowList) -> None:
        super().__init__(rows)
        self.list = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(look().px(RAIL_WIDTH), look().px(RAIL_HEIGHT if self.list.is_rail() else ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ITEM_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            paint_current(painter, rect, radius=RADIUS_ROW)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look().colour(Role.SUNKEN))
            painter.drawRoundedRect(rect, RADIUS_ROW, RADIUS_ROW)
        if self.list.is_rail():
            _paint_rail(painter, rect, row, selected)
        else:
            self.paint_words(painter, rect, row, selected=selected)
        if self.list.keyboard.is_shown() and index == self.list.currentIndex():
            paint_focus_ring(painter, rect, RADIUS_ROW)
        painter.restore()

    def paint_words(self, painter: QPainter, rect: QRectF, row: ListRow, *, selected: bool) -> None:
        """Number, title, state and total, each in one line."""
        _paint_row(painter, rect, row, selected)


def _paint_rail(painter: QPainter, rect: QRectF, row: ListRow, selected: bool) -> None:
    number = QRectF(rect.left(), rect.top() + look().px(4), rect.width(), look().px(26))
    role = Role.ACCENT if selected else Role.INK2
    line = Type.STRONG if selected else Type.BODY
    paint_line(painter, row.number, number, line, role, Qt.AlignmentFlag.AlignHCenter)
    side = look().px(15)
    square = QRectF(rect.center().x() - side / 2, number.bottom() + look().px(2), side, side)
    paint_shape(painter, row.shape, square, row.tone.mark, Role.SOFT if selected else Role.SURFACE)


def _paint_row(painter: QPainter, rect: QRectF, row: ListRow, selected: bool) -> None:
    px = look().px
    number = QRectF(rect.left() + 12, rect.top(), px(24), rect.height())
    paint_line(
        painter,
        row.number,
        number,
        Type.STRONG if selected else Type.LABEL,
        Role.ACCENT if selected else Role.INK2,
        Qt.AlignmentFlag.AlignRight,
    )
    if row.icon:
        side = px(20)
        at = QPointF(round(number.left() + 2), round(rect.center().y() - side / 2))
        paint_icon(painter, row.icon, at, Role.ACCENT if selected else Role.INK2, side)
    left = number.right() + 10 if row.number or row.icon else rect.left() + 16
    right = rect.right() - px(16)
    if row.total:
        width = look().metrics(Type.TITLE).horizontalAdvance(row.total)
        total = QRectF(right - width, rect.top(), width + 1, rect.height())
        paint_line(painter, row.total, total, Type.TITLE, Role.INK)
        right -= width + 10
    title = QRectF(left, rect.top() + px(7), right - left, px(26))
    paint_line(painter, row.title, title, Type.STRONG if selected else Type.BODY, Role.INK3 if row.muted else Role.INK)
    _paint_status(painter, QRectF(left, title.bottom() - 1, right - left, px(23)), row, selected)


def _paint_status(painter: QPainter, rect: QRectF, row: ListRow, selected: bool) -> None:
    side, right = look().px(15), rect.right()
    if row.flag:
        flag = look().px(16)
        right -= flag
        paint_icon(painter, "flag", QPointF(round(right), round(rect.center().y() - flag / 2)), Role.WARN, flag)
        right -= 4
    square = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
    paint_shape(painter, row.shape, square, row.tone.mark, Role.SOFT if selected else Role.SURFACE)
    left = square.right() + 7 if row.shape is not Shape.NONE else rect.left()
    words = QRectF(left, rect.top(), right - left, rect.height())
    role = Role.INK2 if row.tone is Tone.OK else row.tone.ink
    paint_line(painter, row.status, words, Type.CAPTION, role)
    measure = look().metrics(Type.CAPTION).horizontalAdvance
    group = f" · {row.group}" if row.group and rect.width() >= look().px(GROUP_FROM) else ""
    if group and measure(row.status + group) <= words.width():
        rest = words.adjusted(measure(row.status), 0, 0, 0)
        paint_line(painter, group, rest, Type.CAPTION, Role.INK2)
