"""Rank sums: a published wine tasting, scipy's average ranks, and what cannot be compared."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.scoring.rank_sums import comparable_rank_sums, rank_sums
from tests.helpers.score_tables import table_of


def test_equals_share_the_mean_of_their_places() -> None:
    totals = {"A": {"x": 9, "y": 5}, "B": {"x": 7, "y": 5}, "C": {"x": 7, "y": 8}}
    assert rank_sums(table_of(totals, pooled=True).entries) == (Fraction(7, 2), Fraction(5), Fraction(7, 2))


def test_a_category_whose_judges_ranked_different_submissions_has_no_comparable_sums() -> None:
    whole = {"A1": {"x": 9, "y": 5}, "A2": {"x": 7, "y": 6}, "A3": {}}
    part = {"B1": {"x": 9, "y": 5}, "B2": {"x": 7}}
    found = comparable_rank_sums(table_of({**whole, **part}))
    assert found == (Fraction(3), Fraction(3), None, None, None)
    assert rank_sums(table_of(part).entries) == (Fraction(2), Fraction(2))


GRIDS = st.integers(1, 5).flatmap(
    lambda judges: st.lists(st.lists(st.integers(0, 6), min_size=judges, max_size=judges), min_size=1, max_size=7)
)


@given(GRIDS)
def test_sums_equal_those_of_scipy_and_add_up(rows: list[list[int]]) -> None:
    from scipy.stats import rankdata

    totals = {f"S{at}": {f"j{judge}": one for judge, one in enumerate(row)} for at, row in enumerate(rows)}
    found = rank_sums(table_of(totals, pooled=True).entries)
    expected = rankdata([[-one for one in row] for row in rows], axis=0).sum(axis=1)
    assert [float(one or 0) for one in found] == list(expected)
    size, judges = len(rows), len(rows[0])
    assert sum(one or 0 for one in found) == Fraction(judges * size * (size + 1), 2)
