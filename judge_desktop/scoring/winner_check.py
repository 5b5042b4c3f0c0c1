"""Would the winner change? Without one judge, by another method, with the panel drawn again: an answer per category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from judge_desktop.domain.contest import Method
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import LeftOut, Statistics, Verdict, WinnerCheck
from judge_desktop.scoring.ranking import DECISION
from judge_desktop.scoring.score_table import ScoreTable

_SUBMISSIONS_NEEDED, _JUDGES_NEEDED = 2, 3


def winner_checks(
    table: ScoreTable, statistics: Statistics, by_method: Mapping[Method, Sequence[Standing]], in_use: Method
) -> dict[str | None, WinnerCheck]:
    """The check of every category. ``by_method`` are the standings of the table by every method (none where one takes
    too long), ``statistics`` those of the method ``in_use``.
    """
    winners_by = {method: _winners(standings) for method, standings in by_method.items()}
    ranked: dict[str | None, list[Standing]] = defaultdict(list)
    for standing in by_method[in_use]:
        if standing.rank is not None:
            ranked[standing.category].append(standing)
    without: dict[str | None, list[LeftOut]] = defaultdict(list)
    for left_out in statistics.left_out:
        without[left_out.category].append(left_out)
    shares = {one.category: one.shares for one in statistics.bootstraps}
    return {
        category: WinnerCheck(
            category=category,
            winners=winners_by[in_use].get(category, ()),
            verdict=_verdict(ranked[category], without[category]),
            without=tuple(one for one in without[category] if one.changed),
            by_method={method: winners.get(category, ()) for method, winners in winners_by.items()},
            shares=shares.get(category),
        )
        for category in table.categories
    }


def _verdict(ranked: Sequence[Standing], without: Sequence[LeftOut]) -> Verdict:
    """``without``: what leaving out each of the judges of the category does."""
    first = [one for one in ranked if one.rank == 1]
    if len(first) > 1 or any(one.decided_by == DECISION for one in first):
        return Verdict.TIED  # the decision would hold without any judge too, which says nothing about the scores
    if len(ranked) < _SUBMISSIONS_NEEDED or len(without) < _JUDGES_NEEDED:
        return Verdict.UNKNOWN
    if any(one.changed for one in without):
        return Verdict.ONE_JUDGE
    return Verdict.FIRM if all(one.winners for one in without) else Verdict.UNKNOWN


def _winners(standings: Sequence[Standing]) -> dict[str | None, tuple[str, ...]]:
    """Category -> its submissions of rank 1, by id."""
    found: dict[str | None, list[str]] = {}
    for one in standings:
        if one.rank == 1:
            found.setdefault(one.category, []).append(one.submission)
    return {category: tuple(sorted(winners)) for category, winners in found.items()}
