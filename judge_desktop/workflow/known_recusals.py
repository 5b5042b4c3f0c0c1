"""Recusals the chair knows of before the package: they travel in it, and those assignments will not be scored.

Each function gives the contest as it is then; keeping it is ``edit_contest``.
"""

from __future__ import annotations

from dataclasses import replace

from judge_desktop.domain.contest import Contest, Ground, Recusal, RecusalScope, Round
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.workflow.edit_panel import demand_person
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, round_of
from judge_desktop.workflow.written_text import demand_reason


def with_recusal(contest: Contest, recusal: Recusal, where: Where = EVERYWHERE) -> Contest:
    """The draft with that recusal; one of the same judge about the same target gives way to it.

    Refuses ``JUDGE_UNKNOWN``, ``NO_VOTE``, ``CATEGORY_UNKNOWN``, ``SUBMISSION_UNKNOWN``, and ``REASON_NEEDED`` when
    the ground is ``other`` and nothing says which.
    """
    if not demand_person(contest, recusal.judge).votes:
        raise JudgeDesktopError(Code.NO_VOTE, judge=recusal.judge)
    if recusal.scope is RecusalScope.CATEGORY and contest.category(recusal.target) is None:
        raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=recusal.target)
    if recusal.scope is RecusalScope.SUBMISSION and recusal.target not in {one.id for one in contest.finalists}:
        raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=recusal.target)
    if recusal.ground is Ground.OTHER:
        demand_reason(recusal.reason)
    round_ = round_of(contest, where)
    others = [one for one in round_.known_recusals if not _is_about(one, recusal.judge, recusal.target)]
    return _with(contest, round_, (*others, recusal))


def without_recusal(contest: Contest, judge: str, target: str, where: Where = EVERYWHERE) -> Contest:
    """The draft without the recusal of that judge about that category or submission. Refuses ``RECUSAL_UNKNOWN``."""
    round_ = round_of(contest, where)
    kept = tuple(one for one in round_.known_recusals if not _is_about(one, judge, target))
    if kept == round_.known_recusals:
        raise JudgeDesktopError(Code.RECUSAL_UNKNOWN, judge=judge)
    return _with(contest, round_, kept)


def _is_about(recusal: Recusal, judge: str, target: str) -> bool:
    return recusal.judge == judge and recusal.target == target


def _with(contest: Contest, round_: Round, recusals: tuple[Recusal, ...]) -> Contest:
    changed = replace(round_, known_recusals=recusals)
    return replace(contest, rounds=tuple(changed if one.id == round_.id else one for one in contest.rounds))
