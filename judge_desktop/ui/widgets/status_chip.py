"""The state of a thing: shape and words, filled as a chip in headers and cards, bare in lists and tables."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CHIP, Role, Tone, Type

_HEIGHT, _PADDING, _SHAPE, _GAP = 26, 8, 15, 7


class StatusChip(QWidget):
    """Shape, words and tone of one state; the words are its accessible name."""

    def __init__(
        self,
        shape: Shape,
        words: str,
        tone: Tone = Tone.NEUTRAL,
        *,
        filled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shape, self._words, self._tone, self._filled = shape, words, tone, filled
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_status(shape, words, tone)

    def words(self) -> str:
        """What it says."""
        return self._words

    def shape(self) -> Shape:
        """The shape it shows."""
        return self._shape

    def set_status(self, shape: Shape, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Show another state."""
        self._shape, self._words, self._tone = shape, words, tone
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_filled(self, filled: bool) -> None:
        """With its ground, or bare where that has no room."""
        self._filled = filled
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._shape, self._words, filled=self._filled)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_SHAPE), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect())
        paint_chip(QPainter(self), rect, self._shape, self._words, self._tone, filled=self._filled)


def chip_size(shape: Shape, words: str, *, filled: bool = True) -> QSize:
    """Room a chip needs."""
    width = look().metrics(Type.CAPTION).horizontalAdvance(words) + (2 * look().px(_PADDING) if filled else 0)
    if shape is not Shape.NONE:
        width += look().px(_SHAPE) + (look().px(_GAP) if words else 0)
    return QSize(ceil(width), look().px(_HEIGHT))


def paint_chip(painter: QPainter, rect: QRectF, shape: Shape, words: str, tone: Tone, *, filled: bool = True) -> None:
    """Paint a chip from the left of `rect`, words cut at a word when they do not fit."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    x = rect.left()
    right = rect.right()
    if filled:
        painter.setBrush(look().colour(tone.soft))
        painter.drawRoundedRect(rect, RADIUS_CHIP, RADIUS_CHIP)
        x += look().px(_PADDING)
        right -= look().px(_PADDING)
    if shape is not Shape.NONE:
        side = look().px(_SHAPE)
        square = QRectF(x, rect.center().y() - side / 2, side, side)
        paint_shape(painter, shape, square, tone.mark, tone.soft if filled else Role.SURFACE)
        x += side + look().px(_GAP)
    paint_line(painter, words, QRectF(x, rect.top(), right - x, rect.height()), Type.CAPTION, tone.ink)
    painter.restore()
