"""Ranks and the tie-break ladder: competition ranks (1, 2, 2, 4) on the rounded score, exact comparisons below it.

Never by chance, entry order or alphabet: what no step settles shares its rank. Source: ``methods.md``, "Ranking, ties,
missing scores, recusal, quorum". Which decisions hold is ``scoring.rulings``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from judge_desktop.domain.contest import Method, TieBreakStep
from judge_desktop.domain.standings import Standing, Tally
from judge_desktop.scoring.exact_sums import sum_of_fractions

SCORE = "score"
DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class TieOrder:
    """What a break_tie decision says: ``order`` from the best; a single name is only put first, and so are several
    out of a larger ``among``.

    ``among`` are the submissions the decision was about; empty = not said.
    """

    order: tuple[str, ...]
    among: frozenset[str] = frozenset()


TieOrders = Mapping[str, tuple[TieOrder, ...]]
"""Category -> the break_tie decisions that hold there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: criteria with equal weight (``criteria`` filled), or another kind."""

    kind: TieBreakStep
    criteria: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How ``Standing.decided_by`` calls it."""
        if self.kind in (TieBreakStep.CHAIR, TieBreakStep.RESOLUTION):
            return DECISION
        return f"criterion:{'+'.join(self.criteria)}" if self.criteria else self.kind.value


@dataclass(frozen=True, slots=True)
class _Block:
    """Submissions that stay equal, and the step that sets them before the next block (None = the last)."""

    members: tuple[Tally, ...]
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class _Ladder:
    steps: tuple[Step, ...]
    orders: tuple[TieOrder, ...] = field(default=())


def rank(
    tallied: Iterable[Tally],
    *,
    method: Method = Method.MEAN,
    ladder: Sequence[TieBreakStep] = (),
    weights: Mapping[str, Decimal] | None = None,
    orders: Iterable[TieOrder] = (),
) -> tuple[Standing, ...]:
    """The standings of one category, best first; equals stand by id, those without an official score last and unranked.

    ``weights``: criterion -> full mark in the rubric's order; without it the criterion steps are skipped. ``orders``:
    the break_tie decisions that hold, used at the steps ``chair`` and ``resolution``. ``method`` says which end of the
    official scores is the best.
    """
    ladder_ = _Ladder(steps_of(ladder, weights or {}), tuple(orders))
    by_id = sorted(tallied, key=lambda one: one.submission)
    scored = sorted((one for one in by_id if one.score is not None), key=_score, reverse=not method.lowest_is_best)
    blocks: list[_Block] = []
    for _, equal in groupby(scored, key=_score):
        blocks = _joined(blocks, _settle(tuple(equal), ladder_, 0), SCORE)
    standings: list[Standing] = []
    for block in blocks:
        place = len(standings) + 1
        standings += [_standing(one, place, block) for one in block.members]
    return (*standings, *(_standing(one, None, _Block((one,))) for one in by_id if one.score is None))


def rank_all(
    tallied: Iterable[Tally],
    *,
    method: Method = Method.MEAN,
    ladder: Sequence[TieBreakStep] = (),
    weights: Mapping[str | None, Mapping[str, Decimal]] | None = None,
    orders: TieOrders | None = None,
) -> tuple[Standing, ...]:
    """``rank`` for every category, in the order in which the categories first appear."""
    by_category: dict[str | None, list[Tally]] = defaultdict(list)
    for one in tallied:
        by_category[one.category].append(one)
    return tuple(
        standing
        for category, members in by_category.items()
        for standing in rank(
            members,
            method=method,
            ladder=ladder,
            weights=(weights or {}).get(category),
            orders=(orders or {}).get(category or "", ()),
        )
    )


def _score(one: Tally) -> Decimal:
    return Decimal("-Infinity") if one.score is None else one.score


def _standing(one: Tally, place: int | None, block: _Block) -> Standing:
    tied = len(block.members) > 1
    return Standing(
        submission=one.submission,
        category=one.category,
        rank=place,
        tied=tied,
        decided_by=None if tied else block.decided_by,
        tally=one,
    )


def steps_of(ladder: Sequence[TieBreakStep], weights: Mapping[str, Decimal]) -> tuple[Step, ...]:
    """The rungs in their order, the criteria by their weights (criterion -> full mark, in the rubric's order)."""
    steps: list[Step] = []
    for kind in ladder:
        if kind is not TieBreakStep.CRITERIA_BY_WEIGHT:
            steps.append(Step(kind))
            continue
        steps += [
            Step(kind, tuple(criterion for criterion, mark in weights.items() if mark == weight))
            for weight in sorted(set(weights.values()), reverse=True)
        ]
    return tuple(steps)


def _settle(group: tuple[Tally, ...], ladder: _Ladder, at: int) -> list[_Block]:
    """The group in blocks, from the step ``at`` on: after a split every part goes on at the next step."""
    if len(group) == 1 or at == len(ladder.steps):
        return [_Block(group)]
    step = ladder.steps[at]
    parts = parts_by(group, compared(group, step, ladder.orders))
    blocks: list[_Block] = []
    for part in parts:
        blocks = _joined(blocks, _settle(part, ladder, next_step(step, at, parts)), step.name)
    return blocks


def next_step(step: Step, at: int, parts: Sequence[Sequence[Tally]]) -> int:
    """Where the parts go on that the step at ``at`` made. Where people decide, a part stays at the step: who comes
    first may be decided, and then who comes second.
    """
    return at if len(parts) > 1 and step.name == DECISION else at + 1


def _joined(before: list[_Block], after: list[_Block], decided_by: str) -> list[_Block]:
    if not before:
        return after
    return [*before[:-1], _Block(before[-1].members, decided_by), *after]


def compared(
    group: tuple[Tally, ...], step: Step, orders: tuple[TieOrder, ...] = ()
) -> Sequence[Fraction | int | None]:
    """What a step compares, one figure for each of the group, the highest is the best; None where there is none."""
    match step.kind:
        case TieBreakStep.CRITERIA_BY_WEIGHT:
            return [_sum_of_means(one, step.criteria) for one in group]
        case TieBreakStep.MEDIAN:
            return [one.median for one in group]
        case TieBreakStep.HEAD_TO_HEAD:
            return _beats_all(group)
        case TieBreakStep.CHAIR | TieBreakStep.RESOLUTION:
            return _decided_places(group, orders)


def parts_by(group: tuple[Tally, ...], values: Sequence[Fraction | int | None]) -> list[tuple[Tally, ...]]:
    """Parts by value, highest first; the group stays whole where a value is missing."""
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return [group]
    parts: dict[Fraction | int, list[Tally]] = defaultdict(list)
    for one, mine in zip(group, known, strict=True):
        parts[mine].append(one)
    return [tuple(parts[value]) for value in sorted(parts, reverse=True)]


def _sum_of_means(one: Tally, criteria: tuple[str, ...]) -> Fraction | None:
    if any(criterion not in one.criteria for criterion in criteria):
        return None
    return sum_of_fractions([one.criteria[criterion] for criterion in criteria])


def _beats_all(group: tuple[Tally, ...]) -> list[int]:
    """1 for the one that more judges prefer to each other member, 0 for the rest (all 0 in a cycle or a draw)."""
    best = group[0]
    for other in group:  # only whoever is still there at the end can beat all the others
        if other is not best and not _beats(best, other):
            best = other
    is_first = all(_beats(best, other) for other in group if other is not best)
    return [int(is_first and one is best) for one in group]


def _beats(one: Tally, other: Tally) -> bool:
    """True when more judges prefer the one to the other than the other way round."""
    theirs = other.totals
    pairs = [(total, theirs[judge]) for judge, total in one.totals.items() if judge in theirs]
    return sum(mine > its for mine, its in pairs) > sum(mine < its for mine, its in pairs)


def _decided_places(group: tuple[Tally, ...], orders: tuple[TieOrder, ...]) -> list[int]:
    """Minus the place the decision gives, 0 for all when no decision, or more than one, fits this group."""
    names = {one.submission for one in group}
    fitting = {order.order for order in orders if _fits(order, names)}
    if len(fitting) != 1:
        return [0] * len(group)
    (order,) = fitting
    return [-order.index(one.submission) if one.submission in order else -len(order) for one in group]


def _fits(order: TieOrder, names: set[str]) -> bool:
    if order.among and not names <= order.among:
        return False
    first = set(order.order)
    if names <= first or (len(first) == 1 and first <= names):
        return True
    return bool(order.among) and first < names  # the first few; the rest stays equal behind them
