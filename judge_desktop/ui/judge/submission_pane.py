"""The list of submissions at the left: progress, search, filter, rows; a rail of numbers where room is short."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai import arabic_digits
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.contest import Submission
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.card_status import HIDDEN, CardStatus, card_status, category_words, written
from judge_desktop.ui.key_map import key_line
from judge_desktop.ui.widgets.buttons import ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Hairline, Panel
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.progress import ProgressBar
from judge_desktop.ui.widgets.row_list import ListRow, RowList
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_16, Role, Tone, Type
from judge_desktop.workflow.scoring_session import ScoringSession

ALL, TO_SCORE, DONE, FLAGGED = "all", "to_score", "done", "flagged"


class SubmissionPane(Panel):
    """`submission_requested(id)` when the person chose another one, `submission_passed(id)` when an arrow key came to
    it: the keyboard stays in the list. `left` on Escape.
    """

    submission_requested = Signal(str)
    submission_passed = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, session: ScoringSession, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, parent=parent)
        self._desk, self._session = desk, session
        self._filter, self._hidden, self._current, self._presenting = ALL, False, "", ""
        self._made: dict[str, tuple[Scorecard, tuple[object, ...], ListRow]] = {}
        self._count = TextLabel("", Type.STRONG, wraps=False)
        self._bar = ProgressBar(tone=Tone.OK)
        self.search = TextField(tr("Search by number or title"), placeholder=tr("Number or title"), icon="search")
        self.search.setObjectName("search_submissions")
        self.search.setToolTip(f"{tr('Search by number or title')} ({key_line('search_list').shown()[0]})")
        self.search.textEdited.connect(self.refresh)
        self.filter = IconButton("list-filter", tr("Filter"), kind=ButtonKind.SECONDARY, size=ButtonSize.NORMAL)
        self.filter.setObjectName("filter")
        self.filter.clicked.connect(self._open_filter)
        self.list = RowList(tr("Submissions"))
        self.list.current_row_changed.connect(self._choose)
        self.list.row_requested.connect(self.submission_requested)
        self._head = self._make_head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        self._nothing = EmptyState("search", tr("No submission is found"), action=tr("Show all submissions"))
        self._nothing.action_requested.connect(self.show_all)
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        self.setAccessibleName(tr("Submissions"))
        self.refresh()

    def set_current(self, submission_id: str) -> None:
        """Show which submission is open; no signal."""
        self._current = submission_id
        self.refresh()
        blocked = self.list.blockSignals(True)
        self.list.set_current_key(submission_id)
        self.list.blockSignals(blocked)

    def set_presenting(self, submission_id: str) -> None:
        """Mark the submission that is presenting now; "" when none is."""
        self._presenting = submission_id
        self.refresh()

    def set_numbers_hidden(self, hidden: bool) -> None:
        """Show dots for totals while the screen is shared."""
        self._hidden = hidden
        self.refresh()

    def set_rail(self, rail: bool) -> None:
        """Show numbers and shapes only; of all submissions, as nothing would say that some are left out."""
        self._head.setVisible(not rail)
        self.list.set_rail(rail)
        if rail:
            self.search.clear()
            self.set_filter(ALL)

    def refresh(self) -> None:
        """Show the scorecards as they stand now."""
        self._show_progress()
        rows = [self._row(one) for one in self._session.submissions if self._is_wanted(one)]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows) or not self._session.submissions)
        self._nothing.setVisible(self.list.isHidden())

    def refresh_one(self, submission_id: str) -> None:
        """Show one scorecard as it stands now, at every keystroke; all, where a filter may bring or take rows."""
        if self._filter != ALL:
            self.refresh()
            return
        self._show_progress()
        self.list.set_row(self._row(self._session.submission(submission_id)))

    def _show_progress(self) -> None:
        done, assigned = self._session.progress()
        numerals = self._desk.settings.numerals.value
        self._count.setText(in_numerals(f"{done} / {assigned}", numerals))
        self._bar.set_progress(done, assigned, tr("{done} of {total} complete", done=done, total=assigned))

    def show_all(self) -> None:
        """Search for nothing, leave nothing out, and put the keyboard on the list."""
        self.search.clear()
        self.set_filter(ALL)
        self.focus_list()

    def leave(self) -> None:
        """Escape: first without the words searched for, then out of the list."""
        if self.search.text():
            self.search.clear()
            self.refresh()
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self.set_current(self._current))  # rows have their places only now

    def _make_head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(SPACE_16, 14, SPACE_16, 0)
        column.setSpacing(SPACE_8)
        first = QHBoxLayout()
        first.setSpacing(SPACE_8)
        first.addWidget(TextLabel(tr("Submissions"), Type.TITLE), 1)
        first.addWidget(TextLabel(tr("complete"), Type.CAPTION, Role.INK2, wraps=False))
        first.addWidget(self._count)
        column.addLayout(first)
        column.addWidget(self._bar)
        second = QHBoxLayout()
        second.setSpacing(SPACE_8)
        second.addWidget(self.search, 1)
        second.addWidget(self.filter)
        column.addLayout(second)
        column.addSpacing(SPACE_4)
        line = Hairline()
        frame = QWidget()
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(head)
        outer.addWidget(line)
        return frame

    def _row(self, submission: Submission) -> ListRow:
        """The row as it stands now; made anew only when something of it has changed."""
        card, key = self._session.scorecard(submission.id), submission.id
        how = (key == self._current, key == self._presenting, self._hidden, self._desk.settings.numerals)
        made = self._made.get(key)
        if made is None or made[0] is not card or made[1] != how:
            self._made[key] = made = (card, how, self._make_row(submission, card))
        return made[2]

    def _make_row(self, submission: Submission, card: Scorecard) -> ListRow:
        status = card_status(self._session, submission.id, is_current=submission.id == self._current)
        if submission.id == self._presenting:
            status = CardStatus(Shape.DOT, tr("Presenting"), Tone.ACCENT)
        total = ""
        if card.is_complete and card.state in {ScorecardState.DRAFT, ScorecardState.SEALED}:
            total = HIDDEN if self._hidden else written(card.total, self._desk.settings.numerals)
        return ListRow(
            key=submission.id,
            number=in_numerals(str(submission.number), self._desk.settings.numerals.value),
            title=submission.title.in_language(current_language().value),
            status=status.words,
            shape=status.shape,
            tone=status.tone,
            total=total,
            muted=card.state is ScorecardState.RECUSED,
            flag=tr("Discuss this one") if card.flag else "",
            group=category_words(self._session.contest, submission),
        )

    def _is_wanted(self, submission: Submission) -> bool:
        if submission.id == self._current and not self.search.text().strip():
            return True
        return self._passes_filter(submission.id) and self._is_found(submission)

    def _passes_filter(self, submission_id: str) -> bool:
        if self._filter == FLAGGED:
            return self._session.scorecard(submission_id).flag
        if self._filter in {TO_SCORE, DONE}:
            return card_status(self._session, submission_id).is_done == (self._filter == DONE)
        return self._filter in {ALL, ""} or self._session.submission(submission_id).category == self._filter

    def _is_found(self, submission: Submission) -> bool:
        words = arabic_digits(self.search.text()).strip().casefold()
        if not words:
            return True
        if words.isdecimal():
            return str(submission.number).startswith(words)
        if self._session.is_recused(submission.id):
            return False  # nothing of it is found by its words
        searched = (
            submission.title.th,
            submission.title.en,
            submission.applicant.name.th,
            submission.applicant.name.en,
        )
        return any(words in text.casefold() for text in searched)

    def _open_filter(self) -> None:
        menu = QMenu(self)
        language = current_language().value
        choices = [
            (ALL, tr("All submissions")),
            (TO_SCORE, tr("Still to score")),
            (DONE, tr("Complete")),
            (FLAGGED, tr("Discuss this one")),
        ]
        categories = [(one.id, one.name.in_language(language)) for one in self._session.contest.categories]
        for place, (key, words) in enumerate(choices + categories):
            if place == len(choices):
                menu.addSeparator()
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key == self._filter)
            action.setData(key)
        chosen = menu.exec(self.filter.mapToGlobal(self.filter.rect().bottomLeft()))
        menu.deleteLater()
        if chosen is not None:
            self.set_filter(str(chosen.data()))

    def set_filter(self, key: str) -> None:
        """Show all, what is still to score, what is done, what is flagged, or one category."""
        self._filter = key
        self.filter.setCheckable(key != ALL)
        self.filter.setChecked(key != ALL)
        self.refresh()

    def _choose(self, submission_id: str) -> None:
        if self.list.is_moved_by_key():
            self.submission_passed.emit(submission_id)
        elif submission_id != self._current:
            self.submission_requested.emit(submission_id)

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
