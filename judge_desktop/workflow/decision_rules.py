"""What a decision about a category says without being told, and what the contest's rules refuse.

Who may decide is ``scoring.acting_chairs``, votes are ``scoring.resolutions``, levels ``scoring.awards``; here a
request meets the round as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from judge_desktop.domain.contest import TieBreakStep
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.acting_chairs import CATEGORY_KINDS, check_decider, presiding, recused_people
from judge_desktop.scoring.attendance import AT, PRESENTED, STATE, PresenceState, Presented, clock_time
from judge_desktop.scoring.awards import LEVELS, levels_earned, written_levels
from judge_desktop.scoring.paper_scorecards import (
    CONFIRMED_BY,
    ORIGIN,
    SCORES,
    TYPED_BY,
    is_same_person,
    is_scorecard,
)
from judge_desktop.scoring.paper_scorecards import STATE as STATE_OF_PAPER
from judge_desktop.scoring.popular_vote import is_vote_count
from judge_desktop.scoring.resolutions import (
    BY,
    PRESENT,
    VOTES,
    Resolution,
    check_resolution,
    read_resolution,
    who_settles,
)
from judge_desktop.workflow.decision_request import DecisionRequest
from judge_desktop.workflow.round_documents import RoundDocuments

_GIVEN = (DecisionKind.AWARD, DecisionKind.JOINT_AWARD)


def completed(known: RoundDocuments, request: DecisionRequest) -> DecisionRequest:
    """The request with what it implies: the category of what is taken back, who decides there, the order that votes
    give, the levels that scores earn.
    """
    request = _with_category(known, request)
    if request.kind is DecisionKind.BREAK_TIE:
        request = _with_way(known, request)
    if request.kind in _GIVEN and LEVELS not in request.values:
        request = _with_levels(known, request)
    if request.kind in CATEGORY_KINDS and request.category and not request.decided_by:
        acting = presiding(known.package, known.view, known.decisions, request.category)
        request = replace(request, decided_by=acting)
    return request


def check_rules(known: RoundDocuments, request: DecisionRequest) -> None:
    """Refuses what the contest's rules do not provide for.

    ``AWARD_NOT_ALLOWED``, ``LEVEL_UNKNOWN``, ``TIE_SETTLED_OTHERWISE``, ``VOTES_INCOMPLETE``,
    ``VOTES_MORE_THAN_PANEL``, ``VOTES_DO_NOT_ADD_UP``, ``VOTES_DECIDE_NOTHING``, ``VOTES_NOT_UNDERSTOOD``; of a paper
    ``DECISION_INCOMPLETE``, ``SECOND_PERSON_NEEDED``; of attendance ``DECISION_INCOMPLETE``, ``VALUE_NOT_UNDERSTOOD``.
    """
    rules = known.package.contest.rules
    not_allowed = {
        DecisionKind.NO_AWARD: not rules.no_award_possible,
        DecisionKind.JOINT_AWARD: not rules.joint_award_possible,
    }
    if not_allowed.get(request.kind, False):
        raise JudgeDesktopError(Code.AWARD_NOT_ALLOWED, kind=request.kind.value)
    check = _CHECKS.get(request.kind)
    if check is not None:
        check(known, request)


def check_who_decides(known: RoundDocuments, decision: Decision) -> None:
    """Refuses ``DECIDED_BY_RECUSED``, ``ACTING_CHAIR_NEEDED``, ``ACTING_CHAIR_NOT_POSSIBLE``."""
    refused = check_decider(known.package, known.view, known.decisions, decision)
    if refused is not None:
        code, details = refused
        raise JudgeDesktopError(code, **details)


def _with_category(known: RoundDocuments, request: DecisionRequest) -> DecisionRequest:
    """What a ``restore`` takes back says which category it is about."""
    if request.kind is not DecisionKind.RESTORE or request.category:
        return request
    named = [one for one in known.decisions if one.sha256 in request.documents and one.kind in CATEGORY_KINDS]
    return replace(request, category=named[0].category) if named else request


def _with_way(known: RoundDocuments, request: DecisionRequest) -> DecisionRequest:
    """Who settles the tie: as said, else by votes when votes are given, else the first whom the ladder names."""
    ways = who_settles(known.package.contest.rules)
    way = TieBreakStep.RESOLUTION if VOTES in request.values else (*ways, TieBreakStep.CHAIR)[0]
    values = {BY: way.value, **request.values}
    resolution = read_resolution(values)
    if resolution is None:
        return replace(request, values=values)
    order = resolution.order or request.submissions or tuple(sorted(resolution.votes))
    return replace(request, values=values, submissions=order)


def _with_levels(known: RoundDocuments, request: DecisionRequest) -> DecisionRequest:
    category = known.package.contest.category(request.category)
    if category is None or not category.award_levels:
        return request
    standings = known.standings
    rules = known.package.contest.rules
    earned = levels_earned(category, rules, (one for one in standings if one.submission in request.submissions))
    return replace(request, values={**request.values, LEVELS: written_levels(earned)}) if earned else request


def _check_levels(known: RoundDocuments, request: DecisionRequest) -> None:
    category = known.package.contest.category(request.category)
    levels = {one.id for one in category.award_levels} if category is not None else set()
    for submission, level in _levels_in(request.values).items():
        if level not in levels:
            raise JudgeDesktopError(Code.LEVEL_UNKNOWN, level=level)
        if submission not in request.submissions:
            raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=submission)


def _levels_in(values: Mapping[str, str]) -> dict[str, str]:
    pairs = (word.partition("=") for word in values.get(LEVELS, "").split())
    return {submission: level for submission, _, level in pairs}


def _check_tie(known: RoundDocuments, request: DecisionRequest) -> None:
    ways = {step.value for step in who_settles(known.package.contest.rules)}
    way = request.values.get(BY, "")
    if way not in ways:
        raise JudgeDesktopError(Code.TIE_SETTLED_OTHERWISE)
    if way != TieBreakStep.RESOLUTION.value:
        return
    resolution = read_resolution(request.values)
    if resolution is None:
        raise JudgeDesktopError(Code.DECISION_INCOMPLETE, kind=request.kind.value, needs=f"{VOTES}, {PRESENT}")
    _check_votes(known, request.category, resolution)


def _check_votes(known: RoundDocuments, category: str, resolution: Resolution) -> None:
    tied = equal_with(known, category, tuple(resolution.votes))
    recused = recused_people(known.package, known.view, category)
    most = sum(one.id not in recused for one in known.package.contest.panel.voting)
    code = check_resolution(resolution, tied, most)
    if code is not None:
        details = {"cast": resolution.cast, "present": resolution.present, "most": most}
        raise JudgeDesktopError(code, submissions=tied, **details)


def equal_with(known: RoundDocuments, category: str, submissions: tuple[str, ...]) -> tuple[str, ...]:
    """All submissions of the category that share a rank with one of these, sorted; these alone when none is tied."""
    here = [one for one in known.standings if one.category == category]
    ranks = {one.rank for one in here if one.submission in submissions and one.tied}
    return tuple(sorted(one.submission for one in here if one.tied and one.rank in ranks)) or submissions


def _check_popular_vote(known: RoundDocuments, request: DecisionRequest) -> None:
    contest = known.package.contest
    for name, value in request.values.items():
        if contest.submission(name) is None:
            raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=name)
        if not is_vote_count(value):
            raise JudgeDesktopError(Code.VOTES_NOT_UNDERSTOOD)
    if not request.values:
        raise JudgeDesktopError(Code.VOTES_NOT_UNDERSTOOD)


def _check_paper(_known: RoundDocuments, request: DecisionRequest) -> None:
    """Two people must have typed the same, whichever way the decision comes in."""
    if not is_scorecard(request.values) or not request.judge or len(request.submissions) != 1:
        needs = f"judge, submission, {STATE_OF_PAPER}, {ORIGIN}, {SCORES}"
        raise JudgeDesktopError(Code.DECISION_INCOMPLETE, kind=request.kind.value, needs=needs)
    first, second = request.texts.get(TYPED_BY, ""), request.texts.get(CONFIRMED_BY, "")
    if not first.strip() or not second.strip():
        needs = f"{TYPED_BY}, {CONFIRMED_BY}"
        raise JudgeDesktopError(Code.DECISION_INCOMPLETE, kind=request.kind.value, needs=needs)
    if is_same_person(first, second):
        raise JudgeDesktopError(Code.SECOND_PERSON_NEEDED, name=first)


def _check_attendance(_known: RoundDocuments, request: DecisionRequest) -> None:
    """What nobody could read later is refused now."""
    if not request.judge and not request.submissions:
        raise JudgeDesktopError(Code.DECISION_INCOMPLETE, kind=request.kind.value, needs="judge")
    values = request.values
    wanted: dict[str, bool] = {}
    if request.judge:
        state = values.get(STATE, "")
        wanted[STATE] = state in set(PresenceState)
        wanted[AT] = state == PresenceState.ABSENT or clock_time(values.get(AT, "")) is not None
    if request.submissions:
        wanted[PRESENTED] = values.get(PRESENTED, "") in set(Presented)
    for name, is_understood in wanted.items():
        if not is_understood:
            raise JudgeDesktopError(Code.VALUE_NOT_UNDERSTOOD, field=name, value=values.get(name, ""))


_CHECKS: Mapping[DecisionKind, Callable[[RoundDocuments, DecisionRequest], None]] = {
    DecisionKind.AWARD: _check_levels,
    DecisionKind.JOINT_AWARD: _check_levels,
    DecisionKind.ATTENDANCE: _check_attendance,
    DecisionKind.BREAK_TIE: _check_tie,
    DecisionKind.PAPER_SCORECARD: _check_paper,
    DecisionKind.POPULAR_VOTE: _check_popular_vote,
}
