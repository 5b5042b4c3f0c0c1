"""The two distributions behind intervals and p-values: quantiles of F, the upper tail of chi-square.

Gamma functions are those of mpmath.
"""

from __future__ import annotations

from functools import lru_cache

import mpmath

_BITS = 80  # a float has 53; large degrees of freedom cost some in the logarithms of gamma functions
_CLOSE = 1e-13  # relative, of a quantile
_STEPS = 100  # Newton needs about eight


def chi_square_above(value: float, df: int) -> float:
    """The probability of a chi-square beyond ``value`` with ``df`` degrees of freedom."""
    with mpmath.workprec(_BITS):
        return float(mpmath.gammainc(mpmath.mpf(df) / 2, mpmath.mpf(value) / 2, mpmath.inf, regularized=True))


@lru_cache(maxsize=256)
def f_quantile(share: float, df1: float, df2: float) -> float:
    """The value below which that share (between 0 and 1) of an F distribution lies; degrees of freedom may be broken.

    Newton's method on its logarithm, from 0: there the density is highest, so that it falls on both sides and every
    step stops short of the root.
    """
    with mpmath.workprec(_BITS):
        half1, half2 = mpmath.mpf(df1) / 2, mpmath.mpf(df2) / 2
        log_beta = mpmath.loggamma(half1) + mpmath.loggamma(half2) - mpmath.loggamma(half1 + half2)
        found = mpmath.mpf(0)
        for _ in range(_STEPS):
            odds = mpmath.exp(found) * half1 / half2
            part, rest = odds / (1 + odds), 1 / (1 + odds)
            density = mpmath.exp(half1 * mpmath.log(part) + half2 * mpmath.log(rest) - log_beta)
            step = (share - _below(float(half1), float(half2), float(part), float(rest), float(density))) / density
            found += step
            if abs(step) <= _CLOSE * (1 + abs(found)):
                break
        return float(mpmath.exp(found))


def _below(a: float, b: float, x: float, rest: float, density: float) -> float:
    """The regularized incomplete beta function I_x(a, b); ``rest`` is 1 − x, ``density`` x^a (1 − x)^b / B(a, b)."""
    if x < (a + 1) / (a + b + 2):
        return density / a * _continued_fraction(a, b, x)
    return 1 - density / b * _continued_fraction(b, a, rest)


def _continued_fraction(a: float, b: float, x: float) -> float:
    """The fraction in I_x(a, b) = x^a (1 − x)^b / (a B(a, b)) × fraction, from its head on by Lentz's method; about the
    square root of the larger of a and b terms. Source: NIST Digital Library of Mathematical Functions, 8.17.22.
    """
    value, up, down = 1.0, 1.0, 0.0
    for term in range(100_000):
        m = term // 2
        if term % 2:
            part = (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2))
        else:
            part = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        down = 1 / (1 + part * down)
        up = 1 + part / up
        value *= up * down
        if abs(up * down - 1) < 1e-16:
            break
    return 1 / value
