"""The rubric of a category: ordered criteria, their guidelines and described levels. Checking scores is
``scoring.validation``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from judge_desktop.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A described band of a criterion's scale: from ``lowest`` (points, inclusive) up to the next level."""

    lowest: Decimal
    name: Text
    description: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The scores a level stands for: ``lowest`` up to ``highest``, both inclusive."""

    level: Level
    lowest: Decimal
    highest: Decimal

    def __contains__(self, score: Decimal) -> bool:
        return self.lowest <= score <= self.highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One scored row. ``full_mark`` is also its weight; scores are 0 … full_mark in multiples of ``step``."""

    id: str
    name: Text
    full_mark: Decimal
    step: Decimal = Decimal(1)
    group: str = ""  # id of the CriterionGroup it stands under, empty = none
    required: bool = True
    guidelines: tuple[Text, ...] = ()
    levels: tuple[Level, ...] = ()

    def short_name(self, language: str) -> str:
        """The part of its name before a colon (“มิติที่ 3”), or all of it."""
        return self.name.in_language(language).split(":")[0].strip()

    @property
    def bands(self) -> tuple[Band, ...]:
        """The levels with the scores they stand for, the best first: each ends one step below the next better one."""
        best_first = sorted(self.levels, key=lambda level: level.lowest, reverse=True)
        tops = [self.full_mark, *(level.lowest - self.step for level in best_first)]
        return tuple(
            Band(level=level, lowest=level.lowest, highest=max(level.lowest, top))
            for level, top in zip(best_first, tops, strict=False)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionGroup:
    """A heading over criteria (มิติ when a dimension has several scored rows)."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """Ordered criteria with a version. The full marks of the criteria must add up to ``total``."""

    id: str
    criteria: tuple[Criterion, ...]
    total: Decimal
    version: int = 1
    groups: tuple[CriterionGroup, ...] = ()

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion of that id, or None."""
        return next((criterion for criterion in self.criteria if criterion.id == criterion_id), None)
