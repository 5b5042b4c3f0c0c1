"""Average ranks of a grid of totals, as whole numbers: twice the rank, because equals share the mean of their ranks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def doubled_ranks(values: NDArray[Any]) -> NDArray[np.int64]:
    """Twice the average rank of every value in its row, from the lowest (2) to the highest (2 n); [rows, columns]."""
    ranks = np.empty(values.shape, dtype=np.int64)
    for row, mine in enumerate(values):
        order = np.argsort(mine)
        ordered = mine[order]
        starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1], [True])))
        ranks[row, order] = np.repeat(starts[:-1] + starts[1:] + 1, np.diff(starts))
    return ranks
