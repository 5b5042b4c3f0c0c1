"""Sharing submissions out among judges: by category, or the same number of judges for each submission.

``balanced`` promises what a panel needs to compare fairly: each submission the same number of judges, loads as equal
as the recusals allow (they differ by one at most where that is possible), and everything hanging together through
shared submissions, so that no part of the ranking stands by itself. What cannot be is refused with the reason.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NoReturn

from judge_desktop.domain.contest import Contest, Recusal
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.coverage import (
    AssignmentTable,
    column_counts,
    empty_table,
    islands,
    places,
    recused_rows,
    sum_of_bits,
)

ATTEMPTS = 8
"""How many drawings are tried before it is said that the submissions cannot be shared out in one piece."""


def everything(contest: Contest) -> AssignmentTable:
    """Every voting judge scores every finalist."""
    table = empty_table(contest)
    return replace(table, rows=(table.whole,) * len(table.judges))


def by_category(contest: Contest, wishes: Mapping[str, Iterable[str]]) -> AssignmentTable:
    """Judge -> categories whose finalists she scores; who is not named scores nothing.

    Refuses ``JUDGE_UNKNOWN``, ``CATEGORY_UNKNOWN``.
    """
    table = empty_table(contest)
    bits = dict.fromkeys((one.id for one in contest.categories), 0)
    for place, one in enumerate(contest.finalists):
        bits[one.category] = bits.get(one.category, 0) | 1 << place
    rows: dict[int, int] = {}
    for judge, categories in wishes.items():
        if judge not in table.judges:
            raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
        row = 0
        for category in categories:
            if category not in bits:
                raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=category)
            row |= bits[category]
        rows[table.judges.index(judge)] = row
    return table.with_rows(rows)


def categories_of(contest: Contest, table: AssignmentTable) -> dict[str, tuple[str, ...]] | None:
    """Judge -> the categories she scores whole; None when somebody scores a part of one."""
    bits: dict[str, int] = {}
    for place, one in enumerate(contest.finalists):
        bits[one.category] = bits.get(one.category, 0) | 1 << place
    found: dict[str, tuple[str, ...]] = {}
    for judge, row in zip(table.judges, table.rows, strict=True):
        whole = tuple(category for category, bit in bits.items() if row & bit == bit)
        if sum_of_bits(bits[one] for one in whole) != row:
            return None
        found[judge] = whole
    return found


def balanced(contest: Contest, recusals: Iterable[Recusal], judges_each: int, seed: int = 0) -> AssignmentTable:
    """``judges_each`` judges for every finalist; the same seed gives the same table, in whatever order people stand.

    Refuses ``TOO_FEW_TO_ASSIGN`` (details: ``submission``, ``possible``, ``wanted``) when recusals leave a submission
    fewer judges, and ``ASSIGNMENT_FALLS_APART`` (``islands``: lists of ids; ``count``) when what the judges share
    cannot hang together.
    """
    table = empty_table(contest)
    judges, submissions = tuple(sorted(table.judges)), tuple(sorted(table.submissions))
    recused = dict(zip(table.judges, recused_rows(contest, recusals, table.judges), strict=True))
    place_of = {one: place for place, one in enumerate(table.submissions)}
    allowed = [
        sum(1 << n for n, one in enumerate(submissions) if not recused[judge] >> place_of[one] & 1) for judge in judges
    ]
    _demand_enough(judges, submissions, allowed, judges_each)
    able = min(sum(map(bool, allowed)), judges_each * len(submissions))
    attempts = ATTEMPTS if judges_each * len(submissions) >= able + len(submissions) - 1 else 1
    for attempt in range(attempts):
        rows = _Drawing(allowed, len(submissions), judges_each, seed + attempt * 1_000_003).draw()
        if len(islands(rows)) < 2:
            break
    else:
        _refuse_islands(judges, submissions, rows)
    back = [place_of[one] for one in submissions]
    by_judge = {judge: sum(1 << back[n] for n in places(row)) for judge, row in zip(judges, rows, strict=True)}
    return replace(table, rows=tuple(by_judge[judge] for judge in table.judges))


def _demand_enough(judges: Sequence[str], submissions: Sequence[str], allowed: Sequence[int], wanted: int) -> None:
    """Every submission must have that many judges left, and what all could score must hang together."""
    for submission, possible in zip(submissions, column_counts(allowed, len(submissions)), strict=True):
        if possible < wanted or wanted < 1:
            raise JudgeDesktopError(Code.TOO_FEW_TO_ASSIGN, submission=submission, possible=possible, wanted=wanted)
    if len(islands(allowed)) > 1:
        _refuse_islands(judges, submissions, allowed)


def _refuse_islands(judges: Sequence[str], submissions: Sequence[str], rows: Sequence[int]) -> NoReturn:
    found = [
        [*(judges[one] for one in group), *(submissions[place] for place in places(bits))]
        for group, bits in islands(rows)
    ]
    raise JudgeDesktopError(Code.ASSIGNMENT_FALLS_APART, islands=found, count=len(found))


@dataclass(slots=True)
class _Drawing:
    """One way to share out ``width`` submissions: draw, level the loads, join what fell apart."""

    allowed: Sequence[int]
    width: int
    each: int
    seed: int

    def draw(self) -> list[int]:
        rows = self._drawn()
        self._level(rows)
        self._join(rows)
        return rows

    def _drawn(self) -> list[int]:
        """Each submission to the judges with the least so far, equals in an order that is drawn anew each time."""
        dice = random.Random(self.seed)  # noqa: S311 -- an order that can be repeated, not a secret
        order = list(range(len(self.allowed)))
        rows, loads = [0] * len(order), [0] * len(order)
        scarce = sorted(range(self.width), key=column_counts(self.allowed, self.width).__getitem__)
        for submission in scarce:
            bit = 1 << submission
            dice.shuffle(order)
            order.sort(key=loads.__getitem__)
            chosen = [judge for judge in order if self.allowed[judge] & bit][: self.each]
            for judge in chosen:
                rows[judge] |= bit
                loads[judge] += 1
        return rows

    def _level(self, rows: list[int]) -> None:
        """Hand submissions on along chains of judges, from one with two more than the other, as long as there are any.

        When no such chain is left, the loads are as equal as the recusals allow.
        """
        while (chain := self._chain(rows)) is not None:
            for giver, taker in pairwise(chain):
                bit = self._movable(rows, giver, taker)
                bit &= -bit
                rows[giver] ^= bit
                rows[taker] |= bit

    def _chain(self, rows: Sequence[int]) -> list[int] | None:
        """Judges along whom a submission can be handed on from the first to the last, who has two less or fewer yet.

        Whoever was reached from a judge with more need not be tried again.
        """
        loads = [row.bit_count() for row in rows]
        least = min((load for load, row in zip(loads, self.allowed, strict=True) if row), default=0)
        before: dict[int, int] = {}
        for start in sorted(range(len(rows)), key=lambda judge: -loads[judge]):
            if loads[start] < least + 2:
                return None
            if start in before:
                continue
            before[start] = start
            waiting = [start]
            for giver in waiting:
                for taker in range(len(rows)):
                    if taker in before or not self._movable(rows, giver, taker):
                        continue
                    before[taker] = giver
                    waiting.append(taker)
                    if loads[taker] <= loads[start] - 2:
                        return _way(before, taker)
        return None

    def _movable(self, rows: Sequence[int], giver: int, taker: int) -> int:
        return rows[giver] & self.allowed[taker] & ~rows[taker]

    def _join(self, rows: list[int]) -> None:
        """Exchange submissions between groups that share nothing, until there is one group or no exchange is left.

        An exchange leaves loads and counts as they are; it joins two groups when one of the two that gives up a
        submission stays in touch with it through others.
        """
        while len(groups := islands(rows)) > 1:
            if not any(self._join_two(rows, one, other) for one in groups for other in groups if one is not other):
                return

    def _join_two(self, rows: list[int], one: tuple[list[int], int], other: tuple[list[int], int]) -> bool:
        count = len(islands(rows))
        for judge in one[0]:
            for kept in places(rows[judge]):
                for partner in other[0]:
                    if not self.allowed[partner] >> kept & 1:
                        continue
                    gives = rows[partner] & self.allowed[judge]
                    if not gives:
                        continue
                    bit = gives & -gives
                    changed = list(rows)
                    changed[judge] = rows[judge] & ~(1 << kept) | bit
                    changed[partner] = rows[partner] & ~bit | 1 << kept
                    if len(islands(changed)) < count:
                        rows[:] = changed
                        return True
        return False


def _way(before: Mapping[int, int], end: int) -> list[int]:
    way = [end]
    while before[way[-1]] != way[-1]:
        way.append(before[way[-1]])
    return way[::-1]
