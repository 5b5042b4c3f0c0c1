"""Figures in writing: whole, or cut off; never rounded."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.config.exact_figures import added, written
from tests.helpers.printed_results import is_so, worked_out


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("7.50"), "7.5"),
        (Decimal(0), "0"),
        (607, "607"),
        (Fraction(607, 7), "86.714285…"),
        (Fraction(2, 3), "0.666666…"),
        (Fraction(-1, 3), "−0.333333…"),
        (Fraction(1, 64), "0.015625"),
        (Fraction(1, 128), "0.007812…"),
    ],
)
def test_a_figure_is_whole_or_cut_off(value: Decimal | Fraction | int, shown: str) -> None:
    assert written(value) == shown


def test_what_is_added_keeps_its_order_and_its_signs() -> None:
    assert added([Decimal(83), Decimal("79.5"), Decimal(-2), Decimal(0)]) == "83 + 79.5 − 2 + 0"
    assert added([Decimal(-2), Decimal(3)]) == "−2 + 3"
    assert added([Decimal(5)]) == "5"


@given(st.fractions(), st.integers(0, 12))
def test_what_is_written_is_the_figure_as_far_as_it_goes(value: Fraction, decimals: int) -> None:
    assert is_so(value, written(value, decimals))


@given(st.lists(st.decimals(-100, 100, places=2), min_size=1, max_size=9))
def test_a_sum_can_be_done_again(values: list[Decimal]) -> None:
    assert worked_out(added(values)) == sum(map(Fraction, values))
