"""The intraclass correlation in six forms, with 95 % confidence intervals, of submissions scored by every judge.

Source: Shrout and Fleiss (1979), Intraclass correlations: uses in assessing rater reliability. Mean squares are exact,
so that a missing spread is seen as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from numpy.typing import NDArray

from judge_desktop.domain.statistics import Icc
from judge_desktop.scoring.tail_areas import f_quantile

ICC_FORMS = ("ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)")
_TAIL = 0.975
_LEAST_FREEDOM = 0.1  # below, quantiles of F have thirty digits and more: there is no interval to speak of


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """The two-way analysis of variance of n submissions and k judges, in squared units of the totals."""

    n: int
    k: int
    submissions: Fraction  # between submissions, n − 1 degrees of freedom
    within: Fraction  # within submissions, n (k − 1)
    judges: Fraction  # between judges, k − 1
    error: Fraction  # what is left, (n − 1) (k − 1)


def mean_squares(totals: NDArray[Any]) -> MeanSquares:
    """Of ``totals`` [judges, submissions], whole numbers, at least two of each."""
    k, n = totals.shape
    whole = totals - totals.min()
    all_of_it = Fraction(int(whole.sum()) ** 2, n * k)
    squares = sum(_squares(row) for row in whole)
    submissions = Fraction(_squares(whole.sum(axis=0)), k) - all_of_it
    judges = Fraction(_squares(whole.sum(axis=1)), n) - all_of_it
    within = squares - all_of_it - submissions
    return MeanSquares(
        n=n,
        k=k,
        submissions=submissions / (n - 1),
        within=within / (n * (k - 1)),
        judges=judges / (k - 1),
        error=(within - judges) / ((n - 1) * (k - 1)),
    )


def intraclass_correlations(totals: NDArray[Any]) -> dict[str, Icc | None]:
    """The six forms of ``totals`` [judges, submissions] by name; None where one is not defined."""
    squares = mean_squares(totals)
    forms = (_one_way(squares), _two_way_random(squares), _two_way_mixed(squares))
    singles, averages = zip(*forms, strict=True)
    return dict(zip(ICC_FORMS, (*singles, *averages), strict=True))


def _one_way(ms: MeanSquares) -> tuple[Icc | None, Icc | None]:
    """ICC(1,1) and ICC(1,k): each submission has its own judges."""
    return _by_f_ratio(ms.submissions, ms.within, ms.k, (ms.n - 1, ms.n * (ms.k - 1)))


def _two_way_mixed(ms: MeanSquares) -> tuple[Icc | None, Icc | None]:
    """ICC(3,1) and ICC(3,k): consistency of these judges."""
    return _by_f_ratio(ms.submissions, ms.error, ms.k, (ms.n - 1, (ms.n - 1) * (ms.k - 1)))


def _by_f_ratio(between: Fraction, noise: Fraction, k: int, freedom: tuple[int, int]) -> tuple[Icc | None, Icc | None]:
    """(F − 1) / (F + k − 1) and 1 − 1 / F for F = between / noise and for both ends of its interval."""
    if between == 0:
        return None, None
    rest = float(noise / between)
    low, high = 1 / f_quantile(_TAIL, *freedom), f_quantile(_TAIL, *reversed(freedom))
    single = Icc(
        value=float((between - noise) / (between + (k - 1) * noise)),
        low=(low - rest) / (low + (k - 1) * rest),
        high=(high - rest) / (high + (k - 1) * rest),
    )
    return single, Icc(value=1 - rest, low=1 - rest / low, high=1 - rest / high)


def _two_way_random(ms: MeanSquares) -> tuple[Icc | None, Icc | None]:
    """ICC(2,1) and ICC(2,k): absolute agreement of judges who stand for others. The interval is approximate; that of
    the average follows from that of one judge by the formula of Spearman and Brown.

    The average is None where its denominator, or that of an end of its interval, is not positive.
    """
    if ms.submissions == 0:
        return None, None
    noise, judges = ms.error / ms.submissions, ms.judges / ms.submissions
    of_one = ms.k * judges + (ms.k * ms.n - ms.k - ms.n) * noise  # n times what stands beside F in the denominators
    of_all = judges - noise
    value = ms.n * (1 - noise) / (ms.n + of_one)
    ratios = _ends_of_f(ms, value)
    if ratios is None:
        return None, None
    low, high = (ms.n * (ratio - float(noise)) for ratio in ratios)
    single = Icc(
        value=float(value),
        low=low / (ms.n * ratios[0] + float(of_one)),
        high=high / (ms.n * ratios[1] + float(of_one)),
    )
    wholes = ms.n * ratios[0] + float(of_all), ms.n * ratios[1] + float(of_all)
    if ms.n + of_all <= 0 or min(wholes) <= 0:
        return single, None
    return single, Icc(value=float(ms.n * (1 - noise) / (ms.n + of_all)), low=low / wholes[0], high=high / wholes[1])


def _ends_of_f(ms: MeanSquares, value: Fraction) -> tuple[float, float] | None:
    """What F is multiplied with at both ends, by the approximate degrees of freedom of Fleiss and Shrout (1978),
    Approximate interval estimation for a certain intraclass correlation coefficient. None where there are none.
    """
    if ms.judges == ms.error == 0:
        return 1.0, 1.0  # everybody agrees on every total
    judges = float(ms.k * value * ms.judges / ms.submissions)
    noise = float((ms.n * (1 + (ms.k - 1) * value) - ms.k * value) * ms.error / ms.submissions)
    apart = (ms.n - 1) * judges**2 + noise**2
    freedom = (ms.n - 1) * (ms.k - 1) * (judges + noise) ** 2 / apart if apart > 0 else 0.0
    if freedom < _LEAST_FREEDOM:
        return None
    return 1 / f_quantile(_TAIL, ms.n - 1, freedom), f_quantile(_TAIL, freedom, ms.n - 1)


def _squares(values: NDArray[Any]) -> int:
    """The sum of the squares of whole numbers, exact."""
    largest = int(values.max())
    if values.dtype != object and largest**2 * len(values) < 2**63:
        return int(values @ values)
    return sum(int(value) ** 2 for value in values)
