"""The keycap that tells which key does the same: painted inside buttons, or standing alone beside a text."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CHIP, Role, Type

_PADDING = 6
_HEIGHT = 22


def keycap_size(key: str) -> QSize:
    """Room the cap of `key` ("F8", "Ctrl+Enter") needs."""
    width = ceil(look().metrics(Type.CAPTION).horizontalAdvance(key)) + 2 * look().px(_PADDING)
    return QSize(width, look().px(_HEIGHT))


def paint_keycap(
    painter: QPainter, key: str, left_middle: QPointF, ink: Role = Role.INK2, edge: Role = Role.EDGE
) -> None:
    """Paint the cap with its left side and its middle at that point."""
    size = keycap_size(key)
    rect = QRectF(left_middle.x(), left_middle.y() - size.height() / 2, size.width(), size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour(edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CHIP - 2, RADIUS_CHIP - 2)
    paint_line(painter, key, rect, Type.CAPTION, ink, Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


class KeyHint(QWidget):
    """A keycap beside a text of the page; a screen reader reads the key."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def key(self) -> str:
        """The key it shows."""
        return self._key

    def sizeHint(self) -> QSize:
        return keycap_size(self._key)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_keycap(QPainter(self), self._key, QPointF(0, self.height() / 2))
