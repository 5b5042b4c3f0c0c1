"""Decimal arithmetic that never rounds, for sums of scores."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from decimal import Context, Decimal, localcontext

_DIGITS = 200  # far more than sums of scores can have


def exact_arithmetic() -> AbstractContextManager[Context]:
    """Inside it sums and products of Decimals are exact (for up to 200 digits)."""
    return localcontext(Context(prec=_DIGITS))


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """The sum, never rounded; it shows as many decimals as the longest of its parts."""
    with exact_arithmetic():
        return sum(values, Decimal(0))


def places_of(values: Iterable[Decimal]) -> int:
    """Decimal places of the smallest unit that any of the values shows; 0 for whole numbers."""
    exponent = exact_sum(values).as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
