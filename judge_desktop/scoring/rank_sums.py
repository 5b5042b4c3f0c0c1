"""Rank sums: every judge ranks the submissions of a category (1 = best, average ranks for ties), and the ranks of a
submission are added. Lower is better. Source: ``methods.md``; the "votes against" of wine tastings (Quandt 2006,
"Measurement and inference in wine tasting").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from judge_desktop.scoring.score_table import Entry, ScoreTable


def rank_sums(entries: Sequence[Entry]) -> tuple[Fraction | None, ...]:
    """Per entry of one category the sum of its ranks, over the judges who scored it; None for one nobody scored."""
    doubled = [0] * len(entries)
    for ranks in _doubled_by_judge(entries).values():
        for at, rank in ranks.items():
            doubled[at] += rank
    return tuple(Fraction(one, 2) if entry.totals else None for one, entry in zip(doubled, entries, strict=True))


def ranks_by_judge(entries: Sequence[Entry]) -> dict[str, dict[str, Fraction]]:
    """Judge -> submission -> its rank with that judge, of the entries of one category."""
    return {
        judge: {entries[at].submission: Fraction(rank, 2) for at, rank in ranks.items()}
        for judge, ranks in _doubled_by_judge(entries).items()
    }


def _doubled_by_judge(entries: Sequence[Entry]) -> dict[str, dict[int, int]]:
    """Judge -> place of an entry -> twice its rank with that judge."""
    places = max((entry.whole_totals[1] for entry in entries), default=0)
    by_judge: dict[str, dict[int, int]] = defaultdict(dict)
    for at, entry in enumerate(entries):
        units, shown = entry.whole_totals
        for judge, total in zip(entry.totals, units, strict=True):
            by_judge[judge][at] = total * 10 ** (places - shown)
    return {judge: doubled_ranks_of(totals) for judge, totals in by_judge.items()}


def doubled_ranks_of(totals: Mapping[int, int]) -> dict[int, int]:
    """Twice the rank of each, 1 = the highest total; equals share the mean of the places they take together."""
    ranks: dict[int, int] = {}
    in_order = sorted(totals, key=lambda at: totals[at], reverse=True)
    for _, equal in groupby(in_order, key=lambda at: totals[at]):
        group = list(equal)
        ranks.update(dict.fromkeys(group, 2 * len(ranks) + len(group) + 1))
    return ranks


def all_ranked_the_same(judges: Iterable[Collection[str]]) -> bool:
    """Whether sums compare: every judge of a category scored every submission that anybody scored. ``judges`` are
    those of each submission.
    """
    return len({frozenset(some) for some in judges if some}) <= 1


def comparable_rank_sums(table: ScoreTable) -> tuple[Fraction | None, ...]:
    """Per entry of the table its rank sum in its category; None throughout a category whose sums cannot be compared."""
    places_of: dict[str | None, list[int]] = defaultdict(list)
    for at, entry in enumerate(table.entries):
        places_of[entry.category].append(at)
    found: dict[int, Fraction | None] = {}
    for places in places_of.values():
        entries = [table.entries[at] for at in places]
        sums = rank_sums(entries) if all_ranked_the_same(entry.totals for entry in entries) else (None,) * len(entries)
        found.update(zip(places, sums, strict=True))
    return tuple(found[at] for at in range(len(table.entries)))
