"""The ring that shows where the keyboard is: 2 px accent with a 2 px gap, never after a click of the mouse."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role

RING = 2
GAP = 2

_BY_POINTER = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
_AS_BEFORE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class KeyboardFocus(QObject):
    """Watches one widget and knows whether its focus came by the keyboard (or from the program)."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        self._by_keyboard = False
        watched.installEventFilter(self)

    def is_shown(self) -> bool:
        """Whether the ring is to be painted now."""
        return self._by_keyboard and self._watched.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() not in _AS_BEFORE:
            self._by_keyboard = event.reason() not in _BY_POINTER
        elif event.type() == QEvent.Type.KeyPress:
            self._by_keyboard = True
        return super().eventFilter(watched, event)


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float) -> QRectF:
    """Paint the ring along the inside of `rect`; the rectangle that is left for what it surrounds."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour(Role.ACCENT), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = RING / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()
    inside = RING + GAP
    return rect.adjusted(inside, inside, -inside, -inside)
