"""What the panel should talk about before it decides: submissions whose totals lie as far apart as the rule says.

A score is never changed for it. Source: ``methods.md``, "Discussion flag".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from judge_desktop.domain.contest import Rules
from judge_desktop.domain.standings import Standing
from judge_desktop.scoring.exact_sums import exact_sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One submission to be discussed. ``judge`` lies farthest from the mean of the others: ``distance`` points, above
    it (``is_higher``) or below.
    """

    submission: str
    spread: Decimal
    judge: str
    distance: Fraction
    is_higher: bool


def needs_discussion(standing: Standing, rules: Rules) -> bool:
    """Whether the judges lie as far apart as the contest's rule for a discussion says."""
    return standing.tally.scorecards > 1 and standing.tally.spread >= rules.discussion_spread


def discussion_prompts(standings: Iterable[Standing], rules: Rules) -> tuple[Prompt, ...]:
    """One prompt for each submission that asks for a discussion, in the order of the standings."""
    return tuple(_prompt(one) for one in standings if needs_discussion(one, rules))


def farthest(totals: Mapping[str, Decimal]) -> str:
    """The judge whose total lies farthest from the mean of the others; of equals the first by id."""
    return max(sorted(totals), key=lambda judge: abs(_distance(totals, judge)))


def _prompt(standing: Standing) -> Prompt:
    totals = standing.tally.totals
    judge = farthest(totals)
    distance = _distance(totals, judge)
    return Prompt(
        submission=standing.submission,
        spread=standing.tally.spread,
        judge=judge,
        distance=abs(distance),
        is_higher=distance > 0,
    )


def _distance(totals: Mapping[str, Decimal], judge: str) -> Fraction:
    others = [total for name, total in totals.items() if name != judge]
    return Fraction(totals[judge]) - Fraction(exact_sum(others)) / len(others)
