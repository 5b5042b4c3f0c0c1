"""The words of a scorecard: the comment for the applicant, and a private note that never leaves this computer.

Nothing typed is lost: it is handed on after a short pause, when a field is left, and when `flush` is called.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.contest import Rules
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_20
from judge_desktop.workflow.written_text import LONGEST_TEXT

PAUSE_MS = 250
_NEAR_THE_LIMIT = LONGEST_TEXT * 9 // 10


class CommentPart(QWidget):
    """`comment_typed(text)` and `note_typed(text)` when something new is to be kept; `reached(widget)` when the
    keyboard is to see a field that opened, `caret_moved(editor)` when the line typed is to be seen.

    `note_open` is whether the private note stands open where there is none yet; where there is one, it is shown.
    """

    comment_typed = Signal(str)
    note_typed = Signal(str)
    reached = Signal(object)
    caret_moved = Signal(object)

    def __init__(self, rules: Rules, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minimum, self._numerals = rules.comment_minimum, numerals
        self.note_open = False
        self.comment = CommentField(
            tr("Comment for the applicant"), placeholder=tr("Type here"), count_words=self._count_words
        )
        self.comment.setObjectName("comment")
        hint = tr("required") if rules.comment_required else tr("optional")
        self._labelled = LabelledField(tr("Comment for the applicant"), self.comment, hint=hint)
        self.open_note = Button(
            tr("Private note"), ButtonKind.LINK_QUIET, icon="lock", icon_after="chevron-right", size=ButtonSize.SMALL
        )
        self.open_note.setObjectName("open_note")
        self.open_note.set_tooltip(tr("Open or close the private note (F4)"))
        self.open_note.clicked.connect(self.toggle_note)
        self.note = CommentField(tr("Private note, never sent"), placeholder=tr("Only you see this; it is never sent"))
        self.note.setObjectName("note")
        self._note = LabelledField(tr("Only you see this; it is never sent"), self.note)
        self._note.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self._kept_comment = self._kept_note = ""
        for field in (self.comment, self.note):
            field.comment_changed.connect(lambda _text: self._timer.start())
            field.comment_finished.connect(lambda _text: self.flush())
            field.caret_moved.connect(self.caret_moved)
        opener = QHBoxLayout()
        opener.addWidget(self.open_note)
        opener.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addWidget(self._labelled)
        column.addLayout(opener)
        column.addWidget(self._note)

    def show_words(self, comment: str, note: str, *, read_only: bool) -> None:
        """Show the words of another submission; what was typed before is handed on first by the caller (`flush`)."""
        self._kept_comment, self._kept_note = comment, note
        self.comment.set_comment(comment)
        self.comment.set_read_only(read_only)
        self.note.set_comment(note)
        self._show_note(bool(note) or self.note_open)
        self.set_finding(None)

    def flush(self) -> None:
        """Hand on what was typed and not handed on yet."""
        self._timer.stop()
        if self.comment.comment() != self._kept_comment:
            self._kept_comment = self.comment.comment()
            self.comment_typed.emit(self._kept_comment)
        if self.note.comment() != self._kept_note:
            self._kept_note = self.note.comment()
            self.note_typed.emit(self._kept_note)

    def comment_not_kept(self) -> None:
        """The comment shown could not be kept: hand it on again next time."""
        self._kept_comment = "\0"

    def note_not_kept(self) -> None:
        """The private note shown could not be kept: hand it on again next time."""
        self._kept_note = "\0"

    def set_finding(self, weight: Weight | None, sentence: str = "") -> None:
        """Show what the rulebook says about the comment."""
        self._labelled.set_finding(weight, sentence)

    def toggle_note(self) -> None:
        """Open the private note with the keyboard in it, or close it and go back to the comment."""
        self.note_open = self._note.isHidden()
        self._show_note(self.note_open)
        field = self.note if self.note_open else self.comment
        field.setFocus()
        QTimer.singleShot(0, self, lambda: self.reached.emit(field))

    def is_note_shown(self) -> bool:
        """Whether the private note stands open."""
        return not self._note.isHidden()

    def _show_note(self, shown: bool) -> None:
        self._note.setVisible(shown)
        self.open_note.set_icon_after("chevron-down" if shown else "chevron-right")

    def _count_words(self, count: int) -> str:
        """How far the comment is from the minimum the contest asks for, and near the most that can be kept."""
        words = ""
        if count >= _NEAR_THE_LIMIT:
            words = tr("{n} of at most {most} characters", n=count, most=LONGEST_TEXT)
        elif self._minimum:
            words = tr("{n} of at least {minimum} characters", n=count, minimum=self._minimum)
        return in_numerals(words, self._numerals.value)
