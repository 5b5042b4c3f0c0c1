"""How firmly a winner stands: without one of the judges, and when the panel is drawn again.

Everything is exact, in whole numbers; only submissions that stay equal go through the tie-break ladder, with fractions.
Sources: ``methods.md``, "Stability"; Efron (1979), Bootstrap methods: another look at the jackknife.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Standing, Tally
from judge_desktop.domain.statistics import Bootstrap, Caution, CautionCode, LeftOut
from judge_desktop.scoring.breaking_off import Between, go_on
from judge_desktop.scoring.panels import Panels, panels_of
from judge_desktop.scoring.ranking import TieOrders, rank
from judge_desktop.scoring.score_grid import ScoreGrid, grid_of
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.severity_adjusted import adjust
from judge_desktop.scoring.tally import median, tallies
from judge_desktop.scoring.whole_scores import Material, material_of, scores_of_panels, scores_without_each

_ALMOST = 1e-8  # of the largest total, that floating point may be off
_NUMBERS_AT_A_TIME = 2**18  # scores of panels; a few megabytes of working memory


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """What stays the same whoever is left out; the minimum of scorecards does not apply."""

    table: ScoreTable
    grid: ScoreGrid
    rules: Rules
    orders: TieOrders


@dataclass(frozen=True, slots=True, kw_only=True)
class _Category:
    """``columns`` of the grid of the submissions that are ranked with everybody; ``rows`` of the judges who scored in
    the category.
    """

    id: str | None
    columns: NDArray[np.intp]
    rows: NDArray[np.intp]
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
        if len(category.rows) > 1
        for left_out in _in_category(everything, category, between)
    )


def bootstrap(
    grid: ScoreGrid, rules: Rules, effects: Mapping[str, float] | None = None, *, between: Between = go_on
) -> tuple[Bootstrap | None, tuple[Caution, ...]]:
    """How often each submission of one category ranks first, by its rounded official score, among all panels that can
    be drawn with replacement from the judges who scored there; a first place shared by k counts 1/k for each.

    Panels that leave a submission without a score are dropped and counted (a submission without one from the start is
    no matter; its share is 0). By the severity-adjusted method the totals less the ``effects`` (judge -> leniency, of
    the full model) are averaged; the model is not fitted again. ``between`` as in ``leave_one_out``.
    """
    category = grid.categories[0] if grid.categories else None
    material = material_of(grid, rules, effects)
    if material is None:
        why = "rank_sum_incomplete" if rules.method is Method.RANK_SUM else "graph_not_connected"
        return None, (_no_bootstrap(category, why),)
    contenders = np.flatnonzero(grid.given.sum(axis=0) >= material.needed)
    if not len(contenders):
        return None, (_no_bootstrap(category, "too_few_scorecards"),)
    panels = panels_of(len(grid.judges))
    firsts, dropped = _first_places(material.of_columns(contenders), panels, between)
    kept = sum(firsts)
    if not kept:  # all there are have the panel itself among them, those that are drawn may not
        return None, (_no_bootstrap(category, "no_panel_left"),)
    shares = dict.fromkeys(grid.submissions, 0.0)
    shares.update({grid.submissions[at]: float(first / kept) for at, first in zip(contenders, firsts, strict=True)})
    found = Bootstrap(
        category=category,
        shares=shares,
        panels=len(panels.weights),
        left_out=int(np.count_nonzero(dropped)),
        is_exact=panels.is_exact,
    )
    return found, _about(found, Fraction(int(panels.weights[dropped].sum()), int(panels.weights.sum())))


def _categories(grid: ScoreGrid, standings: Sequence[Standing]) -> list[_Category]:
    ranked = {(one.category, one.submission) for one in standings if one.rank is not None}
    columns_of: dict[str | None, list[int]] = {}
    for at, key in enumerate(zip(grid.categories, grid.submissions, strict=True)):
        columns_of.setdefault(key[0], []).append(at)
    return [
        _Category(
            id=category,
            columns=np.array([at for at in columns if (category, grid.submissions[at]) in ranked], dtype=np.intp),
            rows=np.flatnonzero(grid.given[:, columns].any(axis=1)),
            winners=frozenset(one.submission for one in standings if one.category == category and one.rank == 1),
        )
        for category, columns in columns_of.items()
    ]


def _in_category(everything: _Round, category: _Category, between: Between) -> list[LeftOut]:
    if not len(category.columns):
        firsts = [np.array([], dtype=np.intp) for _ in category.rows]
    elif everything.rules.method is Method.SEVERITY_ADJUSTED:
        firsts = [_nearly_first(everything, category, everything.grid.judges[row], between) for row in category.rows]
    else:
        firsts = _first_by_score(everything, category)
    found = []
    for row, columns in zip(category.rows, firsts, strict=True):
        between()
        judge = everything.grid.judges[row]
        winners = _winners(everything, category, judge, columns)
        changed = bool(winners) and frozenset(winners) != category.winners
        found.append(LeftOut(judge=judge, category=category.id, winners=winners, changed=changed))
    return found


def _first_by_score(everything: _Round, category: _Category) -> list[NDArray[np.intp]]:
    """For each judge left out the columns with the best rounded score."""
    grid = everything.grid.of_category(category.id)
    material = material_of(grid, everything.rules)
    if material is None:
        return [np.array([], dtype=np.intp) for _ in category.rows]
    names = {name: at for at, name in enumerate(grid.submissions)}
    own = np.array([names[everything.grid.submissions[at]] for at in category.columns], dtype=np.intp)
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
        return np.array([], dtype=np.intp)
    scores = adjusted.scores[category.columns]
    if np.isnan(scores).all():
        return np.array([], dtype=np.intp)
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


def _first_places(material: Material, panels: Panels, between: Between) -> tuple[list[Fraction], NDArray[np.bool_]]:
    """Draws in which each submission is first, shared first places divided; and which panels give no ranking."""
    dropped = np.zeros(len(panels.weights), dtype=bool)
    submissions = material.values.shape[1]
    shared: dict[int, NDArray[np.float64]] = {}  # how many share the first place -> draws by submission
    step = max(1, _NUMBERS_AT_A_TIME // submissions)
    for start in range(0, len(dropped), step):
        between()
        some = slice(start, start + step)
        scores, valid = scores_of_panels(material, panels.counts[:, some])
        dropped[some] = ~valid
        is_first = scores == scores.max(axis=0)
        weights = np.where(valid, panels.weights[some], 0)
        sharing = is_first.sum(axis=0)
        for many in np.flatnonzero(np.bincount(sharing)):
            alike = sharing == many
            draws = _draws(is_first[:, alike], weights[alike])
            shared[int(many)] = shared[int(many)] + draws if int(many) in shared else draws
    return _divided(shared, submissions), dropped


def _divided(shared: Mapping[int, NDArray[np.float64]], submissions: int) -> list[Fraction]:
    """First places by submission: draws shared by k count 1/k each, added up in whole parts of one denominator."""
    parts = lcm(*shared)
    draws = {many: drawn.tolist() for many, drawn in shared.items()}
    return [
        Fraction(sum(int(drawn[at]) * (parts // many) for many, drawn in draws.items()), parts)
        for at in range(submissions)
    ]


def _draws(is_first: NDArray[np.bool_], weights: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights summed by submission: whole numbers up to 11^11, which floats hold exactly."""
    summed: NDArray[np.float64] = is_first.astype(np.float64) @ weights.astype(np.float64)
    return summed


def _about(found: Bootstrap, share_left_out: Fraction) -> tuple[Caution, ...]:
    cautions = []
    if found.left_out:
        details: dict[str, Any] = {"panels": found.left_out, "share": float(share_left_out)}
        cautions.append(Caution(code=CautionCode.PANELS_LEFT_OUT, category=found.category or "", details=details))
    if not found.is_exact:
        details = {"panels": found.panels}
        cautions.append(Caution(code=CautionCode.PANELS_DRAWN, category=found.category or "", details=details))
    return tuple(cautions)


def _no_bootstrap(category: str | None, why: str) -> Caution:
    return Caution(code=CautionCode.NO_BOOTSTRAP, category=category or "", details={"why": why})
