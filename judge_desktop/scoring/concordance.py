"""Kendall's coefficient of concordance W, corrected for ties, of submissions scored by every judge.

Source: Kendall and Babington Smith (1939), The problem of m rankings; the correction for ties: Kendall (1948), Rank
correlation methods.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from numpy.typing import NDArray

from judge_desktop.domain.statistics import KendallW
from judge_desktop.scoring.average_ranks import doubled_ranks
from judge_desktop.scoring.tail_areas import chi_square_above


def kendall_w(totals: NDArray[Any]) -> KendallW | None:
    """W = 12 S / (m² (n³ − n) − m T) of ``totals`` [judges, submissions], where S are the squared deviations of the
    rank sums of n submissions from their mean and T is the sum of t³ − t over the ties of m judges.

    χ² = m (n − 1) W with n − 1 degrees of freedom. None when no judge sees any difference.
    """
    judges, submissions = totals.shape
    doubled = doubled_ranks(totals) - (submissions + 1)  # deviations from the mean rank
    rank_sums = Fraction(sum(int(one) ** 2 for one in doubled.sum(axis=0)), 4)
    without_ties = submissions**3 - submissions
    ties = judges * without_ties - 3 * sum(int(row @ row) for row in doubled)  # what equal ranks take off their spread
    whole = judges**2 * without_ties - judges * ties
    if whole == 0:
        return None
    w = 12 * rank_sums / whole
    chi2, df = float(judges * (submissions - 1) * w), submissions - 1
    return KendallW(w=float(w), chi2=chi2, df=df, p=chi_square_above(chi2, df))
