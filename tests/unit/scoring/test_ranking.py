"""Competition ranks and the tie-break ladder, against worked examples and a naive oracle."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Method, Rules, TieBreakStep
from judge_desktop.domain.standings import Standing, Tally
from judge_desktop.scoring.ranking import TieOrder, rank, rank_all
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.tally import tallies

LADDER = (TieBreakStep.CRITERIA_BY_WEIGHT, TieBreakStep.MEDIAN, TieBreakStep.HEAD_TO_HEAD, TieBreakStep.CHAIR)
WEIGHTS = {"D1": Decimal(10), "D2": Decimal(30), "D3": Decimal(40), "D4": Decimal(20)}

Cards = Mapping[str, Sequence[Sequence[int]]]


def standings(
    cards: Cards,
    *,
    ladder: Sequence[TieBreakStep] = LADDER,
    weights: Mapping[str, Decimal] = WEIGHTS,
    orders: Sequence[TieOrder] = (),
) -> tuple[Standing, ...]:
    """Standings of one category; ``cards``: submission -> one row of criterion scores per judge."""
    entries = [
        Entry(
            submission=submission,
            category="A",
            cards={f"j{judge}": dict(zip(WEIGHTS, map(Decimal, row), strict=False)) for judge, row in enumerate(rows)},
        )
        for submission, rows in cards.items()
    ]
    return rank(tallied(*entries), ladder=ladder, weights=weights, orders=orders)


def tallied(*entries: Entry, decimals: int = 2) -> tuple[Tally, ...]:
    return tallies(ScoreTable(entries=entries, weights={}), Rules(decimals=decimals, minimum_scorecards=1))


def brief(found: Sequence[Standing]) -> list[tuple[str, int | None, bool, str | None]]:
    return [(one.submission, one.rank, one.tied, one.decided_by) for one in found]


def test_different_scores_need_no_ladder() -> None:
    assert brief(standings({"A": [(7, 20, 30, 10)], "B": [(8, 20, 30, 10)], "C": [(1, 1, 1, 1)]})) == [
        ("B", 1, False, "score"),
        ("A", 2, False, "score"),
        ("C", 3, False, None),
    ]


def test_the_lowest_rank_sum_is_the_best() -> None:
    entries = [
        Entry(
            submission=name,
            category=None,
            cards={judge: {"D1": Decimal(one)} for judge, one in zip("xyz", row, strict=True)},
        )
        for name, row in (("A", (9, 9, 7)), ("B", (8, 8, 9)), ("C", (7, 7, 8)), ("D", (1, 1, 1)))
    ]
    rules = Rules(method=Method.RANK_SUM, minimum_scorecards=1)
    ranked = rank_all(
        tallies(ScoreTable(entries=tuple(entries), weights={}), rules), method=rules.method, ladder=LADDER
    )
    assert [(one.submission, one.rank, str(one.tally.score)) for one in ranked] == [
        ("A", 1, "5.00"),
        ("B", 2, "5.00"),
        ("C", 3, "8.00"),
        ("D", 4, "12.00"),
    ]
    assert [one.decided_by for one in ranked] == ["median", "score", "score", None]


def test_equal_tallies_share_a_rank_and_the_next_is_skipped() -> None:
    same = [(5, 20, 30, 10)]
    found = standings({"D": [(0, 0, 0, 0)], "C": same, "B": same, "A": [(9, 25, 35, 15)]})
    assert brief(found) == [
        ("A", 1, False, "score"),
        ("B", 2, True, None),
        ("C", 2, True, None),
        ("D", 4, False, None),
    ]


def test_the_heaviest_dimension_decides_first() -> None:
    found = standings({"A": [(10, 20, 30, 20)], "B": [(0, 30, 30, 20)], "C": [(0, 20, 40, 20)]})
    assert brief(found) == [
        ("C", 1, False, "criterion:D3"),
        ("B", 2, False, "criterion:D2"),
        ("A", 3, False, None),
    ]


def test_dimensions_of_equal_weight_are_added_together() -> None:
    weights = {"D1": Decimal(30), "D2": Decimal(30), "D3": Decimal(20), "D4": Decimal(20)}
    found = standings({"A": [(10, 20, 15, 5)], "B": [(20, 12, 10, 8)]}, weights=weights)
    assert brief(found) == [("B", 1, False, "criterion:D1+D2"), ("A", 2, False, None)]


def test_the_median_comes_after_the_criteria() -> None:
    flat = [(0, 0, 40, 0), (0, 0, 40, 0), (0, 0, 10, 0)]
    steep = [(0, 0, 35, 0), (0, 0, 35, 0), (0, 0, 20, 0)]
    assert brief(standings({"A": steep, "B": flat})) == [("B", 1, False, "median"), ("A", 2, False, None)]


def test_head_to_head_settles_what_most_judges_prefer() -> None:
    first = [(0, 0, 11, 0), (0, 0, 21, 0), (0, 0, 29, 0), (0, 0, 39, 0), (0, 0, 0, 0)]
    other = [(0, 0, 10, 0), (0, 0, 20, 0), (0, 0, 28, 0), (0, 0, 38, 0), (0, 0, 4, 0)]
    ladder = (TieBreakStep.HEAD_TO_HEAD,)
    assert brief(standings({"B": first, "A": other}, ladder=ladder)) == [
        ("B", 1, False, "head_to_head"),
        ("A", 2, False, None),
    ]


def test_a_cycle_decides_nothing() -> None:
    ring = {
        "A": [(3, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0)],
        "B": [(2, 0, 0, 0), (3, 0, 0, 0), (1, 0, 0, 0)],
        "C": [(1, 0, 0, 0), (2, 0, 0, 0), (3, 0, 0, 0)],
    }
    assert [one.rank for one in standings(ring)] == [1, 1, 1]


def test_who_beats_all_goes_first_and_the_rest_goes_on_at_the_next_step() -> None:
    # X beats Y and Z two to one; Y would beat Z, but head-to-head is not asked a second time.
    cards = {
        "X": [(9, 0, 0, 0), (9, 0, 0, 0), (0, 0, 0, 0)],
        "Y": [(6, 0, 0, 0), (6, 0, 0, 0), (6, 0, 0, 0)],
        "Z": [(5, 0, 0, 0), (5, 0, 0, 0), (8, 0, 0, 0)],
    }
    ladder = (TieBreakStep.HEAD_TO_HEAD, TieBreakStep.CHAIR)
    assert brief(standings(cards, ladder=ladder)) == [
        ("X", 1, False, "head_to_head"),
        ("Y", 2, True, None),
        ("Z", 2, True, None),
    ]
    decided = standings(cards, ladder=ladder, orders=[TieOrder(order=("Z", "Y"))])
    assert brief(decided) == [
        ("X", 1, False, "head_to_head"),
        ("Z", 2, False, "decision"),
        ("Y", 3, False, None),
    ]


def test_the_chair_decides_what_nothing_else_settles() -> None:
    same = [(5, 20, 30, 10)]
    tie = {"A": same, "B": same, "C": same}
    assert brief(standings(tie, orders=[TieOrder(order=("C", "A", "B"))])) == [
        ("C", 1, False, "decision"),
        ("A", 2, False, "decision"),
        ("B", 3, False, None),
    ]
    only_winner = brief(standings(tie, orders=[TieOrder(order=("B",))]))
    assert only_winner == [("B", 1, False, "decision"), ("A", 2, True, None), ("C", 2, True, None)]


def test_a_decision_about_another_group_is_not_stretched() -> None:
    same = [(5, 20, 30, 10)]
    tie = {"A": same, "B": same, "C": same}
    assert [one.rank for one in standings(tie, orders=[TieOrder(order=("C", "A"))])] == [1, 1, 1]
    stale = TieOrder(order=("B",), among=frozenset({"A", "B"}))
    assert [one.rank for one in standings(tie, orders=[stale])] == [1, 1, 1]


def test_a_ladder_without_the_chair_knows_no_decision() -> None:
    same = [(5, 20, 30, 10)]
    found = standings({"A": same, "B": same}, ladder=LADDER[:-1], orders=[TieOrder(order=("B", "A"))])
    assert [one.rank for one in found] == [1, 1]


def test_ranks_follow_the_printed_score_and_steps_the_exact_one() -> None:
    third = [(0, 0, 10, 0), (0, 0, 10, 0), (0, 0, 11, 0)]
    a_hair_less = [*third, (0, 0, 10, 0)]
    entries = [
        Entry(submission=name, category=None, cards={str(at): {"t": Decimal(row[2])} for at, row in enumerate(rows)})
        for name, rows in (("A", third), ("B", a_hair_less))
    ]
    found = rank_all(tallied(*entries, decimals=0), ladder=LADDER)
    assert [one.tally.score for one in found] == [Decimal(10), Decimal(10)]
    assert [one.rank for one in found] == [1, 1]


def test_without_a_score_there_is_no_rank() -> None:
    unscored = Entry(submission="B", category="A", cards={})
    scored = Entry(submission="C", category="A", cards={"j": {"D1": Decimal(1)}})
    assert brief(rank(tallied(unscored, scored), ladder=LADDER)) == [("C", 1, False, None), ("B", None, False, None)]


ROW = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))


@st.composite
def categories(draw: st.DrawFn) -> dict[str, list[tuple[int, int, int, int]]]:
    judges = draw(st.integers(1, 4))
    names = draw(st.lists(st.sampled_from("ABCDEF"), min_size=1, max_size=6, unique=True))
    return {name: draw(st.lists(ROW, min_size=judges, max_size=judges)) for name in names}


def oracle(cards: Cards, decimals: int = 2) -> dict[str, int]:
    """Ranks by a sentence: a place behind everybody who is ahead, found by comparing keys; head-to-head by counting."""

    def mean(values: Sequence[int]) -> Fraction:
        return Fraction(sum(values), len(values))

    def printed(name: str) -> Decimal:
        exact = mean([sum(row) for row in cards[name]])
        unit = Decimal(1).scaleb(-decimals)
        return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(unit, ROUND_HALF_UP)

    def median(name: str) -> Fraction:
        totals = sorted(sum(row) for row in cards[name])
        return Fraction(totals[(len(totals) - 1) // 2] + totals[len(totals) // 2], 2)

    def ladder_key(name: str) -> tuple[object, ...]:
        by_weight = [mean([row[at] for row in cards[name]]) for at in (2, 1, 3, 0)]
        return (printed(name), *by_weight, median(name))

    keys = {name: ladder_key(name) for name in cards}
    ranks = {}
    for name in cards:
        ahead = [other for other in cards if keys[other] > keys[name]]
        peers = [other for other in cards if keys[other] == keys[name]]

        def beats(one: str, other: str) -> bool:
            pairs = list(zip(cards[one], cards[other], strict=True))
            wins = sum(sum(mine) > sum(theirs) for mine, theirs in pairs)
            return wins > sum(sum(mine) < sum(theirs) for mine, theirs in pairs)

        champions = [one for one in peers if len(peers) > 1 and all(beats(one, two) for two in peers if two != one)]
        ranks[name] = 1 + len(ahead) + (1 if champions and name not in champions else 0)
    return ranks


@given(categories())
def test_ranks_equal_a_naive_oracle(cards: dict[str, list[tuple[int, int, int, int]]]) -> None:
    assert {one.submission: one.rank for one in standings(cards)} == oracle(cards)


@given(categories())
def test_tied_means_a_shared_rank(cards: dict[str, list[tuple[int, int, int, int]]]) -> None:
    found = standings(cards)
    ranks = [one.rank for one in found]
    assert ranks == sorted(ranks, key=lambda rank: rank or 0)
    for one in found:
        assert one.tied == (ranks.count(one.rank) > 1)
    for place, one in enumerate(found):
        is_last = place == len(found) - 1
        assert (one.decided_by is None) == (one.tied or is_last)


@given(categories().flatmap(lambda cards: st.tuples(st.just(cards), st.permutations(list(cards)))))
def test_entry_order_and_names_decide_nothing(
    both: tuple[dict[str, list[tuple[int, int, int, int]]], list[str]],
) -> None:
    cards, order = both
    assert standings({name: cards[name] for name in order}) == standings(cards)
    renamed = dict(zip(cards, order, strict=True))
    ranks = {one.submission: one.rank for one in standings(cards)}
    again = {one.submission: one.rank for one in standings({renamed[name]: rows for name, rows in cards.items()})}
    assert again == {renamed[name]: rank for name, rank in ranks.items()}


@given(
    categories().flatmap(
        lambda cards: st.tuples(st.just(cards), st.permutations(range(len(next(iter(cards.values()))))))
    )
)
def test_permuting_the_judges_permutes_nothing_in_the_ranks(
    both: tuple[dict[str, list[tuple[int, int, int, int]]], list[int]],
) -> None:
    cards, order = both
    shuffled = {name: [rows[at] for at in order] for name, rows in cards.items()}
    assert brief(standings(shuffled)) == brief(standings(cards))


EQUAL = {name: [(8, 20, 30, 10)] for name in "ABCD"}


def test_people_may_decide_who_comes_first_and_then_who_comes_second() -> None:
    first = TieOrder(order=("C",), among=frozenset("ABCD"))
    second = TieOrder(order=("A",), among=frozenset("ABD"))

    assert [one.rank for one in standings(EQUAL, orders=[first])] == [1, 2, 2, 2]
    assert brief(standings(EQUAL, orders=[first, second])) == [
        ("C", 1, False, "decision"),
        ("A", 2, False, "decision"),
        ("B", 3, True, None),
        ("D", 3, True, None),
    ]


def test_a_decision_may_order_the_first_few_of_a_larger_group() -> None:
    order = TieOrder(order=("D", "B"), among=frozenset("ABCD"))

    assert [(one.submission, one.rank) for one in standings(EQUAL, orders=[order])] == [
        ("D", 1), ("B", 2), ("A", 3), ("C", 3),
    ]  # fmt: skip
    assert [one.rank for one in standings(EQUAL, orders=[TieOrder(order=("D", "B"))])] == [1, 1, 1, 1]
