"""Krippendorff's alpha of a grid of totals: one minus the disagreement observed over the one expected by chance.

From sums over judges, never from a matrix of values × values, which would not fit into memory for large tables. The
library ``krippendorff`` is a witness in the tests: its licence (GPL) keeps it out of the program. Source: Krippendorff
(2011), Computing Krippendorff's alpha-reliability; Hayes and Krippendorff (2007), Answering the call for a standard
reliability measure for coding data.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")
_BLOCK = 256  # submissions or values at a time, so that what is worked on stays near the processor


def alphas(totals: NDArray[Any], given: NDArray[np.bool_]) -> dict[str, float | None]:
    """Alpha by level of measurement of ``totals`` [judges, submissions] where ``given``.

    None where it is not defined: no submission with two scores, or no two values among them. Any unit will do.
    """
    paired = given.sum(axis=0) > 1
    totals, given = totals[:, paired], given[:, paired]
    values, places = np.unique(totals[given], return_inverse=True)
    if len(values) < 2:
        return dict.fromkeys(LEVELS)
    return _by_sums(values.astype(np.float64), places, given)


def _by_sums(
    values: NDArray[np.float64], places: NDArray[np.intp], given: NDArray[np.bool_]
) -> dict[str, float | None]:
    """``places`` says which of the sorted ``values`` each given score is, row by row; every submission has two scores
    or more. Ordinal distances are those of average ranks, squared like interval ones.
    """
    kinds = np.zeros(given.shape, dtype=np.intp)
    kinds[given] = places
    share = 1.0 / (given.sum(axis=0) - 1)  # the weight of a pair of scores of one submission
    counts = np.bincount(places, minlength=len(values)).astype(np.float64)
    ranks = (2 * counts.cumsum() - counts)[places]
    return {
        "nominal": _alpha(_unlike_pairs(kinds, given) @ share, float(len(places) ** 2 - counts @ counts), len(places)),
        "ordinal": _of_squares(ranks, given, share),
        "interval": _of_squares(values[places], given, share),
        "ratio": _alpha(_ratios_within(values[kinds], given) @ share, _ratios_between(values, counts), len(places)),
    }


def _alpha(observed: float, expected: float, scores: int) -> float | None:
    """Both are sums of squared distances, over ordered pairs of scores: within submissions, and of any two at all."""
    return float(1 - (scores - 1) * observed / expected) if expected > 0 else None


def _of_squares(scores: NDArray[np.float64], given: NDArray[np.bool_], share: NDArray[np.float64]) -> float | None:
    """The sum of (a − b)² over ordered pairs of n numbers is 2 (n Σ a² − (Σ a)²), here of deviations from the mean."""
    deviations = np.zeros(given.shape)
    deviations[given] = scores - scores.mean()
    counts = given.sum(axis=0)
    within = 2 * (counts * (deviations**2).sum(axis=0) - deviations.sum(axis=0) ** 2)
    return _alpha(within @ share, float(2 * len(scores) * (deviations**2).sum()), len(scores))


def _unlike_pairs(kinds: NDArray[np.intp], given: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many ordered pairs of different scores each submission has."""
    found = np.zeros(given.shape[1], dtype=np.int64)
    for submission, column in enumerate(given.T):
        sizes = np.bincount(kinds[column, submission])
        found[submission] = sizes.sum() ** 2 - (sizes * sizes).sum()
    return found


def _ratios_within(scores: NDArray[np.float64], given: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The sum of ((a − b) / (a + b))² over ordered pairs of the scores of each submission."""
    found = np.zeros(given.shape[1])
    for start in range(0, given.shape[1], _BLOCK):
        some = slice(start, start + _BLOCK)
        for judge in range(1, len(scores)):
            squares = _squared_ratios(scores[:judge, some], scores[judge, some])
            squares *= given[:judge, some] & given[judge, some]
            found[some] += 2 * squares.sum(axis=0)
    return found


def _ratios_between(values: NDArray[np.float64], counts: NDArray[np.float64]) -> float:
    found = 0.0
    for start in range(0, len(values), _BLOCK):
        some = slice(start, start + _BLOCK)
        found += float(counts[some] @ _squared_ratios(values[some, np.newaxis], values) @ counts)
    return found


def _squared_ratios(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    sums = one + other
    sums[sums == 0] = np.inf  # such a pair does not differ
    ratios: NDArray[np.float64] = one - other
    ratios /= sums
    ratios *= ratios
    return ratios
