"""All panels of eleven judges redrawn, beside adding up the same panels with bare matrix products."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.scoring.panels import panels_of
from judge_desktop.scoring.redrawing import bootstrap
from judge_desktop.scoring.score_grid import ScoreGrid
from tests.bench.measuring import Line, expect, side_by_side, timed, written

SECONDS = 1.0
_SUBMISSIONS = 21
_CATEGORIES = {"7 categories": 7, "1 category": 1}


def redrawing(folder: Path, *, is_tiny: bool) -> list[Line]:
    """The exact judge bootstrap of 21 submissions, in seven categories and in one, panels made anew each time; aimed at
    a second. The floor multiplies the same counts with the same totals and does nothing else.
    """
    judges = 5 if is_tiny else 11
    return [
        _line(f"bootstrap, {name}, {method.value}", _grids(judges, categories), method, is_tiny=is_tiny)
        for name, categories in _CATEGORIES.items()
        for method in (Method.MEAN, Method.MEDIAN, Method.TRIMMED_MEAN)
    ]


def _line(name: str, grids: list[ScoreGrid], method: Method, *, is_tiny: bool) -> Line:
    rules = Rules(method=method)
    counts = panels_of(len(grids[0].judges)).counts.astype(np.float64)

    def redraw() -> None:
        panels_of.cache_clear()
        shares = [found.shares for found, _ in (bootstrap(grid, rules) for grid in grids) if found is not None]
        expect(sum(map(len, shares)), _SUBMISSIONS)

    def multiply() -> None:
        sums = [grid.totals.T.astype(np.float64) @ counts for grid in grids]
        expect(sum(map(len, sums)), _SUBMISSIONS)

    turns = 1 if is_tiny else 7
    line = side_by_side(name, lambda: timed(redraw), "matrix product", lambda: timed(multiply), turns=turns, aim=None)
    return replace(line, note=f"aim ≤ {written(SECONDS)}{'' if line.seconds <= SECONDS else ' MISSED'}")


def _grids(judges: int, categories: int) -> list[ScoreGrid]:
    random = np.random.default_rng(21)
    members = _SUBMISSIONS // categories
    totals = 70 + random.integers(-8, 9, (judges, 1)) + random.integers(-8, 9, (judges, _SUBMISSIONS))
    return [
        ScoreGrid(
            judges=tuple(f"j{at:02}" for at in range(judges)),
            submissions=tuple(f"s{at:02}" for at in range(members)),
            categories=(str(category),) * members,
            totals=totals[:, category * members : (category + 1) * members],
            given=np.ones((judges, members), dtype=bool),
            places=0,
        )
        for category in range(categories)
    ]
