"""A field for several lines that grows with its text, with a count of characters below."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.number_field import FieldFindings
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, Role, Type

_MARGIN = 5
_FRAME = 10


class CommentField(QWidget):
    """Plain text of several lines, between `min_lines` and `max_lines` high.

    `count_words(n)` makes the sentence below the field for n characters, spaces around them not counted; where it is
    empty, or without it, there is none.
    `comment_changed(text)` after every keystroke, `comment_finished(text)` when the field is left after a change,
    `caret_moved(editor)` when whoever types came to another place, which is to be kept in view.
    """

    comment_changed = Signal(str)
    comment_finished = Signal(str)
    caret_moved = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        min_lines: int = 2,
        max_lines: int = 8,
        count_words: Callable[[int], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count_words = count_words
        self.editor = _Editor(name, placeholder, min_lines, max_lines)
        self._count = TextLabel(
            "", Type.CAPTION, Role.INK2, wraps=False, align=Qt.AlignmentFlag.AlignRight, parent=self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4 // 2)
        column.addWidget(self.editor)
        column.addWidget(self._count)
        self.editor.textChanged.connect(self._tell_change)
        self.editor.edit_finished.connect(self.comment_finished)
        self.editor.cursorPositionChanged.connect(self._tell_caret)
        self.setAccessibleName(name)
        self.setFocusProxy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show_count()

    def comment(self) -> str:
        """The text as typed."""
        return self.editor.toPlainText()

    def set_comment(self, text: str) -> None:
        """Show `text` without a signal; nothing happens if it is shown already, so the caret stays."""
        if text != self.comment():
            blocked = self.editor.blockSignals(True)
            self.editor.set_words(text)
            self.editor.blockSignals(blocked)
            self._show_count()

    def count(self) -> str:
        """The sentence below the field."""
        return self._count.text()

    def set_read_only(self, read_only: bool) -> None:
        """A sealed comment: sunken, without outline, still to be selected and copied."""
        self.editor.setReadOnly(read_only)
        self.editor.restyle()

    def set_findings(self, findings: FieldFindings, description: str = "") -> None:
        """Show whether the comment warns or blocks."""
        self.editor.setAccessibleDescription(description)
        self.editor.setProperty("findings", findings.value)
        self.editor.restyle()

    def findings(self) -> FieldFindings:
        """What is shown about the comment."""
        return FieldFindings(self.editor.property("findings"))

    def _tell_change(self) -> None:
        self._show_count()
        self.comment_changed.emit(self.comment())

    def _tell_caret(self) -> None:
        if self.editor.hasFocus():
            self.caret_moved.emit(self.editor)

    def _show_count(self) -> None:
        if self._count_words is not None:
            self._count.setText(self._count_words(len(self.comment().strip())))
        self._count.setVisible(bool(self._count.text()))


class _Editor(QTextEdit):
    """Plain text only; lines as far apart as those of a label, so that marks of two lines never touch."""

    edit_finished = Signal(str)

    def __init__(self, name: str, placeholder: str, min_lines: int, max_lines: int) -> None:
        super().__init__()
        self._min_lines, self._max_lines = min_lines, max_lines
        self._left_as = ""
        self.setObjectName("comment_editor")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setProperty("findings", "")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        look().theme_changed.connect(self._apply_look)
        self.set_words("")

    def set_words(self, text: str) -> None:
        """Replace everything, with nothing to undo before it."""
        self.setPlainText(text)
        self._left_as = text
        self._apply_look()

    def restyle(self) -> None:
        """Let the style sheet see changed properties."""
        self.style().unpolish(self)
        self.style().polish(self)

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator) and not self.isReadOnly():
            self.textCursor().insertBlock()  # Qt's own needs two presses in an empty line, because its height was set
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.toPlainText() != self._left_as:
            self._left_as = self.toPlainText()
            self.edit_finished.emit(self._left_as)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file dropped or pasted here is no text: whoever shows the field may open it."""
        return super().canInsertFromMimeData(source) and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text())

    def _apply_look(self) -> None:
        self.setFont(look().font(Type.BODY))
        block = QTextBlockFormat()
        size = look().size(Type.BODY)
        natural = look().metrics(Type.BODY).height()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        block.setLineHeight(100 * size.line_px / natural, kind)
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)
        cursor.mergeBlockFormat(block)
        self.blockSignals(blocked)
        self.document().setUndoRedoEnabled(True)
        self._grow()

    def _wanted_height(self) -> int:
        line = look().size(Type.BODY).line_px
        wanted = round(self.document().size().height()) - 2 * _MARGIN
        return min(max(wanted, self._min_lines * line), self._max_lines * line) + 2 * _MARGIN + _FRAME

    def _grow(self) -> None:
        self.setFixedHeight(self._wanted_height())
