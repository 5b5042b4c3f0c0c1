"""A large choice of the first page: icon, title, what it means, its key. The whole card is one button."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.own_button import OwnButton
from judge_desktop.ui.widgets.text_lines import wrap
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CARD, Role, Type

_PADDING, _TILE, _TILE_ICON = 24, 52, 28


class ChoiceCard(OwnButton):
    """Icon, title, a sentence of up to three lines, and the key at the foot. Qt's `clicked` tells."""

    def __init__(self, icon: str, title: str, sentence: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._title, self._sentence, self._key = icon, title, sentence, key
        self._keyboard = KeyboardFocus(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(title, sentence)
        look().theme_changed.connect(self.updateGeometry)

    def title(self) -> str:
        """The title of the choice."""
        return self._title

    def set_words(self, title: str, sentence: str) -> None:
        """Other words, when the language changes."""
        self._title, self._sentence = title, sentence
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width))
        key = look().size(Type.CAPTION).line_px + 12 if self._key else 0
        text = look().size(Type.TITLE).line_px + lines * look().size(Type.BODY).line_px
        return 2 * look().px(_PADDING) + look().px(_TILE) + look().px(16) + text + key

    def sizeHint(self) -> QSize:
        width = look().px(336)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(180), look().px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._keyboard.is_shown():
            rect = paint_focus_ring(painter, rect, RADIUS_CARD + 2)
        painter.setPen(QPen(look().colour(Role.EDGE if self.underMouse() else Role.LINE), 1))
        painter.setBrush(look().colour(Role.SURFACE))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        self._paint_tile(painter)
        self._paint_words(painter)

    def _paint_tile(self, painter: QPainter) -> None:
        left, side, icon = look().px(_PADDING), look().px(_TILE), look().px(_TILE_ICON)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(Role.SOFT))
        painter.drawRoundedRect(QRectF(left, left, side, side), RADIUS_CARD, RADIUS_CARD)
        inset = round((side - icon) / 2)
        paint_icon(painter, self._icon, QPointF(left + inset, left + inset), Role.ACCENT, icon)

    def _paint_words(self, painter: QPainter) -> None:
        left = look().px(_PADDING)
        y = left + look().px(_TILE) + look().px(16)
        shown = [(self._title, Type.TITLE, Role.INK)]
        shown += [(line, Type.BODY, Role.INK2) for line in self._lines(self.width())]
        for text, line, role in shown:
            size = look().size(line)
            painter.setFont(look().font(line))
            painter.setPen(look().colour(role))
            painter.drawText(QPointF(left, y + size.baseline_px), text)
            y += size.line_px
        if self._key:
            size = look().size(Type.CAPTION)
            foot = self.height() - left - size.line_px + 6
            painter.setFont(look().font(Type.CAPTION))
            painter.setPen(look().colour(Role.INK2))
            painter.drawText(QPointF(left, foot + size.baseline_px), self._key)

    def _lines(self, width: int) -> list[str]:
        room = width - 2 * look().px(_PADDING)
        return [line.shown for line in wrap(self._sentence, look().metrics(Type.BODY), room, 3)]
