"""Rank sums and z-scores in floating point: scipy, the exact ranks, and judges without any spread."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.stats import zscore

from judge_desktop.scoring.rank_sums import rank_sums
from judge_desktop.scoring.score_grid import grid_of
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.submission_figures import incomplete_categories, rank_sums_in, z_scores
from tests.helpers.score_tables import table_of, tables_of_totals

Drawn = dict[str, dict[str, Decimal]]


@settings(max_examples=50)
@given(tables_of_totals())
def test_rank_sums_equal_the_exact_ones(totals: Drawn) -> None:
    table = table_of(totals)
    exact = {
        (entry.category, entry.submission): figure
        for category in table.categories
        for entry, figure in zip(
            (entry for entry in table.entries if entry.category == category),
            rank_sums([entry for entry in table.entries if entry.category == category]),
            strict=True,
        )
    }
    found = rank_sums_in(grid_of(table))
    assert found.tolist() == [float(exact[entry.category, entry.submission] or 0) for entry in table.entries]


def test_categories_with_gaps_are_named() -> None:
    whole = {"A1": {"x": 1, "y": 2}, "A2": {"x": 3, "y": 4}, "A3": {}}
    totals = {**whole, "B1": {"x": 1, "y": 1}, "B2": {"y": 2}, "C1": {}}
    grid = grid_of(table_of(totals))
    assert incomplete_categories(grid) == ("B",)
    np.testing.assert_array_equal(rank_sums_in(grid), [4, 2, np.nan, 3, 1, np.nan])


@settings(max_examples=50)
@given(tables_of_totals())
def test_z_scores_equal_those_of_scipy(totals: Drawn) -> None:
    table = table_of(totals)
    found = z_scores(grid_of(table))
    by_judge = {
        judge: {name: float(cards[judge]) for name, cards in totals.items() if judge in cards} for judge in table.judges
    }
    assert found.has_none.tolist() == [len(set(points.values())) < 2 for points in by_judge.values()]
    standard = {
        judge: dict(zip(points, zscore(list(points.values()), ddof=1), strict=True))
        for judge, points in by_judge.items()
        if len(set(points.values())) > 1
    }
    for at, (name, cards) in enumerate(totals.items()):
        if cards.keys() <= standard.keys():
            expected = sum(standard[judge][name] for judge in cards) / len(cards)
            assert found.means[at] == pytest.approx(expected, abs=1e-9)
        else:
            assert np.isnan(found.means[at])


def test_z_scores_are_rough_below_eight_submissions_or_one_point() -> None:
    names = [f"A{at}" for at in range(8)]
    totals: dict[str, dict[str, Decimal]] = {}
    for at, name in enumerate(names):
        totals[name] = {"wide": Decimal(10 * at), "narrow": Decimal(at) / 10, "level": Decimal(7)}
        if at < 7:
            totals[name]["few"] = Decimal(at)
    found = z_scores(grid_of(table_of(totals)))
    assert dict(zip(("few", "level", "narrow", "wide"), found.is_rough.tolist(), strict=True)) == {
        "few": True,
        "level": False,
        "narrow": True,
        "wide": False,
    }
    assert found.has_none.tolist() == [False, True, False, False]
    assert np.isnan(found.means).all()


def test_nothing_has_no_figures() -> None:
    grid = grid_of(ScoreTable(entries=(), weights={}))
    assert (rank_sums_in(grid).tolist(), z_scores(grid).means.tolist(), incomplete_categories(grid)) == ([], [], ())
