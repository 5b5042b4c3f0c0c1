"""Interests a judge declares: the declaration itself, recusing from a category or a submission, taking that back."""

from __future__ import annotations

from judge_desktop.domain.contest import Ground, Recusal, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import scoring_sessions
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.session_cards import SessionCards
from judge_desktop.workflow.written_text import demand_reason, demand_text


class InterestVerbs(SessionCards):
    """The verbs of a session that are about interests."""

    def may_withdraw(self, submission_id: str) -> bool:
        """True when the judge declared that interest here and it was not sent yet."""
        return self.recusal_of(submission_id) in self._recusals and not self.is_sent(submission_id)

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
        self.demand_recusable(target, scope, ground, reason)
        recusal = Recusal(judge=self.judge.id, scope=scope, target=target, ground=ground, reason=reason)
        with self._database.transaction() as connection:
            scoring_sessions.add_recusal(connection, self.session, recusal, at=self._ws.now())
            self._record(connection, AuditEvent.RECUSAL_DECLARED, target=target, ground=ground.value)
        self._read_recusals()

    def demand_recusable(self, target: str, scope: RecusalScope, ground: Ground, reason: str = "") -> None:
        """Returns when that interest could be declared. Refuses as ``recuse`` does."""
        if ground is Ground.OTHER:
            demand_reason(reason)
        demand_text(reason)
        for submission_id in self._within(target, scope):
            self._demand_unsent(submission_id)

    def withdraw_recusal(self, target: str, scope: RecusalScope) -> None:
        """Takes back an interest declared by mistake; the scores given before are there again."""
        for submission_id in self._within(target, scope):
            self._demand_unsent(submission_id)
        with self._database.transaction() as connection:
            scoring_sessions.withdraw_recusal(connection, self.session, scope, target)
            self._record(connection, AuditEvent.RECUSAL_WITHDRAWN, target=target)
        self._read_recusals()

    def _read_recusals(self) -> None:
        """What is kept, once it is: a transaction that fails leaves the session as the disk is."""
        with self._database.reading() as connection:
            self._recusals = scoring_sessions.recusals_of(connection, self.session)

    def _within(self, target: str, scope: RecusalScope) -> tuple[str, ...]:
        if scope is RecusalScope.SUBMISSION:
            return (self.submission(target).id,)
        if self.contest.category(target) is None:
            raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=target)
        return tuple(one.id for one in self.submissions if one.category == target)
