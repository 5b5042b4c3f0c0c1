"""Choosing: check boxes, radio buttons and the drop-down, painted like the rest; their words wrap like a label's."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.number_field import FieldFindings
from judge_desktop.ui.widgets.text_lines import extra_below, paint_line, wrapped
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import (
    CONTROL_HEIGHT,
    HIT_AREA,
    ICON_IN_TEXT,
    RADIUS_CHIP,
    RADIUS_CONTROL,
    Role,
    Type,
)

_BOX, _GAP, _PADDING = 20, 10, 5
_Index = QModelIndex | QPersistentModelIndex


class CheckBox(QCheckBox):
    """A box to tick; `words` are its accessible name. Qt's `toggled` tells."""

    def __init__(self, words: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.keyboard = KeyboardFocus(self)
        _settle(self, words)
        self.setChecked(checked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self.words, width)

    def sizeHint(self) -> QSize:
        return _hint(self.words)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(HIT_AREA))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = _paint_words(painter, self, self.words, self.keyboard)
        on = self.isChecked()
        painter.setPen(QPen(look().colour(Role.ACCENT if on else Role.EDGE), 1.4))
        painter.setBrush(look().colour(_fill(self)))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if on:
            side = round(box.width()) - 4
            ink = Role.ON_ACCENT if self.isEnabled() else Role.INK3
            paint_icon(painter, "check", QPointF(round(box.left() + 2), round(box.top() + 2)), ink, side)


class RadioButton(QRadioButton):
    """One of several; those with the same parent exclude each other. Qt's `toggled` tells."""

    def __init__(self, words: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.keyboard = KeyboardFocus(self)
        _settle(self, words)
        self.setChecked(checked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self.words, width)

    def sizeHint(self) -> QSize:
        return _hint(self.words)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(HIT_AREA))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = _paint_words(painter, self, self.words, self.keyboard)
        on = self.isChecked()
        painter.setPen(QPen(look().colour(Role.ACCENT if on else Role.EDGE), 1.4))
        painter.setBrush(look().colour(_fill(self)))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour(Role.ON_ACCENT if self.isEnabled() else Role.INK3))
            dot = box.width() * 0.32
            painter.drawEllipse(box.adjusted(dot, dot, -dot, -dot))


class ChoiceField(QComboBox):
    """A drop-down of 42 px. `choices` are (key, words); `choice_changed(key)` when a person chose another one.

    The wheel never changes it.
    """

    choice_changed = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._findings = FieldFindings.NONE
        self._choice_placeholder = placeholder
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view().setAccessibleName(name)
        self.view().setItemDelegate(_ChoiceDelegate(self))
        self.set_choices(choices)
        self.activated.connect(self._tell)
        look().theme_changed.connect(self.updateGeometry)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these choices; the one chosen stays chosen if it is among them."""
        before = self.choice()
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        index = self.findData(before)
        self.setCurrentIndex(index if index >= 0 else (-1 if self._choice_placeholder else 0))

    def choice(self) -> str:
        """The key chosen, empty if none is."""
        key = self.currentData()
        return key if isinstance(key, str) else ""

    def set_choice(self, key: str) -> None:
        """Choose without a signal; an unknown key chooses nothing."""
        self.setCurrentIndex(self.findData(key))

    def set_findings(self, findings: FieldFindings, description: str = "") -> None:
        """Show whether the choice warns or blocks."""
        self._findings = findings
        self.setAccessibleDescription(description)
        self.update()

    def findings(self) -> FieldFindings:
        """What is shown about the choice."""
        return self._findings

    def sizeHint(self) -> QSize:
        metrics = look().metrics(Type.BODY)
        texts = [self.itemText(n) for n in range(self.count())] + [self._choice_placeholder]
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        return QSize(ceil(widest) + look().px(56), look().px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(96), look().px(CONTROL_HEIGHT))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = self._edge()
        half = width / 2
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        enabled = self.isEnabled()
        painter.setPen(QPen(look().colour(edge), width) if enabled else Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(Role.SURFACE if enabled else Role.SUNKEN))
        painter.drawRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
        side = look().px(ICON_IN_TEXT)
        x = self.width() - side - look().px(10)
        paint_icon(painter, "chevron-down", QPointF(x, round((self.height() - side) / 2)), Role.INK2, side)
        words = QRectF(look().px(12), 0, x - look().px(18), self.height())
        chosen = self.currentIndex() >= 0
        role = Role.INK if chosen and enabled else Role.INK3
        if not chosen and self._findings is FieldFindings.WARNS:
            role = Role.WARN
        paint_line(painter, self.currentText() if chosen else self._choice_placeholder, words, Type.BODY, role)

    def _edge(self) -> tuple[Role, float]:
        if self._findings is not FieldFindings.NONE:
            return (Role.BAD if self._findings is FieldFindings.BLOCKS else Role.WARN), 2
        return (Role.ACCENT, 2) if self.hasFocus() else (Role.EDGE, 1)

    def _tell(self, index: int) -> None:
        self.choice_changed.emit(self.itemData(index) or "")


class _ChoiceDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = look().metrics(Type.BODY).horizontalAdvance(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(ceil(width) + look().px(24), look().px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(look().colour(Role.SOFT))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), RADIUS_CHIP, RADIUS_CHIP)
        inside = rect.adjusted(look().px(12), 0, -look().px(12), 0)
        paint_line(painter, index.data(Qt.ItemDataRole.DisplayRole) or "", inside, Type.BODY, Role.INK)
        painter.restore()


def _settle(button: QAbstractButton, words: str) -> None:
    button.setAccessibleName(words)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    look().theme_changed.connect(button.updateGeometry)


def _words_left() -> int:
    return _PADDING + look().px(_BOX) + look().px(_GAP)


def _height(words: str, width: int) -> int:
    size = look().size(Type.BODY)
    lines = wrapped(words, Type.BODY, width - _words_left() - _PADDING)
    return max(look().px(HIT_AREA), len(lines) * size.line_px + 2 * _PADDING + extra_below(lines, size.px))


def _hint(words: str) -> QSize:
    width = ceil(look().metrics(Type.BODY).horizontalAdvance(words)) + _words_left() + _PADDING
    return QSize(width, look().px(HIT_AREA))


def _fill(button: QAbstractButton) -> Role:
    if not button.isEnabled():
        return Role.SUNKEN
    return Role.ACCENT if button.isChecked() else Role.SURFACE


def _paint_words(painter: QPainter, button: QAbstractButton, words: str, keyboard: KeyboardFocus) -> QRectF:
    """Paint ring and words; the square that is left for the box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if keyboard.is_shown():
        paint_focus_ring(painter, QRectF(button.rect()), RADIUS_CONTROL)
    size, side = look().size(Type.BODY), look().px(_BOX)
    lines = wrapped(words, Type.BODY, button.width() - _words_left() - _PADDING)
    top = max(0.0, (button.height() - len(lines) * size.line_px) / 2)
    painter.setFont(look().font(Type.BODY))
    painter.setPen(look().colour(Role.INK if button.isEnabled() else Role.INK3))
    for n, line in enumerate(lines):
        painter.drawText(QPointF(_words_left(), top + n * size.line_px + size.baseline_px), line.shown)
    return QRectF(_PADDING, top + (size.line_px - side) / 2, side, side)
