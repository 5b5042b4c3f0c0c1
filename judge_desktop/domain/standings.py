"""Tallies and standings: combined scores and ranks. Computing them is ``scoring.tally`` and ``scoring.ranking``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Combined scores of one submission, exact. ``official`` is the figure by the method in use and ``score`` the same
    rounded once, half up; None = not ranked.
    """

    submission: str
    category: str | None
    totals: Mapping[str, Decimal]  # judge -> total, counted scorecards only
    mean: Fraction | None
    median: Fraction | None
    trimmed_mean: Fraction | None  # None below five scorecards
    criteria: Mapping[str, Fraction]  # criterion -> mean
    official: Fraction | None
    score: Decimal | None

    @property
    def scorecards(self) -> int:
        """How many scorecards were counted."""
        return len(self.totals)

    @property
    def spread(self) -> Decimal:
        """Points between the highest and the lowest total (0 when fewer than two)."""
        return max(self.totals.values()) - min(self.totals.values()) if self.totals else Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Rank of one submission in its category. ``rank`` None = below the minimum of scorecards, not ranked.

    ``decided_by`` says how the rank over the next one was settled: ``score``, ``criterion:ID`` (``criterion:D1+D2``),
    ``median``,
    ``head_to_head``, ``decision``, or None (a tie stands, or it is the last).
    """

    submission: str
    category: str | None
    rank: int | None
    tied: bool
    decided_by: str | None
    tally: Tally
