"""Everything beside the standings of a round or a table: statistics, whether the winner would change, other methods.

It takes a while for large rounds, so windows ask for it off their thread. numpy is loaded by asking, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import Statistics, WinnerCheck
from judge_desktop.scoring.breaking_off import Between, go_on
from judge_desktop.scoring.ranking import TieOrders
from judge_desktop.scoring.rulings import tie_orders
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.standings import standings_of, standings_of_table
from judge_desktop.workflow.round_documents import RoundDocuments

MANY_JUDGES = 80
"""Above, exact adjusted scores of an incomplete panel take the cube of their number: a minute for 200."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStatistics:
    """``checks``: category -> would its winner change? ``by_method``: the standings by every method, for comparison;
    none by the severity-adjusted one where that would take too long (``MANY_JUDGES``).
    """

    statistics: Statistics
    checks: Mapping[str | None, WinnerCheck]
    by_method: Mapping[Method, tuple[Standing, ...]]


def round_statistics(
    known: RoundDocuments, method: Method | None = None, *, between: Between = go_on
) -> RoundStatistics:
    """The statistics of a round as it stands, by the contest's method or another one; once for the same documents.

    ``between`` is called between two steps and may break it off by raising: nothing is kept then.
    """
    return known.once(_BY_METHOD[method or known.package.contest.rules.method], between=between)


def table_statistics(table: ScoreTable, standings: tuple[Standing, ...], rules: Rules) -> RoundStatistics:
    """The same for a table from anywhere, about which nobody has decided anything."""

    def ranked(method: Method) -> tuple[Standing, ...]:
        return standings_of_table(table, replace(rules, method=method))

    return _statistics(table, _by_every_method(table, rules.method, standings, ranked), rules, {})


def _of_round(known: RoundDocuments, method: Method, *, between: Between = go_on) -> RoundStatistics:
    package, contest_rules = known.package, known.package.contest.rules

    def ranked(other: Method) -> tuple[Standing, ...]:
        between()
        if other is contest_rules.method:
            return known.standings
        return standings_of(package, known.view, known.decisions, method=other)

    by_method = _by_every_method(known.table, method, ranked(method), ranked)
    rules, orders = replace(contest_rules, method=method), tie_orders(package, known.decisions)
    return _statistics(known.table, by_method, rules, orders, between)


def _by_every_method(
    table: ScoreTable,
    in_use: Method,
    standings: tuple[Standing, ...],
    ranked: Callable[[Method], tuple[Standing, ...]],
) -> dict[Method, tuple[Standing, ...]]:
    is_complete = len({tuple(entry.totals) for entry in table.entries}) <= 1
    too_slow = () if is_complete or len(table.judges) <= MANY_JUDGES else (Method.SEVERITY_ADJUSTED,)
    return {
        method: standings if method is in_use else () if method in too_slow else ranked(method) for method in Method
    }


def _statistics(
    table: ScoreTable,
    by_method: Mapping[Method, tuple[Standing, ...]],
    rules: Rules,
    orders: TieOrders,
    between: Between = go_on,
) -> RoundStatistics:
    from judge_desktop.scoring.statistics import statistics_of
    from judge_desktop.scoring.winner_check import winner_checks

    standings = by_method[rules.method]
    statistics = statistics_of(table, standings, rules, orders, between=between)
    return RoundStatistics(
        statistics=statistics,
        checks=winner_checks(table, statistics, by_method, rules.method),
        by_method=by_method,
    )


_BY_METHOD = {method: partial(_of_round, method=method) for method in Method}
"""What is asked once per round, a method each."""
