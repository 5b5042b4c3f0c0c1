"""Decisions: signed, reasoned, chained to the ones before. What each changes is ``scoring.rulings``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.exchange.decision_documents import SignedDecision, sign_decision
from judge_desktop.scoring.awards import awards_in_force
from judge_desktop.scoring.decision_order import AFTER, latest
from judge_desktop.scoring.decision_values import LOG, ids_in, unknown_value
from judge_desktop.scoring.rulings import AGAINST, AMONG
from judge_desktop.store import audit_log, documents
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.database import Connection
from judge_desktop.workflow.after_closing import check_open, check_unchanged
from judge_desktop.workflow.correct_text import completed_texts, follow_in_draft
from judge_desktop.workflow.decision_request import DecisionRequest
from judge_desktop.workflow.decision_rules import check_rules, check_who_decides, completed, equal_with
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.received_decisions import decision_document
from judge_desktop.workflow.round_documents import RoundDocuments, read_round, round_documents
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import demand_reason, demand_text

__all__ = ["DecisionRequest", "awards_of", "close_round", "decide", "decisions_of", "reopen_round"]

_NEEDS_DOCUMENT = frozenset(
    {DecisionKind.CHOOSE_REVISION, DecisionKind.CONFIRM_JUDGE, DecisionKind.REPLACE_KEY, DecisionKind.SET_ASIDE}
)
_NEEDS_JUDGE = frozenset(
    {DecisionKind.ACTING_CHAIR, DecisionKind.CONFIRM_JUDGE, DecisionKind.EXCLUDE, DecisionKind.REPLACE_KEY}
)
_NEEDS_SUBMISSIONS = frozenset({DecisionKind.AWARD, DecisionKind.BREAK_TIE, DecisionKind.JOINT_AWARD})
_NEEDS_CATEGORY = frozenset(
    {DecisionKind.AWARD, DecisionKind.BREAK_TIE, DecisionKind.JOINT_AWARD, DecisionKind.NO_AWARD}
)
_KEY_KINDS = frozenset({DecisionKind.CONFIRM_JUDGE, DecisionKind.REPLACE_KEY})


def decide(
    ws: Workspace,
    request: DecisionRequest,
    where: Where = EVERYWHERE,
    *,
    along: Callable[[Connection], None] = lambda _: None,
) -> Decision:
    """Signs and keeps a decision. ``along``: what is written in the same transaction.

    Refuses ``REASON_NEEDED``, ``TEXT_TOO_LONG``, ``DECISION_INCOMPLETE`` (details: ``kind``, ``needs``),
    ``JUDGE_UNKNOWN``, ``CATEGORY_UNKNOWN``, ``SUBMISSION_UNKNOWN``, ``DOCUMENT_UNKNOWN``, ``PASSPHRASE_NEEDED``,
    ``VALUE_NOT_UNDERSTOOD`` (a value that no decision of that kind holds), and what ``decision_rules`` refuses: who
    may not decide there, what the contest's rules do not provide for; in a closed round what ``after_closing`` refuses;
    of a correction also what ``correct_text.completed_texts`` refuses.
    """
    demand_reason(request.reason)
    for text in request.texts.values():
        demand_text(text)
    key = ws.identity
    with ws.database.transaction() as connection:
        known = read_round(connection, where)
        check_open(known, request)
        request = completed(known, request)
        _check(known, request)
        check_rules(known, request)
        log = audit_log.head(connection, known.package.contest.id)
        decision = _decision(ws, known, _completed(known, request), log)
        _check_values(known.package.contest, decision)
        check_who_decides(known, decision)
        check_unchanged(known, decision)
        signed = sign_decision(decision, key.signing_key, ws.salt())
        _keep(ws, connection, known.package, signed)
        if request.kind is DecisionKind.CORRECT_TEXT:
            follow_in_draft(connection, known.package.contest.id, signed.decision, ws.now())
        along(connection)
    return signed.decision


def close_round(ws: Workspace, reason: str, where: Where = EVERYWHERE) -> Decision:
    """Closes the round: only the documents that count now count from now on. Refuses ``ALREADY_CLOSED``."""
    known = round_documents(ws, where)
    if known.view.is_closed:
        raise JudgeDesktopError(Code.ALREADY_CLOSED)
    counted = (*known.view.counted_documents, *known.view.counted_papers)
    request = DecisionRequest(kind=DecisionKind.CLOSE, reason=reason, documents=counted)
    return decide(ws, request, where)


def reopen_round(ws: Workspace, reason: str, where: Where = EVERYWHERE) -> Decision:
    """Opens a closed round again. Refuses ``NOT_CLOSED``."""
    if not round_documents(ws, where).view.is_closed:
        raise JudgeDesktopError(Code.NOT_CLOSED)
    return decide(ws, DecisionRequest(kind=DecisionKind.REOPEN, reason=reason), where)


def awards_of(known: RoundDocuments) -> dict[str, Decision]:
    """Category -> the decision about its award that holds now (``scoring.awards``)."""
    return awards_in_force(known.package, known.decisions)


def decisions_of(ws: Workspace, where: Where = EVERYWHERE) -> tuple[Decision, ...]:
    """All decisions of a round, by signing key and sequence."""
    return round_documents(ws, where).decisions


def _check(known: RoundDocuments, request: DecisionRequest) -> None:
    contest = known.package.contest
    needs = {
        "judge": request.kind in _NEEDS_JUDGE and not request.judge,
        "sha256": request.kind in _NEEDS_DOCUMENT and not request.documents,
        "submission": request.kind in _NEEDS_SUBMISSIONS and not request.submissions,
        "category": request.kind in _NEEDS_CATEGORY and not request.category,
    }
    for name, is_lacking in needs.items():
        if is_lacking:
            raise JudgeDesktopError(Code.DECISION_INCOMPLETE, kind=request.kind.value, needs=name)
    if request.judge and contest.panel.judge(request.judge) is None:
        raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=request.judge)
    deciding = {copy.id for copy in known.package.chairs} | {one.id for one in contest.panel.judges}
    if request.decided_by and request.decided_by not in deciding:
        raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=request.decided_by)
    if request.category and contest.category(request.category) is None:
        raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=request.category)
    for submission in request.submissions:
        found = contest.submission(submission)
        if found is None or (request.category and found.category != request.category):
            raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=submission)
    _check_documents(known, request)


def _check_values(contest: Contest, decision: Decision) -> None:
    """A value is spelled as its kind spells it and names nothing that the contest does not have."""
    unknown = unknown_value(decision.kind, decision.values)
    if unknown is not None:
        raise JudgeDesktopError(Code.VALUE_NOT_UNDERSTOOD, field=unknown, value=decision.values[unknown])
    known = {one.id for one in contest.submissions}
    known |= {criterion.id for rubric in contest.rubrics for criterion in rubric.criteria}
    known |= {level.id for category in contest.categories for level in category.award_levels}
    strange = sorted(ids_in(decision.values) - known)
    if strange:
        raise JudgeDesktopError(Code.VALUE_NOT_UNDERSTOOD, field=decision.kind.value, value=strange[0])


def _completed(known: RoundDocuments, request: DecisionRequest) -> DecisionRequest:
    """A correction says which words it takes the place of."""
    if request.kind is not DecisionKind.CORRECT_TEXT:
        return request
    contest = known.package.contest
    texts = completed_texts(contest, request.texts, submissions=request.submissions, judge=request.judge)
    return replace(request, texts=texts)


def _check_documents(known: RoundDocuments, request: DecisionRequest) -> None:
    if request.kind in _KEY_KINDS:
        names = {one.judge_key for one in known.score_files if one.judge == request.judge}
        names |= {key.keys.judge_key for judge in known.package.contest.panel.judges for key in judge.known_keys}
        names |= {sha256 for sha256 in request.documents if "signing_key" in request.values}
    else:
        names = {one.sha256 for one in known.score_files} | {one.sha256 for one in known.decisions}
    for sha256 in request.documents:
        if sha256 not in names:
            raise JudgeDesktopError(Code.DOCUMENT_UNKNOWN, sha256=sha256)


def _decision(ws: Workspace, known: RoundDocuments, request: DecisionRequest, log: str) -> Decision:
    own = ws.identity.public.judge_key
    package = known.package
    mine = [one for one in known.decisions if one.signed_by == own]
    last = max(mine, key=lambda one: one.sequence, default=None)
    chair = package.contest.panel.chair
    values = {**_implied_values(known, request), **request.values, LOG: log}
    after = latest(package, known.decisions)
    if after:
        values[AFTER] = " ".join(after)
    recorded_by = next((copy.id for copy in package.chairs if copy.keys.judge_key == own), "")
    if not recorded_by:
        raise JudgeDesktopError(Code.NOT_THE_CHAIR)
    return Decision(
        kind=request.kind,
        contest=package.contest.id,
        round=package.round,
        mode=package.mode,
        signed_by=own,
        sequence=last.sequence + 1 if last is not None else 1,
        previous=last.sha256 if last is not None else "",
        decided_by=request.decided_by or (chair.id if chair is not None else recorded_by),
        recorded_by=recorded_by,
        category=request.category,
        submissions=request.submissions,
        judge=request.judge,
        documents=request.documents,
        values=values,
        created=ws.now(),
        reason=request.reason,
        texts=request.texts,
    )


def _implied_values(known: RoundDocuments, request: DecisionRequest) -> dict[str, str]:
    """What a decision is taken against is written into it, so that it never silently covers what comes later."""
    if request.kind is DecisionKind.CHOOSE_REVISION:
        rivals = {
            sha256 for fork in known.view.forks if request.documents[0] in fork.documents for sha256 in fork.documents
        }
        return {AGAINST: " ".join(sorted(rivals - set(request.documents)))}
    if request.kind is DecisionKind.BREAK_TIE:
        among = set(equal_with(known, request.category, request.submissions))
        return {AMONG: " ".join(sorted(among | set(request.submissions)))}
    return {}


def _keep(ws: Workspace, connection: Connection, package: Package, signed: SignedDecision) -> None:
    decision = signed.decision
    documents.add(connection, decision_document(signed, ws.now(), origin=""))
    audit_log.record(
        connection,
        AuditEvent.DECISION_RECORDED,
        at=ws.now(),
        who=decision.signed_by,
        contest=package.contest.id,
        details={"kind": decision.kind.value, "sha256": decision.sha256},
    )
