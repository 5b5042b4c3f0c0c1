"""Totals that lie far off what the adjusted model expects: a question to the chair and to that judge, no more.

Source: ``methods.md``, "Reliability and stability figures". The model is ``scoring.severity_adjusted``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from judge_desktop.domain.statistics import Outlier
from judge_desktop.scoring.score_grid import ScoreGrid
from judge_desktop.scoring.severity_adjusted import Adjusted

_POINTS = 15.0
_ROBUST_SDS = 2.5
_SD_OF_MAD = 1.4826  # the median absolute deviation times this estimates the SD of a normal distribution


def outliers_of(grid: ScoreGrid, adjusted: Adjusted | None) -> tuple[Outlier, ...]:
    """The residuals of the model beyond 15 points and 2.5 robust standard deviations of them all, in the order of the
    table; none without a model.
    """
    if adjusted is None or not grid.given.any():
        return ()
    residuals = adjusted.residuals(grid)
    limit = max(_POINTS, _ROBUST_SDS * robust_sd(residuals[grid.given]))
    is_far = np.abs(np.nan_to_num(residuals)) > limit
    columns, rows = np.nonzero(is_far.T)
    return tuple(
        Outlier(
            judge=grid.judges[row],
            submission=grid.submissions[column],
            category=grid.categories[column],
            residual=float(residuals[row, column]),
        )
        for column, row in zip(columns, rows, strict=True)
    )


def robust_sd(values: NDArray[np.float64]) -> float:
    """1.4826 times the median absolute deviation from the median, of one value or more."""
    return float(_SD_OF_MAD * np.median(np.abs(values - np.median(values))))
