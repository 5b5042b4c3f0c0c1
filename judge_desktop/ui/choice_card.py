"""One of the large choices of the start page: icon, title, what it is for, and its key. The whole card is a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.text_lines import paint_line, wrap
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CARD, Role, Type

_PADDING, _TILE, _ICON, _RADIUS = 23, 52, 28, 10


class ChoiceCard(QAbstractButton):
    """Pressed by mouse, Enter or Space; `key` is only shown, the page binds it."""

    def __init__(self, icon: str, title: str, detail: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._title, self._detail, self._key = icon, title, detail, key
        self._keyboard = KeyboardFocus(self)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().theme_changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px, lines = look().px, max(2, len(self._lines(width)))
        texts = look().size(Type.TITLE).line_px + lines * look().size(Type.BODY).line_px + px(26)
        return 2 * px(_PADDING) + px(_TILE) + px(16) + texts

    def sizeHint(self) -> QSize:
        return QSize(look().px(336), self.heightForWidth(look().px(336)))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(140))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px = look().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._keyboard.is_shown():
            rect = paint_focus_ring(painter, rect, RADIUS_CARD + 3)
        painter.setPen(QPen(look().colour(Role.EDGE if self.underMouse() else Role.LINE), 1))
        painter.setBrush(look().colour(Role.SURFACE))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        left, width = px(_PADDING), self.width() - 2 * px(_PADDING)
        tile = QRectF(left, px(_PADDING), px(_TILE), px(_TILE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(Role.SOFT))
        painter.drawRoundedRect(tile, _RADIUS, _RADIUS)
        side = px(_ICON)
        corner = (tile.width() - side) / 2
        paint_icon(
            painter, self._icon, QPointF(round(tile.left() + corner), round(tile.top() + corner)), Role.ACCENT, side
        )
        top = tile.bottom() + px(16)
        size = look().size(Type.TITLE).line_px
        paint_line(painter, self._title, QRectF(left, top, width, size), Type.TITLE, Role.INK)
        top += size + px(2)
        for line in self._lines(self.width()):
            height = look().size(Type.BODY).line_px
            paint_line(painter, line, QRectF(left, top, width + 1, height), Type.BODY, Role.INK2)
            top += height
        foot = QRectF(left, rect.bottom() - px(_PADDING) - px(18), width, px(23))
        paint_line(painter, self._key, foot, Type.CAPTION, Role.INK2)

    def _lines(self, width: int) -> tuple[str, ...]:
        room = width - 2 * look().px(_PADDING)
        return tuple(line.shown for line in wrap(self._detail, look().metrics(Type.BODY), room))
