"""Totals far off the model are asked about; nothing else is."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings

from judge_desktop.domain.statistics import Outlier
from judge_desktop.scoring.outliers import outliers_of, robust_sd
from judge_desktop.scoring.score_grid import grid_of
from judge_desktop.scoring.severity_adjusted import Adjusted, adjust
from tests.helpers.score_tables import Totals, table_of, tables_of_totals

CALM: Totals = {f"{'AB'[at % 2]}{at}": dict.fromkeys("vwxyz", 60 + 2 * at) for at in range(8)}


def outliers(totals: Totals) -> tuple[Outlier, ...]:
    grid = grid_of(table_of(totals))
    return outliers_of(grid, adjust(grid, 1.0))


def test_a_judge_who_takes_forty_points_off_one_submission_is_asked() -> None:
    assert outliers(CALM) == ()
    (found,) = outliers({**CALM, "A4": {**CALM["A4"], "x": 28}})
    assert (found.judge, found.submission, found.category) == ("x", "A4", "A")
    assert found.residual == pytest.approx(-40 * (1 - 1 / 5) * (1 - 1 / 9), abs=0.5)


def test_fifteen_points_are_not_yet_far_and_a_wild_table_has_no_outliers() -> None:
    grid = grid_of(table_of({"A1": {"x": 65, "y": 50}, "A2": {"x": 50, "y": 50}, "A3": {"x": 34, "y": 50}}))
    fitted = Adjusted(scores=np.full(3, 50.0), effects=np.zeros(2))
    (found,) = outliers_of(grid, fitted)
    assert (found.judge, found.submission, found.residual) == ("x", "A3", -16.0)
    wild = grid_of(table_of({"A1": {"x": 90, "y": 10}, "A2": {"x": 10, "y": 90}}))
    assert outliers_of(wild, Adjusted(scores=np.full(2, 50.0), effects=np.zeros(2))) == ()


def test_without_a_model_or_scores_nobody_is_asked() -> None:
    grid = grid_of(table_of(CALM))
    assert outliers_of(grid, None) == ()
    empty = grid_of(table_of({"A1": {}}))
    assert outliers_of(empty, Adjusted(scores=np.full(1, np.nan), effects=np.array([]))) == ()


@settings(max_examples=40)
@given(tables_of_totals())
def test_the_robust_spread_is_that_of_scipy_and_every_outlier_is_beyond_it(
    totals: dict[str, dict[str, Decimal]],
) -> None:
    from scipy import stats

    grid = grid_of(table_of(totals))
    adjusted = adjust(grid, 1.0)
    found = outliers_of(grid, adjusted)
    if adjusted is None:
        assert found == ()
        return
    residuals = adjusted.residuals(grid)[grid.given]
    spread = robust_sd(residuals)
    assert spread == pytest.approx(stats.median_abs_deviation(residuals, scale=1 / 1.4826))
    beyond = sorted(abs(one) for one in residuals if abs(one) > 15 and abs(one) > 2.5 * spread)
    assert sorted(abs(one.residual) for one in found) == beyond
