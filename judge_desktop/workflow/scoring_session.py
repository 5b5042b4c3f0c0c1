"""A judge's session: every verb of the scorecard. What is said to be saved is on the disk when a verb returns.

Which scores are allowed is ``scoring.validation``; the score file is ``export_scores``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from judge_desktop.domain.contest import Contest, Ground, Mode, Recusal, RecusalScope, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState
from judge_desktop.scoring import validation
from judge_desktop.store import attachments, audit_log, packages, scorecards, scoring_sessions
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.store.scoring_sessions import Session
from judge_desktop.workflow.broken_seals import reopen_broken_seals
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, current_package, package_of
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import demand_reason, demand_text


class ScoreRefusedError(JudgeDesktopError):
    """A score that was not taken over; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(Code.SCORE_REFUSED, finding=finding.code.value)
        self.finding = finding


def written_score(score: Decimal) -> str:
    """The one spelling of a score: "7", "8.5"."""
    return validation.canonical(score)


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


class ScoringSession:
    """One judge's work in one round. Everything shown comes from here; every change is durable when it returns."""

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
        known = tuple(one for one in self.package.round_.known_recusals if one.judge == self.judge.id)
        return self._recusals + tuple(one for one in known if one not in self._recusals)

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
        targets = {(one.scope, one.target) for one in self.recusals}
        own = (RecusalScope.SUBMISSION, submission_id)
        return own in targets or (RecusalScope.CATEGORY, category) in targets

    def recusal_of(self, submission_id: str) -> Recusal | None:
        """The interest that takes this submission away from the judge, the judge's own first; None without one."""
        submission = self.submission(submission_id)
        for one in self.recusals:
            if one.target == (submission.category if one.scope is RecusalScope.CATEGORY else submission.id):
                return one
        return None

    def may_withdraw(self, submission_id: str) -> bool:
        """True when the judge declared that interest here and it was not sent yet."""
        return self.recusal_of(submission_id) in self._recusals and not self.is_sent(submission_id)

    def is_sent(self, submission_id: str) -> bool:
        """True when the scorecard as it stands went out as final: it is read-only until reopened."""
        return submission_id in self._sent and self.scorecard(submission_id).state is not ScorecardState.DRAFT

    def sent_in(self, submission_id: str) -> int:
        """The revision of the score file that carried this scorecard as final, 0 when none did or it was reopened."""
        return self._sent.get(submission_id, 0) if self.is_sent(submission_id) else 0

    def scorecard(self, submission_id: str) -> Scorecard:
        """The scorecard with every criterion of the rubric; of a recused or missed submission without scores."""
        criteria = [criterion.id for criterion in self.rubric(submission_id).criteria]
        kept = self._cards.get(submission_id, Scorecard(submission=submission_id))
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

    def progress(self) -> tuple[int, int]:
        """(scorecards that are complete, sealed or absent; scorecards that are this judge's to score)."""
        cards = [card for card in self.scorecards() if card.state is not ScorecardState.RECUSED]
        done = [card for card in cards if card.is_complete or card.state is ScorecardState.ABSENT]
        return len(done), len(cards)

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
        """Marks a submission to be discussed, or takes the mark off."""
        self.submission(submission_id)
        with self._database.transaction() as connection:
            scorecards.set_flag(connection, self.session, submission_id, flag=flag, at=self._ws.now())
        self._reload(submission_id)

    def set_private_note(self, submission_id: str, text: str) -> None:
        """Keeps a note that never leaves this computer. Refuses ``TEXT_TOO_LONG``."""
        demand_text(text)
        self.submission(submission_id)
        with self._database.transaction() as connection:
            scorecards.set_private_notes(connection, self.session, submission_id, text, at=self._ws.now())

    def private_note(self, submission_id: str) -> str:
        """The private note on a submission."""
        with self._database.reading() as connection:
            return scorecards.private_notes(connection, self.session, submission_id)

    def declare(self) -> None:
        """The judge declares to have no interest but those declared here."""
        with self._database.transaction() as connection:
            scoring_sessions.declare(connection, self.session, made=True, at=self._ws.now())
            self._record(connection, AuditEvent.DECLARATION_MADE)
        self.declaration_made = True

    def recuse(self, target: str, scope: RecusalScope, ground: Ground, reason: str = "") -> None:
        """Declares an interest in a category or a submission; scores given there stay here and are not sent.

        Refuses ``REASON_NEEDED`` (ground other), ``CATEGORY_UNKNOWN``, ``SUBMISSION_UNKNOWN``, ``SCORECARD_SEALED``.
        """
        if ground is Ground.OTHER:
            demand_reason(reason)
        demand_text(reason)
        affected = self._within(target, scope)
        for submission_id in affected:
            self._demand_unsent(submission_id)
        recusal = Recusal(judge=self.judge.id, scope=scope, target=target, ground=ground, reason=reason)
        with self._database.transaction() as connection:
            scoring_sessions.add_recusal(connection, self.session, recusal, at=self._ws.now())
            self._record(connection, AuditEvent.RECUSAL_DECLARED, target=target, ground=ground.value)
            self._recusals = scoring_sessions.recusals_of(connection, self.session)

    def withdraw_recusal(self, target: str, scope: RecusalScope) -> None:
        """Takes back an interest declared by mistake; the scores given before are there again."""
        for submission_id in self._within(target, scope):
            self._demand_unsent(submission_id)
        with self._database.transaction() as connection:
            scoring_sessions.withdraw_recusal(connection, self.session, scope, target)
            self._record(connection, AuditEvent.RECUSAL_WITHDRAWN, target=target)
            self._recusals = scoring_sessions.recusals_of(connection, self.session)

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
        for submission_id in {row[0] for row in read}:
            self._reload(submission_id)

    def take_over(self, card: Scorecard) -> None:
        """Makes a scorecard exactly this one, which the chair's copy handed back; a seal that the criteria no longer
        bear is left off.

        Refuses ``SCORECARD_SEALED``, ``SCORECARD_RECUSED``, ``NOT_ASSIGNED``.
        """
        self._demand_open(card.submission)
        with self._database.transaction() as connection:
            scorecards.put(connection, self.session, card, at=self._ws.now())
            reopen_broken_seals(connection, self.contest, self.session, at=self._ws.now())
            self._record(connection, AuditEvent.SCORES_HANDED_BACK, scorecards=1, submission=card.submission)
        self._reload(card.submission)

    @property
    def own_key(self) -> str:
        """The ``judge_key`` of this copy, "" before it has keys."""
        own = self._ws.own_name
        return own.keys.judge_key if own is not None else ""

    def attachment_path(self, sha256: str) -> Path:
        """Where the bytes of an attachment lie, to be opened and never changed."""
        return attachments.path_of(self._database.folder, sha256)

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

    def _within(self, target: str, scope: RecusalScope) -> tuple[str, ...]:
        if scope is RecusalScope.SUBMISSION:
            return (self.submission(target).id,)
        if self.contest.category(target) is None:
            raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=target)
        return tuple(one.id for one in self.submissions if one.category == target)

    def _demand_unsent(self, submission_id: str) -> None:
        kept = self._cards.get(submission_id)
        if submission_id in self._sent and kept is not None and kept.state is not ScorecardState.DRAFT:
            raise JudgeDesktopError(Code.SCORECARD_SEALED, submission=submission_id)

    def _demand_open(self, submission_id: str) -> None:
        if self.is_recused(submission_id):
            raise JudgeDesktopError(Code.SCORECARD_RECUSED, submission=submission_id)
        self._demand_unsent(submission_id)

    def _draft_again(self, connection: Connection, submission_id: str) -> None:
        """A sealed scorecard that was not sent yet and is changed must be sealed again."""
        card = self._cards.get(submission_id)
        if card is not None and card.state is not ScorecardState.DRAFT:
            scorecards.set_state(connection, self.session, submission_id, ScorecardState.DRAFT, at=self._ws.now())

    def _set_states(self, submission_ids: Sequence[str], state: ScorecardState, event: AuditEvent) -> None:
        with self._database.transaction() as connection:
            for submission_id in submission_ids:
                scorecards.set_state(connection, self.session, submission_id, state, at=self._ws.now())
                self._record(connection, event, submission=submission_id)
        for submission_id in submission_ids:
            self._reload(submission_id)

    def _reload(self, submission_id: str) -> None:
        with self._database.reading() as connection:
            self._cards[submission_id] = scorecards.scorecard(connection, self.session, submission_id)

    def _record(self, connection: Connection, event: AuditEvent, **details: str | int) -> None:
        audit_log.record(
            connection,
            event,
            at=self._ws.now(),
            who=self.judge.id,
            contest=self.session.contest,
            details=details,
        )
