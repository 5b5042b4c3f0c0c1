"""Would the winner change? Without one judge, by another method, with the panel drawn again: an answer per category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import LeftOut, Statistics, Verdict, WinnerCheck
from judge_desktop.scoring.ranking import DECISION, TieOrders
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.standings import standings_of_table

_SUBMISSIONS_NEEDED, _JUDGES_NEEDED = 2, 3


def winner_checks(
    table: ScoreTable,
    standings: Sequence[Standing],
    statistics: Statistics,
    rules: Rules,
    orders: TieOrders | None = None,
    *,
    by_method: Mapping[Method, Sequence[Standing]] | None = None,
) -> dict[str | None, WinnerCheck]:
    """The check of every category. ``standings`` and ``statistics`` are those of the table by the rules and ``orders``;
    so are the standings ``by_method``, computed here where missing.
    """
    known = {**(by_method or {}), rules.method: standings}
    winners_by = {
        method: _winners(
            known[method] if method in known else standings_of_table(table, replace(rules, method=method), orders)
        )
        for method in Method
    }
    official = winners_by[rules.method]
    shares = {one.category: one.shares for one in statistics.bootstraps}
    return {
        category: WinnerCheck(
            category=category,
            winners=official.get(category, ()),
            verdict=_verdict(category, standings, statistics.left_out),
            without=tuple(one for one in statistics.left_out if one.category == category and one.changed),
            by_method={method: winners.get(category, ()) for method, winners in winners_by.items()},
            shares=shares.get(category),
        )
        for category in table.categories
    }


def _verdict(category: str | None, standings: Sequence[Standing], left_out: Sequence[LeftOut]) -> Verdict:
    ranked = [one for one in standings if one.category == category and one.rank is not None]
    first = [one for one in ranked if one.rank == 1]
    if len(first) > 1 or any(one.decided_by == DECISION for one in first):
        return Verdict.TIED  # the decision would hold without any judge too, which says nothing about the scores
    judges = {judge for one in standings if one.category == category for judge in one.tally.totals}
    if len(ranked) < _SUBMISSIONS_NEEDED or len(judges) < _JUDGES_NEEDED:
        return Verdict.UNKNOWN
    without = [one for one in left_out if one.category == category]
    if any(one.changed for one in without):
        return Verdict.ONE_JUDGE
    return Verdict.FIRM if without and all(one.winners for one in without) else Verdict.UNKNOWN


def _winners(standings: Sequence[Standing]) -> dict[str | None, tuple[str, ...]]:
    """Category -> its submissions of rank 1, by id."""
    found: dict[str | None, list[str]] = {}
    for one in standings:
        if one.rank == 1:
            found.setdefault(one.category, []).append(one.submission)
    return {category: tuple(sorted(winners)) for category, winners in found.items()}
