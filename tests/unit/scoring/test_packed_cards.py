"""Packed scorecards read like the dictionaries they were made of."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.scoring.packed_cards import PackedCards, packed
from judge_desktop.scoring.score_table import Entry

SCORES = st.decimals(min_value=-5, max_value=100, places=2) | st.integers(0, 40).map(Decimal)
CARDS = st.lists(st.sampled_from("pqrs"), min_size=1, unique=True).flatmap(
    lambda criteria: st.dictionaries(
        st.sampled_from("vwxyz"), st.fixed_dictionaries(dict.fromkeys(criteria, SCORES)), max_size=5
    )
)


@given(CARDS)
def test_packing_changes_nothing_that_can_be_read(cards: dict[str, dict[str, Decimal]]) -> None:
    small = packed(cards)
    assert small == cards
    plain = Entry(submission="A", category=None, cards=cards)
    tight = Entry(submission="A", category=None, cards=small)
    assert (tight.totals, tight.criterion_sums) == (plain.totals, plain.criterion_sums)
    assert (list(tight.totals), list(tight.criterion_sums)) == (list(plain.totals), list(plain.criterion_sums))


def test_what_cannot_be_packed_stays_as_it_is() -> None:
    different = {"x": {"D1": Decimal(1)}, "y": {"D1": Decimal(1), "D2": Decimal(2)}}
    large = {"x": {"D1": Decimal(2**63)}}
    assert packed(different) is different
    assert packed(large) is large
    assert packed({}) == {}
    assert isinstance(packed({"x": {"D1": Decimal(2**63 - 1)}}), PackedCards)
