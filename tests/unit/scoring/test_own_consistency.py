"""A judge's own totals: equal ones share a rank, what is incomplete has none, the order of work changes nothing."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.domain.text import Text
from judge_desktop.scoring.own_consistency import RowState, Tie, compare, median, own_scores
from tests.helpers.small_round import card, contest

NAMES = tuple(f"{category}{n}" for category in "AB" for n in range(1, 5))


def with_short_rubric(of: Contest) -> Contest:
    """The same contest, but category B is scored by two criteria of 20 and 30 points."""
    criteria = (
        Criterion(id="S1", name=Text(th="S1"), full_mark=Decimal(20)),
        Criterion(id="S2", name=Text(th="S2"), full_mark=Decimal(30), required=False),
    )
    short = Rubric(id="short", criteria=criteria, total=Decimal(50))
    categories = tuple(replace(one, rubric="short") if one.id == "B" else one for one in of.categories)
    return replace(of, rubrics=(*of.rubrics, short), categories=categories)


def test_equal_totals_share_a_rank_and_only_one_category_makes_them_worth_a_second_look() -> None:
    own = own_scores(
        [card("A1", 81), card("A2", 90), card("B1", 81), card("B2", 81), card("A3", 60)], contest(submissions=NAMES)
    )

    assert [(row.submission, row.rank, row.tie) for row in own.rows] == [
        ("A2", 1, Tie.NONE),
        ("A1", 2, Tie.ELSEWHERE),
        ("B1", 2, Tie.SAME_CATEGORY),
        ("B2", 2, Tie.SAME_CATEGORY),
        ("A3", 5, Tie.NONE),
    ]


def test_what_is_not_complete_stands_at_the_end_without_rank_or_total() -> None:
    own = own_scores(
        [
            card("A1", 10, None, 40, 20),
            card("A2", None, None, None, None, state="recused"),
            card("A3", None, None, None, None),
            card("A4", None, None, None, None, state="absent"),
            card("B1", 0),
        ],
        contest(submissions=NAMES),
    )

    assert [(row.submission, row.state, row.rank, row.total) for row in own.rows] == [
        ("B1", RowState.RANKED, 1, Decimal(0)),
        ("A1", RowState.INCOMPLETE, None, None),
        ("A2", RowState.RECUSED, None, None),
        ("A3", RowState.NOT_STARTED, None, None),
        ("A4", RowState.ABSENT, None, None),
    ]
    assert own.rows[1].scores == (Decimal(10), None, Decimal(40), Decimal(20))


def test_spreads_hold_every_score_given_with_an_exact_median() -> None:
    own = own_scores(
        [card("A1", 8, "23.5", 30, 15), card("A2", 7, "24", 31, 15), card("B1", 9, None, None, None)],
        contest(submissions=NAMES),
    )
    (group,) = own.groups

    assert group.categories == ("A", "B")
    assert [spread.values for spread in group.spreads[:2]] == [
        (Decimal(7), Decimal(8), Decimal(9)),
        (Decimal("23.5"), Decimal(24)),
    ]
    assert [spread.median for spread in group.spreads] == [Decimal(8), Decimal("23.75"), Decimal("30.5"), Decimal(15)]
    assert (group.spreads[0].lowest, group.spreads[0].highest) == (Decimal(7), Decimal(9))


def test_categories_with_other_criteria_are_compared_by_their_share_of_the_full_mark() -> None:
    of = with_short_rubric(contest(submissions=NAMES))
    short = Scorecard(submission="B1", scores={"S1": Decimal(15), "S2": Decimal(25)})
    half = Scorecard(submission="B2", scores={"S1": Decimal(20), "S2": None})
    own = own_scores([card("A1", 80), card("A2", 79), short, half], of)

    assert [(row.submission, row.rank, row.total, row.percent, row.tie) for row in own.rows] == [
        ("A1", 1, Decimal(80), Decimal("80.0"), Tie.ELSEWHERE),
        ("B1", 1, Decimal(40), Decimal("80.0"), Tie.ELSEWHERE),
        ("A2", 3, Decimal(79), Decimal("79.0"), Tie.NONE),
        ("B2", 4, Decimal(20), Decimal("40.0"), Tie.NONE),
    ], "the optional criterion may be missing"
    assert [(group.id, group.categories) for group in own.groups] == [("main", ("A",)), ("short", ("B",))]
    assert own.percents.values == (Decimal("40.0"), Decimal("79.0"), Decimal("80.0"), Decimal("80.0"))
    assert own.percents.median == Decimal("79.5")
    assert compare(own.rows[0], own.rows[1], own.groups[0]) == ()


def test_two_rubrics_with_the_same_criteria_are_one_group() -> None:
    of = contest(submissions=NAMES)
    twin = replace(of.rubrics[0], id="twin", version=2)
    categories = tuple(replace(one, rubric="twin") if one.id == "B" else one for one in of.categories)
    own = own_scores([card("A1", 80), card("B1", 70)], replace(of, rubrics=(*of.rubrics, twin), categories=categories))

    assert [(group.id, group.categories) for group in own.groups] == [("main", ("A", "B"))]


def test_two_submissions_side_by_side_say_where_they_differ() -> None:
    own = own_scores([card("A1", 8, 25, 32, 16), card("A2", 8, 24, 33, None)], contest(submissions=NAMES))
    first, second = own.row("A1"), own.row("A2")
    assert first is not None
    assert second is not None

    lines = compare(first, second, own.group("main"))
    assert [(line.criterion.id, line.first, line.second, line.differs) for line in lines] == [
        ("D1", Decimal(8), Decimal(8), False),
        ("D2", Decimal(25), Decimal(24), True),
        ("D3", Decimal(32), Decimal(33), True),
        ("D4", Decimal(16), None, True),
    ]


def test_nothing_scored_has_no_median_and_a_stranger_is_left_out() -> None:
    own = own_scores([card("A1", None, None, None, None), card("Z9", 50)], contest(submissions=NAMES))

    assert [row.submission for row in own.rows] == ["A1"]
    assert own.groups[0].spreads[0].median is None
    assert own.row("Z9") is None
    assert (own_scores([], contest()).rows, own_scores([], contest()).groups) == ((), ())
    assert own_scores([], contest()).percents.median is None


SCORES = st.one_of(st.none(), st.integers(0, 20).map(lambda n: Decimal(n) / 2))
CARDS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.tuples(SCORES, SCORES, SCORES, SCORES),
        st.sampled_from([ScorecardState.DRAFT, ScorecardState.SEALED, ScorecardState.RECUSED, ScorecardState.ABSENT]),
    ),
    unique_by=lambda one: one[0],
    max_size=8,
).map(
    lambda drawn: [
        Scorecard(
            submission=name,
            state=state,
            scores={
                f"D{n}": None if state in {ScorecardState.RECUSED, ScorecardState.ABSENT} else score
                for n, score in enumerate(scores, 1)
            },
        )
        for name, scores, state in drawn
    ]
)
CONTESTS = st.sampled_from([contest(submissions=NAMES), with_short_rubric(contest(submissions=NAMES))])


@settings(max_examples=150, deadline=None)
@given(cards=CARDS, of=CONTESTS, order=st.randoms(use_true_random=False))
def test_the_order_of_the_scorecards_changes_nothing(cards: list[Scorecard], of: Contest, order: Random) -> None:
    shuffled = list(cards)
    order.shuffle(shuffled)
    assert own_scores(shuffled, of) == own_scores(cards, of)


@settings(max_examples=150, deadline=None)
@given(cards=CARDS)
def test_ranks_are_those_of_a_competition(cards: list[Scorecard]) -> None:
    own = own_scores(cards, contest(submissions=NAMES))
    ranked = [row for row in own.rows if row.rank is not None]

    for row in ranked:
        assert row.total is not None
        higher = sum(other.total > row.total for other in ranked if other.total is not None)
        assert row.rank == higher + 1
        equal = [other for other in ranked if other.total == row.total and other is not row]
        same = [other for other in equal if other.category == row.category]
        assert row.tie is (Tie.SAME_CATEGORY if same else Tie.ELSEWHERE if equal else Tie.NONE)
    assert all(one.rank <= other.rank for one, other in pairwise(ranked) if one.rank and other.rank)


@settings(max_examples=150, deadline=None)
@given(cards=CARDS, of=CONTESTS)
def test_what_is_incomplete_is_never_ranked_and_comes_last(cards: list[Scorecard], of: Contest) -> None:
    own = own_scores(cards, of)
    by_name = {one.submission: one for one in cards}

    assert {row.submission for row in own.rows} == set(by_name)
    for row in own.rows:
        assert (row.rank is None) == (row.state is not RowState.RANKED) == (row.total is None)
        if None in row.scores and row.full_mark == 100:
            assert row.rank is None
    states = [row.state is RowState.RANKED for row in own.rows]
    assert states == sorted(states, reverse=True)


@given(values=st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=30))
def test_the_median_lies_between_the_lowest_and_the_highest(values: list[Decimal]) -> None:
    middle = median(values)

    assert middle is not None
    assert min(values) <= middle <= max(values)
    assert sum(value <= middle for value in values) * 2 >= len(values)
    assert sum(value >= middle for value in values) * 2 >= len(values)


@pytest.mark.parametrize(("values", "middle"), [((), None), ((3,), 3), ((1, 2), "1.5"), ((5, 1, 3), 3)])
def test_medians_by_hand(values: tuple[int, ...], middle: str | int | None) -> None:
    expected = None if middle is None else Decimal(middle)
    assert median([Decimal(one) for one in values]) == expected
