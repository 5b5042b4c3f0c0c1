"""Means, medians and rounding, exactly."""

import statistics
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Tally
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.tally import head_to_head, mean, median, round_half_up, tallies, trimmed_mean
from tests.helpers.score_tables import HALF_POINTS, table_of, tables_of_totals

SOME = st.lists(HALF_POINTS, min_size=1, max_size=9)


def entry(*totals: int | str) -> Entry:
    cards = {f"j{place}": {"D1": Decimal(total)} for place, total in enumerate(totals, 1)}
    return Entry(submission="A1", category="A", cards=cards)


def tally(one: Entry, *, method: Method = Method.MEAN, decimals: int = 2, minimum_scorecards: int = 1) -> Tally:
    rules = Rules(method=method, decimals=decimals, minimum_scorecards=minimum_scorecards)
    (tallied,) = tallies(ScoreTable(entries=(one,), weights={}), rules)
    return tallied


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(261745, 1000), 2, "261.75"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(5, 1000), 2, "0.01"),
        (Fraction(4999, 1_000_000), 2, "0.00"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(85), 2, "85.00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
    ],
)
def test_rounding_is_half_up_and_shows_all_decimals(value: Fraction, decimals: int, expected: str) -> None:
    assert str(round_half_up(value, decimals)) == expected


def test_the_mean_is_rounded_once_at_the_end() -> None:
    one = tally(entry(80, 85, 85), decimals=2)
    assert (one.mean, one.score) == (Fraction(250, 3), Decimal("83.33"))
    assert tally(entry("71.02", "71.03"), decimals=2).score == Decimal("71.03")


def test_median_and_trimmed_mean() -> None:
    assert median([Decimal(3), Decimal(1), Decimal(2)]) == 2
    assert median([Decimal(4), Decimal(1), Decimal(2), Decimal(3)]) == Fraction(5, 2)
    assert trimmed_mean([Decimal(one) for one in (0, 7, 8, 9, 100)]) == 8
    assert trimmed_mean([Decimal(one) for one in (7, 8, 9, 100)]) is None
    assert (mean([]), median([])) == (None, None)


def test_fewer_scorecards_than_the_minimum_give_no_official_score_but_a_mean() -> None:
    one = tally(entry(80, 90), minimum_scorecards=3)
    assert (one.score, one.mean, one.scorecards, one.spread) == (None, Fraction(85), 2, Decimal(10))
    nobody = tally(Entry(submission="A1", category="A", cards={}), minimum_scorecards=0)
    assert (nobody.score, nobody.mean, nobody.spread) == (None, None, Decimal(0))


def test_the_official_score_follows_the_method() -> None:
    five = entry(60, 80, 81, 82, 100)
    assert tally(five, method=Method.MEDIAN).score == Decimal("81.00")
    assert tally(five, method=Method.TRIMMED_MEAN).score == Decimal("81.00")
    assert tally(five, method=Method.MEAN).score == Decimal("80.60")
    assert tally(entry(60, 80), method=Method.TRIMMED_MEAN).score is None


def test_the_figure_before_rounding_stays_exact() -> None:
    one = tally(entry(80, 85, 85, 90, 81))
    assert (one.official, one.trimmed_mean) == (Fraction(421, 5), Fraction(251, 3))
    assert (tally(entry(80), minimum_scorecards=2).official, tally(entry(80)).trimmed_mean) == (None, None)


def test_the_adjusted_score_looks_at_all_categories_and_obeys_the_minimum() -> None:
    of = table_of({"A1": {"x": 80, "y": 70}, "A2": {"x": 90}, "B1": {"y": 78}})
    rules = Rules(method=Method.SEVERITY_ADJUSTED, minimum_scorecards=1, severity_penalty=Decimal(0))
    assert [str(one.score) for one in tallies(of, rules)] == ["75.00", "85.00", "83.00"]
    softer = replace(rules, severity_penalty=Decimal(1))
    assert [str(one.score) for one in tallies(of, softer)] == ["75.00", "87.50", "80.50"]
    strict = replace(rules, minimum_scorecards=2)
    assert [one.official for one in tallies(of, strict)] == [Fraction(75), None, None]
    assert [one.score for one in tallies(table_of({"A1": {"x": 1}, "A2": {"y": 2}}), rules)] == [None, None]


def test_rank_sums_count_in_the_category_where_everybody_ranked_the_same() -> None:
    everybody = {"A1": {"x": 80, "y": 70}, "A2": {"x": 90, "y": 60}, "A3": {"x": 80, "y": 80}}
    of = table_of({**everybody, "B1": {"x": 9}, "B2": {"x": 8, "y": 7}})
    found = tallies(of, Rules(method=Method.RANK_SUM, minimum_scorecards=1, decimals=1))
    assert [one.official for one in found] == [Fraction(9, 2), Fraction(4), Fraction(7, 2), None, None]
    assert [str(one.score) for one in found[:3]] == ["4.5", "4.0", "3.5"]


def test_head_to_head_counts_only_judges_who_scored_both() -> None:
    first = tally(Entry(submission="A", category=None, cards={j: {"t": Decimal(s)} for j, s in (("x", 5), ("y", 7))}))
    second = tally(Entry(submission="B", category=None, cards={j: {"t": Decimal(s)} for j, s in (("y", 6), ("z", 9))}))
    assert head_to_head([second, first]) == {("A", "B"): 1, ("B", "A"): 0}


@given(SOME)
def test_mean_and_median_are_those_of_the_standard_library_and_the_trimmed_mean_is_that_of_scipy(
    values: list[Decimal],
) -> None:
    from scipy.stats import trim_mean

    exact = [Fraction(one) for one in values]
    assert (mean(values), median(values)) == (statistics.mean(exact), statistics.median(exact))
    trimmed = trimmed_mean(values)
    if trimmed is not None:
        share = 1.5 / len(values)  # of the values, cut at each end: one, for scipy rounds down
        assert float(trimmed) == pytest.approx(trim_mean([float(one) for one in values], share))


@given(tables_of_totals())
def test_head_to_head_is_that_of_pandas(totals: dict[str, dict[str, Decimal]]) -> None:
    import pandas as pd

    columns = pd.DataFrame({name: pd.Series(cards, dtype=float) for name, cards in totals.items()})
    tallied = tallies(table_of(totals), Rules(minimum_scorecards=1))
    assert head_to_head(tallied) == {
        (one, other): int((columns[one] > columns[other]).sum()) for one in columns for other in columns if one != other
    }


@given(SOME, HALF_POINTS, st.data())
def test_raising_a_score_never_lowers_mean_or_median(
    values: list[Decimal], raise_by: Decimal, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    raised = [*values[:place], values[place] + raise_by, *values[place + 1 :]]
    for combined in (mean, median, trimmed_mean):
        before, after = combined(values), combined(raised)
        assert (before is None) == (after is None)
        assert before is None or after is None or after >= before


@given(SOME.flatmap(lambda values: st.tuples(st.just(values), st.permutations(values))))
def test_the_order_of_judges_changes_nothing(both: tuple[list[Decimal], list[Decimal]]) -> None:
    values, shuffled = both
    for combined in (mean, median, trimmed_mean):
        assert combined(shuffled) == combined(values)


@given(SOME)
def test_mean_and_median_lie_between_the_lowest_and_the_highest(values: list[Decimal]) -> None:
    assert min(values) <= (mean(values) or 0) <= max(values)
    assert min(values) <= (median(values) or 0) <= max(values)


@given(st.fractions(min_value=0, max_value=1000), st.integers(0, 4))
def test_rounding_is_off_by_half_a_unit_at_most(value: Fraction, decimals: int) -> None:
    unit = Fraction(1, 10**decimals)
    off = Fraction(round_half_up(value, decimals)) - value
    assert -unit / 2 < off <= unit / 2
