"""A picture of help with what one sees on it below: as wide as it is or as there is room, never cut."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, SPACE_4, Role, Type

PIXELS = 1.7  # of a picture for one of the design: they are made that fine for paper and for large screens
_VEIL = 0.18  # over a white page in the dark


class HelpPicture(QWidget):
    """The picture in that file and its words; read from the disk when it is first seen."""

    def __init__(self, path: Path, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = _Image(path)
        self.image.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        column.setSpacing(SPACE_4)
        column.addWidget(self.image)
        column.addWidget(TextLabel(words, Type.CAPTION, Role.INK2))


class _Image(QWidget):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._natural = QImageReader(str(path)).size() / PIXELS
        self._pixmap: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        natural = self._size()
        return max(1, round(natural.height() * min(1.0, width / max(1, natural.width()))))

    def sizeHint(self) -> QSize:
        return self._size()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap is None:
            self._pixmap = QPixmap(str(self._path))
        natural = self._size()
        scale = min(1.0, self.width() / max(1, natural.width()))
        rect = QRectF(0, 0, natural.width() * scale, natural.height() * scale)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(rect, self._pixmap, QRectF(self._pixmap.rect()))
        if look().is_dark:
            painter.setOpacity(_VEIL)
            painter.fillRect(rect, Qt.GlobalColor.black)
            painter.setOpacity(1)
        painter.setPen(QPen(look().colour(Role.LINE), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_ROW / 2, RADIUS_ROW / 2)

    def _size(self) -> QSize:
        """Grows with the text, for its words do."""
        return QSize(look().px(self._natural.width()), look().px(self._natural.height()))
