"""Comment and private note of the scorecard that is open: kept as they are typed, remembered where that was refused."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from judge_desktop.config.i18n import current_language, translator
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.scorecard import OVERALL, Scorecard
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.judge.card_keeper import CardKeeper
from judge_desktop.ui.judge.comment_part import CommentPart
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.workflow.scoring_session import ScoringSession


class WordsKeeper(QObject):
    """`comment_kept(submission)` after a comment was kept. `refusal` is the last one, of the words or a score.

    `unkept_comments` and `unkept_notes`, by submission: typed, but the disk or the rules refused it.
    """

    comment_kept = Signal(str)

    def __init__(self, session: ScoringSession, keeper: CardKeeper, part: CommentPart, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._part = session, keeper, part
        self._submission = ""
        self.refusal: JudgeDesktopError | None = None
        self.unkept_comments: dict[str, str] = {}
        self.unkept_notes: dict[str, str] = {}
        keeper.refusal_changed.connect(self._note_refusal)
        part.comment_typed.connect(self._keep_comment)
        part.note_typed.connect(self._keep_note)

    def show_card(self, card: Scorecard, *, read_only: bool) -> bool:
        """Show the words as they are kept, or as they were typed where they could not be kept; whether all are kept."""
        self._submission = card.submission
        comment, note = card.comments.get(OVERALL, ""), self._session.private_note(card.submission)
        if read_only:
            self.unkept_comments.pop(card.submission, None)
        typed = self.unkept_comments.get(card.submission, comment)
        typed_note = self.unkept_notes.get(card.submission, note)
        self._part.show_words(typed, typed_note, read_only=read_only)
        if typed != comment:
            self._part.comment_not_kept()
            self._show_refusal()
        if typed_note != note:
            self._part.note_not_kept()
        return typed == comment and typed_note == note

    def show_nothing(self, *, read_only: bool) -> None:
        """No words of any submission are shown, so nothing is kept under another one."""
        self._submission = ""
        self._part.show_words("", "", read_only=read_only)

    def forget(self, submission: str) -> None:
        """A comment of that submission that was refused means nothing any more."""
        self.unkept_comments.pop(submission, None)

    def show_finding(self, finding: Finding) -> None:
        """Show below the comment what the rulebook says about it."""
        weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
        self._part.set_finding(weight, sentence_of_finding(finding, translator(current_language())))

    def _note_refusal(self, refusal: JudgeDesktopError) -> None:
        self.refusal = refusal

    def _show_refusal(self) -> None:
        """Also below the comment: whoever types there does not see the top of the scorecard."""
        if self.refusal is not None:
            self._part.set_finding(Weight.BLOCKS, said_of_error(self.refusal))

    def _keep_comment(self, text: str) -> None:
        submission = self._submission
        if not self._keeper.keep(lambda: self._session.set_comment(submission, text)):
            self.unkept_comments[submission] = text
            self._part.comment_not_kept()
            self._show_refusal()
            return
        self.unkept_comments.pop(submission, None)
        found = [one for one in self._session.findings(submission) if one.where.criterion == OVERALL]
        self._part.set_finding(None)
        for finding in found:
            self.show_finding(finding)
        self.comment_kept.emit(submission)

    def _keep_note(self, text: str) -> None:
        submission = self._submission
        if self._keeper.keep(lambda: self._session.set_private_note(submission, text)):
            self.unkept_notes.pop(submission, None)
        else:
            self.unkept_notes[submission] = text
            self._part.note_not_kept()
