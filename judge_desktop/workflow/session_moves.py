"""Mends scoring the wrong submission: scores and comments go over to the right one, whole or not at all.

What is about the documents or the person stays: pins point into the documents of their submission, the flag marks a
submission. The private note goes along only when asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, Place
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState
from judge_desktop.scoring import validation
from judge_desktop.store import scorecards
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.database import Connection
from judge_desktop.workflow.session_cards import ScoreRefusedError, SessionCards


@dataclass(frozen=True, slots=True)
class MoveTarget:
    """A submission that could take scores; one that has scores or comments of its own only in an exchange."""

    submission: str
    is_empty: bool


class MoveVerbs(SessionCards):
    """The verbs of a session that carry scores from one submission to another."""

    def demand_movable(self, from_id: str) -> None:
        """Returns when the scores of a submission could be moved. Refuses as ``move_scores`` does for the source."""
        refusal = self._closed(from_id)
        if refusal is not None:
            raise refusal
        if not _has_words(self.scorecard(from_id)):
            raise JudgeDesktopError(Code.MOVE_NOTHING, submission=from_id)

    def move_targets(self, from_id: str) -> tuple[MoveTarget, ...]:
        """Where the scores of a submission could go, the empty ones first, each group in running order.

        Empty when the scores cannot leave: nothing is there to move, or its scorecard is closed.
        """
        if not _has_words(self.scorecard(from_id)) or self._closed(from_id) is not None:
            return ()
        targets = [
            MoveTarget(one.id, not _has_words(self.scorecard(one.id)))
            for one in self.submissions
            if one.id != from_id and self._closed(one.id) is None and self._misfit(from_id, one.id) is None
        ]
        return tuple(sorted(targets, key=lambda target: not target.is_empty))

    def move_scores(self, from_id: str, to_id: str, *, swap: bool = False, note: bool = False) -> None:
        """Moves scores and comments (with ``note`` the private note) to another submission; ``swap`` exchanges them.

        Moving back undoes it. Refuses ``MOVE_TO_ITSELF``, ``MOVE_NOTHING``, ``MOVE_TARGET_NOT_EMPTY`` (without
        ``swap``), ``SCORECARD_RECUSED``, ``SCORECARD_SEALED`` (sent), ``MOVE_SEALED``, ``MOVE_ABSENT``,
        ``SCORE_REFUSED`` (its finding says what the other rubric does not allow), ``SUBMISSION_UNKNOWN``,
        ``NOT_ASSIGNED``.
        """
        if self.submission(from_id) == self.submission(to_id):
            raise JudgeDesktopError(Code.MOVE_TO_ITSELF, submission=from_id)
        for one in (from_id, to_id):
            refusal = self._closed(one)
            if refusal is not None:
                raise refusal
        source, target = self.scorecard(from_id), self.scorecard(to_id)
        if not _has_words(source):
            raise JudgeDesktopError(Code.MOVE_NOTHING, submission=from_id)
        notes = (self.private_note(from_id), self.private_note(to_id)) if note else ("", "")
        if not swap and (_has_words(target) or (notes[0] and notes[1])):
            raise JudgeDesktopError(Code.MOVE_TARGET_NOT_EMPTY, submission=to_id)
        self._demand_fits(from_id, to_id)
        if swap:
            self._demand_fits(to_id, from_id)
        with self._database.transaction() as connection:
            self._put_words(connection, to_id, source, target)
            self._put_words(connection, from_id, target, source)
            if note and (notes[0] or swap):
                for submission_id, text in ((to_id, notes[0]), (from_id, notes[1])):
                    scorecards.set_private_notes(connection, self.session, submission_id, text, at=self._ws.now())
            # Scores that come in from elsewhere; an event of its own would need a new database.
            moved: dict[str, str | int] = {"from": from_id, "rows": len(source.given), "exchanged": int(swap)}
            self._record(connection, AuditEvent.SCORES_IMPORTED, submission=to_id, **moved)
        self._reload(from_id, to_id)

    def _closed(self, submission_id: str) -> JudgeDesktopError | None:
        """Why scores can neither leave nor reach that scorecard, None when they can."""
        if self.is_recused(submission_id):
            return JudgeDesktopError(Code.SCORECARD_RECUSED, submission=submission_id)
        if self.is_sent(submission_id):
            return JudgeDesktopError(Code.SCORECARD_SEALED, submission=submission_id)
        state = self.scorecard(submission_id).state
        if state is ScorecardState.SEALED:
            return JudgeDesktopError(Code.MOVE_SEALED, submission=submission_id)
        if state is ScorecardState.ABSENT:
            return JudgeDesktopError(Code.MOVE_ABSENT, submission=submission_id)
        return None

    def _misfit(self, from_id: str, to_id: str) -> Finding | None:
        """What the rubric of ``to_id`` would not allow, None when all fits. An empty criterion fits everywhere."""
        card = self.scorecard(from_id)
        words = dict.fromkeys(criterion for criterion in card.comments if criterion != OVERALL)
        moved = Scorecard(submission=to_id, scores={**words, **card.given})
        rubric = self.rubric(to_id)
        found = validation.check_scorecard(moved, rubric, self.contest.rules, sealing=False, has_words=False)
        return next((one for one in found if one.blocks), None)

    def _demand_fits(self, from_id: str, to_id: str) -> None:
        finding = self._misfit(from_id, to_id)
        if finding is not None:
            where = Place(submission=to_id, criterion=finding.where.criterion)
            raise ScoreRefusedError(replace(finding, where=where))

    def _put_words(self, connection: Connection, submission_id: str, new: Scorecard, old: Scorecard) -> None:
        """Gives a submission the scores and comments of ``new`` in place of those of ``old``."""
        at = self._ws.now()
        scores: Mapping[str, Decimal | None] = {**dict.fromkeys(old.given), **new.given}
        for criterion, score in scores.items():
            scorecards.set_score(connection, self.session, submission_id, criterion, score, at=at)
        for criterion, text in {**dict.fromkeys(old.comments, ""), **new.comments}.items():
            scorecards.set_comment(connection, self.session, submission_id, criterion, text, at=at)


def _has_words(card: Scorecard) -> bool:
    return bool(card.given or card.comments)
