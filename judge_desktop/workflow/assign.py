"""Who scores what in the chair's draft of a round: everybody everything, by category, balanced, by hand.

Each function gives the contest as it is then; keeping it is ``edit_contest``. How submissions are shared out is
``scoring.assigning``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from judge_desktop.domain.contest import Contest, Round
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.assigning import balanced, by_category
from judge_desktop.scoring.coverage import AssignmentTable, Coverage, coverage_of, table_of
from judge_desktop.workflow.edit_panel import demand_person
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, round_of
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The assignments of a round of the draft and what comes of them."""

    contest: Contest
    round: Round
    table: AssignmentTable
    coverage: Coverage

    @property
    def too_few(self) -> tuple[str, ...]:
        """Finalists that fewer judges score than the contest's minimum."""
        return self.coverage.below(self.contest.rules.minimum_scorecards)


def list_assignments(ws: Workspace, where: Where = EVERYWHERE) -> Assigned:
    """The draft's assignments. Refuses as ``chair_contest`` and ``round_of`` do."""
    return assigned_in(chair_contest(ws, where), where)


def assigned_in(contest: Contest, where: Where = EVERYWHERE) -> Assigned:
    """The same of a contest that was read already."""
    round_ = round_of(contest, where)
    table = table_of(contest, round_)
    return Assigned(contest=contest, round=round_, table=table, coverage=coverage_of(contest, round_, table))


def with_everything(contest: Contest, where: Where = EVERYWHERE) -> Contest:
    """Every voting judge scores every finalist."""
    return _with_round(contest, replace(round_of(contest, where), assignments=()))


def with_categories(contest: Contest, wishes: Mapping[str, Iterable[str]], where: Where = EVERYWHERE) -> Contest:
    """Judge -> categories she scores whole; who is not named scores nothing.

    Refuses ``JUDGE_UNKNOWN``, ``NO_VOTE``, ``CATEGORY_UNKNOWN``, ``NOBODY_ASSIGNED``.
    """
    for judge in wishes:
        _demand_vote(contest, judge)
    return with_table(contest, by_category(contest, wishes), where)


def with_balanced(contest: Contest, judges_each: int, seed: int = 0, where: Where = EVERYWHERE) -> Contest:
    """``judges_each`` judges for every finalist, loads as equal as the known recusals allow, all of it in one piece.

    Refuses ``TOO_FEW_TO_ASSIGN`` and ``ASSIGNMENT_FALLS_APART``.
    """
    recusals = round_of(contest, where).known_recusals
    return with_table(contest, balanced(contest, recusals, judges_each, seed), where)


def with_pairs(
    contest: Contest, pairs: Iterable[tuple[str, str]], where: Where = EVERYWHERE, *, assigned: bool = True
) -> Contest:
    """Each (judge, submission) given to her, or taken from her.

    Refuses ``JUDGE_UNKNOWN``, ``NO_VOTE``, ``SUBMISSION_UNKNOWN``, ``NOBODY_ASSIGNED``.
    """
    table = table_of(contest, round_of(contest, where))
    places = {one: n for n, one in enumerate(table.submissions)}
    rows: dict[int, int] = {}
    for judge, submission in pairs:
        _demand_vote(contest, judge)
        if submission not in places:
            raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=submission)
        place, bit = table.judges.index(judge), 1 << places[submission]
        row = rows.get(place, table.rows[place])
        rows[place] = row | bit if assigned else row & ~bit
    return with_table(contest, table.with_rows(rows), where)


def with_table(contest: Contest, table: AssignmentTable, where: Where = EVERYWHERE) -> Contest:
    """A whole table. Refuses ``NOBODY_ASSIGNED``: no list at all would mean that everybody scores everything."""
    if table.judges and table.submissions and not any(table.rows):
        raise JudgeDesktopError(Code.NOBODY_ASSIGNED)
    return _with_round(contest, replace(round_of(contest, where), assignments=table.assignments()))


def _demand_vote(contest: Contest, judge: str) -> None:
    if not demand_person(contest, judge).votes:
        raise JudgeDesktopError(Code.NO_VOTE, judge=judge)


def _with_round(contest: Contest, round_: Round) -> Contest:
    return replace(contest, rounds=tuple(round_ if one.id == round_.id else one for one in contest.rounds))
