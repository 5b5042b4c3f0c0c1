"""The right of the judge's window: the scorecard of one submission. Every keystroke is kept before it says "saved".

Rules are the session's; what the rows and the foot look like is theirs. Comment and note are kept by `words_keeper`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.scorecard import OVERALL, Pin, Scorecard, ScorecardState
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.card_body import CardBody
from judge_desktop.ui.judge.card_header import CardHeader, Height
from judge_desktop.ui.judge.card_keeper import CardKeeper
from judge_desktop.ui.judge.card_notices import CardNotices
from judge_desktop.ui.judge.card_state import state_notice
from judge_desktop.ui.judge.card_status import time_words
from judge_desktop.ui.judge.card_undo import CardUndo
from judge_desktop.ui.judge.comment_part import CommentPart
from judge_desktop.ui.judge.criteria_form import CriteriaForm
from judge_desktop.ui.judge.move_dialog import Move
from judge_desktop.ui.judge.recused_page import RecusedPage
from judge_desktop.ui.judge.score_mover import ScoreMover
from judge_desktop.ui.judge.total_footer import Room, TotalFooter
from judge_desktop.ui.judge.words_keeper import WordsKeeper
from judge_desktop.ui.widgets.announcing import announce
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role
from judge_desktop.workflow.scoring_session import ScoringSession

LOW_BELOW, LEAST_BELOW = 470, 360  # px of the scorecard's height, which grow with the text


class ScorecardPane(Panel):
    """`card_changed(id)` after what was kept; `withdraw_requested` on a recused one, `reopen_requested` on one sent.

    `pin_opened(Pin)` when a pin was pressed. `scores_moved(from, to)` after scores went over: the window shows `to`.
    """

    card_changed = Signal(str)
    withdraw_requested = Signal()
    reopen_requested = Signal()
    pin_opened = Signal(object)
    scores_moved = Signal(str, str)

    def __init__(self, desk: Desk, session: ScoringSession, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, parent=parent)
        self._desk, self._session = desk, session
        self._submission, self._hidden = "", False
        self._keeper = CardKeeper(session, self)
        self._mover = ScoreMover(session, self._keeper, desk.settings.numerals, self)
        self.header = CardHeader()
        self.form = CriteriaForm(self._keeper, desk.settings.numerals)
        self.words = CommentPart(session.contest.rules, desk.settings.numerals)
        self.words_keeper = WordsKeeper(session, self._keeper, self.words, self)
        self.footer = TotalFooter()
        self.body = CardBody(self.form, self.words)
        self._notices = CardNotices(self.body.notices, self)
        self._recused = RecusedPage()
        self._recused.withdraw_requested.connect(self.withdraw_requested)
        self.stack = QStackedWidget()
        self.steps = CardUndo(
            self,
            self.form,
            self.words,
            may_change=self._is_open,
            can_move_back=lambda: self._mover.can_move_back(self._submission),
            move_back=self.move_back,
        )
        self._lay_out()
        self._connect()
        self.setAccessibleName(tr("Scorecard"))

    def submission(self) -> str:
        """The submission whose scorecard is shown."""
        return self._submission

    def show_submission(self, submission_id: str) -> None:
        """Show another scorecard; the words of the one before are kept first. Where that is refused, the refusal stays
        in sight, and the words come back with their submission.
        """
        before = self.words_keeper.refusal
        self.flush()
        refusal = self.words_keeper.refusal
        self._submission = submission_id
        card, submission = self._session.scorecard(submission_id), self._session.submission(submission_id)
        self.header.show_submission(self._session.contest, submission, self._desk.settings.numerals, flag=card.flag)
        self._notices.clear()
        if card.state is ScorecardState.RECUSED:
            self._show_recused()
            return
        self.stack.setCurrentWidget(self.body)
        self.footer.setVisible(True)
        self.header.flag.setVisible(True)
        read_only = self._session.is_sent(submission_id)
        if read_only:
            self.form.typed.pop(submission_id, None)
        files = self._session.attachments_pinned(submission_id)
        self.form.show_card(card, self._session.rubric(submission_id), files, read_only=read_only)
        self.footer.set_saved("")
        self._show_words(card, read_only=read_only)
        self._show_state(card)
        if refusal is not None and refusal is not before:
            self._notices.show_refusal(refusal)
        self._show_total()
        self.body.show_head()

    def flush(self) -> None:
        """Keep what was typed and not kept yet."""
        self.words.flush()

    def forget_typed(self, submission_id: str) -> None:
        """Another scorecard took the place of that one: what was typed there and refused, and the steps back, mean
        nothing any more.
        """
        self.form.typed.pop(submission_id, None)
        self.words_keeper.forget(submission_id)
        if submission_id == self._submission:
            self._show_words(self._session.scorecard(submission_id), read_only=False)

    def focus_form(self) -> None:
        """Put the keyboard on the first field that waits for a score."""
        if self.stack.currentWidget() is self.body:
            self.form.focus_first()
        else:
            self._recused.setFocus()

    def add_pin(self, sha256: str, page: int, second: int) -> None:
        """Keep a page or second as evidence for the criterion the keyboard is at or was at last."""
        if self.stack.currentWidget() is not self.body:
            return
        if self._session.is_sent(self._submission):
            self._show_state(self._session.scorecard(self._submission))  # it says so, with the way to reopen it
            announce(self, tr("This scorecard was sent, so nothing can be pinned"))
            return
        last = self.form.last_criterion()
        criterion = last or next(iter(self.form.rows), "")
        pin = Pin(criterion=criterion, attachment=sha256, page=page, second=second)
        if pin in self._session.scorecard(self._submission).pins:
            self._notices.tell(tr("This place is pinned to this criterion already"))
            self.body.show_row(self.form.rows[criterion])
        elif self.form.pin(pin):
            name = self.form.rows[criterion].name()
            words = tr("Pinned to “{criterion}”", criterion=name)
            if not last:
                self._notices.tell(tr("No criterion was chosen yet, so the pin went to the first one"))
            announce(self, words)

    def tell_no_document(self, widen: Callable[[], None]) -> None:
        """Say that the document has no room beside the form, with the button that gives it room."""
        self._notices.tell_no_document(widen)
        self.body.show_head()

    def focus_place(self, criterion: str) -> None:
        """Put the keyboard on the field of a criterion, or on the comment (`OVERALL`), and show it."""
        if self.stack.currentWidget() is not self.body:
            return
        if criterion == OVERALL:
            self.words.comment.setFocus(Qt.FocusReason.OtherFocusReason)
            self.body.show_fully(self.words)
        elif criterion in self.form.rows:
            self.form.rows[criterion].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self) -> None:
        """Show what keeps this scorecard from being sealed, under its fields."""
        findings = self._session.findings(self._submission, sealing=True)
        self.form.show_missing(findings)
        for finding in findings:
            if finding.where.criterion == OVERALL:
                self.words_keeper.show_finding(finding)
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

    def toggle_flag(self) -> None:
        """Mark the submission to be discussed, or take the mark off."""
        if self.header.flag.isVisibleTo(self):
            self.header.flag.click()

    def toggle_note(self) -> None:
        """Open or close the private note."""
        if self.stack.currentWidget() is self.body:
            self.words.toggle_note()

    def move_scores(self, to_id: str = "") -> None:
        """Ask where these scores belong and move them there; `to_id` is the submission presenting now."""
        self.flush()
        sentence = self._mover.ask(self._submission, to_id, self.form.typed)
        if sentence:
            self._notices.tell(sentence)

    def move_back(self) -> None:
        """Take the last move back."""
        self.flush()
        self._mover.move_back(self.form.typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_height()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.body)
        self.stack.addWidget(self._recused)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.footer)

    def _connect(self) -> None:
        self._keeper.saved_changed.connect(self._show_saved)
        self._keeper.refusal_changed.connect(self._notices.show_refusal)
        self._keeper.pins_changed.connect(self._show_pins)
        self._mover.move_finished.connect(self._show_moved)
        self.header.flag_changed.connect(self._keep_flag)
        self.form.changed.connect(self._after_score)
        self.form.pin_requested.connect(self.pin_opened)
        self.words_keeper.comment_kept.connect(self.card_changed)

    def _fit_height(self) -> None:
        """Header and footer give their height to the fields where there is little."""
        tall = self.height()
        height = Height.LEAST if tall < look().px(LEAST_BELOW) else Height.LOW
        height = height if tall < look().px(LOW_BELOW) else Height.FULL
        self.header.set_height(height)
        self.footer.set_height(height)
        QTimer.singleShot(0, self.body, self.body.show_focused)

    def _keep_flag(self, flag: bool) -> None:
        submission = self._submission
        if not self._keeper.keep(lambda: self._session.set_flag(submission, flag=flag)):
            self.header.set_flag(not flag)
        self.card_changed.emit(submission)

    def _show_moved(self, move: Move) -> None:
        self._submission = ""  # its words are in the session already
        self.words_keeper.show_nothing(read_only=False)
        self.scores_moved.emit(move.from_id, move.to_id)
        notice = self._mover.notice_of(move)
        notice.action_requested.connect(self.move_back)
        self._notices.tell_aloud(notice)

    def _is_open(self) -> bool:
        return self.stack.currentWidget() is self.body and not self._session.is_sent(self._submission)

    def _show_saved(self, is_kept: bool) -> None:
        if not is_kept:
            self.footer.set_saved("", is_kept=False)
            return
        now = self._desk.ws.today().astimezone()
        self.footer.set_saved(time_words(now, self._desk.settings.numerals))

    def _show_words(self, card: Scorecard, *, read_only: bool) -> None:
        if not self.words_keeper.show_card(card, read_only=read_only):
            self.footer.set_saved("", is_kept=False)

    def _show_pins(self, submission: str) -> None:
        if submission == self._submission:
            card = self._session.scorecard(submission)
            self.form.show_pins(card.pins, self._session.attachments_pinned(submission))
            self._show_state(card)
        self.card_changed.emit(submission)

    def _after_score(self) -> None:
        self._show_state(self._session.scorecard(self._submission))
        self._show_total()
        self.card_changed.emit(self._submission)

    def _show_total(self) -> None:
        card, rubric = self._session.scorecard(self._submission), self._session.rubric(self._submission)
        is_refused = any(text.strip() for text in self.form.refused().values())
        numerals = self._desk.settings.numerals
        self.footer.show_total(card, rubric, numerals, is_hidden=self._hidden, is_refused=is_refused)

    def _show_state(self, card: Scorecard) -> None:
        notice = state_notice(card, self._session.sent_in(self._submission), self._desk.settings.numerals)
        self._notices.show_state(notice, self.reopen_requested.emit)

    def _show_recused(self) -> None:
        self.header.flag.setVisible(False)
        self.footer.setVisible(False)
        self.form.show_nothing()
        self.words_keeper.show_nothing(read_only=True)
        known = self._session.recusal_of(self._submission)
        self._recused.show_recusal(known, may_withdraw=self._session.may_withdraw(self._submission))
        self.stack.setCurrentWidget(self._recused)
