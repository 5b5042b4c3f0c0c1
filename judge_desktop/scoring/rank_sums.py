"""Rank sums: every judge ranks the submissions of a category (1 = best, average ranks for ties), and the ranks of a
submission are added. Lower is better. Source: ``methods.md``; the "votes against" of wine tastings (Quandt 2006,
"Measurement and inference in wine tasting").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from judge_desktop.scoring.score_table import Entry, ScoreTable


def rank_sums(entries: Sequence[Entry]) -> tuple[Fraction | None, ...]:
    """Per entry of one category the sum of its ranks, over the judges who scored it; None for one nobody scored."""
    by_judge: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for at, entry in enumerate(entries):
        for judge, total in entry.totals.items():
            by_judge[judge][at] = total
    sums: list[Fraction | None] = [Fraction(0) if entry.totals else None for entry in entries]
    for totals in by_judge.values():
        for at, rank in average_ranks(totals).items():
            sums[at] = (sums[at] or Fraction(0)) + rank
    return tuple(sums)


def average_ranks(totals: Mapping[int, Decimal]) -> dict[int, Fraction]:
    """The rank of each, 1 = the highest total; equals share the mean of the places they take together."""
    ranks: dict[int, Fraction] = {}
    in_order = sorted(totals, key=lambda at: totals[at], reverse=True)
    for _, equal in groupby(in_order, key=lambda at: totals[at]):
        group = list(equal)
        shared = Fraction(2 * len(ranks) + len(group) + 1, 2)
        ranks.update(dict.fromkeys(group, shared))
    return ranks


def all_ranked_the_same(judges: Iterable[Collection[str]]) -> bool:
    """Whether sums compare: every judge of a category scored every submission that anybody scored. ``judges`` are
    those of each submission.
    """
    return len({frozenset(some) for some in judges if some}) <= 1


def comparable_rank_sums(table: ScoreTable) -> tuple[Fraction | None, ...]:
    """Per entry of the table its rank sum in its category; None throughout a category whose sums cannot be compared."""
    found: dict[int, Fraction | None] = {}
    for category in table.categories:
        places = [at for at, entry in enumerate(table.entries) if entry.category == category]
        entries = [table.entries[at] for at in places]
        sums = rank_sums(entries) if all_ranked_the_same(entry.totals for entry in entries) else (None,) * len(entries)
        found.update(zip(places, sums, strict=True))
    return tuple(found[at] for at in range(len(table.entries)))
