"""The severity-adjusted model in floating point: islands, statsmodels, and the exact solution."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.regression.linear_model import WLS

from judge_desktop.scoring.score_grid import grid_of
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.severity_adjusted import adjust, islands
from judge_desktop.scoring.severity_adjusted_exactly import adjust_exactly
from tests.helpers.score_tables import table_of, tables_of_totals

Drawn = dict[str, dict[str, Decimal]]


def test_islands_are_named_with_their_judges_and_submissions() -> None:
    totals = {"A1": {"x": 1, "y": 2}, "A2": {"y": 3}, "B1": {"z": 1, "w": 5}, "B2": {}, "C1": {"v": 4}}
    grid = grid_of(table_of(totals))
    assert islands(grid) == ((("v",), ("C1",)), (("w", "z"), ("B1",)), (("x", "y"), ("A1", "A2")))
    assert adjust(grid, 1.0) is None
    assert islands(grid.of_category("A")) == ((("x", "y"), ("A1", "A2")),)


def test_where_nobody_scored_there_is_no_adjusted_score() -> None:
    adjusted = adjust(grid_of(table_of({"A1": {"x": 5, "y": 7}, "A2": {}})), 1.0)
    assert adjusted is not None
    np.testing.assert_array_equal(adjusted.scores, [6.0, np.nan])
    empty = adjust(grid_of(ScoreTable(entries=(), weights={})), 1.0)
    assert empty is not None
    assert (len(empty.scores), len(empty.effects)) == (0, 0)


@settings(max_examples=50)
@given(tables_of_totals(), st.sampled_from(["0", "1e-300", "0.0000000001", "0.5", "1", "3"]))
def test_floating_point_and_fractions_agree(totals: Drawn, penalty: str) -> None:
    table = table_of(totals)
    exact, rough = adjust_exactly(table, Fraction(penalty)), adjust(grid_of(table), float(penalty))
    assert (exact is None) == (rough is None)
    if exact is not None and rough is not None:
        assert rough.scores == pytest.approx([float(score or 0) for score in exact.scores], abs=1e-9)
        assert rough.effects == pytest.approx([float(exact.effects[judge]) for judge in table.judges], abs=1e-9)


def test_a_panel_with_gaps_equals_the_regression_of_statsmodels() -> None:
    """Ridge on the judges = least squares with one more observation of 0 per judge, weighted by the penalty."""
    random = np.random.default_rng(5)
    judges, names = [f"j{at}" for at in range(6)], [f"{'AB'[at % 2]}{at:02}" for at in range(14)]
    points = np.round(70 + random.normal(0, 8, (14, 1)) + random.normal(0, 6, 6) + random.normal(0, 4, (14, 6)), 1)
    given_ = random.random((14, 6)) < 0.6
    given_[0] = True
    totals = {
        name: {judge: Decimal(str(points[s, j])) for j, judge in enumerate(judges) if given_[s, j]}
        for s, name in enumerate(names)
    }
    cells = [(s, j) for s in range(14) for j in range(6) if given_[s, j]]
    design = np.zeros((len(cells) + 6, 20))
    for row, (s, j) in enumerate(cells):
        design[row, s] = design[row, 14 + j] = 1
    design[len(cells) :, 14:] = np.eye(6)
    observed = [*(points[s, j] for s, j in cells), *[0.0] * 6]
    for penalty in (0.5, 1.0, 4.0):
        fitted = WLS(observed, design, weights=[*[1.0] * len(cells), *[penalty] * 6]).fit().params
        adjusted = adjust(grid_of(table_of(totals)), penalty)
        assert adjusted is not None
        assert [*adjusted.scores, *adjusted.effects] == pytest.approx(list(fitted), abs=1e-8)


def test_residuals_are_what_the_model_leaves() -> None:
    grid = grid_of(table_of({"A1": {"x": 80, "y": 70}, "A2": {"x": 90}, "B1": {"y": 78}}))
    adjusted = adjust(grid, 1.0)
    assert adjusted is not None
    np.testing.assert_allclose(adjusted.residuals(grid), [[2.5, 0.0, np.nan], [-2.5, np.nan, 0.0]], atol=1e-12)
