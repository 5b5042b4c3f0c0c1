"""Severity and spread of judges: worked cases, naive loops, and when somebody is far off."""

from collections.abc import Mapping
from decimal import Decimal
from statistics import mean, stdev

import pytest
from hypothesis import given, settings

from judge_desktop.domain.statistics import JudgeFigures
from judge_desktop.scoring.judge_figures import figures_of_judges
from judge_desktop.scoring.score_grid import grid_of
from judge_desktop.scoring.severity_adjusted import adjust
from tests.helpers.score_tables import Totals, table_of, tables_of_totals

Drawn = dict[str, dict[str, Decimal]]


def figures(totals: Totals, spearman: Mapping[str, float | None] | None = None) -> dict[str, JudgeFigures]:
    grid = grid_of(table_of(totals))
    return {one.judge: one for one in figures_of_judges(grid, adjust(grid, 1.0), spearman or {})}


def test_severity_is_held_against_the_other_judges_only() -> None:
    found = figures({"A1": {"x": 80, "y": 70, "z": 60}, "A2": {"x": 90, "y": 70}, "B1": {"z": 50}}, {"x": 0.5})
    assert [one.severity for one in found.values()] == [17.5, -10.0, -15.0]
    assert found["x"].severity_error == pytest.approx(2.5)  # of 15 and 20
    assert (found["z"].severity_error, found["z"].scorecards, found["z"].mean) == (None, 2, 55.0)
    assert (found["x"].spearman_rest, found["y"].spearman_rest) == (0.5, None)


def test_who_shares_no_submission_has_no_severity() -> None:
    found = figures({"A1": {"x": 80}, "A2": {"x": 70}})["x"]
    assert (found.severity, found.severity_error, found.severity_adjusted_effect, found.residual_sd) == (
        None,
        None,
        0,
        0,
    )
    islands = figures({"A1": {"x": 80}, "A2": {"y": 70}})
    assert {(one.severity_adjusted_effect, one.residual_sd) for one in islands.values()} == {(None, None)}


def test_far_off_is_beyond_ten_points_and_two_standard_errors() -> None:
    steady = {f"A{at}": {"x": 80 + at % 3, "y": 65 + at % 2, "z": 66} for at in range(6)}
    found = figures(steady)
    assert [one.is_far_off for one in found.values()] == [True, False, False]
    assert found["x"].severity == pytest.approx(15.25)
    erratic = {f"A{at}": {"x": 60 + 60 * (at % 2), "y": 60, "z": 61} for at in range(4)}
    assert figures(erratic)["x"].severity == 29.5
    assert [one.is_far_off for one in figures(erratic).values()] == [False, False, False]
    exactly_ten = {f"A{at}": {"x": 70, "y": 60} for at in range(3)}
    assert [one.is_far_off for one in figures(exactly_ten).values()] == [False, False]
    once = {"A1": {"x": 90, "y": 60}}
    assert [one.is_far_off for one in figures(once).values()] == [False, False]


@settings(max_examples=50)
@given(tables_of_totals())
def test_severities_equal_a_naive_loop(totals: Drawn) -> None:
    for judge, found in figures(totals).items():
        differences = [
            float(cards[judge]) - mean(float(total) for other, total in cards.items() if other != judge)
            for cards in totals.values()
            if judge in cards and len(cards) > 1
        ]
        assert found.severity == (pytest.approx(mean(differences), abs=1e-9) if differences else None)
        if len(differences) > 1:
            assert found.severity_error == pytest.approx(stdev(differences) / len(differences) ** 0.5, abs=1e-9)
        else:
            assert found.severity_error is None
        assert found.mean == pytest.approx(mean(float(cards[judge]) for cards in totals.values() if judge in cards))
