"""Who joined and left, and how submissions were presented: noted as decisions, corrected by later ones."""

from __future__ import annotations

from datetime import time

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.attendance import (
    AT,
    PRESENTED,
    STATE,
    Attendance,
    Presence,
    PresenceState,
    Presented,
    attendance_of,
)
from judge_desktop.scoring.quorum import Quorum, quorums_of
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace


def attendance_here(ws: Workspace, where: Where = EVERYWHERE) -> Attendance:
    """What is known so far. Refuses ``NO_PACKAGE``."""
    known = round_documents(ws, where)
    return attendance_of(known.package, known.decisions)


def quorum_in(known: RoundDocuments) -> tuple[Quorum, ...]:
    """The quorum of every category, acting chairs counted as presiding."""
    return quorums_of(known.package, known.view, known.decisions)


def note_judge(
    ws: Workspace,
    judge: str,
    state: PresenceState,
    reason: str,
    at: time | None = None,
    where: Where = EVERYWHERE,
) -> Decision | None:
    """Notes that a judge joined or left at that time (now, when none is given), or was absent; None when that is
    known already.

    What was noted for that time and later no longer holds; the same state said with another time corrects the time;
    who leaves in the minute she joined was not there.
    Refuses ``JUDGE_UNKNOWN``, ``NO_PACKAGE``, ``PASSPHRASE_NEEDED``.
    """
    known = round_documents(ws, where)
    if known.package.contest.panel.judge(judge) is None:
        raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
    when = None if state is PresenceState.ABSENT else (at or ws.today().time()).replace(second=0, microsecond=0)
    attendance = attendance_of(known.package, known.decisions)
    noted = attendance.judges.get(judge, ())
    if state is PresenceState.LEFT and [(one.state, one.at) for one in noted] == [(PresenceState.JOINED, when)]:
        state, when = PresenceState.ABSENT, None
    if noted and (noted[-1].state, noted[-1].at) == (state, when):
        return None
    replaced = _replaced(noted, state, when)
    before = [one for one in noted if one.decision not in replaced]
    if before and before[-1].state is state:  # nothing had changed after all: what was said first holds on
        when = before[-1].at
        replaced = (*replaced, before[-1].decision)
    values = {STATE: state.value} if when is None else {STATE: state.value, AT: f"{when:%H:%M}"}
    request = DecisionRequest(
        kind=DecisionKind.ATTENDANCE,
        reason=reason,
        judge=judge,
        values=values,
        documents=(*replaced, *_contradicting(known, attendance, judge)),
    )
    return decide(ws, request, where)


def note_submission(
    ws: Workspace, submission: str, presented: Presented, reason: str, where: Where = EVERYWHERE
) -> Decision | None:
    """Notes how a submission was presented; None when that is known already.

    Refuses ``SUBMISSION_UNKNOWN``, ``NO_PACKAGE``, ``PASSPHRASE_NEEDED``.
    """
    known = round_documents(ws, where)
    attendance = attendance_of(known.package, known.decisions)
    if known.package.contest.submission(submission) is not None and attendance.presented(submission) is presented:
        return None
    request = DecisionRequest(
        kind=DecisionKind.ATTENDANCE,
        reason=reason,
        submissions=(submission,),
        values={PRESENTED: presented.value},
    )
    return decide(ws, request, where)


def _replaced(noted: tuple[Presence, ...], state: PresenceState, when: time | None) -> tuple[str, ...]:
    """The decisions that no longer hold: at or after that time, or the last one when it says the same state."""
    if when is None:
        return tuple(one.decision for one in noted)
    last = noted[-1:]
    return tuple(
        one.decision
        for one in noted
        if one.at is None or one.at >= when or (last and one is last[0] and one.state is state)
    )


def _contradicting(known: RoundDocuments, attendance: Attendance, judge: str) -> tuple[str, ...]:
    """What two copies said about this judge against each other: settled by what is noted now."""
    about = {one.sha256 for one in known.decisions if one.kind is DecisionKind.ATTENDANCE and one.judge == judge}
    return tuple(sha256 for group in attendance.conflicts for sha256 in group if sha256 in about)
