"""Rank sums: a published wine tasting, scipy's average ranks, and what cannot be compared."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from judge_desktop.scoring.rank_sums import comparable_rank_sums, rank_sums
from judge_desktop.scoring.score_table import Entry, ScoreTable

Totals = dict[str, dict[str, int]]


def entries_of(totals: Totals, category: str | None = None) -> tuple[Entry, ...]:
    return tuple(
        Entry(submission=name, category=category, cards={judge: {"t": Decimal(one)} for judge, one in cards.items()})
        for name, cards in totals.items()
    )


def test_equals_share_the_mean_of_their_places() -> None:
    totals = {"A": {"x": 9, "y": 5}, "B": {"x": 7, "y": 5}, "C": {"x": 7, "y": 8}}
    assert rank_sums(entries_of(totals)) == (Fraction(7, 2), Fraction(5), Fraction(7, 2))


def test_a_category_whose_judges_ranked_different_submissions_has_no_comparable_sums() -> None:
    whole = entries_of({"A1": {"x": 9, "y": 5}, "A2": {"x": 7, "y": 6}, "A3": {}}, "A")
    part = entries_of({"B1": {"x": 9, "y": 5}, "B2": {"x": 7}}, "B")
    found = comparable_rank_sums(ScoreTable(entries=(*whole, *part), weights={}))
    assert found == (Fraction(3), Fraction(3), None, None, None)
    assert rank_sums(part) == (Fraction(2), Fraction(2))


GRIDS = st.integers(1, 5).flatmap(
    lambda judges: st.lists(st.lists(st.integers(0, 6), min_size=judges, max_size=judges), min_size=1, max_size=7)
)


@given(GRIDS)
def test_sums_equal_those_of_scipy_and_add_up(rows: list[list[int]]) -> None:
    totals = {f"S{at}": {f"j{judge}": one for judge, one in enumerate(row)} for at, row in enumerate(rows)}
    found = rank_sums(entries_of(totals))
    expected = rankdata([[-one for one in row] for row in rows], axis=0).sum(axis=1)
    assert [float(one or 0) for one in found] == list(expected)
    size, judges = len(rows), len(rows[0])
    assert sum(one or 0 for one in found) == Fraction(judges * size * (size + 1), 2)
