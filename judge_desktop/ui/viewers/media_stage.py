"""Where a film is seen: its picture as large as fits, on black; a sound shows a card with its name and time."""

from __future__ import annotations

import time
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.headed_card import headed_card
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import ICON_LARGE, SPACE_16, Role, Type

_BLACK = Qt.GlobalColor.black
_CARD_WIDTH = 460
_LONGEST_REST_MS = 250


class Frame(Protocol):
    """One picture of a film as the decoder gives it."""

    def isValid(self) -> bool:
        """False for the empty picture behind the last one."""

    def toImage(self) -> QImage:
        """The picture in colours, turned as the file says."""


class MediaStage(QWidget):
    """`pressed` when it is clicked; the keyboard reaches it, its keys are the viewer's.

    A picture costs time to convert, up to a tenth of a second where it is very large: afterwards as much time again is
    left to the rest of the window, so that typing never waits for a film. Pictures in between are left out.
    """

    pressed = Signal()
    frame_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._fitted, self._fitted_to = QImage(), QPixmap(), QSize()
        self._waiting: Frame | None = None
        self._keyboard = KeyboardFocus(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_waiting)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon = IconMark("music", Role.INK2, ICON_LARGE)
        self._name = TextLabel("", Type.TITLE)
        self._time = TextLabel("", Type.NUMBER, Role.INK2, wraps=False)
        self._note = QVBoxLayout()
        self._card = self._make_card()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card, 1000)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.prepare("")
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def prepare(self, name: str) -> None:
        """Show nothing yet of the file with that name."""
        self._waiting, self._image = None, QImage()
        self._rest.stop()
        self._name.setText(name)
        self._time.setText("")
        self._card.hide()
        self.setAccessibleName(name or tr("Film or sound"))
        self.update()

    def show_sound(self, icon: str, note: str = "") -> None:
        """Show the card: there is no picture. `note` says what is wrong about that."""
        self._icon.set_icon(icon, Role.INK2)
        while (item := self._note.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if note:
            self._note.addWidget(FindingRow(Weight.WARNS, note))
        self._card.show()
        self.update()

    def is_card(self) -> bool:
        """Whether the card is shown in the place of a picture."""
        return not self._card.isHidden()

    def set_time(self, words: str) -> None:
        """Say on the card where it is."""
        self._time.setText(words)

    def time(self) -> str:
        """What the card says of the time."""
        return self._time.text()

    def take_frame(self, frame: Frame) -> None:
        """Show that picture of the film, or a later one if they come too fast."""
        if not frame.isValid():
            return
        self._waiting = frame
        if not self._rest.isActive():
            self._show_waiting()

    def picture(self) -> QImage:
        """The picture shown, null while there is none."""
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(120))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            event.accept()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_card():
            painter.fillRect(self.rect(), look().colour(Role.DESK))
        else:
            painter.fillRect(self.rect(), _BLACK)
            self._paint_picture(painter)
        if self._keyboard.is_shown():
            paint_focus_ring(painter, QRectF(self.rect()), 0)

    def _paint_picture(self, painter: QPainter) -> None:
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if self._fitted.isNull() or self._fitted_to != size:
            self._fit()
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawPixmap(QRect(left, top, size.width(), size.height()), self._fitted)

    def _fit(self) -> None:
        """Make the picture as large as it is shown, once for all paints."""
        self._fitted_to = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._fitted = QPixmap(self._fitted_to * self.devicePixelRatioF())
        if self._fitted.isNull():
            return
        painter = QPainter(self._fitted)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._fitted.rect(), self._image)

    def _show_waiting(self) -> None:
        if self._waiting is None:
            return
        frame, self._waiting = self._waiting, None
        began = time.monotonic()
        image = frame.toImage()
        if not image.isNull():
            self._image = image
            self._fit()
        took_ms = round((time.monotonic() - began) * 1000)
        self._rest.start(min(_LONGEST_REST_MS, took_ms))
        if not image.isNull():
            self.update()
            self.frame_shown.emit()

    def _make_card(self) -> Card:
        card, body = headed_card(self._icon, self._name, self._time)
        body.addLayout(self._note)
        return card

    def _restyle(self) -> None:
        self._card.setMaximumWidth(look().px(_CARD_WIDTH))
