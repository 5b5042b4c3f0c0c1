"""Quantiles and tails are those of scipy, from one degree of freedom to a million."""

import numpy as np
import pytest
from scipy import stats

from judge_desktop.scoring.tail_areas import chi_square_above, f_quantile

DEGREES = (0.1, 1, 2, 3.7, 6, 20, 60.5, 299, 4999, 994_801)


@pytest.mark.parametrize("share", [0.025, 0.5, 0.975])
def test_quantiles_of_f(share: float) -> None:
    pairs = [(df1, df2) for df1 in DEGREES for df2 in DEGREES]
    np.testing.assert_allclose(
        [f_quantile(share, *pair) for pair in pairs], [stats.f.ppf(share, *pair) for pair in pairs], rtol=1e-9
    )


def test_the_tail_of_chi_square() -> None:
    points = [(0.0, 1), (3.84, 1), (29.0, 6), (30.76, 19), (80.0, 9), (5100.0, 4999), (500_000.0, 4999)]
    np.testing.assert_allclose(
        [chi_square_above(*point) for point in points], [stats.chi2.sf(*point) for point in points], rtol=1e-12
    )
