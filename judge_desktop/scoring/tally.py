"""Combining scorecards into one official score per submission, exactly; rounding happens here, once.

Formulas: ``methods.md``, "Definitions used in code and JSON". Ranking is ``scoring.ranking``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Tally
from judge_desktop.scoring.exact_sums import exact_arithmetic
from judge_desktop.scoring.rank_sums import comparable_rank_sums
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.severity_adjusted_exactly import adjust_exactly

Number = TypeVar("Number", Decimal, int)
TRIMMED_MEAN_NEEDS = 5  # complete scorecards


def mean(values: Collection[Number]) -> Fraction | None:
    """The arithmetic mean, exact; None of nothing."""
    with exact_arithmetic():
        return _share(sum(values), len(values)) if values else None


def median(values: Collection[Number]) -> Fraction | None:
    """The middle value, or the mean of the two in the middle, exact; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (Fraction(low) + Fraction(high)) / 2


def trimmed_mean(values: Collection[Number]) -> Fraction | None:
    """The mean without one highest and one lowest value, exact; None below five values."""
    if len(values) < TRIMMED_MEAN_NEEDS:
        return None
    return mean(sorted(values)[1:-1])


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """``value`` with that many decimals, halves away from zero; the result shows all of them ("7.50")."""
    doubled, denominator = 2 * abs(value.numerator) * 10**decimals, value.denominator
    whole = (doubled + denominator) // (2 * denominator)
    with exact_arithmetic():
        return Decimal(-whole if value < 0 else whole).scaleb(-decimals)


def tallies(table: ScoreTable, rules: Rules) -> tuple[Tally, ...]:
    """One tally per entry, in the order of the table, by the method, decimals and minimum of the rules.

    Without an official figure (``official`` and ``score`` None) remain: fewer scorecards than the minimum; fewer than
    five for the trimmed mean; everything for the severity-adjusted method when the graph of judges and submissions is
    not connected; a category whose judges did not all score all of it for the rank sum.
    """
    across = _across(table, rules)
    return tuple(_tally(entry, rules, figure) for entry, figure in zip(table.entries, across, strict=True))


def head_to_head(table: Iterable[Tally]) -> dict[tuple[str, str], int]:
    """(A, B) -> number of judges who scored both and gave A more. Every ordered pair, zeros included, sorted."""
    by_id = {one.submission: one.totals for one in sorted(table, key=lambda one: one.submission)}
    return {
        (first, second): sum(1 for judge, total in mine.items() if judge in theirs and total > theirs[judge])
        for first, mine in by_id.items()
        for second, theirs in by_id.items()
        if first != second
    }


def _across(table: ScoreTable, rules: Rules) -> Sequence[Fraction | None]:
    """The official figures of the methods that look at the whole table, per entry; None for each by the others."""
    match rules.method:
        case Method.SEVERITY_ADJUSTED:
            adjusted = adjust_exactly(table, Fraction(rules.severity_penalty))
            return adjusted.scores if adjusted is not None else [None] * len(table.entries)
        case Method.RANK_SUM:
            return comparable_rank_sums(table)
        case _:
            return [None] * len(table.entries)


def _tally(entry: Entry, rules: Rules, across: Fraction | None) -> Tally:
    totals, (whole, places) = entry.totals, entry.whole_totals
    ordered = sorted(whole)  # whole numbers add up and compare faster than decimals
    middle, half, trimmed = (_points(figure(ordered), places) for figure in (mean, median, trimmed_mean))
    by_entry = {Method.MEAN: middle, Method.MEDIAN: half, Method.TRIMMED_MEAN: trimmed}
    official = by_entry.get(rules.method, across) if len(totals) >= rules.minimum_scorecards else None
    return Tally(
        submission=entry.submission,
        category=entry.category,
        totals=totals,
        mean=middle,
        median=half,
        trimmed_mean=trimmed,
        criteria={name: _share(total, count) for name, (total, count) in entry.criterion_sums.items()},
        official=official,
        score=None if official is None else round_half_up(official, rules.decimals),
    )


def _points(units: Fraction | None, places: int) -> Fraction | None:
    return units if units is None or places == 0 else units / 10**places


def _share(total: Decimal | int, count: int) -> Fraction:
    """``total`` divided by ``count``, exact; brought to lowest terms once instead of twice."""
    numerator, denominator = total.as_integer_ratio()
    return Fraction(numerator, denominator * count)
