"""The middle of a scorecard: notices, criteria and words in one column; what the keyboard is at stays in view."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from judge_desktop.ui.judge.comment_part import CommentPart
from judge_desktop.ui.judge.criteria_form import CriteriaForm
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.tokens import SPACE_12, Role


class CardBody(ScrollArea):
    """`notices` is the layout above the criteria."""

    def __init__(self, form: CriteriaForm, words: CommentPart) -> None:
        super().__init__(Role.SURFACE, margin=0, spacing=0)
        self._form, self._words = form, words
        self.notices = QVBoxLayout()
        self.notices.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        self.column.addLayout(self.notices)
        self.column.addWidget(form)
        self.column.addWidget(words)
        self.column.addStretch(1)
        form.ended.connect(self._go_to_comment)
        form.reached.connect(self.show_row)
        words.reached.connect(self.show_row)
        words.caret_moved.connect(lambda editor: QTimer.singleShot(0, self, lambda: self._show_caret(editor)))

    def show_row(self, part: QWidget | None) -> None:
        """All of a row in view; of one higher than the view its upper part, which holds name and field."""
        if part is not None and self._form.isVisible():
            self.show_wholly(part)

    def show_focused(self) -> None:
        """The row with the keyboard in view, after the height changed."""
        focused = QApplication.focusWidget()
        row = next((one for one in self._form.rows.values() if one.is_current()), None)
        if row is not None and focused is not None and row.isAncestorOf(focused):
            self.show_row(row)

    def show_head(self) -> None:
        """The notices in view, and the first criterion."""
        self.verticalScrollBar().setValue(0)

    def _show_caret(self, editor: QTextEdit) -> None:
        """A comment grows below the window's edge while it is typed."""
        if editor.hasFocus():
            self.show_part(editor.viewport(), editor.cursorRect())

    def _go_to_comment(self) -> None:
        self._words.comment.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, lambda: self.show_row(self._words.comment))
