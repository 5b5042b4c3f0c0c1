"""What a judge's session knows and shows: submissions, rubrics, scorecards, findings. The verbs stand beside this file.

It is the ground of ``scoring_session``: everything read comes from here, nothing is changed here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from judge_desktop.domain.contest import Contest, Mode, Recusal, RecusalScope, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.scoring import validation
from judge_desktop.store import attachments, audit_log, scorecards, scoring_sessions
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.database import Connection
from judge_desktop.store.scoring_sessions import Session
from judge_desktop.workflow.workspace import Workspace


class ScoreRefusedError(JudgeDesktopError):
    """A score that was not taken over; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(Code.SCORE_REFUSED, finding=finding.code.value)
        self.finding = finding


def written_score(score: Decimal) -> str:
    """The one spelling of a score: "7", "8.5"."""
    return validation.canonical(score)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A scorecard as it is shown, made of the one kept; whole lists of them are asked for at every keystroke."""

    kept: Scorecard | None
    declared: tuple[Recusal, ...]
    card: Scorecard
    is_done: bool


@dataclass(frozen=True, slots=True)
class _Targets:
    """What the interests declared take away from the judge."""

    declared: tuple[Recusal, ...]
    targets: frozenset[tuple[RecusalScope, str]]


class SessionCards:
    """One judge's scorecards in one round as they stand on the disk."""

    def __init__(self, ws: Workspace, package: Package, judge: Judge) -> None:
        self._ws = ws
        self._database = ws.database
        self.package = package
        self.judge = judge
        assigned = {one.submission for one in package.assignments if one.judge == judge.id}
        self.submissions = tuple(one for one in package.contest.finalists if one.id in assigned)
        self._assigned = {one.id: one for one in self.submissions}
        self._rubrics = {one.id: package.contest.rubric_of(one) for one in self.submissions}
        self.session = Session(contest=package.contest.id, round=package.round, mode=package.mode, judge=judge.id)
        self._shown: dict[str, _Shown] = {}
        self._targets: _Targets | None = None
        self._known_recusals = tuple(one for one in package.round_.known_recusals if one.judge == judge.id)
        with self._database.reading() as connection:
            self._cards = {card.submission: card for card in scorecards.scorecards_of(connection, self.session)}
            self._sent = scorecards.sent(connection, self.session)
            self._recusals = scoring_sessions.recusals_of(connection, self.session)
            self.declaration_made = scoring_sessions.declaration_made(connection, self.session)
            self.notes = scoring_sessions.notes(connection, self.session)

    @property
    def contest(self) -> Contest:
        """The contest as the package tells it."""
        return self.package.contest

    @property
    def mode(self) -> Mode:
        """Rehearsal or official."""
        return self.package.mode

    @property
    def recusals(self) -> tuple[Recusal, ...]:
        """Interests the judge declared here and those the chair's package knows."""
        return self._recusals + tuple(one for one in self._known_recusals if one not in self._recusals)

    def submission(self, submission_id: str) -> Submission:
        """An assigned submission. Refuses ``SUBMISSION_UNKNOWN``, ``NOT_ASSIGNED``."""
        found = self._assigned.get(submission_id)
        if found is None:
            is_known = self.contest.submission(submission_id) is not None
            code = Code.NOT_ASSIGNED if is_known else Code.SUBMISSION_UNKNOWN
            raise JudgeDesktopError(code, submission=submission_id)
        return found

    def rubric(self, submission_id: str) -> Rubric:
        """The rubric of an assigned submission."""
        return self._rubrics[self.submission(submission_id).id]

    def criterion(self, submission_id: str, criterion_id: str) -> Criterion:
        """A criterion of a submission's rubric. Refuses ``CRITERION_UNKNOWN``."""
        found = self.rubric(submission_id).criterion(criterion_id)
        if found is None:
            raise JudgeDesktopError(Code.CRITERION_UNKNOWN, criterion=criterion_id)
        return found

    def is_recused(self, submission_id: str) -> bool:
        """True when an interest takes this submission away from the judge."""
        category = self.submission(submission_id).category
        known = self._targets
        if known is None or known.declared is not self._recusals:
            targets = frozenset((one.scope, one.target) for one in self.recusals)
            self._targets = known = _Targets(self._recusals, targets)
        own = (RecusalScope.SUBMISSION, submission_id)
        return own in known.targets or (RecusalScope.CATEGORY, category) in known.targets

    def recusal_of(self, submission_id: str) -> Recusal | None:
        """The interest that takes this submission away from the judge, the judge's own first; None without one."""
        submission = self.submission(submission_id)
        for one in self.recusals:
            if one.target == (submission.category if one.scope is RecusalScope.CATEGORY else submission.id):
                return one
        return None

    def is_sent(self, submission_id: str) -> bool:
        """True when the scorecard as it stands went out as final: it is read-only until reopened. Sealed again after
        that, it is not sent until the next score file.
        """
        return submission_id in self._sent and self.scorecard(submission_id).state is not ScorecardState.DRAFT

    def sent_in(self, submission_id: str) -> int:
        """The revision of the score file that carried this scorecard as final, 0 when none did or it was reopened."""
        return self._sent.get(submission_id, 0) if self.is_sent(submission_id) else 0

    def scorecard(self, submission_id: str) -> Scorecard:
        """The scorecard with every criterion of the rubric; of a recused or missed submission without scores."""
        return self._shown_card(submission_id).card

    def _shown_card(self, submission_id: str) -> _Shown:
        kept, shown = self._cards.get(submission_id), self._shown.get(submission_id)
        if shown is None or shown.kept is not kept or shown.declared is not self._recusals:
            card = self._scorecard(submission_id, kept)
            is_done = card.is_complete or card.state is ScorecardState.ABSENT
            shown = _Shown(kept, self._recusals, card, is_done=is_done)
            self._shown[submission_id] = shown
        return shown

    def _scorecard(self, submission_id: str, card: Scorecard | None) -> Scorecard:
        criteria = [criterion.id for criterion in self.rubric(submission_id).criteria]
        kept = card or Scorecard(submission=submission_id)
        if self.is_recused(submission_id):
            return Scorecard(
                submission=submission_id,
                state=ScorecardState.RECUSED,
                scores=dict.fromkeys(criteria),
                reason=kept.reason,
            )
        if kept.state is ScorecardState.ABSENT:
            return replace(kept, scores=dict.fromkeys(criteria), pins=())
        return replace(kept, scores={criterion: kept.scores.get(criterion) for criterion in criteria})

    def scores_without_criterion(self, submission_id: str) -> dict[str, Decimal]:
        """Scores given under earlier criteria that the rubric of today has no more; they are kept and not counted."""
        known = {criterion.id for criterion in self.rubric(submission_id).criteria}
        kept = self._cards.get(submission_id, Scorecard(submission=submission_id)).given
        return {criterion: score for criterion, score in kept.items() if criterion not in known}

    def scorecards(self) -> tuple[Scorecard, ...]:
        """All scorecards in running order."""
        return tuple(self.scorecard(submission.id) for submission in self.submissions)

    def last_saved(self) -> str:
        """When a scorecard was changed last and kept (ISO), "" before the first."""
        with self._database.reading() as connection:
            return scorecards.last_change(connection, self.session)

    def findings(self, submission_id: str, *, sealing: bool = False) -> tuple[Finding, ...]:
        """What the rulebook says about one scorecard now, or at the seal."""
        card = self.scorecard(submission_id)
        return validation.check_scorecard(card, self.rubric(submission_id), self.contest.rules, sealing=sealing)

    def check_before_sealing(self) -> tuple[Finding, ...]:
        """Everything that blocks or asks for another look before all is sealed, in running order, then across."""
        found = [finding for one in self.submissions for finding in self.findings(one.id, sealing=True)]
        return (*found, *validation.check_session(self.scorecards(), self.contest))

    def ready_to_seal(self) -> tuple[str, ...]:
        """Drafts with scores that nothing keeps from being sealed, in running order."""
        drafts = [one for one in self.scorecards() if one.state is ScorecardState.DRAFT and one.given]
        return tuple(
            one.submission
            for one in drafts
            if not any(finding.blocks for finding in self.findings(one.submission, sealing=True))
        )

    def progress(self) -> tuple[int, int]:
        """(scorecards that are complete, sealed or absent; scorecards that are this judge's to score)."""
        shown = [self._shown_card(one.id) for one in self.submissions]
        mine = [one.is_done for one in shown if one.card.state is not ScorecardState.RECUSED]
        return sum(mine), len(mine)

    def private_note(self, submission_id: str) -> str:
        """The private note on a submission."""
        with self._database.reading() as connection:
            return scorecards.private_notes(connection, self.session, submission_id)

    def attachment_path(self, sha256: str) -> Path:
        """Where the bytes of an attachment lie, to be opened and never changed."""
        return attachments.path_of(self._database.folder, sha256)

    def _demand_unsent(self, submission_id: str) -> None:
        kept = self._cards.get(submission_id)
        if submission_id in self._sent and kept is not None and kept.state is not ScorecardState.DRAFT:
            raise JudgeDesktopError(Code.SCORECARD_SEALED, submission=submission_id)

    def _demand_interest_free(self, submission_id: str) -> None:
        if self.is_recused(submission_id):
            raise JudgeDesktopError(Code.SCORECARD_RECUSED, submission=submission_id)

    def _demand_open(self, submission_id: str) -> None:
        self._demand_interest_free(submission_id)
        self._demand_unsent(submission_id)

    def _draft_again(self, connection: Connection, submission_id: str) -> None:
        """A sealed scorecard that was not sent yet and is changed must be sealed again."""
        card = self._cards.get(submission_id)
        if card is not None and card.state is not ScorecardState.DRAFT:
            scorecards.set_state(connection, self.session, submission_id, ScorecardState.DRAFT, at=self._ws.now())

    def _reload(self, *submission_ids: str) -> None:
        with self._database.reading() as connection:
            sent = scorecards.sent(connection, self.session)
            for one in submission_ids:
                self._cards[one] = scorecards.scorecard(connection, self.session, one)
                self._sent.pop(one, None)
                if one in sent:
                    self._sent[one] = sent[one]

    def _record(self, connection: Connection, event: AuditEvent, **details: str | int) -> None:
        audit_log.record(
            connection,
            event,
            at=self._ws.now(),
            who=self.judge.id,
            contest=self.session.contest,
            details=details,
        )
