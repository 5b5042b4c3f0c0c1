"""How each judge scores beside the others: mean, severity with its standard error, spread around the adjusted model.

In points, positive = lenient; floating point. Definitions: ``methods.md``. For the chair only, as a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from judge_desktop.domain.statistics import FAR_OFF, STANDARD_ERRORS, JudgeFigures
from judge_desktop.scoring.score_grid import ScoreGrid
from judge_desktop.scoring.severity_adjusted import Adjusted

Floats = NDArray[np.float64]


def figures_of_judges(
    grid: ScoreGrid, adjusted: Adjusted | None, spearman: Mapping[str, float | None]
) -> tuple[JudgeFigures, ...]:
    """One per judge, in the order of the grid. ``spearman``: judge -> correlation with the rest."""
    severity, counts = severities(grid), grid.given.sum(axis=1)
    nothing = np.full(len(grid.judges), np.nan)
    means = np.nan_to_num(grid.floats).sum(axis=1) / np.maximum(counts, 1)
    effects = nothing if adjusted is None else adjusted.effects
    spread = nothing if adjusted is None else _sample_sd(adjusted.residuals(grid))
    return tuple(
        JudgeFigures(
            judge=judge,
            scorecards=int(counts[row]),
            mean=float(means[row]) if counts[row] else None,
            severity=_known(severity.points[row]),
            severity_error=_known(severity.errors[row]),
            severity_adjusted_effect=_known(effects[row]),
            spearman_rest=spearman.get(judge),
            residual_sd=_known(spread[row]),
            is_far_off=bool(severity.is_far_off[row]),
        )
        for row, judge in enumerate(grid.judges)
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Severities:
    """Per judge: severity in ``points`` (nan without a submission that somebody else scored too) and its standard
    ``errors`` (nan below two of them).
    """

    points: Floats
    errors: Floats

    @property
    def is_far_off(self) -> NDArray[np.bool_]:
        """Beyond 10 points and 2 standard errors."""
        off = np.abs(np.nan_to_num(self.points))
        return (off > FAR_OFF) & (off > STANDARD_ERRORS * np.where(np.isnan(self.errors), np.inf, self.errors))


def severities(grid: ScoreGrid) -> Severities:
    """The mean over a judge's submissions of her total less the mean of the *other* judges there.

    The standard error is that of a mean: sample standard deviation of those differences / sqrt(how many).
    """
    points = np.nan_to_num(grid.floats)
    scorecards = grid.given.sum(axis=0)
    others = (points.sum(axis=0) - points) / np.maximum(scorecards - 1, 1)
    differences = np.where(grid.given & (scorecards > 1), points - others, np.nan)
    shared = (~np.isnan(differences)).sum(axis=1)
    means = np.nan_to_num(differences).sum(axis=1) / np.maximum(shared, 1)
    return Severities(
        points=np.where(shared > 0, means, np.nan), errors=_sample_sd(differences) / np.sqrt(np.maximum(shared, 1))
    )


def _sample_sd(values: Floats) -> Floats:
    """Per row the standard deviation (n - 1) of what is there; nan below two values."""
    counts = (~np.isnan(values)).sum(axis=1)
    means = np.nan_to_num(values).sum(axis=1) / np.maximum(counts, 1)
    off = np.nan_to_num(values - means[:, np.newaxis])
    return np.where(counts > 1, np.sqrt((off**2).sum(axis=1) / np.maximum(counts - 1, 1)), np.nan)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
