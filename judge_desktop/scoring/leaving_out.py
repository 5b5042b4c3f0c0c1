"""How firmly a winner stands without one of the judges: who would be first if she had not scored in the category.

Everything is exact, in whole numbers; only submissions that stay equal go through the tie-break ladder, with fractions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Standing, Tally
from judge_desktop.domain.statistics import LeftOut
from judge_desktop.scoring.breaking_off import Between, go_on
from judge_desktop.scoring.ranking import TieOrders, rank
from judge_desktop.scoring.score_grid import ScoreGrid, grid_of
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.severity_adjusted import adjust
from judge_desktop.scoring.tally import median, tallies
from judge_desktop.scoring.whole_scores import material_of, scores_without_each

_NOBODY = np.array([], dtype=np.intp)
_ALMOST = 1e-8  # of the largest total, that floating point may be off


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """What stays the same whoever is left out; the minimum of scorecards does not apply."""

    table: ScoreTable
    grid: ScoreGrid
    rules: Rules
    orders: TieOrders


@dataclass(frozen=True, slots=True, kw_only=True)
class _Category:
    """``columns`` of the grid of the submissions that are ranked with everybody; the ``judges`` who scored there."""

    id: str | None
    columns: NDArray[np.intp]
    judges: tuple[str, ...]
    winners: frozenset[str]


def leave_one_out(
    table: ScoreTable,
    standings: Sequence[Standing],
    rules: Rules,
    orders: TieOrders | None = None,
    *,
    grid: ScoreGrid | None = None,
    between: Between = go_on,
) -> tuple[LeftOut, ...]:
    """One entry for each category of at least two judges and each judge who scored there, categories in the order of
    the table, judges by id.

    ``standings`` are those of everybody, by ``rules`` and ``orders``. Only who is ranked there can win. Method,
    rounding and ladder are those of the rules, but no minimum of scorecards applies. No winner (and nothing said to
    have changed) where nobody has a score without that judge: a trimmed mean of five judges, for one. ``between`` is
    called again and again and may break it off by raising.
    """
    everything = _Round(
        table=table,
        grid=grid_of(table) if grid is None else grid,
        rules=replace(rules, minimum_scorecards=1),
        orders=orders or {},
    )
    return tuple(
        left_out
        for category in _categories(everything.grid, standings)
        if len(category.judges) > 1
        for left_out in _in_category(everything, category, between)
    )


def _categories(grid: ScoreGrid, standings: Sequence[Standing]) -> list[_Category]:
    ranks: dict[str | None, dict[str, int]] = defaultdict(dict)
    for one in standings:
        if one.rank is not None:
            ranks[one.category][one.submission] = one.rank
    return [
        _Category(
            id=category,
            columns=np.array([at for at in columns if grid.submissions[at] in ranks[category]], dtype=np.intp),
            judges=tuple(grid.judges[row] for row in np.flatnonzero(grid.given[:, columns].any(axis=1))),
            winners=frozenset(name for name, rank in ranks[category].items() if rank == 1),
        )
        for category, columns in grid.columns_of.items()
    ]


def _in_category(everything: _Round, category: _Category, between: Between) -> list[LeftOut]:
    if not len(category.columns):
        firsts = [_NOBODY] * len(category.judges)
    elif everything.rules.method is Method.SEVERITY_ADJUSTED:
        firsts = [_nearly_first(everything, category, judge, between) for judge in category.judges]
    else:
        firsts = _first_by_score(everything, category)
    found = []
    for judge, columns in zip(category.judges, firsts, strict=True):
        between()
        winners = _winners(everything, category, judge, columns)
        changed = bool(winners) and frozenset(winners) != category.winners
        found.append(LeftOut(judge=judge, category=category.id, winners=winners, changed=changed))
    return found


def _first_by_score(everything: _Round, category: _Category) -> list[NDArray[np.intp]]:
    """For each judge left out the columns with the best rounded score."""
    grid = everything.grid.of_category(category.id)
    material = material_of(grid, everything.rules)
    if material is None:
        return [_NOBODY] * len(category.judges)
    own = np.searchsorted(everything.grid.columns_of[category.id], category.columns)
    scores, valid = scores_without_each(material.of_columns(own))
    scores = np.where(valid, scores, scores.min() - 1)
    is_first = (scores == scores.max(axis=1, keepdims=True)) & valid
    return [category.columns[mine] for mine in is_first]


def _nearly_first(everything: _Round, category: _Category, judge: str, between: Between) -> NDArray[np.intp]:
    """The columns that may be first by the model fitted without that judge's totals of the category: floating point
    only has to tell them from the rest.
    """
    between()
    without = everything.grid.without(judge, category.id)
    adjusted = adjust(without, float(everything.rules.severity_penalty))
    if adjusted is None:
        return _NOBODY
    scores = adjusted.scores[category.columns]
    if np.isnan(scores).all():
        return _NOBODY
    margin = 10.0**-everything.rules.decimals + _ALMOST * float(np.nanmax(np.abs(without.floats)))
    return category.columns[np.nan_to_num(scores, nan=-np.inf) >= np.nanmax(scores) - margin]


def _winners(everything: _Round, category: _Category, judge: str, columns: NDArray[np.intp]) -> tuple[str, ...]:
    """Who is first of the submissions in those columns, by id; all but the severity-adjusted method have found them
    equal.
    """
    if len(columns) < 2:
        return tuple(everything.grid.submissions[at] for at in columns)
    if everything.rules.method is Method.SEVERITY_ADJUSTED:
        fitted = tallies(everything.table.without(judge, category.id), everything.rules)
        tallied = [fitted[at] for at in columns]
    else:
        tallied = [_tally_without(everything.table.entries[at], judge) for at in columns]
    standings = rank(
        tallied,
        ladder=everything.rules.tie_break_ladder,
        weights=everything.table.weights.get(category.id),
        orders=everything.orders.get(category.id or "", ()),
    )
    return tuple(one.submission for one in standings if one.rank == 1)


def _tally_without(entry: Entry, judge: str) -> Tally:
    """What the ladder asks of a submission that is equal to others by its score, whatever that is."""
    totals = {name: total for name, total in entry.totals.items() if name != judge}
    card = entry.cards.get(judge, {})
    sums = {
        criterion: (Fraction(whole) - Fraction(card.get(criterion, 0)), count - (criterion in card))
        for criterion, (whole, count) in entry.criterion_sums.items()
    }
    return Tally(
        submission=entry.submission,
        category=entry.category,
        totals=totals,
        mean=None,
        median=median(totals.values()),
        trimmed_mean=None,
        criteria={criterion: whole / count for criterion, (whole, count) in sums.items() if count},
        official=None,
        score=Decimal(0),
    )
