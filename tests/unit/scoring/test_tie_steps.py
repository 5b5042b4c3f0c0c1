"""The steps that are told are those that decided: held against the ranking itself."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Rules, TieBreakStep
from judge_desktop.domain.standings import Standing
from judge_desktop.scoring.ranking import TieOrder, rank
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.tally import tallies
from judge_desktop.scoring.tie_steps import StepTaken, steps_taken

LADDER = (TieBreakStep.CRITERIA_BY_WEIGHT, TieBreakStep.MEDIAN, TieBreakStep.HEAD_TO_HEAD, TieBreakStep.CHAIR)
WEIGHTS = {"D1": Decimal(10), "D2": Decimal(30), "D3": Decimal(30)}
Rows = dict[str, list[tuple[int, int, int]]]


def ranked(cards: Rows, orders: tuple[TieOrder, ...] = ()) -> tuple[Standing, ...]:
    """Of one category; ``cards``: submission -> a row of criterion scores per judge."""
    entries = tuple(
        Entry(
            submission=name,
            category="A",
            cards={f"j{at}": dict(zip(WEIGHTS, map(Decimal, row), strict=True)) for at, row in enumerate(rows)},
        )
        for name, rows in cards.items()
    )
    tallied = tallies(ScoreTable(entries=entries, weights={}), Rules(minimum_scorecards=1))
    return rank(tallied, ladder=LADDER, weights=WEIGHTS, orders=orders)


def taken(cards: Rows, orders: tuple[TieOrder, ...] = ()) -> tuple[tuple[StepTaken, ...], ...]:
    return steps_taken(ranked(cards, orders), LADDER, WEIGHTS, orders)


def test_different_scores_take_no_step() -> None:
    assert taken({"A": [(1, 2, 3)], "B": [(1, 2, 4)]}) == ()


def test_what_each_step_compared_is_told() -> None:
    (steps,) = taken({"A": [(4, 1, 1), (0, 3, 3)], "B": [(2, 3, 1), (2, 1, 3)], "C": [(3, 2, 1), (3, 3, 0)]})
    assert [(one.rung, one.step.name, one.parts) for one in steps] == [
        (1, "criterion:D2+D3", (("A", "B"), ("C",))),
        (2, "criterion:D1", (("A", "B"),)),
        (3, "median", (("A", "B"),)),
        (4, "head_to_head", (("A", "B"),)),
        (5, "decision", (("A", "B"),)),
    ]
    assert steps[0].values == {"A": Fraction(4), "B": Fraction(4), "C": Fraction(3)}
    assert [one.decided for one in steps] == [True, False, False, False, False]


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Rows, tuple[TieOrder, ...]]:
    names, judges = "ABCD"[: draw(st.integers(2, 4))], draw(st.integers(1, 3))
    scores = st.tuples(*[st.integers(0, 1)] * 3)
    cards = {name: draw(st.lists(scores, min_size=judges, max_size=judges)) for name in names}
    order = draw(st.lists(st.sampled_from(names), unique=True, max_size=len(names)))
    among = frozenset(draw(st.lists(st.sampled_from(names))))
    return cards, (TieOrder(order=tuple(order), among=among | set(order)),) if order else ()


@given(_cases())
def test_the_step_that_tells_two_apart_is_the_one_that_decided(case: tuple[Rows, tuple[TieOrder, ...]]) -> None:
    standings, told = ranked(*case), [step for group in taken(*case) for step in group]
    for first, second in pairwise(standings):
        if first.tally.score != second.tally.score:
            continue
        names = first.submission, second.submission
        between = [one.step.name for one in told if _tells_apart(one, *names)]
        assert len(between) == (first.rank != second.rank), "told apart once, and then compared no more"
        if not first.tied:
            assert between == [first.decided_by]


def _tells_apart(step: StepTaken, first: str, second: str) -> bool:
    places = {name: place for place, part in enumerate(step.parts) for name in part}
    return first in places and second in places and places[first] != places[second]
