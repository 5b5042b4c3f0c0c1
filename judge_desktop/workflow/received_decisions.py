"""Decisions that another copy of the chair signed: may they enter this round, and keeping them as they came.

What they change is ``scoring.rulings``; those of two copies that contradict each other are shown and not applied.
"""

from __future__ import annotations

from collections.abc import Iterable

from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Confirmation, KnownKey, PublicKeys
from judge_desktop.exchange.decision_documents import SignedDecision
from judge_desktop.exchange.decisions_file import DecisionsFile
from judge_desktop.exchange.keys import check_public_keys
from judge_desktop.scoring.decision_values import AGE_RECIPIENT, CONFIRMATION, SIGNING_KEY
from judge_desktop.store import audit_log, documents, known_keys
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.database import Connection
from judge_desktop.store.documents import Document, DocumentType


def check_decisions(package: Package, received: DecisionsFile) -> Code | None:
    """Why the whole file is refused, or None.

    ``WRONG_CONTEST``, ``WRONG_ROUND``, ``WRONG_MODE``, ``DECISION_OF_STRANGER`` (somebody signed who is none of the
    chairs the package names).
    """
    if received.contest != package.contest.id:
        return Code.WRONG_CONTEST
    if received.round != package.round:
        return Code.WRONG_ROUND
    if received.mode is not package.mode:
        return Code.WRONG_MODE
    chairs = {one.keys.judge_key for one in package.chairs}
    if any(one.decision.signed_by not in chairs for one in received.decisions):
        return Code.DECISION_OF_STRANGER
    return None


def decision_document(signed: SignedDecision, at: str, origin: str) -> Document:
    """A verified decision as it stays in the data folder."""
    decision = signed.decision
    return Document(
        type=DocumentType.DECISION,
        body=signed.body,
        signature=signed.signature.decode("ascii"),
        signed_by=decision.signed_by,
        contest=decision.contest,
        round=decision.round,
        mode=decision.mode,
        judge=decision.judge,
        revision=decision.sequence,
        previous=decision.previous,
        companion=signed.remarks,
        received_at=at,
        origin=origin,
    )


def keep_decisions(
    connection: Connection, package: Package, received: Iterable[tuple[SignedDecision, str]], *, at: str, who: str
) -> int:
    """Stores decisions, each with the name of the file it came in, unless they are there; how many were new."""
    new = [one for one, origin in received if documents.add(connection, decision_document(one, at, origin))]
    for one in new:
        _remember_confirmation(connection, package, one, at)
    if new:
        details: dict[str, str | int] = {"decisions": len(new)}
        audit_log.record(
            connection, AuditEvent.DECISIONS_MERGED, at=at, who=who, contest=package.contest.id, details=details
        )
    return len(new)


def _remember_confirmation(connection: Connection, package: Package, signed: SignedDecision, at: str) -> None:
    """What another copy of the chair heard is known here, too, also for the next contest."""
    decision = signed.decision
    judge = package.contest.panel.judge(decision.judge)
    spelled = {CONFIRMATION, SIGNING_KEY, AGE_RECIPIENT} <= decision.values.keys()
    if decision.kind is not DecisionKind.CONFIRM_JUDGE or judge is None or not spelled or not decision.documents:
        return
    if decision.values[CONFIRMATION] not in set(Confirmation):
        return
    keys = PublicKeys(
        judge_key=decision.documents[0],
        signing_key=decision.values[SIGNING_KEY],
        age_recipient=decision.values[AGE_RECIPIENT],
    )
    try:
        check_public_keys(keys)
    except JudgeDesktopError:
        return
    key = KnownKey(keys=keys, confirmation=Confirmation(decision.values[CONFIRMATION]))
    known_keys.add(connection, key, judge.name, at=at)
