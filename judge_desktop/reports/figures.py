"""Scores as they are written on paper."""

from __future__ import annotations

from decimal import Decimal

NOT_GIVEN = "–"


def plain(score: Decimal) -> str:
    """A score without needless zeros: 26.5, 30."""
    written = f"{score:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def written(score: Decimal | None) -> str:
    """A score, or a dash for one that was not given: it is never a nought."""
    return NOT_GIVEN if score is None else plain(score)
