"""Panels redrawn from a panel: m judges taken with replacement from m, as how often each judge is in them.

All of them up to eleven judges, with the number of draws that each stands for; above that, drawn with a fixed seed by
whole numbers only, the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import factorial

import numpy as np
from numpy.typing import NDArray

MOST_JUDGES_EXACTLY = 11
DRAWS = 10_000
_SEED = 2002  # any would do, as long as it never changes


@dataclass(frozen=True, slots=True, eq=False)
class Panels:
    """``counts`` [judges, panels]: how often a judge is in a panel; ``weights`` [panels]: for how many of the m^m
    equally likely draws it stands (1 for one that was drawn).
    """

    counts: NDArray[np.int16]
    weights: NDArray[np.int64]
    is_exact: bool


@lru_cache(maxsize=1)  # mostly the next category has as many judges; 10 MB for eleven, 20 MB for a thousand
def panels_of(judges: int) -> Panels:
    """The panels to look at for that many judges, at least one."""
    return _all_panels(judges) if judges <= MOST_JUDGES_EXACTLY else _drawn_panels(judges)


def _all_panels(judges: int) -> Panels:
    """All C(2m − 1, m) of them, each weighted with m! / (w1! … wm!)."""
    left = np.array([judges], dtype=np.int16)
    counts: list[NDArray[np.int16]] = []
    for _ in range(judges - 1):
        choices = left.astype(np.intp) + 1
        parents = np.repeat(np.arange(len(left)), choices)
        taken = (np.arange(len(parents)) - np.repeat(choices.cumsum() - choices, choices)).astype(np.int16)
        counts = [*(earlier[parents] for earlier in counts), taken]
        left = left[parents] - taken
    found = np.stack([*counts, left])
    factorials = np.array([factorial(count) for count in range(judges + 1)], dtype=np.int64)
    weights = factorials[judges] // factorials[found].prod(axis=0)
    return _unchangeable(found, weights, is_exact=True)


def _drawn_panels(judges: int) -> Panels:
    """10,000 panels; the n-th number of the stream decides who is drawn n-th, panel by panel."""
    high = _stream(DRAWS * judges) >> np.uint64(32)
    drawn = (high * np.uint64(judges) >> np.uint64(32)).astype(np.intp)  # 32 random bits onto 0 … judges − 1
    places = np.repeat(np.arange(DRAWS), judges) * judges + drawn
    counts = np.bincount(places, minlength=DRAWS * judges).reshape(DRAWS, judges).T
    return _unchangeable(counts.astype(np.int16, order="C"), np.ones(DRAWS, dtype=np.int64), is_exact=False)


def _stream(length: int) -> NDArray[np.uint64]:
    """Numbers of 64 random bits. Source: Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators,
    the generator SplitMix64.
    """
    mixed = (np.arange(1, length + 1, dtype=np.uint64) + np.uint64(_SEED)) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def _unchangeable(counts: NDArray[np.int16], weights: NDArray[np.int64], *, is_exact: bool) -> Panels:
    counts.setflags(write=False)
    weights.setflags(write=False)
    return Panels(counts, weights, is_exact)
