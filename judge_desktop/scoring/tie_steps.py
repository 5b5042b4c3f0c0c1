"""Which steps of the tie-break ladder were taken between equal scores, and what each compared: ``scoring.ranking`` told
again, for paper that somebody checks by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from judge_desktop.domain.contest import TieBreakStep
from judge_desktop.domain.standings import Standing, Tally
from judge_desktop.scoring.ranking import Step, TieOrder, compared, next_step, parts_by, steps_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """One step tried on submissions that were equal until then. ``values`` are what it compared (submission -> figure,
    None where there is none; 1 for who beats all the others, minus the place a decision gives); ``parts`` the
    submissions from the best, those still equal together. ``rung`` counts the steps of the ladder from 1.
    """

    rung: int
    step: Step
    values: Mapping[str, Fraction | int | None]
    parts: tuple[tuple[str, ...], ...]

    @property
    def decided(self) -> bool:
        """True when it told some of them apart."""
        return len(self.parts) > 1


def steps_taken(
    standings: Iterable[Standing],
    ladder: Sequence[TieBreakStep],
    weights: Mapping[str, Decimal] | None = None,
    orders: Iterable[TieOrder] = (),
) -> tuple[tuple[StepTaken, ...], ...]:
    """For each group of equal official scores of one category, in the order of the ranking, the steps as taken.

    ``standings`` are those of ``ranking.rank`` by the same ladder, weights and orders.
    """
    steps, decided = steps_of(ladder, weights or {}), tuple(orders)
    ranked = (one for one in standings if one.rank is not None)
    groups = (tuple(one.tally for one in equal) for _, equal in groupby(ranked, key=lambda one: one.tally.score))
    return tuple(tuple(_taken(group, steps, decided, 0)) for group in groups if len(group) > 1)


def _taken(
    group: tuple[Tally, ...], steps: tuple[Step, ...], orders: tuple[TieOrder, ...], at: int
) -> Iterator[StepTaken]:
    if len(group) == 1 or at == len(steps):
        return
    values = compared(group, steps[at], orders)
    parts = parts_by(group, values)
    yield StepTaken(
        rung=at + 1,
        step=steps[at],
        values={one.submission: value for one, value in zip(group, values, strict=True)},
        parts=tuple(tuple(one.submission for one in part) for part in parts),
    )
    for part in parts:
        yield from _taken(part, steps, orders, next_step(steps[at], at, parts))
