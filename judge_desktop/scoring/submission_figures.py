"""Secondary scores of submissions in floating point: rank sums and means of z-scores, for tables of any size.

Definitions: ``methods.md``. Rank sums that are official are ``scoring.rank_sums``; z-scores never are, because square
roots cannot be re-checked exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from judge_desktop.scoring.average_ranks import doubled_ranks
from judge_desktop.scoring.score_grid import ScoreGrid

Floats = NDArray[np.float64]
ENOUGH_SUBMISSIONS = 8  # of one judge, for her z-scores to be worth reading
ENOUGH_SPREAD = 1.0  # points of standard deviation


def rank_sums_in(grid: ScoreGrid) -> Floats:
    """Per column the sum of its ranks in its category, over the judges who scored it; nan where nobody did."""
    sums = np.where(np.any(grid.given, axis=0), 0.0, np.nan)
    for columns in grid.columns_of.values():
        for totals, given in zip(grid.totals[:, columns], grid.given[:, columns], strict=True):
            sums[columns[given]] += doubled_ranks(-totals[np.newaxis, given])[0] / 2
    return sums


def incomplete_categories(grid: ScoreGrid) -> tuple[str | None, ...]:
    """The categories whose rank sums do not compare: not all judges of one scored all of it."""
    return tuple(one for one in grid.columns_of if not grid.of_category(one).is_whole)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ZScores:
    """``means`` per column over the judges who scored it; nan where nobody did or one of them has no z-scores.

    Per judge: ``has_none`` with fewer than two submissions or equal totals throughout, ``is_rough`` with fewer than 8
    submissions or a standard deviation below 1 point.
    """

    means: Floats
    has_none: NDArray[np.bool_]
    is_rough: NDArray[np.bool_]


def z_scores(grid: ScoreGrid) -> ZScores:
    """(T - the judge's mean) / her sample standard deviation (n - 1), over all her submissions of the whole table."""
    given, points = grid.given, np.nan_to_num(grid.floats)
    counts = given.sum(axis=1)
    means = points.sum(axis=1) / np.maximum(counts, 1)
    off = np.where(given, points - means[:, np.newaxis], 0.0)
    spread = np.sqrt((off**2).sum(axis=1) / np.maximum(counts - 1, 1))
    # Equality is seen in the exact totals, not in a spread near zero; but floats may be too short to tell them apart.
    has_none = (counts < 2) | ~_differ(grid) | (spread == 0)
    standard = off / np.where(has_none, 1.0, spread)[:, np.newaxis]
    scorecards = given.sum(axis=0)
    lacking = (scorecards == 0) | np.any(given[has_none], axis=0)
    return ZScores(
        means=np.where(lacking, np.nan, standard.sum(axis=0) / np.maximum(scorecards, 1)),
        has_none=has_none,
        is_rough=~has_none & ((counts < ENOUGH_SUBMISSIONS) | (spread < ENOUGH_SPREAD)),
    )


def _differ(grid: ScoreGrid) -> NDArray[np.bool_]:
    """Per judge whether any two of her totals differ."""
    rows = zip(grid.totals, grid.given, strict=True)
    totals = [some[given] for some, given in rows]
    return np.array([one.size > 0 and one.max() > one.min() for one in totals], dtype=bool)  # ptp needs 63 bits
