"""The severity-adjusted score in floating point, fast for large tables; what is official is computed exactly by
``scoring.severity_adjusted_exactly``, where the model and its equations are written down.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from judge_desktop.scoring.score_grid import ScoreGrid

Floats = NDArray[np.float64]
Island = tuple[tuple[str, ...], tuple[str, ...]]
"""Judges and submissions that hang together."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Adjusted:
    """``scores`` per column of the grid (nan where nobody scored) and ``effects`` per judge: her leniency in points
    (nan for one who scored nothing).
    """

    scores: Floats
    effects: Floats

    def residuals(self, grid: ScoreGrid) -> Floats:
        """Total less adjusted score less leniency [judges, submissions], nan where not given."""
        residuals: Floats = grid.floats - self.scores - self.effects[:, np.newaxis]
        return residuals


def adjust(grid: ScoreGrid, penalty: float) -> Adjusted | None:
    """The model solved over all columns of the grid; None when judges and submissions fall apart into islands."""
    if len(islands(grid)) > 1:
        return None
    rows, columns = np.any(grid.given, axis=1), np.any(grid.given, axis=0)
    given = grid.given[np.ix_(rows, columns)].astype(np.float64)
    points = np.nan_to_num(grid.floats[np.ix_(rows, columns)])
    counts = given.sum(axis=0)
    means = points.sum(axis=0) / counts
    matrix = np.diag(given.sum(axis=1) + penalty) - (given / counts) @ given.T + 1  # 1: the sum of all effects is zero
    right = points.sum(axis=1) - given @ means
    effects = np.linalg.solve(matrix, right)
    scores, leniency = np.full(len(columns), np.nan), np.full(len(rows), np.nan)
    scores[columns] = means - effects @ given / counts
    leniency[rows] = effects
    return Adjusted(scores=scores, effects=leniency)


def islands(grid: ScoreGrid) -> tuple[Island, ...]:
    """The groups of judges and submissions without any scorecard between them, in the order of their first judge.

    One when everything hangs together; judges and submissions without scorecards are in none.
    """
    found: list[Island] = []
    left = np.any(grid.given, axis=1)
    while left.any():
        rows = np.zeros(len(left), dtype=bool)
        rows[np.argmax(left)] = True
        while True:
            columns = np.any(grid.given[rows], axis=0)
            reached = np.any(grid.given[:, columns], axis=1)
            if (reached == rows).all():
                break
            rows = reached
        found.append((_named(grid.judges, rows), _named(grid.submissions, columns)))
        left &= ~rows
    return tuple(found)


def _named(names: tuple[str, ...], chosen: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(names[at] for at in np.flatnonzero(chosen))
