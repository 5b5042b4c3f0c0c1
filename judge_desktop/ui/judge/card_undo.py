"""Taking back and doing again on a scorecard: comment and note by themselves, else scores, pins, then a move."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from judge_desktop.ui.judge.comment_part import CommentPart
from judge_desktop.ui.judge.criteria_form import CriteriaForm


class CardUndo(QObject):
    """Where the keyboard was last decides: in a text, that text's steps; elsewhere those of the form.

    `may_change` tells whether the scorecard is open; `move_back` takes the last move back, `can_move_back` whether it
    could.
    """

    def __init__(
        self,
        card: QWidget,
        form: CriteriaForm,
        words: CommentPart,
        *,
        may_change: Callable[[], bool],
        can_move_back: Callable[[], bool],
        move_back: Callable[[], None],
    ) -> None:
        super().__init__(card)
        self._form, self._words = form, words
        self._may_change, self._can_move_back, self._move_back = may_change, can_move_back, move_back
        self._editor: QTextEdit | None = None
        form.undo_requested.connect(self.undo)
        form.redo_requested.connect(self.redo)
        for keys, verb in ((QKeySequence(QKeySequence.StandardKey.Undo), self.undo), ("Ctrl+Y", self.redo)):
            shortcut = QShortcut(QKeySequence(keys), card)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(verb)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        if self._editor is not None:
            return self._editor.document().isUndoAvailable()
        return self._may_change() and (self._form.can_undo() or self._can_move_back())

    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        if self._editor is not None:
            return self._editor.document().isRedoAvailable()
        return self._may_change() and self._form.can_redo()

    def undo(self) -> None:
        """Take back what was done last."""
        if self._editor is not None:
            self._editor.undo()
        elif self._may_change() and self._form.can_undo():
            self._form.undo()
        elif self._may_change() and self._can_move_back():
            self._move_back()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._editor is not None:
            self._editor.redo()
        elif self._may_change():
            self._form.redo()

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QTextEdit) and self._words.isAncestorOf(now):
            self._editor = now
        elif now is not None and self._form.isAncestorOf(now):
            self._editor = None
