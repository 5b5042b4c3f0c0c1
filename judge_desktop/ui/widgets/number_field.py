"""A field for one number, without arrows: the score of a criterion, a full mark, a page.

It shows what was typed, exactly; it understands Thai digits and a decimal comma; it never judges. Which findings a
number has is told to it by the page. The mouse wheel never changes it.
"""

from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QStyleOptionFrame, QWidget

from judge_desktop.scoring.validation import read_number
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SCORE_FIELD_HEIGHT, SCORE_FIELD_WIDTH, Role

EMPTY = "—"
_KEEPS_CARET = {
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
}


class FieldFindings(StrEnum):
    """What is known about the content of a field: nothing said, a warning, or something that blocks."""

    NONE = ""
    WARNS = "warns"
    BLOCKS = "blocks"


class NumberField(QLineEdit):
    """Field of 66 × 46 for a number, centred. `name` is read by a screen reader ("Criterion 1, of 10").

    Signals: `number_changed(text)` after every keystroke, with the text as typed; `edit_finished(text)` when the
    field is left or Enter was pressed after a change; `next_requested` (↓, and Enter unless `enter_apart`),
    `previous_requested` (↑); `enter_requested` (Enter, with `enter_apart`); `undo_requested` and `redo_requested`,
    because undoing is the page's.
    """

    number_changed = Signal(str)
    edit_finished = Signal(str)
    next_requested = Signal()
    enter_requested = Signal()
    previous_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        name: str,
        *,
        width: int = SCORE_FIELD_WIDTH,
        height: int = SCORE_FIELD_HEIGHT,
        small: bool = False,
        empty_shown: str = EMPTY,
        enter_apart: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width, self._height, self._empty_shown = width, height, empty_shown
        self._hidden = False
        self._enter_apart = enter_apart
        self._left_as = ""
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(12)
        self.setAcceptDrops(False)  # nothing dragged by mistake becomes a score
        self.setPlaceholderText(empty_shown)
        self.setProperty("number", True)
        self.setProperty("small", small)
        self.setProperty("findings", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.number_changed)
        look().theme_changed.connect(self.updateGeometry)

    def typed(self) -> str:
        """The text as it was typed."""
        return self.text()

    def number(self) -> Decimal | None:
        """The number typed; None when the field is empty or holds something else (`is_blank` tells which)."""
        return read_number(self.text())

    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not self.text().strip()

    def set_typed(self, text: str) -> None:
        """Show `text` without a signal; the caret stays where it was if the text is the same."""
        if text != self.text():
            self.setText(text)
        self._left_as = text

    def set_findings(self, findings: FieldFindings, description: str = "") -> None:
        """Show whether the content warns or blocks; `description` is read after the name by a screen reader."""
        self.setAccessibleDescription(description)
        if self.property("findings") != findings.value:
            self.setProperty("findings", findings.value)
            self._restyle()

    def findings(self) -> FieldFindings:
        """What is shown about the content."""
        return FieldFindings(self.property("findings"))

    def set_read_only(self, read_only: bool) -> None:
        """A sealed number: sunken, without outline, still to be reached and copied."""
        if read_only != self.isReadOnly():
            self.setReadOnly(read_only)
            self._restyle()

    def set_numbers_hidden(self, hidden: bool) -> None:
        """While the screen is shared a number shows as two dots, however long it is."""
        self._hidden = hidden
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        self.setEchoMode(mode)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._width), look().px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if plain and (is_enter or event.key() == Qt.Key.Key_Down):
            self._finish()
            (self.enter_requested if is_enter and self._enter_apart else self.next_requested).emit()
        elif plain and event.key() == Qt.Key.Key_Up:
            self._finish()
            self.previous_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        elif is_enter:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _KEEPS_CARET:
            self.selectAll()  # typing replaces the number, as after Tab: nobody wants 8 to become 87
        self.setPlaceholderText("")
        self._left_as = self.text()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setPlaceholderText(self._empty_shown)
        self._finish()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hidden or self.is_blank():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(Role.INK2))
        radius, middle = look().px(3.4), self.rect().toRectF().center()
        for side in (-1, 1):
            painter.drawEllipse(middle + QPointF(side * look().px(6), 0), radius, radius)

    def _finish(self) -> None:
        if self.text() != self._left_as:
            self._left_as = self.text()
            self.edit_finished.emit(self.text())

    def _restyle(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()
