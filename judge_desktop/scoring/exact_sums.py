"""Arithmetic that never rounds, for sums of scores: decimals, whole units, fractions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from math import lcm

_DIGITS = 200  # far more than sums of scores can have


def exact_arithmetic() -> AbstractContextManager[Context]:
    """Inside it sums and products of Decimals are exact (for up to 200 digits)."""
    return localcontext(Context(prec=_DIGITS))


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """The sum, never rounded; it shows as many decimals as the longest of its parts."""
    with exact_arithmetic():
        return sum(values, Decimal(0))


def sum_of_fractions(values: Collection[Fraction]) -> Fraction:
    """The sum, brought to lowest terms once instead of after every addition."""
    common = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (common // value.denominator) for value in values), common)


def in_whole_units(values: Collection[Decimal]) -> tuple[tuple[int, ...], int]:
    """The values as whole numbers of the smallest decimal unit that any of them shows, and the decimal places of it."""
    exponent = exact_sum(values).as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    with exact_arithmetic():
        factor = Decimal(10**places)
        return tuple([int(value * factor) for value in values]), places
