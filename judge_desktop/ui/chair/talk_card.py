"""Beside the figures of a submission: the judges' comments when somebody asks for them, and the notes of this copy.

Notes stay on this computer: they are in no file and on no paper, and they are not shown while the screen is shared.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.domain.view import CellState, Origin, View
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.wording import category_words, criterion_words, numbered_title, origin_words
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_20, Role, Type

Place = tuple[str, str]


class TalkCard(FoldingCard):
    """One submission's comments and note, and the note of its category. `note_finished(category, submission, text)`
    when a note was left after a change.

    The card outlives what is shown anew around it, so that nobody loses what she is typing.
    """

    note_finished = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__(tr("Comments and notes"), is_open=False)
        self.setObjectName("talk")
        self._category = self._submission = ""
        self._about = TextLabel("", Type.CAPTION, Role.INK2, max_lines=1)
        self._about.setObjectName("about")
        self.add_to_head(self._about, fills=True)
        self._shows_comments = False
        self._texts: list[tuple[str, str]] = []
        self.inside.setContentsMargins(SPACE_20, 0, SPACE_20, SPACE_12)
        self.inside.setSpacing(SPACE_12)
        self.show_comments = Button("", ButtonKind.SECONDARY, icon="message-square", size=ButtonSize.SMALL)
        self.show_comments.setObjectName("show_comments")
        self.show_comments.clicked.connect(self._turn_comments)
        self._comments = QWidget()
        self._comment_column = QVBoxLayout(self._comments)
        self._comment_column.setContentsMargins(0, 0, 0, 0)
        self._comment_column.setSpacing(SPACE_8)
        self.note = self._note_field(tr("Note on this submission"), "note_submission")
        self.category_note = self._note_field(tr("Note on this category"), "note_category")
        self.note.comment_finished.connect(lambda text: self._tell(self._submission, text))
        self.category_note.comment_finished.connect(lambda text: self._tell("", text))
        hint = tr("stays on this computer, never printed")
        self._notes = [
            LabelledField(tr("Note on this submission"), self.note, hint=hint),
            LabelledField(tr("Note on this category"), self.category_note, hint=hint),
        ]
        self._hidden = TextLabel(tr("Notes are not shown while judges' names are hidden"), Type.CAPTION, Role.INK2)
        self._hidden.setObjectName("notes_hidden")
        self.inside.addWidget(self.show_comments, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._comments, *self._notes, self._hidden):
            self.inside.addWidget(widget)

    def show_submission(
        self, contest: Contest, view: View, submission: Submission, names: JudgeNames, notes: Mapping[Place, str]
    ) -> None:
        """Show what belongs to that submission; what is being typed about it stays."""
        category = contest.category(submission.category)
        is_same = (self._category, self._submission) == (submission.category, submission.id)
        if not is_same:
            self._leave()
            self._shows_comments = False
        self._category, self._submission = submission.category, submission.id
        self._about.setText(numbered_title(submission))
        self._texts = comments_on(contest, view, submission, names)
        self._fill(self.note, notes.get((submission.category, submission.id), ""), is_same)
        self._fill(self.category_note, notes.get((submission.category, ""), ""), is_same)
        self._notes[1].setToolTip(category_words(category) if category is not None else "")
        for widget in self._notes:
            widget.setVisible(not names.is_hidden)
        self._hidden.setVisible(names.is_hidden)
        self._show_comments()

    def about(self) -> str:
        """Number and title of the submission."""
        return self._about.text()

    def comments(self) -> list[tuple[str, str]]:
        """(who, words) of the comments shown, none before somebody asks for them."""
        return self._texts if self._shows_comments else []

    def _note_field(self, name: str, object_name: str) -> CommentField:
        field = CommentField(name, min_lines=2, max_lines=6)
        field.setObjectName(object_name)
        return field

    def _fill(self, field: CommentField, text: str, is_same: bool) -> None:
        if not (is_same and field.editor.hasFocus()) and field.comment() != text:
            field.set_comment(text)

    def _leave(self) -> None:
        """Another submission comes: what was typed about this one is kept first."""
        for field in (self.note, self.category_note):
            if field.editor.hasFocus():
                field.editor.clearFocus()

    def _tell(self, submission: str, text: str) -> None:
        if self._category:
            self.note_finished.emit(self._category, submission, text)

    def _turn_comments(self) -> None:
        self._shows_comments = not self._shows_comments
        self._show_comments()

    def _show_comments(self) -> None:
        while self._comment_column.count():
            item = self._comment_column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        n = len(self._texts)
        words = tr("Hide the comments") if self._shows_comments else tr("Show the judges' comments ({n})", n=n)
        self.show_comments.set_words(words)
        self.show_comments.set_disabled_reason("" if n else tr("No judge wrote a comment on this submission"))
        self._comments.setVisible(self._shows_comments and n > 0)
        for who, text in self.comments():
            self._comment_column.addWidget(_comment(who, text))


def comments_on(contest: Contest, view: View, submission: Submission, names: JudgeNames) -> list[tuple[str, str]]:
    """(who and about what, words) of every comment in the scorecards that stand, judge by judge."""
    cells = {cell.judge: cell for cell in view.cells if cell.submission == submission.id}
    try:
        criteria = {one.id: criterion_words(one) for one in contest.rubric_of(submission).criteria}
    except LookupError:
        criteria = {}
    found = []
    for judge in names.order(tuple(cells)):
        cell = cells[judge]
        if cell.scorecard is None or cell.state in (CellState.RECUSED, CellState.DRAFT):
            continue
        for about in (*criteria, OVERALL):
            text = cell.scorecard.comments.get(about, "").strip()
            if text:
                of = [criteria[about]] if about in criteria else []
                came = [origin_words(cell.origin)] if cell.origin is not Origin.FILE else []
                found.append((" · ".join((names.full(judge), *of, *came)), names.told(text)))
    return found


def _comment(who: str, text: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextLabel(who, Type.CAPTION_STRONG, Role.INK2))
    column.addWidget(TextLabel(text, Type.BODY))
    return holder
