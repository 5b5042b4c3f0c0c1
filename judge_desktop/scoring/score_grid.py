"""The totals of a table of scores as one grid of numbers, for the statistics; official figures are ``scoring.tally``.

It loads numpy: whatever belongs to the start of the program must not import it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from judge_desktop.scoring.score_table import ScoreTable


@dataclass(frozen=True, kw_only=True, eq=False)  # without slots: it remembers floats and columns
class ScoreGrid:
    """Totals of ``judges`` (rows, sorted by id) for the entries of a table (columns, in its order).

    ``totals`` [judges, submissions] are exact, in units of ``10**-places`` points and 0 where not ``given``: int64, or
    Python integers (dtype object: slower, exact all the same) where sums of them might not fit into 63 bits.
    """

    judges: tuple[str, ...]
    submissions: tuple[str, ...]
    categories: tuple[str | None, ...]  # of each column
    totals: NDArray[Any]
    given: NDArray[np.bool_]
    places: int

    @cached_property
    def floats(self) -> NDArray[np.float64]:
        """The totals in points, nan where not given."""
        points: NDArray[np.float64] = self.totals.astype(np.float64) / float(10**self.places)
        points[~self.given] = np.nan
        points.setflags(write=False)
        return points

    @cached_property
    def columns_of(self) -> Mapping[str | None, NDArray[np.intp]]:
        """Category -> its columns, in the order of the table."""
        columns: dict[str | None, list[int]] = defaultdict(list)
        for column, category in enumerate(self.categories):
            columns[category].append(column)
        return {category: np.array(those, dtype=np.intp) for category, those in columns.items()}

    @property
    def is_whole(self) -> bool:
        """True when every judge scored every submission that anybody scored."""
        return bool(self.given[:, self.given.any(axis=0)].all())

    def of_category(self, category: str | None) -> ScoreGrid:
        """The columns of one category, with only the judges who scored there."""
        columns = self.columns_of[category]
        part = replace(
            self,
            submissions=tuple(self.submissions[at] for at in columns),
            categories=(category,) * len(columns),
            totals=self.totals[:, columns],
            given=self.given[:, columns],
        )
        return _of_who_scored(part)

    def without(self, judge: str, category: str | None) -> ScoreGrid:
        """The same as if that judge had not scored in that category; every column stays."""
        hers = [one == judge for one in self.judges], [one == category for one in self.categories]
        given = self.given & ~np.logical_and.outer(*hers)
        return _of_who_scored(replace(self, given=given, totals=np.where(given, self.totals, 0)))


def grid_of(table: ScoreTable) -> ScoreGrid:
    """The totals of the complete scorecards of a table; an entry without any keeps its (empty) column."""
    judges = table.judges
    row_of = {judge: row for row, judge in enumerate(judges)}
    wholes = [entry.whole_totals for entry in table.entries]
    places = max((shown for _, shown in wholes), default=0)
    largest = max((max(map(abs, whole)) * 10 ** (places - shown) for whole, shown in wholes if whole), default=0)
    shape = len(judges), len(wholes)
    is_small = largest * (shape[0] * shape[1] + 1) < 2**62
    totals = np.zeros(shape, dtype=np.int64 if is_small else object)
    given = np.zeros(shape, dtype=bool)
    rows_of: dict[tuple[str, ...], NDArray[np.intp]] = {}  # the same judges again and again
    for column, (entry, (whole, shown)) in enumerate(zip(table.entries, wholes, strict=True)):
        names = tuple(entry.totals)
        if names not in rows_of:
            rows_of[names] = np.array([row_of[name] for name in names], dtype=np.intp)
        totals[rows_of[names], column] = np.array(whole, dtype=totals.dtype) * 10 ** (places - shown)
        given[rows_of[names], column] = True
    return ScoreGrid(
        judges=judges,
        submissions=tuple(entry.submission for entry in table.entries),
        categories=tuple(entry.category for entry in table.entries),
        totals=_fixed(totals),
        given=_fixed(given),
        places=places,
    )


def _of_who_scored(grid: ScoreGrid) -> ScoreGrid:
    """The same without the rows of judges who scored nothing."""
    rows = np.flatnonzero(grid.given.any(axis=1))
    return replace(
        grid,
        judges=tuple(grid.judges[at] for at in rows),
        totals=_fixed(grid.totals[rows]),
        given=_fixed(grid.given[rows]),
    )


def _fixed(array: NDArray[Any]) -> NDArray[Any]:
    array.setflags(write=False)
    return array
