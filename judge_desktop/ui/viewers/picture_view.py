"""One picture on the desk: whole or zoomed, turned by quarters, moved by hand. Reading it is `image_viewer`'s.

A transparent picture lies on white paper; the dark scheme lays no veil over it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role

STEP, MOST_ZOOM = 1.25, 16.0
_MARGIN = 28
_LARGEST_FIT = 2.0  # a small picture is shown at most twice as large as it is
_NUDGE = 60


class PictureView(QAbstractScrollArea):
    """`zoom` 1 is the whole picture. `zoom_changed` after every change; `step_requested(-1 or 1)` for another picture.

    Arrow keys move a zoomed picture and ask for another one while it is whole.
    """

    zoom_changed = Signal()
    step_requested = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._natural = QSizeF()
        self._turn = 0
        self._zoom = 1.0
        self._grabbed: QPoint | None = None
        self._keyboard = KeyboardFocus(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._arrange()

    def set_picture(self, pixmap: QPixmap, natural: QSizeF, name: str) -> None:
        """Show another picture, or the same in finer points: zoom and place stay until they are set."""
        self._pixmap, self._natural = pixmap, natural
        self.setAccessibleName(name)
        self._arrange()

    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return not self._pixmap.isNull()

    def zoom(self) -> float:
        """How many times larger than the whole picture fits."""
        return self._zoom

    def turn(self) -> int:
        """By how many degrees it is turned clockwise."""
        return self._turn

    def set_turn(self, degrees: int) -> None:
        """Turn it to 0, 90, 180 or 270 degrees; whole again."""
        self._turn = degrees % 360
        self.set_zoom(1.0)

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that what is under `at` (the middle) stays there."""
        point = at or QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        before = self._shown_rect()
        share_x = (point.x() - before.left()) / max(1.0, before.width())
        share_y = (point.y() - before.top()) / max(1.0, before.height())
        self._zoom = min(MOST_ZOOM, max(1.0, zoom))
        self._arrange()
        size = self._shown_size()
        self.horizontalScrollBar().setValue(round(share_x * size.width() + self._margin() - point.x()))
        self.verticalScrollBar().setValue(round(share_y * size.height() + self._margin() - point.y()))
        self.viewport().update()
        self.zoom_changed.emit()

    def needed_side(self) -> int:
        """How many points the longer side takes on this screen."""
        size = self._shown_size()
        return round(max(size.width(), size.height()) * self.devicePixelRatioF())

    def place(self) -> tuple[float, float]:
        """Which shares of the picture are left of and above the middle."""
        rect = self._shown_rect()
        middle = QRectF(self.viewport().rect()).center()
        return (
            (middle.x() - rect.left()) / max(1.0, rect.width()),
            (middle.y() - rect.top()) / max(1.0, rect.height()),
        )

    def go_to_place(self, x: float, y: float) -> None:
        """The inverse of `place`."""
        size, room = self._shown_size(), self.viewport().size()
        self.horizontalScrollBar().setValue(round(x * size.width() + self._margin() - room.width() / 2))
        self.verticalScrollBar().setValue(round(y * size.height() + self._margin() - room.height() / 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (STEP if event.angleDelta().y() > 0 else 1 / STEP), event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._zoom > 1:
            self._grabbed = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        here = event.position().toPoint()
        self._move_by(self._grabbed - here)
        self._grabbed = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        self._show_hand()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_zoom(1.0 if self._zoom > 1 else 2.0, event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {
            Qt.Key.Key_Left: QPoint(-1, 0),
            Qt.Key.Key_Right: QPoint(1, 0),
            Qt.Key.Key_Up: QPoint(0, -1),
            Qt.Key.Key_Down: QPoint(0, 1),
        }
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.set_zoom(self._zoom * STEP)
        elif key in {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}:
            self.set_zoom(self._zoom / STEP)
        elif key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        elif key in moves and self._zoom > 1:
            self._move_by(moves[Qt.Key(key)] * look().px(_NUDGE))
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_PageUp}:
            self.step_requested.emit(-1)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_PageDown}:
            self.step_requested.emit(1)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look().colour(Role.DESK))
        if self.has_picture():
            rect = self._shown_rect()
            painter.fillRect(rect, Qt.GlobalColor.white)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setTransform(self._turning(rect))
            turned = rect.size() if self._turn % 180 == 0 else rect.size().transposed()
            target = QRectF(-turned.width() / 2, -turned.height() / 2, turned.width(), turned.height())
            painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
            painter.resetTransform()
        if self._keyboard.is_shown():
            paint_focus_ring(painter, QRectF(self.viewport().rect()), 0)

    def _turning(self, rect: QRectF) -> QTransform:
        return QTransform().translate(rect.center().x(), rect.center().y()).rotate(self._turn)

    def _margin(self) -> int:
        return look().px(_MARGIN)

    def _shown_size(self) -> QSizeF:
        """The size of the picture at this zoom, upright as it is turned."""
        natural = self._natural if self._turn % 180 == 0 else self._natural.transposed()
        if natural.isEmpty():
            return QSizeF(0, 0)
        width, height = self._room()
        fit = min(width / natural.width(), height / natural.height(), _LARGEST_FIT)
        return natural * max(0.001, fit) * self._zoom

    def _room(self) -> tuple[float, float]:
        """What the view has without scroll bars: fixed, so that they cannot fight over it."""
        margin = 2 * min(self._margin(), self.width() // 12)
        return max(1.0, self.width() - margin), max(1.0, self.height() - margin)

    def _shown_rect(self) -> QRectF:
        size, room = self._shown_size(), self.viewport().size()
        x = self._margin() - self.horizontalScrollBar().value()
        y = self._margin() - self.verticalScrollBar().value()
        if size.width() + 2 * self._margin() <= room.width() or self._zoom == 1:
            x = round((room.width() - size.width()) / 2)
        if size.height() + 2 * self._margin() <= room.height() or self._zoom == 1:
            y = round((room.height() - size.height()) / 2)
        return QRectF(x, y, size.width(), size.height())

    def _arrange(self) -> None:
        is_zoomed = self._zoom > 1
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_zoomed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setHorizontalScrollBarPolicy(policy)
        size, room = self._shown_size(), self.viewport().size()
        for bar, length, shown in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setPageStep(shown)
            bar.setSingleStep(look().px(_NUDGE))
            bar.setRange(0, max(0, round(length) + 2 * self._margin() - shown) if is_zoomed else 0)
        self._show_hand()
        self.viewport().update()

    def _move_by(self, by: QPoint) -> None:
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + by.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by.y())

    def _show_hand(self) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._zoom > 1 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
