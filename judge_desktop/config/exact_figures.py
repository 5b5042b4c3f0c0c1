"""Exact figures in writing, for somebody with a calculator: never rounded, only cut off with … if endless."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

Exact = Decimal | Fraction | int
MINUS = "−"
SHOWN_BEYOND = 4  # decimals shown beyond those of the official score


def written(value: Exact, decimals: int = 6) -> str:
    """The value with all its decimals when it has no more than ``decimals``; else that many, cut off, and …"""
    numerator, denominator = abs(Fraction(value)).as_integer_ratio()
    whole, rest = divmod(numerator, denominator)
    digits = ""
    while rest and len(digits) < decimals:
        digit, rest = divmod(10 * rest, denominator)
        digits += str(digit)
    sign = MINUS if value < 0 else ""
    return f"{sign}{whole}{'.' if digits else ''}{digits}{'…' if rest else ''}"


def added(values: Iterable[Exact], decimals: int = 6) -> str:
    """83 + 79 − 1.5: what is added up, in its order."""
    parts = [written(value, decimals) for value in values]
    rest = [f"{MINUS} {one[1:]}" if one.startswith(MINUS) else f"+ {one}" for one in parts[1:]]
    return " ".join((*parts[:1], *rest))
