"""Buttons: primary, secondary, quiet, danger and link; with words, with an icon, or both.

A button knows how it looks and what it says; what happens on `clicked` is the page's.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.key_hint import keycap_size, paint_keycap
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import (
    BIG_BUTTON_HEIGHT,
    CONTROL_HEIGHT,
    HIT_AREA,
    ICON,
    ICON_IN_TEXT,
    RADIUS_CONTROL,
    SPACE_8,
    Role,
    Type,
)


class ButtonKind(StrEnum):
    """How strongly a button asks to be pressed. At most one `PRIMARY` per window."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"
    LINK_QUIET = "link_quiet"


class ButtonSize(StrEnum):
    """`SMALL` stands in rows and notices, `NORMAL` in headers and dialogs, `BIG` is the one large button of a page;
    `CAPTION` is for links among small text.
    """

    CAPTION = "caption"
    SMALL = "small"
    NORMAL = "normal"
    BIG = "big"


@dataclass(frozen=True, slots=True)
class _Measures:
    height: int
    padding: int
    icon: int
    line: Type


@dataclass(frozen=True, slots=True)
class Colours:
    """What one state is painted with."""

    ink: Role
    fill: Role | None
    edge: Role | None


MEASURES = {
    ButtonSize.CAPTION: _Measures(26, 0, 16, Type.CAPTION),
    ButtonSize.SMALL: _Measures(HIT_AREA, 11, ICON_IN_TEXT, Type.SMALL_LABEL),
    ButtonSize.NORMAL: _Measures(CONTROL_HEIGHT, 16, ICON, Type.LABEL),
    ButtonSize.BIG: _Measures(BIG_BUTTON_HEIGHT, 20, ICON, Type.TITLE),
}
_NORMAL = {
    ButtonKind.PRIMARY: Colours(Role.ON_ACCENT, Role.ACCENT, None),
    ButtonKind.SECONDARY: Colours(Role.INK, Role.SURFACE, Role.EDGE),
    ButtonKind.QUIET: Colours(Role.INK2, None, None),
    ButtonKind.DANGER: Colours(Role.BAD, Role.SURFACE, Role.BAD),
    ButtonKind.LINK: Colours(Role.ACCENT, None, None),
    ButtonKind.LINK_QUIET: Colours(Role.INK2, None, None),
}
_HOVERED = {
    ButtonKind.PRIMARY: Colours(Role.ON_ACCENT, Role.ACCENT_HOVER, None),
    ButtonKind.SECONDARY: Colours(Role.INK, Role.SUNKEN, Role.EDGE),
    ButtonKind.QUIET: Colours(Role.INK, Role.SUNKEN, None),
    ButtonKind.DANGER: Colours(Role.BAD, Role.BAD_SOFT, Role.BAD),
    ButtonKind.LINK: Colours(Role.ACCENT, None, None),
    ButtonKind.LINK_QUIET: Colours(Role.INK, None, None),
}
_DISABLED = Colours(Role.INK3, Role.SUNKEN, None)
_DISABLED_QUIET = Colours(Role.INK3, None, None)
LINKS = frozenset({ButtonKind.LINK, ButtonKind.LINK_QUIET})
_ON = Colours(Role.ACCENT, Role.SOFT, None)


class Button(QPushButton):
    """A button with words. `icon` stands before them, `icon_after` behind, `key` as a keycap at the end."""

    def __init__(
        self,
        words: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        icon_after: str = "",
        key: str = "",
        size: ButtonSize = ButtonSize.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._kind, self._size = words, kind, size
        self._icon, self._icon_after, self._key = icon, icon_after, key
        self._words_shown = True
        self._own_tip = self._reason = ""
        self._keyboard = KeyboardFocus(self)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if kind in LINKS:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)

    def words(self) -> str:
        """What the button says, shown or not."""
        return self._words

    def kind(self) -> ButtonKind:
        """How strongly it asks."""
        return self._kind

    def icon_name(self) -> str:
        """The icon before the words."""
        return self._icon

    def icon_after_name(self) -> str:
        """The icon behind the words."""
        return self._icon_after

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self._tell()
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: ButtonKind) -> None:
        """Ask more or less strongly: a page moves its one primary this way."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_icon_after(self, icon: str) -> None:
        """Show another icon behind the words."""
        self._icon_after = icon
        self.updateGeometry()
        self.update()

    def set_words_shown(self, shown: bool) -> None:
        """In a narrow window a button with an icon loses its words; tooltip and accessible name keep them."""
        self._words_shown = shown or not self._icon
        self._tell()
        self.updateGeometry()
        self.update()

    def set_tooltip(self, text: str) -> None:
        """Say more than the words do; the key is added."""
        self._own_tip = text
        self._tell()

    def set_disabled_reason(self, reason: str) -> None:
        """Disable the button and give the reason in its tooltip; an empty reason enables it again."""
        self.setEnabled(not reason)
        self.setAccessibleDescription(reason)
        self._reason = reason
        self._tell()

    def sizeHint(self) -> QSize:
        measures = MEASURES[self._size]
        height = look().px(measures.height)
        padding = 0 if self._kind in LINKS else look().px(measures.padding)
        width = ceil(self._content_width() + 2 * padding)
        return QSize(max(width, height) if padding else width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._keyboard.is_shown():
            rect = paint_focus_ring(painter, rect, RADIUS_CONTROL + 2)
        colours = self._colours()
        self._paint_body(painter, rect, colours)
        self._paint_content(painter, colours)

    def _colours(self) -> Colours:
        if not self.isEnabled():
            return _DISABLED_QUIET if self._kind in {ButtonKind.QUIET, *LINKS} else _DISABLED
        if self.isChecked():
            return _ON
        return _HOVERED[self._kind] if self.underMouse() or self.isDown() else _NORMAL[self._kind]

    def _paint_body(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        if colours.fill is None:
            return
        painter.setBrush(look().colour(colours.fill))
        painter.setPen(Qt.PenStyle.NoPen)
        if colours.edge is not None:
            painter.setPen(QPen(look().colour(colours.edge), 1))
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_content(self, painter: QPainter, colours: Colours) -> None:
        measures = MEASURES[self._size]
        gap, side = look().px(SPACE_8), self._icon_side()
        middle = self.height() / 2
        x = max(0.0, (self.width() - self._content_width()) / 2)
        for kind in self._parts():
            if kind == "words":
                rect = QRectF(x, 0, min(self._words_width(), max(0.0, self.width() - x)), self.height())
                x += paint_line(painter, self._words, rect, measures.line, colours.ink)
                self._underline(painter, rect, colours.ink)
            elif kind == "key":
                edge = colours.ink if self._kind is ButtonKind.PRIMARY else Role.EDGE
                paint_keycap(painter, self._key, QPointF(x, middle), colours.ink, edge)
            else:
                paint_icon(painter, kind, QPointF(round(x), round(middle - side / 2)), colours.ink, side)
                x += side
            x += gap

    def _underline(self, painter: QPainter, rect: QRectF, ink: Role) -> None:
        if self._kind in LINKS and self.underMouse() and self.isEnabled():
            y = round(rect.center().y() + look().px(9))
            painter.fillRect(QRectF(rect.left(), y, rect.width(), 1), look().colour(ink))

    def _parts(self) -> list[str]:
        """Names of the icons, and "words" and "key", in the order they are shown."""
        if not self._words_shown:
            return [self._icon]
        parts = [self._icon, "words" if self._words else "", self._icon_after, "key" if self._key else ""]
        return [part for part in parts if part]

    def _content_width(self) -> float:
        widths = {"words": self._words_width(), "key": float(keycap_size(self._key).width())}
        parts = self._parts()
        gaps = look().px(SPACE_8) * (len(parts) - 1)
        return sum(widths.get(part, self._icon_side()) for part in parts) + gaps

    def _words_width(self) -> float:
        return look().metrics(MEASURES[self._size].line).horizontalAdvance(self._words)

    def _icon_side(self) -> int:
        return look().px(MEASURES[self._size].icon)

    def _tell(self) -> None:
        key = f" ({self._key})" if self._key else ""
        if self._reason:
            self.setToolTip(self._reason)
        elif self._own_tip:
            self.setToolTip(self._own_tip + key)
        elif not self._words_shown:
            self.setToolTip(self._words + key)
        else:
            self.setToolTip("")


class IconButton(Button):
    """A square quiet button for what everybody knows by its icon; `name` is its accessible name and tooltip.

    `key` is named in the tooltip only.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        kind: ButtonKind = ButtonKind.QUIET,
        key: str = "",
        size: ButtonSize = ButtonSize.SMALL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, kind, icon=icon, key=key, size=size, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words_shown(False)

    def sizeHint(self) -> QSize:
        side = look().px(MEASURES[self._size].height)
        return QSize(side, side)

    def _icon_side(self) -> int:
        return look().px(ICON)
