"""The right of the judge's window: the scorecard of one submission. Every keystroke is kept before it says "saved".

Rules are the session's; what the rows and the foot look like is theirs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.card_header import CardHeader
from judge_desktop.ui.judge.card_status import HIDDEN, ground_words, listed, time_words, written
from judge_desktop.ui.judge.comment_part import CommentPart
from judge_desktop.ui.judge.criteria_form import CriteriaForm
from judge_desktop.ui.judge.score_row import ScoreRow
from judge_desktop.ui.judge.total_footer import Room, TotalFooter
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, Role
from judge_desktop.workflow.scoring_session import ScoringSession


class ScorecardPane(Panel):
    """`card_changed(id)` after what was kept; `withdraw_requested` on a recused one, `reopen_requested` on one sent."""

    card_changed = Signal(str)
    withdraw_requested = Signal()
    reopen_requested = Signal()

    def __init__(self, desk: Desk, session: ScoringSession, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, parent=parent)
        self._desk, self._session = desk, session
        self._submission, self._hidden = "", False
        self.header = CardHeader()
        self.form = CriteriaForm(self._keep_score, desk.settings.numerals)
        self.words = CommentPart(session.contest.rules)
        self.footer = TotalFooter()
        self._scroll = ScrollArea(Role.SURFACE, margin=0, spacing=0)
        self._recused = Panel(Role.SURFACE)
        self._recused_column = QVBoxLayout(self._recused)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setAccessibleName(tr("Scorecard"))

    def submission(self) -> str:
        """The submission whose scorecard is shown."""
        return self._submission

    def show_submission(self, submission_id: str) -> None:
        """Show another scorecard; the words of the one before are kept first."""
        self.flush()
        self._submission = submission_id
        submission = self._session.submission(submission_id)
        language = current_language().value
        card = self._session.scorecard(submission_id)
        self.header.show_submission(
            self._digits(submission.number),
            submission.title.in_language(language),
            submission.applicant.name.in_language(language),
            flag=card.flag,
        )
        self._notices.clear()
        if card.state is ScorecardState.RECUSED:
            self._show_recused()
            return
        self.stack.setCurrentWidget(self._scroll)
        self.footer.setVisible(True)
        self.header.flag.setVisible(True)
        read_only = self._session.is_sent(submission_id)
        if read_only:
            self.form.typed.pop(submission_id, None)
        self.form.show_card(card, self._session.rubric(submission_id), read_only=read_only)
        self.form.set_numbers_hidden(self._hidden)
        note = self._session.private_note(submission_id)
        self.words.show_words(card.comments.get(OVERALL, ""), note, read_only=read_only)
        self.footer.set_saved("")
        self._show_state(card)
        self._show_total()
        self._scroll.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Keep what was typed and not kept yet."""
        self.words.flush()

    def focus_form(self) -> None:
        """Put the keyboard on the first field that waits for a score."""
        if self.stack.currentWidget() is self._scroll:
            self.form.focus_first()
        else:
            self._recused.setFocus()

    def focus_place(self, criterion: str) -> None:
        """Put the keyboard on the field of a criterion, or on the comment (`OVERALL`), and show it."""
        if self.stack.currentWidget() is not self._scroll:
            return
        if criterion == OVERALL:
            self.words.comment.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.show_fully(self.words)
        elif criterion in self.form.rows:
            self.form.rows[criterion].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self) -> None:
        """Show what keeps this scorecard from being sealed, under its fields."""
        findings = self._session.findings(self._submission, sealing=True)
        self.form.show_missing(findings)
        for finding in findings:
            if finding.where.criterion == OVERALL:
                self._show_comment_finding(finding)
                self.words.comment.setFocus()

    def set_numbers_hidden(self, hidden: bool) -> None:
        """Show dots for all numbers while the screen is shared."""
        self._hidden = hidden
        self.form.set_numbers_hidden(hidden)
        if self._submission:
            self._show_total()

    def set_room(self, room: Room) -> None:
        """Fit into less room."""
        self.header.set_compact(room is Room.MEDIUM)
        self.footer.set_room(room)

    def _lay_out(self) -> None:
        notices = QVBoxLayout()
        notices.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        self._notices = NoticePlace(notices)
        self._scroll.column.addLayout(notices)
        self._scroll.column.addWidget(self.form)
        self._scroll.column.addWidget(self.words)
        self._scroll.column.addStretch(1)
        self.stack.addWidget(self._scroll)
        self.stack.addWidget(self._recused)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.footer)

    def _connect(self) -> None:
        self.header.flag_changed.connect(self._keep_flag)
        self.form.changed.connect(self._after_score)
        self.form.ended.connect(lambda: self.words.comment.setFocus(Qt.FocusReason.TabFocusReason))
        self.form.reached.connect(self._scroll_to)
        self.words.comment_typed.connect(self._keep_comment)
        self.words.note_typed.connect(self._keep_note)

    def _scroll_to(self, row: ScoreRow | None) -> None:
        if row is not None:
            self._scroll.show_fully(row)

    def _keep_score(self, submission: str, criterion: str, text: str) -> tuple[Finding, ...] | None:
        found: list[tuple[Finding, ...]] = []
        is_kept = self._kept(lambda: found.append(self._session.type_score(submission, criterion, text)))
        return found[0] if is_kept else None

    def _keep_comment(self, text: str) -> None:
        submission = self._submission
        if not self._kept(lambda: self._session.set_comment(submission, text)):
            self.words.forget_kept()
            return
        found = [one for one in self._session.findings(submission) if one.where.criterion == OVERALL]
        self.words.set_finding(None)
        for finding in found:
            self._show_comment_finding(finding)
        self.card_changed.emit(submission)

    def _keep_note(self, text: str) -> None:
        submission = self._submission
        self._kept(lambda: self._session.set_private_note(submission, text))

    def _keep_flag(self, flag: bool) -> None:
        submission = self._submission
        if not self._kept(lambda: self._session.set_flag(submission, flag=flag)):
            self.header.set_flag(not flag)
        self.card_changed.emit(submission)

    def _kept(self, keep: Callable[[], None]) -> bool:
        """Do it and say when it was saved; a refusal is shown, and then it is not saved."""
        try:
            keep()
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
            self.footer.set_saved("", is_kept=False)
            return False
        now = self._desk.ws.today().astimezone()
        self.footer.set_saved(time_words(now, self._desk.settings.numerals))
        return True

    def _after_score(self) -> None:
        self._show_state(self._session.scorecard(self._submission))
        self._show_total()
        self.card_changed.emit(self._submission)

    def _show_comment_finding(self, finding: Finding) -> None:
        weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
        self.words.set_finding(weight, sentence_of_finding(finding, translator(current_language())))

    def _show_total(self) -> None:
        card = self._session.scorecard(self._submission)
        rubric = self._session.rubric(self._submission)
        numerals = self._desk.settings.numerals
        total, full = written(card.total, numerals), written(rubric.total, numerals)
        shown = HIDDEN if self._hidden else total
        self.footer.set_total(shown, full, tr("Total {total} of {full_mark}", total=shown, full_mark=full))
        places = [self._digits(n) for n, one in enumerate(rubric.criteria, 1) if card.scores.get(one.id) is None]
        if card.state is ScorecardState.ABSENT:
            self.footer.set_missing(None, "")
        elif not places:
            self.footer.set_missing(Weight.FINE, tr("Complete"))
        elif any(text.strip() for text in self.form.refused().values()):
            self.footer.set_missing(Weight.BLOCKS, tr("Without criteria {places}", places=listed(places)))
        else:
            words = trn("{n} criterion left", "{n} criteria left", len(places))
            self.footer.set_missing(None, in_numerals(words, numerals.value))

    def _show_state(self, card: Scorecard) -> None:
        if self._session.is_sent(self._submission):
            revision = self._session.sent_in(self._submission)
            sentence = tr("Sent with revision {n}, so it can only be read", n=self._digits(revision))
            notice = Notice(Weight.NOTE, sentence, action=tr("Reopen for correction"))
            notice.action_requested.connect(self.reopen_requested)
            self._notices.show_notice(notice)
        elif card.state is ScorecardState.SEALED:
            self._notices.show_notice(Notice(Weight.NOTE, tr("Sealed, not sent yet. A change opens it again")))
        elif card.state is ScorecardState.ABSENT:
            self._notices.show_notice(Notice(Weight.NOTE, tr("Marked as not attended. Typing a score takes it back")))
        else:
            self._clear_note()

    def _clear_note(self) -> None:
        notice = self._notices.notice()
        if notice is not None and notice.weight() is Weight.NOTE:
            self._notices.clear()

    def _show_recused(self) -> None:
        self.header.flag.setVisible(False)
        self.footer.setVisible(False)
        while (item := self._recused_column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        known = self._session.recusal_of(self._submission)
        how = ground_words(known.ground) if known is not None else ""
        action = tr("Withdraw the recusal") if self._session.may_withdraw(self._submission) else ""
        page = EmptyState("user-x", tr("Recused"), how, action)
        page.action_requested.connect(self.withdraw_requested)
        self._recused_column.setContentsMargins(SPACE_20, SPACE_20, SPACE_20, SPACE_20)
        self._recused_column.addWidget(page)
        self.stack.setCurrentWidget(self._recused)

    def _digits(self, number: int) -> str:
        return in_numerals(str(number), self._desk.settings.numerals.value)
