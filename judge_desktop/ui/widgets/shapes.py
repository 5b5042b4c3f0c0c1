"""The painted shapes of a state. Each can be told from the others in grey print; words always stand beside it.

What a state means is the caller's: here are only forms, and the small widget that shows one.
"""

import math
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone


class Shape(StrEnum):
    """Form of a state; the design page says which state uses which."""

    NONE = "none"
    RING = "ring"
    HALF = "half"
    TICK = "tick"
    PADLOCK = "padlock"
    STRUCK = "struck"
    DASHED = "dashed"
    DOT = "dot"
    TRIANGLE = "triangle"
    OCTAGON = "octagon"
    NOTE = "note"
    PAGE = "page"


_Paint = Callable[[QPainter, QColor, QColor], None]


def paint_shape(painter: QPainter, shape: Shape, rect: QRectF, role: Role, ground: Role = Role.SURFACE) -> None:
    """Fill `rect` (a square) with the shape; marks inside a filled shape take the colour of `ground`."""
    if shape is Shape.NONE:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    _PAINTERS[shape](painter, look().colour(role), look().colour(ground))
    painter.restore()


class ShapeMark(QWidget):
    """One shape as a widget. `meaning` is what a screen reader says; leave it empty when words stand beside it."""

    def __init__(
        self,
        shape: Shape,
        tone: Tone = Tone.NEUTRAL,
        size: int = 16,
        meaning: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shape, self._tone, self._size = shape, tone, size
        self.ground = Role.SURFACE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_shape(shape, tone, meaning)

    def shape(self) -> Shape:
        """The shape shown."""
        return self._shape

    def tone(self) -> Tone:
        """The tone it is shown in."""
        return self._tone

    def set_shape(self, shape: Shape, tone: Tone, meaning: str = "") -> None:
        """Show another state."""
        self._shape, self._tone = shape, tone
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.update()

    def sizeHint(self) -> QSize:
        side = look().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_shape(QPainter(self), self._shape, rect, self._tone.mark, self.ground)


def _pen(colour: QColor, width: float = 1.6) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _ring(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))


def _half(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _ring(painter, colour, ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(QRectF(4, 4, 8, 8), -90 * 16, 180 * 16)


def _disc(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(0.7, 0.7, 14.6, 14.6))


def _tick(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _disc(painter, colour)
    painter.setPen(_pen(ground, 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(4.7, 8.3), QPointF(7.1, 10.7), QPointF(11.4, 5.9)]))


def _padlock(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(4.8, 7.6))
    path.lineTo(4.8, 5.2)
    path.arcTo(QRectF(4.8, 2, 6.4, 6.4), 180, -180)
    path.lineTo(11.2, 7.6)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(2.6, 7, 10.8, 7.8), 1.8, 1.8)


def _struck(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _ring(painter, colour, ground)
    painter.drawLine(QPointF(3.9, 12.1), QPointF(12.1, 3.9))


def _dashed(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start in range(0, 360, 60):
        painter.drawArc(QRectF(1.5, 1.5, 13, 13), (start + 12) * 16, 36 * 16)


def _dot(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _ring(painter, colour, ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(4.6, 4.6, 6.8, 6.8))


def _exclamation(painter: QPainter, ground: QColor, top: float, bottom: float, dot: float) -> None:
    painter.setPen(_pen(ground, 1.9))
    painter.drawLine(QPointF(8, top), QPointF(8, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(8, dot), 1.15, 1.15)


def _triangle(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(_pen(colour, 1.8))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(8, 1.9), QPointF(15, 13.9), QPointF(1, 13.9)]))
    _exclamation(painter, ground, 6.1, 9.3, 11.9)


def _octagon(painter: QPainter, colour: QColor, ground: QColor) -> None:
    corners = [math.radians(22.5 + 45 * n) for n in range(8)]
    painter.setPen(_pen(colour, 1.2))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(8 + 7.3 * math.cos(a), 8 + 7.3 * math.sin(a)) for a in corners]))
    _exclamation(painter, ground, 4.6, 8.4, 11.4)


def _note(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _disc(painter, colour)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(8, 4.7), 1.15, 1.15)
    painter.setPen(_pen(ground, 1.9))
    painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.5))


def _page(painter: QPainter, colour: QColor, ground: QColor) -> None:
    """A sheet of paper with a folded corner, ticked: what the disc with a tick is, come on paper."""
    painter.setPen(_pen(colour, 1.2))
    painter.setBrush(colour)
    corners = [(2.6, 1.2), (9.4, 1.2), (13.4, 5.2), (13.4, 14.8), (2.6, 14.8)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.setPen(_pen(ground, 1.9))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(5.1, 9.2), QPointF(7.2, 11.3), QPointF(10.8, 7.1)]))


_PAINTERS: dict[Shape, _Paint] = {
    Shape.RING: _ring,
    Shape.HALF: _half,
    Shape.TICK: _tick,
    Shape.PADLOCK: _padlock,
    Shape.STRUCK: _struck,
    Shape.DASHED: _dashed,
    Shape.DOT: _dot,
    Shape.TRIANGLE: _triangle,
    Shape.OCTAGON: _octagon,
    Shape.NOTE: _note,
    Shape.PAGE: _page,
}
