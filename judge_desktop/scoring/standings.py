"""From what counts to who stands where: the standings of a round, by the contest's rules or other ones.

Counting is ``scoring.counting``, the arithmetic ``scoring.tally`` and ``scoring.ranking``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.package import Package
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import View
from judge_desktop.scoring.ranking import TieOrders, rank_all
from judge_desktop.scoring.rulings import tie_orders
from judge_desktop.scoring.score_table import ScoreTable, table_of
from judge_desktop.scoring.tally import tallies


def standings_of(
    package: Package, view: View, decisions: Iterable[Decision] = (), *, method: Method | None = None
) -> tuple[Standing, ...]:
    """Every finalist's standing, by category in the contest's order, then rank, then running number; the unranked last.

    ``method`` other than the contest's is for comparison.
    """
    rules = package.contest.rules if method is None else replace(package.contest.rules, method=method)
    orders = tie_orders(package, decisions)
    return _by_number(package, standings_of_table(table_of(package, view), rules, orders))


def _by_number(package: Package, ranked: Sequence[Standing]) -> tuple[Standing, ...]:
    """Equals, and those without a rank, in the order people know them by; ids may say nothing."""
    numbers = {one.id: one.number for one in package.contest.submissions}
    categories = {one: place for place, one in enumerate(dict.fromkeys(one.category for one in ranked))}

    def place(one: Standing) -> tuple[int, bool, int, int]:
        return categories[one.category], one.rank is None, one.rank or 0, numbers.get(one.submission, 0)

    return tuple(sorted(ranked, key=place))


def standings_of_table(table: ScoreTable, rules: Rules, orders: TieOrders | None = None) -> tuple[Standing, ...]:
    """The standings of a table from anywhere, by any rules; without ``orders`` nobody has settled a tie of it."""
    return rank_all(
        tallies(table, rules),
        method=rules.method,
        ladder=rules.tie_break_ladder,
        weights=table.weights,
        orders=orders,
    )
