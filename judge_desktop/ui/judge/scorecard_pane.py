"""The right of the judge's window: the scorecard of one submission. Every keystroke is kept before it says "saved".

Rules are the session's; what the rows and the foot look like is theirs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.scorecard import OVERALL, Pin, Scorecard, ScorecardState
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.judge.card_header import CardHeader, Height
from judge_desktop.ui.judge.card_keeper import CardKeeper
from judge_desktop.ui.judge.card_state import missing_words, state_notice
from judge_desktop.ui.judge.card_status import HIDDEN, category_words, time_words, written
from judge_desktop.ui.judge.card_undo import CardUndo
from judge_desktop.ui.judge.comment_part import CommentPart
from judge_desktop.ui.judge.criteria_form import CriteriaForm
from judge_desktop.ui.judge.move_dialog import Move
from judge_desktop.ui.judge.recused_page import RecusedPage
from judge_desktop.ui.judge.score_mover import ScoreMover
from judge_desktop.ui.judge.total_footer import Room, TotalFooter
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.widgets.announcing import announce
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role
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
        self._refusal: JudgeDesktopError | None = None
        self.unkept_comments: dict[str, str] = {}  # by submission: typed, but the disk or the rules refused it
        self.unkept_notes: dict[str, str] = {}
        self._keeper = CardKeeper(session, self)
        self._mover = ScoreMover(session, self._keeper, desk.settings.numerals, self)
        self.header = CardHeader()
        self.form = CriteriaForm(self._keeper, desk.settings.numerals)
        self.words = CommentPart(session.contest.rules, desk.settings.numerals)
        self.footer = TotalFooter()
        self._scroll = ScrollArea(Role.SURFACE, margin=0, spacing=0)
        self._recused = RecusedPage()
        self._recused.withdraw_requested.connect(self.withdraw_requested)
        self.stack = QStackedWidget()
        self._undo = CardUndo(
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
        before = self._refusal
        self.flush()
        refusal = self._refusal if self._refusal is not before else None
        self._submission = submission_id
        submission = self._session.submission(submission_id)
        language = current_language().value
        card = self._session.scorecard(submission_id)
        self.header.show_submission(
            self._digits(submission.number),
            submission.title.in_language(language),
            submission.applicant.name.in_language(language),
            category_words(self._session.contest, submission),
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
        files = self._session.attachments_pinned(submission_id)
        self.form.show_card(card, self._session.rubric(submission_id), files, read_only=read_only)
        self.footer.set_saved("")
        self._show_words(card, read_only=read_only)
        self._show_state(card)
        if refusal is not None:
            self._notices.show_refusal(refusal)
        self._show_total()
        self._scroll.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Keep what was typed and not kept yet."""
        self.words.flush()

    def forget_typed(self, submission_id: str) -> None:
        """Another scorecard took the place of that one: what was typed there and refused, and the steps back, mean
        nothing any more.
        """
        self.form.typed.pop(submission_id, None)
        self.unkept_comments.pop(submission_id, None)
        if submission_id == self._submission:
            self._show_words(self._session.scorecard(submission_id), read_only=False)

    def focus_form(self) -> None:
        """Put the keyboard on the first field that waits for a score."""
        if self.stack.currentWidget() is self._scroll:
            self.form.focus_first()
        else:
            self._recused.setFocus()

    def add_pin(self, sha256: str, page: int, second: int) -> None:
        """Keep a page or second as evidence for the criterion the keyboard is at or was at last."""
        if self.stack.currentWidget() is not self._scroll:
            return
        if self._session.is_sent(self._submission):
            self._show_state(self._session.scorecard(self._submission))  # it says so, with the way to reopen it
            announce(self, tr("This scorecard was sent, so nothing can be pinned"))
            return
        last = self.form.last_criterion()
        criterion = last or next(iter(self.form.rows), "")
        pin = Pin(criterion=criterion, attachment=sha256, page=page, second=second)
        if pin in self._session.scorecard(self._submission).pins:
            self._tell(tr("This place is pinned to this criterion already"))
            self._scroll_to(self.form.rows[criterion])
        elif self.form.pin(pin):
            name = self.form.rows[criterion].name()
            words = tr("Pinned to “{criterion}”", criterion=name)
            if not last:
                self._tell(tr("No criterion was chosen yet, so the pin went to the first one"))
            announce(self, words)

    def tell_no_document(self, widen: Callable[[], None]) -> None:
        """Say that the document has no room beside the form, with the button that gives it room."""
        sentence = tr("The document is shown as soon as the window is wider")
        notice = Notice(Weight.NOTE, sentence, action=tr("Widen the window"), close_name=tr("Close this notice"))
        notice.setObjectName("no_document")
        notice.action_requested.connect(widen)
        notice.action_requested.connect(self._notices.clear)
        self._notices.show_notice(notice)
        self._scroll.verticalScrollBar().setValue(0)
        announce(self, sentence)

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

    def toggle_flag(self) -> None:
        """Mark the submission to be discussed, or take the mark off."""
        if self.header.flag.isVisibleTo(self):
            self.header.flag.click()

    def toggle_note(self) -> None:
        """Open or close the private note."""
        if self.stack.currentWidget() is self._scroll:
            self.words.toggle_note()

    def can_undo(self) -> bool:
        """Whether something of this scorecard can be taken back."""
        return self._undo.can_undo()

    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return self._undo.can_redo()

    def undo(self) -> None:
        """Take back what was done last: in the comment when the keyboard was there, else a score, a pin or a move."""
        self._undo.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._undo.redo()

    def move_scores(self, to_id: str = "") -> None:
        """Ask where these scores belong and move them there; `to_id` is the submission presenting now."""
        self.flush()
        sentence = self._mover.ask(self._submission, to_id, self.form.typed)
        if sentence:
            self._tell(sentence)

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
        notices = QVBoxLayout()
        notices.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        self._notices = NoticePlace(notices, air=SPACE_8)
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
        self._keeper.saved_changed.connect(self._show_saved)
        self._keeper.refusal_changed.connect(self._show_refusal)
        self._keeper.pins_changed.connect(self._show_pins)
        self._mover.move_finished.connect(self._show_moved)
        self.header.flag_changed.connect(self._keep_flag)
        self.form.changed.connect(self._after_score)
        self.form.ended.connect(self._end_form)
        self.form.reached.connect(self._scroll_to)
        self.form.pin_requested.connect(self.pin_opened)
        self.words.comment_typed.connect(self._keep_comment)
        self.words.note_typed.connect(self._keep_note)
        self.words.reached.connect(self._scroll_to)
        self.words.caret_moved.connect(lambda editor: QTimer.singleShot(0, self, lambda: self._show_caret(editor)))

    def _fit_height(self) -> None:
        """Header and footer give their height to the fields where there is little."""
        tall = self.height()
        height = Height.LEAST if tall < look().px(LEAST_BELOW) else Height.LOW
        height = height if tall < look().px(LOW_BELOW) else Height.FULL
        self.header.set_height(height)
        self.footer.set_height(height)
        QTimer.singleShot(0, self, self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        focused = QApplication.focusWidget()
        row = next((one for one in self.form.rows.values() if one.is_current()), None)
        if row is not None and focused is not None and row.isAncestorOf(focused):
            self._scroll_to(row)

    def _scroll_to(self, part: QWidget | None) -> None:
        """All of a row in view; of one higher than the view its upper part, which holds name and field."""
        if part is None or not self.form.isVisible():
            return
        self._scroll.show_wholly(part)

    def _show_caret(self, editor: QTextEdit) -> None:
        """A comment grows below the window's edge while it is typed."""
        if editor.hasFocus():
            self._scroll.show_part(editor.viewport(), editor.cursorRect())

    def _end_form(self) -> None:
        self.words.comment.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, lambda: self._scroll_to(self.words.comment))

    def _keep_comment(self, text: str) -> None:
        submission = self._submission
        if not self._keeper.keep(lambda: self._session.set_comment(submission, text)):
            self.unkept_comments[submission] = text
            self.words.comment_not_kept()
            self._show_comment_refusal()
            return
        self.unkept_comments.pop(submission, None)
        found = [one for one in self._session.findings(submission) if one.where.criterion == OVERALL]
        self.words.set_finding(None)
        for finding in found:
            self._show_comment_finding(finding)
        self.card_changed.emit(submission)

    def _keep_note(self, text: str) -> None:
        submission = self._submission
        if self._keeper.keep(lambda: self._session.set_private_note(submission, text)):
            self.unkept_notes.pop(submission, None)
        else:
            self.unkept_notes[submission] = text
            self.words.note_not_kept()

    def _keep_flag(self, flag: bool) -> None:
        submission = self._submission
        if not self._keeper.keep(lambda: self._session.set_flag(submission, flag=flag)):
            self.header.set_flag(not flag)
        self.card_changed.emit(submission)

    def _show_moved(self, move: Move) -> None:
        self._submission = ""  # its words are in the session already
        self.words.show_words("", "", read_only=False)
        self.scores_moved.emit(move.from_id, move.to_id)
        notice = self._mover.notice_of(move)
        notice.action_requested.connect(self.move_back)
        self._notices.show_notice(notice)
        announce(self, notice.sentence())

    def _is_open(self) -> bool:
        return self.stack.currentWidget() is self._scroll and not self._session.is_sent(self._submission)

    def _show_saved(self, is_kept: bool) -> None:
        if not is_kept:
            self.footer.set_saved("", is_kept=False)
            return
        now = self._desk.ws.today().astimezone()
        self.footer.set_saved(time_words(now, self._desk.settings.numerals))

    def _show_refusal(self, refusal: JudgeDesktopError) -> None:
        self._refusal = refusal
        self._notices.show_refusal(refusal)

    def _show_comment_refusal(self) -> None:
        """Also below the comment: whoever types there does not see the top of the scorecard."""
        if self._refusal is not None:
            self.words.set_finding(Weight.BLOCKS, said_of_error(self._refusal))

    def _show_words(self, card: Scorecard, *, read_only: bool) -> None:
        """Comment and note as they are kept, or as they were typed where they could not be kept."""
        comment, note = card.comments.get(OVERALL, ""), self._session.private_note(card.submission)
        if read_only:
            self.unkept_comments.pop(card.submission, None)
        typed = self.unkept_comments.get(card.submission, comment)
        typed_note = self.unkept_notes.get(card.submission, note)
        self.words.show_words(typed, typed_note, read_only=read_only)
        if typed != comment:
            self.words.comment_not_kept()
            self._show_comment_refusal()
        if typed_note != note:
            self.words.note_not_kept()
        if typed != comment or typed_note != note:
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

    def _show_comment_finding(self, finding: Finding) -> None:
        weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
        self.words.set_finding(weight, sentence_of_finding(finding, translator(current_language())))

    def _tell(self, sentence: str) -> None:
        """A note in the page, also said aloud."""
        self._notices.show_notice(Notice(Weight.NOTE, sentence, close_name=tr("Close this notice")))
        announce(self, sentence)

    def _show_total(self) -> None:
        card = self._session.scorecard(self._submission)
        rubric = self._session.rubric(self._submission)
        numerals = self._desk.settings.numerals
        total, full = written(card.total, numerals), written(rubric.total, numerals)
        shown = HIDDEN if self._hidden else total
        if not card.given:
            shown = "—"  # nothing given is not 0
        self.footer.set_total(shown, full, tr("Total {total} of {full_mark}", total=shown, full_mark=full))
        is_refused = any(text.strip() for text in self.form.refused().values())
        self.footer.set_missing(*missing_words(card, rubric, numerals, is_refused=is_refused))

    def _show_state(self, card: Scorecard) -> None:
        notice = state_notice(card, self._session.sent_in(self._submission), self._desk.settings.numerals)
        if notice is None:
            self._clear_note()
            return
        notice.action_requested.connect(self.reopen_requested)
        self._notices.show_notice(notice)

    def _clear_note(self) -> None:
        notice = self._notices.notice()
        if notice is not None and notice.weight() in {Weight.NOTE, Weight.FINE}:
            self._notices.clear()

    def _show_recused(self) -> None:
        self.header.flag.setVisible(False)
        self.footer.setVisible(False)
        self.form.show_nothing()
        self.words.show_words("", "", read_only=True)  # nothing of another submission is kept under this one
        known = self._session.recusal_of(self._submission)
        self._recused.show_recusal(known, may_withdraw=self._session.may_withdraw(self._submission))
        self.stack.setCurrentWidget(self._recused)

    def _digits(self, number: int) -> str:
        return in_numerals(str(number), self._desk.settings.numerals.value)
