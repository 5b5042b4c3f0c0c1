"""The scorecards of one submission as machine integers: a table of millions of scores fits into memory and adds up
quickly. Exact: whole numbers of the smallest decimal unit that any of the scores shows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from functools import cached_property

from judge_desktop.scoring.exact_sums import in_whole_units

_LARGEST_SUM = 2**63 - 1
_EXACTLY = Context(prec=60)  # more digits than a sum of 64-bit numbers has


class PackedCards(Mapping[str, Mapping[str, Decimal]]):
    """Judge -> criterion -> score, read like a dictionary of dictionaries. Every judge has the same criteria.

    ``units``: the scores in units of ``10**-places`` points, judge by judge.
    """

    def __init__(self, judges: tuple[str, ...], criteria: tuple[str, ...], units: array[int], places: int) -> None:
        self._rows = {judge: row for row, judge in enumerate(judges)}
        self._criteria = criteria
        self._units = units
        self.places = places

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
        points = {units: self._points(units) for units in set(self.whole_totals)}  # the same few again and again
        return {judge: points[units] for judge, units in zip(self._rows, self.whole_totals, strict=True)}

    @cached_property
    def whole_totals(self) -> tuple[int, ...]:
        """The same in units of ``10**-places`` points."""
        return tuple(self._sums(axis=1))

    @property
    def criterion_sums(self) -> Mapping[str, tuple[Decimal, int]]:
        """Criterion -> (sum of its scores, how many there are)."""
        judges, sums = len(self._rows), self._sums(axis=0)
        return {name: (self._points(units), judges) for name, units in zip(self._criteria, sums, strict=True)}

    def _sums(self, axis: int) -> list[int]:
        import numpy as np  # here, because windows that never see a packed scorecard start without it

        scores = np.frombuffer(self._units, dtype=np.int64).reshape(len(self._rows), len(self._criteria))
        sums: list[int] = scores.sum(axis=axis).tolist()
        return sums

    def _points(self, units: int) -> Decimal:
        return Decimal(units).scaleb(-self.places, _EXACTLY) if self.places else Decimal(units)


def packed(cards: Mapping[str, Mapping[str, Decimal]]) -> Mapping[str, Mapping[str, Decimal]]:
    """The same scorecards packed, judges and criteria sorted; as they were where a judge has other criteria than the
    next one or the scores are so large that their sum might not fit into 64 bits.
    """
    judges = tuple(sorted(cards))
    criteria = tuple(sorted(cards[judges[0]])) if judges else ()
    if not criteria or any(card.keys() != set(criteria) for card in cards.values()):
        return cards
    scores = [cards[judge][criterion] for judge in judges for criterion in criteria]
    units, places = in_whole_units(scores)
    if max(map(abs, units)) * len(units) > _LARGEST_SUM:
        return cards
    return PackedCards(judges, criteria, array("q", units), places)
