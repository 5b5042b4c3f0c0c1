"""Means, medians and rounding, exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Method
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.score_table import Entry
from judge_desktop.scoring.tally import head_to_head, mean, median, round_half_up, tally, trimmed_mean

SCORES = st.integers(min_value=0, max_value=200).map(lambda halves: Decimal(halves) / 2)
SOME = st.lists(SCORES, min_size=1, max_size=9)


def entry(*totals: int | str) -> Entry:
    cards = {f"j{place}": {"D1": Decimal(total)} for place, total in enumerate(totals, 1)}
    return Entry(submission="A1", category="A", cards=cards)


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


def test_a_method_that_is_not_there_is_refused() -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        tally(entry(80), method=Method.RANK_SUM)
    assert refused.value.code is Code.METHOD_NOT_AVAILABLE


def test_head_to_head_counts_only_judges_who_scored_both() -> None:
    first = tally(Entry(submission="A", category=None, cards={j: {"t": Decimal(s)} for j, s in (("x", 5), ("y", 7))}))
    second = tally(Entry(submission="B", category=None, cards={j: {"t": Decimal(s)} for j, s in (("y", 6), ("z", 9))}))
    assert head_to_head([second, first]) == {("A", "B"): 1, ("B", "A"): 0}


@given(SOME, SCORES, st.data())
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
