"""The grid of totals: exact units, what is missing stays missing, and no order matters."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.scoring.score_grid import grid_of
from judge_desktop.scoring.score_table import Entry, ScoreTable
from tests.helpers.score_tables import table_of

TABLE = ScoreTable(
    entries=(
        Entry(submission="A1", category="A", cards={"y": {"D1": Decimal(7), "D2": Decimal("0.5")}}),
        Entry(submission="A2", category="A", cards={}),
        Entry(submission="B1", category=None, cards={"z": {"D1": Decimal(9)}, "x": {"D1": Decimal("2.25")}}),
    ),
    weights={},
)


def test_totals_are_whole_units_and_missing_ones_are_nan() -> None:
    grid = grid_of(TABLE)
    assert (grid.judges, grid.submissions, grid.categories) == (("x", "y", "z"), ("A1", "A2", "B1"), ("A", "A", None))
    assert (grid.places, grid.totals.dtype) == (2, np.dtype(np.int64))
    assert grid.totals.tolist() == [[0, 0, 225], [750, 0, 0], [0, 0, 900]]
    assert grid.given.tolist() == [[False, False, True], [True, False, False], [False, False, True]]
    missing = float("nan")
    expected = [[missing, missing, 2.25], [7.5, missing, missing], [missing, missing, 9.0]]
    np.testing.assert_array_equal(grid.floats, expected)


def test_a_category_keeps_only_the_judges_who_scored_there() -> None:
    of_a, of_none = grid_of(TABLE).of_category("A"), grid_of(TABLE).of_category(None)
    assert (of_a.judges, of_a.submissions, of_a.totals.tolist()) == (("y",), ("A1", "A2"), [[750, 0]])
    assert (of_none.judges, of_none.submissions, of_none.totals.tolist()) == (("x", "z"), ("B1",), [[225], [900]])


def test_without_a_judge_every_column_stays() -> None:
    grid = grid_of(TABLE).without("y", "A")
    assert (grid.judges, grid.submissions) == (("x", "z"), ("A1", "A2", "B1"))
    assert not grid.given[:, :2].any()


def test_a_judge_left_out_of_one_category_stays_in_the_others() -> None:
    table = table_of({"A1": {"x": 5, "y": 4}, "A2": {"y": 3}, "B1": {"y": 2}})
    grid = grid_of(table).without("y", "A")
    assert (grid.judges, grid.totals.tolist()) == (("x", "y"), [[5, 0, 0], [0, 0, 2]])
    assert grid.given.tolist() == grid_of(table.without("y", "A")).given.tolist()


def test_nothing_gives_an_empty_grid() -> None:
    grid = grid_of(ScoreTable(entries=(), weights={}))
    assert (grid.judges, grid.submissions, grid.totals.shape, grid.floats.shape) == ((), (), (0, 0), (0, 0))


def test_a_grid_cannot_be_changed_by_mistake() -> None:
    grid = grid_of(TABLE)
    for array in (grid.totals, grid.given, grid.floats):
        with pytest.raises(ValueError):
            array[0, 0] = 1


def test_numbers_too_large_for_the_machine_stay_exact() -> None:
    large = 9_007_199_254_740_993  # 2**53 + 1, which no float can hold
    cards = {"x": {"D1": Decimal(large)}, "y": {"D1": Decimal("0.000001")}}
    grid = grid_of(ScoreTable(entries=(Entry(submission="A", category=None, cards=cards),), weights={}))
    assert grid.totals.dtype == object
    assert grid.totals.sum() == large * 10**6 + 1
    np.testing.assert_allclose(grid.floats, [[float(large)], [1e-6]], rtol=1e-15)


SCORES = st.decimals(min_value=0, max_value=100, places=3)


@given(st.dictionaries(st.tuples(st.sampled_from("pqr"), st.sampled_from("ABC")), SCORES))
def test_every_total_is_the_exact_one(scores: dict[tuple[str, str], Decimal]) -> None:
    entries = tuple(
        Entry(
            submission=name,
            category=None,
            cards={judge: {"D1": score, "D2": score} for (judge, one), score in scores.items() if one == name},
        )
        for name in "ABC"
    )
    grid = grid_of(ScoreTable(entries=entries, weights={}))
    found = {
        (judge, name): Fraction(int(grid.totals[row, column]), 10**grid.places)
        for row, judge in enumerate(grid.judges)
        for column, name in enumerate(grid.submissions)
        if grid.given[row, column]
    }
    assert found == {place: 2 * Fraction(score) for place, score in scores.items()}
