"""The scorecards of one submission as machine integers: a table of millions of scores fits into memory and adds up
quickly. Exact: whole numbers of the smallest decimal unit that any of the scores shows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from judge_desktop.scoring.exact_sums import exact_arithmetic, places_of


class PackedCards(Mapping[str, Mapping[str, Decimal]]):
    """Judge -> criterion -> score, read like a dictionary of dictionaries. Every judge has the same criteria.

    ``units``: the scores in units of ``10**-places`` points, judge by judge.
    """

    def __init__(self, judges: tuple[str, ...], criteria: tuple[str, ...], units: array[int], places: int) -> None:
        self._rows = {judge: row for row, judge in enumerate(judges)}
        self._criteria = criteria
        self._units = units
        self._places = places

    def __getitem__(self, judge: str) -> Mapping[str, Decimal]:
        width = len(self._criteria)
        start = self._rows[judge] * width
        return dict(zip(self._criteria, map(self._points, self._units[start : start + width]), strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    @cached_property
    def totals(self) -> Mapping[str, Decimal]:
        """Judge -> sum of the criterion scores."""
        width, units = len(self._criteria), self._units
        return {judge: self._points(sum(units[row * width : (row + 1) * width])) for judge, row in self._rows.items()}

    @property
    def criterion_sums(self) -> Mapping[str, tuple[Decimal, int]]:
        """Criterion -> (sum of its scores, how many there are)."""
        width, judges = len(self._criteria), len(self._rows)
        return {name: (self._points(sum(self._units[at::width])), judges) for at, name in enumerate(self._criteria)}

    def _points(self, units: int) -> Decimal:
        return _points(units, self._places)


def packed(cards: Mapping[str, Mapping[str, Decimal]]) -> Mapping[str, Mapping[str, Decimal]]:
    """The same scorecards packed, judges and criteria sorted; as they were where a judge has other criteria than the
    next one or a score does not fit into 64 bits.
    """
    judges = tuple(sorted(cards))
    criteria = tuple(sorted(cards[judges[0]])) if judges else ()
    if not criteria or any(card.keys() != set(criteria) for card in cards.values()):
        return cards
    scores = [cards[judge][criterion] for judge in judges for criterion in criteria]
    places = places_of(scores)
    with exact_arithmetic():
        factor = Decimal(10**places)
        units = [int(score * factor) for score in scores]
    try:
        return PackedCards(judges, criteria, array("q", units), places)
    except OverflowError:
        return cards


@lru_cache(maxsize=100_000)
def _points(units: int, places: int) -> Decimal:
    """One number for all that are equal; at least ``places`` decimals are shown."""
    return Decimal(units).scaleb(-places) if places else Decimal(units)
