"""Everything beside the standings of a table put together: secondary scores, judges, agreement, stability.

What cannot be computed is None, and a caution says why. The figures themselves are computed by the modules named in
the imports; this one loads numpy and is imported when figures are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np

from judge_desktop.domain.contest import Rules
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import (
    Bootstrap,
    Caution,
    CautionCode,
    JudgeFigures,
    Statistics,
    SubmissionFigures,
)
from judge_desktop.scoring.agreement import agreement_of, spearman_rest
from judge_desktop.scoring.breaking_off import Between, go_on
from judge_desktop.scoring.judge_figures import figures_of_judges
from judge_desktop.scoring.leaving_out import leave_one_out
from judge_desktop.scoring.outliers import outliers_of
from judge_desktop.scoring.ranking import TieOrders
from judge_desktop.scoring.redrawing import bootstrap
from judge_desktop.scoring.score_grid import ScoreGrid, grid_of
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.severity_adjusted import Adjusted, adjust, islands
from judge_desktop.scoring.submission_figures import ZScores, incomplete_categories, rank_sums_in, z_scores
from judge_desktop.scoring.tally import TRIMMED_MEAN_NEEDS


def statistics_of(
    table: ScoreTable,
    standings: Sequence[Standing],
    rules: Rules,
    orders: TieOrders | None = None,
    *,
    with_bootstrap: bool = True,
    between: Between = go_on,
) -> Statistics:
    """The statistics of a table whose ``standings`` are those by ``rules`` and ``orders``. The bootstrap takes longest
    and can be left out. ``between`` is called between two steps and may break it off by raising.
    """
    grid = grid_of(table)
    adjusted = adjust(grid, float(rules.severity_penalty))
    z_of = z_scores(grid)
    spearman, about_spearman = spearman_rest(grid)
    judges = figures_of_judges(grid, adjusted, spearman)
    between()
    agreement, about_agreement = agreement_of(grid)
    bootstraps, about_bootstraps = _bootstraps(grid, rules, adjusted, between) if with_bootstrap else ((), ())
    return Statistics(
        figures=_figures(table, standings, grid, adjusted, z_of),
        judges=judges,
        agreement=agreement,
        outliers=outliers_of(grid, adjusted),
        left_out=leave_one_out(table, standings, rules, orders, grid=grid, between=between),
        bootstraps=bootstraps,
        cautions=(
            *_about_scorecards(table),
            *_about_scores(grid, adjusted, z_of),
            *_about_judges(judges),
            *about_spearman,
            *about_agreement,
            *about_bootstraps,
        ),
    )


def _bootstraps(
    grid: ScoreGrid, rules: Rules, adjusted: Adjusted | None, between: Between
) -> tuple[tuple[Bootstrap, ...], tuple[Caution, ...]]:
    """One per category where it can be computed, in the order of the table."""
    effects = None if adjusted is None else dict(zip(grid.judges, adjusted.effects.tolist(), strict=True))
    found = [bootstrap(grid.of_category(category), rules, effects, between=between) for category in grid.columns_of]
    return (
        tuple(one for one, _ in found if one is not None),
        tuple(caution for _, cautions in found for caution in cautions),
    )


def _figures(
    table: ScoreTable, standings: Iterable[Standing], grid: ScoreGrid, adjusted: Adjusted | None, z_of: ZScores
) -> tuple[SubmissionFigures, ...]:
    trimmed = {(one.category, one.submission): one.tally.trimmed_mean for one in standings}
    scores = np.full(len(grid.submissions), np.nan) if adjusted is None else adjusted.scores
    columns = zip(table.entries, scores.tolist(), rank_sums_in(grid).tolist(), z_of.means.tolist(), strict=True)
    return tuple(
        SubmissionFigures(
            submission=entry.submission,
            category=entry.category,
            trimmed_mean=_float(trimmed[entry.category, entry.submission]),
            severity_adjusted=_known(score),
            rank_sum=_known(rank_sum),
            z_score_mean=_known(z_score),
        )
        for entry, score, rank_sum, z_score in columns
    )


def _about_scorecards(table: ScoreTable) -> list[Caution]:
    incomplete = [
        {"category": entry.category, "submission": entry.submission, "judge": judge}
        for entry in table.entries
        for judge in entry.incomplete
    ]
    few = [entry.submission for entry in table.entries if len(entry.totals) < TRIMMED_MEAN_NEEDS]
    cautions = []
    if incomplete:
        cautions.append(Caution(code=CautionCode.SCORECARD_INCOMPLETE, details={"scorecards": incomplete}))
    if few:
        details = {"figure": "trimmed_mean", "needed": TRIMMED_MEAN_NEEDS, "submissions": few}
        cautions.append(Caution(code=CautionCode.TOO_FEW_SCORECARDS, details=details))
    return cautions


def _about_scores(grid: ScoreGrid, adjusted: Adjusted | None, z_of: ZScores) -> list[Caution]:
    cautions = []
    if adjusted is None:
        groups = [{"judges": list(judges), "submissions": list(names)} for judges, names in islands(grid)]
        cautions.append(Caution(code=CautionCode.GRAPH_NOT_CONNECTED, details={"islands": groups}))
    cautions += [
        Caution(code=CautionCode.RANK_SUM_INCOMPLETE, category=category or "")
        for category in incomplete_categories(grid)
    ]
    lacking = np.any(grid.given, axis=0) & np.isnan(z_of.means)
    if lacking.any():
        details = {
            "judges": [grid.judges[row] for row in np.flatnonzero(z_of.has_none)],
            "submissions": [grid.submissions[column] for column in np.flatnonzero(lacking)],
        }
        cautions.append(Caution(code=CautionCode.NO_Z_SCORE, details=details))
    if z_of.is_rough.any():
        rough = {"judges": [grid.judges[row] for row in np.flatnonzero(z_of.is_rough)]}
        cautions.append(Caution(code=CautionCode.Z_SCORE_ROUGH, details=rough))
    return cautions


def _about_judges(judges: Sequence[JudgeFigures]) -> list[Caution]:
    alone = [one.judge for one in judges if one.severity is None]
    cautions = []
    if alone:
        details = {"figure": "severity", "needed": 2, "found": 1, "judges": alone}
        cautions.append(Caution(code=CautionCode.TOO_FEW_JUDGES, details=details))
    spreads = {
        "severity_error": [one.judge for one in judges if one.severity is not None and one.severity_error is None],
        "residual_sd": [one.judge for one in judges if one.scorecards == 1],
    }
    for figure, some in spreads.items():
        if some:
            details = {"figure": figure, "needed": 2, "found": 1, "judges": some}
            cautions.append(Caution(code=CautionCode.TOO_FEW_SUBMISSIONS, details=details))
    return cautions


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
