"""The totals of a table of scores as one grid of numbers, for the statistics; official figures are ``scoring.tally``.

It loads numpy: whatever belongs to the start of the program must not import it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from judge_desktop.scoring.exact_sums import exact_arithmetic, places_of
from judge_desktop.scoring.score_table import ScoreTable


@dataclass(frozen=True, kw_only=True, eq=False)  # without slots: it remembers the floats
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

    def of_category(self, category: str | None) -> ScoreGrid:
        """The columns of one category, with only the judges who scored there."""
        columns = np.array([one == category for one in self.categories], dtype=bool)
        return self._part(np.any(self.given[:, columns], axis=1), columns)

    def without(self, judge: str) -> ScoreGrid:
        """The same without the row of that judge."""
        rows = np.array([one != judge for one in self.judges], dtype=bool)
        return self._part(rows, np.ones(len(self.submissions), dtype=bool))

    def _part(self, rows: NDArray[np.bool_], columns: NDArray[np.bool_]) -> ScoreGrid:
        kept = np.flatnonzero(columns)
        return ScoreGrid(
            judges=tuple(self.judges[at] for at in np.flatnonzero(rows)),
            submissions=tuple(self.submissions[at] for at in kept),
            categories=tuple(self.categories[at] for at in kept),
            totals=_fixed(self.totals[np.ix_(rows, columns)]),
            given=_fixed(self.given[np.ix_(rows, columns)]),
            places=self.places,
        )


def grid_of(table: ScoreTable) -> ScoreGrid:
    """The totals of the complete scorecards of a table; an entry without any keeps its (empty) column."""
    judges = table.judges
    row_of = {judge: row for row, judge in enumerate(judges)}
    each = [entry.totals for entry in table.entries]
    rows = np.fromiter((row_of[judge] for totals in each for judge in totals), dtype=np.intp)
    columns = np.repeat(np.arange(len(each)), np.array([len(totals) for totals in each], dtype=np.intp))
    units, places = _units(list(chain.from_iterable(totals.values() for totals in each)))
    totals = np.zeros((len(judges), len(each)), dtype=units.dtype)
    given = np.zeros(totals.shape, dtype=bool)
    totals[rows, columns] = units
    given[rows, columns] = True
    return ScoreGrid(
        judges=judges,
        submissions=tuple(entry.submission for entry in table.entries),
        categories=tuple(entry.category for entry in table.entries),
        totals=_fixed(totals),
        given=_fixed(given),
        places=places,
    )


def _units(points: list[Decimal]) -> tuple[NDArray[Any], int]:
    """The points as whole numbers of the smallest decimal unit that any of them shows, and its places."""
    places = places_of(points)
    with exact_arithmetic():
        factor = Decimal(10**places)
        units = [int(one * factor) for one in points]
    largest = max(map(abs, units), default=0)
    return np.array(units, dtype=np.int64 if largest * (len(units) + 1) < 2**62 else object), places


def _fixed(array: NDArray[Any]) -> NDArray[Any]:
    array.setflags(write=False)
    return array
