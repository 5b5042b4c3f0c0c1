"""A list whose order a person settles: by dragging a row, by Alt with an arrow key, by the two buttons beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QSizePolicy, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.chair.order_delegate import OrderDelegate
from judge_desktop.ui.widgets.announcing import announce
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.row_list import ROW_HEIGHT, ListRow, RowList
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role

_FRAME = 6
_TO_PLACE = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedList(RowList):
    """As high as its rows. `row_moved(key, place)` asks to put a row at that place (from 0); `remove_requested(key)`
    on Delete. The page changes the order and shows the rows again.
    """

    row_moved = Signal(str, int)
    remove_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, can_move: bool = True) -> None:
        super().__init__(name, parent)
        self._can_move = can_move
        self.setItemDelegate(OrderDelegate(self, can_move=can_move))
        self._pressed: QPoint | None = None
        self._target = -1
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("ground", Role.SURFACE.value)
        if can_move:
            self.setToolTip(tr("Drag, or press Alt with an arrow key"))
        look().theme_changed.connect(self._fit)

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        super().set_rows(rows)
        self._fit()

    def place_of(self, key: str) -> int:
        """The place of that row from 0, -1 when there is none."""
        return next((n for n, row in enumerate(self.rows()) if row.key == key), -1)

    def move_row(self, by: int) -> None:
        """Ask to move the current row up or down; at an end nothing happens."""
        key = self.current_key()
        place = self.place_of(key) + by
        if self._can_move and key and 0 <= place < len(self.rows()):
            self.row_moved.emit(key, place)
            announce(self, tr("Place {n} of {total}", n=place + 1, total=len(self.rows())))

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), len(self.rows()) * look().px(ROW_HEIGHT) + _FRAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _TO_PLACE:
            self.move_row(_TO_PLACE[key])
        elif key == Qt.Key.Key_Delete and self.current_key():
            self.remove_requested.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        self._target = -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed is None or not self._can_move:
            super().mouseMoveEvent(event)
            return
        if (here - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._target = self._gap_at(here)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        gap, self._pressed, self._target = self._target, None, -1
        self.unsetCursor()
        self.viewport().update()
        key = self.current_key()
        before = self.place_of(key)
        place = gap - 1 if gap > before else gap  # the row leaves its own place first
        if gap >= 0 and key and place != before:
            self.row_moved.emit(key, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target >= 0:
            y = self._target * look().px(ROW_HEIGHT) - (1 if self._target else 0)
            painter = QPainter(self.viewport())
            painter.fillRect(6, y - 1, self.viewport().width() - 12, 3, look().colour(Role.ACCENT))

    def _gap_at(self, point: QPoint) -> int:
        """Between which rows the pointer is: 0 above the first."""
        gap = round(point.y() / look().px(ROW_HEIGHT))
        return min(max(gap, 0), len(self.rows()))

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())


class OrderButtons(QWidget):
    """Up and down for the current row of a list."""

    def __init__(self, rows: OrderedList, names: tuple[str, str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for icon, name, by, key in (("arrow-up", names[0], -1, "Alt+↑"), ("arrow-down", names[1], 1, "Alt+↓")):
            button = IconButton(icon, name, key=key)
            button.setObjectName("move_up" if by < 0 else "move_down")
            button.clicked.connect(lambda _=False, by=by: rows.move_row(by))
            row.addWidget(button)
