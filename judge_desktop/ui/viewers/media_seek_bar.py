"""The bar below a film: how far it is, and a place to click or drag to another moment. Keys are the viewer's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import HIT_AREA, RADIUS_CONTROL, Role

_THICKNESS, _KNOB, _KNOB_HELD = 6, 14, 18


class SeekBar(QSlider):
    """`moved(value)` when a person drags or clicks, `released(value)` when the button is let go.

    A program's `set_place` moves nothing while the person drags. The wheel passes by to what scrolls.
    """

    moved = Signal(int)
    released = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._keyboard = KeyboardFocus(self)
        self._is_held = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look().theme_changed.connect(self.updateGeometry)

    def set_place(self, value: int, most: int, words: str) -> None:
        """Fill the bar to `value` of `most`; `words` say it to a screen reader."""
        if most != self.maximum():
            self.setRange(0, most)
        if not self._is_held:
            self.setValue(value)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def is_held(self) -> bool:
        """Whether a person drags it now."""
        return self._is_held

    def sizeHint(self) -> QSize:
        return QSize(look().px(160), look().px(HIT_AREA))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(64), look().px(HIT_AREA))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_held = True
            self._take(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._take(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_held and event.button() is Qt.MouseButton.LeftButton:
            self._is_held = False
            self.released.emit(self.value())
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._keyboard.is_shown():
            paint_focus_ring(painter, QRectF(self.rect()), RADIUS_CONTROL)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, half = self.height() / 2, _THICKNESS / 2
        left, width = self._track()
        at = left + width * self._fraction()
        painter.setBrush(look().colour(Role.SUNKEN if self.isEnabled() else Role.LINE))
        painter.drawRoundedRect(QRectF(left, middle - half, width, _THICKNESS), half, half)
        if not self.isEnabled():
            return
        painter.setBrush(look().colour(Role.ACCENT))
        painter.drawRoundedRect(QRectF(left, middle - half, max(_THICKNESS, at - left), _THICKNESS), half, half)
        side = _KNOB_HELD if self._is_held or self.underMouse() else _KNOB
        painter.drawEllipse(QRectF(at - side / 2, middle - side / 2, side, side))

    def _take(self, event: QMouseEvent) -> None:
        left, width = self._track()
        fraction = min(1.0, max(0.0, (event.position().x() - left) / max(1.0, width)))
        self.setValue(round(fraction * self.maximum()))
        self.update()
        self.moved.emit(self.value())

    def _track(self) -> tuple[float, float]:
        side = _KNOB_HELD / 2 + 2
        return side, max(1.0, self.width() - 2 * side)

    def _fraction(self) -> float:
        return self.value() / self.maximum() if self.maximum() > 0 else 0.0
