"""A judge's session: every verb of the scorecard. What is said to be saved is on the disk when a verb returns.

Here: scores, words, sealing. What is read is ``session_cards``, interests, pins and moves are the modules beside it.
Which scores are allowed is ``scoring.validation``; the score file is ``export_scores``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState
from judge_desktop.scoring import validation
from judge_desktop.store import audit_log, packages, scorecards, scoring_sessions
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.store.scoring_sessions import Session
from judge_desktop.workflow.broken_seals import reopen_broken_seals
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, current_package, package_of
from judge_desktop.workflow.session_cards import ScoreRefusedError, written_score
from judge_desktop.workflow.session_interests import InterestVerbs
from judge_desktop.workflow.session_moves import MoveVerbs
from judge_desktop.workflow.session_pins import PinVerbs
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import demand_reason, demand_text

__all__ = ["ScoreRefusedError", "ScoringSession", "choose_judge", "open_session", "written_score"]


def open_session(ws: Workspace, where: Where = EVERYWHERE) -> ScoringSession:
    """The session of the judge who was chosen on this computer.

    Refuses ``NO_PACKAGE``, ``JUDGE_NOT_CHOSEN``, ``AMBIGUOUS_CONTEST``.
    """
    with ws.database.reading() as connection:
        current = current_package(connection, where, Part.JUDGE)
        package = package_of(connection, current.manifest)
    judge = package.contest.panel.judge(current.judge) if current.judge else None
    if judge is None:
        raise JudgeDesktopError(Code.JUDGE_NOT_CHOSEN)
    return ScoringSession(ws, package, judge)


def choose_judge(ws: Workspace, judge: str, where: Where = EVERYWHERE) -> None:
    """Settles who works on this copy; scores given under another name stay with that name.

    Refuses ``NO_PACKAGE``, ``JUDGE_UNKNOWN``.
    """
    with ws.database.transaction() as connection:
        current = current_package(connection, where, Part.JUDGE)
        package = package_of(connection, current.manifest)
        if judge not in {one.id for one in package.contest.panel.voting}:
            raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
        packages.choose_judge(connection, current.contest, current.round, current.mode, judge)
        session = Session(contest=current.contest, round=current.round, mode=current.mode, judge=judge)
        scoring_sessions.start(connection, session, at=ws.now())
        audit_log.record(
            connection, AuditEvent.JUDGE_CHOSEN, at=ws.now(), who=judge, contest=current.contest, details={}
        )


class ScoringSession(PinVerbs, MoveVerbs, InterestVerbs):
    """One judge's work in one round. Everything shown comes from here; every change is durable when it returns."""

    def set_score(self, submission_id: str, criterion_id: str, text: str) -> tuple[Finding, ...]:
        """Keeps a score as it was written ("" = not given). A blocking one is refused and changes nothing.

        Refuses ``SCORE_REFUSED`` (with its finding), ``SCORECARD_SEALED``, ``SCORECARD_RECUSED``,
        ``SUBMISSION_UNKNOWN``,
        ``CRITERION_UNKNOWN``, ``NOT_ASSIGNED``.
        """
        score, findings = validation.read_score(text, self.criterion(submission_id, criterion_id))
        for finding in findings:
            if finding.blocks:
                raise ScoreRefusedError(finding)
        self._keep_score(submission_id, criterion_id, score)
        return findings

    def type_score(self, submission_id: str, criterion_id: str, text: str) -> tuple[Finding, ...]:
        """What a keystroke in a score field does: an allowed score is kept, a blocking one counts as not given.

        Refuses as ``set_score``, but for ``SCORE_REFUSED``: that finding is returned instead.
        """
        score, findings = validation.read_score(text, self.criterion(submission_id, criterion_id))
        self._keep_score(submission_id, criterion_id, None if validation.blocks(findings) else score)
        return findings

    def set_comment(self, submission_id: str, text: str, criterion_id: str = OVERALL) -> None:
        """Keeps the comment for the applicant on the whole or on one criterion. Refuses ``TEXT_TOO_LONG``."""
        demand_text(text)
        if criterion_id != OVERALL:
            self.criterion(submission_id, criterion_id)
        self._demand_open(submission_id)
        with self._database.transaction() as connection:
            scorecards.set_comment(connection, self.session, submission_id, criterion_id, text, at=self._ws.now())
            self._draft_again(connection, submission_id)
        self._reload(submission_id)

    def set_flag(self, submission_id: str, *, flag: bool) -> None:
        """Marks a submission to be discussed, or takes the mark off. Refuses ``SCORECARD_RECUSED``."""
        self._demand_interest_free(submission_id)
        with self._database.transaction() as connection:
            scorecards.set_flag(connection, self.session, submission_id, flag=flag, at=self._ws.now())
        self._reload(submission_id)

    def set_private_note(self, submission_id: str, text: str) -> None:
        """Keeps a note that never leaves this computer. Refuses ``TEXT_TOO_LONG``."""
        demand_text(text)
        self.submission(submission_id)
        with self._database.transaction() as connection:
            scorecards.set_private_notes(connection, self.session, submission_id, text, at=self._ws.now())

    def set_absent(self, submission_id: str) -> None:
        """Not present at this presentation: no score will be given. Giving one later takes it back."""
        self._demand_open(submission_id)
        self._set_states((submission_id,), ScorecardState.ABSENT, AuditEvent.ABSENCE_MARKED)

    def seal(self, submission_ids: Iterable[str] = ()) -> tuple[str, ...]:
        """Declares scorecards final (all drafts when none is named) and returns their ids.

        Refuses ``SEAL_BLOCKED`` (details: ``findings``, ``submissions``) and then seals none.
        """
        named = tuple(submission_ids)
        chosen = [self.submission(one).id for one in named] or [one.id for one in self.submissions]
        drafts = [one for one in chosen if self.scorecard(one).state is ScorecardState.DRAFT]
        blocking = [finding for one in drafts for finding in self.findings(one, sealing=True) if finding.blocks]
        if blocking:
            where = sorted({finding.where.submission for finding in blocking})
            raise JudgeDesktopError(
                Code.SEAL_BLOCKED, findings=tuple(blocking), submissions=", ".join(where), count=len(blocking)
            )
        self._set_states(drafts, ScorecardState.SEALED, AuditEvent.SCORECARD_SEALED)
        return tuple(drafts)

    def reopen(self, submission_id: str, reason: str) -> None:
        """Opens a sealed scorecard again; after it was sent a reason is needed, and the next file is a new revision."""
        card = self.scorecard(submission_id)
        if self.is_sent(submission_id):
            demand_reason(reason)
        demand_text(reason)
        if card.state is ScorecardState.RECUSED:
            raise JudgeDesktopError(Code.SCORECARD_RECUSED, submission=submission_id)
        with self._database.transaction() as connection:
            scorecards.set_state(
                connection, self.session, submission_id, ScorecardState.DRAFT, at=self._ws.now(), reason=reason
            )
            self._record(connection, AuditEvent.SCORECARD_REOPENED, submission=submission_id)
        self._reload(submission_id)

    def import_scores(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Keeps scores of a table (submission, criterion, score as written), all or none.

        Refuses the first row that ``set_score`` would refuse.
        """
        read = []
        for submission_id, criterion_id, text in rows:
            score, findings = validation.read_score(text, self.criterion(submission_id, criterion_id))
            for finding in findings:
                if finding.blocks:
                    raise ScoreRefusedError(replace(finding, where=replace(finding.where, submission=submission_id)))
            self._demand_open(submission_id)
            read.append((submission_id, criterion_id, score))
        with self._database.transaction() as connection:
            for submission_id, criterion_id, score in read:
                scorecards.set_score(connection, self.session, submission_id, criterion_id, score, at=self._ws.now())
                self._draft_again(connection, submission_id)
            self._record(connection, AuditEvent.SCORES_IMPORTED, rows=len(read))
        self._reload(*{row[0] for row in read})

    def take_over(self, card: Scorecard) -> None:
        """Makes a scorecard exactly this one, which the chair's copy handed back; a seal that the criteria no longer
        bear is left off.

        Refuses ``SCORECARD_SEALED``, ``SCORECARD_RECUSED``, ``NOT_ASSIGNED``.
        """
        self._demand_open(card.submission)
        with self._database.transaction() as connection:
            scorecards.put(connection, self.session, card, at=self._ws.now())
            reopened = reopen_broken_seals(connection, self.contest, self.session, at=self._ws.now())
            self._record(connection, AuditEvent.SCORES_HANDED_BACK, scorecards=1, submission=card.submission)
        self._reload(card.submission, *reopened)

    @property
    def own_key(self) -> str:
        """The ``judge_key`` of this copy, "" before it has keys."""
        own = self._ws.own_name
        return own.keys.judge_key if own is not None else ""

    def mark_sent(self, revision: int) -> None:
        """After an export: what is declared counts as sent."""
        for card in self.scorecards():
            if card.state is not ScorecardState.DRAFT:
                self._sent[card.submission] = revision

    def _keep_score(self, submission_id: str, criterion_id: str, score: Decimal | None) -> None:
        self._demand_open(submission_id)
        at = self._ws.now()
        card = self._cards.get(submission_id, Scorecard(submission=submission_id))
        with self._database.transaction() as connection:
            scorecards.set_score(connection, self.session, submission_id, criterion_id, score, at=at)
            if card.state is not ScorecardState.DRAFT:
                scorecards.set_state(connection, self.session, submission_id, ScorecardState.DRAFT, at=at)
        scores = {**card.scores, criterion_id: score}
        self._cards[submission_id] = replace(card, scores=scores, state=ScorecardState.DRAFT)

    def _set_states(self, submission_ids: Sequence[str], state: ScorecardState, event: AuditEvent) -> None:
        with self._database.transaction() as connection:
            for submission_id in submission_ids:
                scorecards.set_state(connection, self.session, submission_id, state, at=self._ws.now())
                self._record(connection, event, submission=submission_id)
        self._reload(*submission_ids)
