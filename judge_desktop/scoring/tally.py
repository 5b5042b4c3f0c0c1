"""Combining scorecards into one official score per submission, exactly; rounding happens here, once.

Formulas: ``methods.md``, "Definitions used in code and JSON". Ranking is ``scoring.ranking``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from judge_desktop.domain.contest import Method
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.standings import Tally
from judge_desktop.scoring.score_table import Entry, ScoreTable

TRIMMED_MEAN_NEEDS = 5  # complete scorecards
METHODS = (Method.MEAN, Method.TRIMMED_MEAN, Method.MEDIAN)
_EXACT_DIGITS = 200  # far more than sums of scores can have, so that no sum is rounded


def mean(values: Collection[Decimal]) -> Fraction | None:
    """The arithmetic mean, exact; None of nothing."""
    return _share(exact_sum(values), len(values)) if values else None


def median(values: Collection[Decimal]) -> Fraction | None:
    """The middle value, or the mean of the two in the middle, exact; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (Fraction(low) + Fraction(high)) / 2


def trimmed_mean(values: Collection[Decimal]) -> Fraction | None:
    """The mean without one highest and one lowest value, exact; None below five values."""
    if len(values) < TRIMMED_MEAN_NEEDS:
        return None
    return mean(sorted(values)[1:-1])


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """The sum, never rounded (for up to 200 digits)."""
    with localcontext(Context(prec=_EXACT_DIGITS)):
        return sum(values, Decimal(0))


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """``value`` with that many decimals, halves away from zero; the result shows all of them ("7.50")."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((int(value < 0 and whole > 0), digits, -decimals))


def tally(entry: Entry, *, method: Method = Method.MEAN, decimals: int = 2, minimum_scorecards: int = 1) -> Tally:
    """The tally of one submission. ``score`` is None when fewer scorecards than the minimum count, or fewer than five
    for the trimmed mean. Refuses ``METHOD_NOT_AVAILABLE`` for a method other than mean, trimmed mean and median.
    """
    if method not in METHODS:
        raise JudgeDesktopError(Code.METHOD_NOT_AVAILABLE, method=method.value)
    with localcontext(Context(prec=_EXACT_DIGITS)):
        totals = {judge: sum(card.values(), Decimal(0)) for judge, card in sorted(entry.cards.items())}
        criteria = _means_of_criteria(entry.cards)
    middle, half = mean(totals.values()), median(totals.values())
    combined = middle if method is Method.MEAN else half
    if method is Method.TRIMMED_MEAN:
        combined = trimmed_mean(totals.values())
    is_ranked = combined is not None and len(totals) >= minimum_scorecards
    return Tally(
        submission=entry.submission,
        category=entry.category,
        totals=totals,
        mean=middle,
        median=half,
        criteria=criteria,
        score=round_half_up(combined, decimals) if is_ranked and combined is not None else None,
    )


def tallies(
    table: ScoreTable, *, method: Method = Method.MEAN, decimals: int = 2, minimum_scorecards: int = 1
) -> tuple[Tally, ...]:
    """One tally per entry, in the order of the table."""
    return tuple(
        tally(entry, method=method, decimals=decimals, minimum_scorecards=minimum_scorecards) for entry in table.entries
    )


def head_to_head(table: Iterable[Tally]) -> dict[tuple[str, str], int]:
    """(A, B) -> number of judges who scored both and gave A more. Every ordered pair, zeros included, sorted."""
    by_id = {one.submission: one.totals for one in sorted(table, key=lambda one: one.submission)}
    return {
        (first, second): sum(1 for judge, total in mine.items() if judge in theirs and total > theirs[judge])
        for first, mine in by_id.items()
        for second, theirs in by_id.items()
        if first != second
    }


def _means_of_criteria(cards: Mapping[str, Mapping[str, Decimal]]) -> dict[str, Fraction]:
    given: dict[str, list[Decimal]] = defaultdict(list)
    for card in cards.values():
        for criterion, score in card.items():
            given[criterion].append(score)
    return {criterion: _share(sum(scores, Decimal(0)), len(scores)) for criterion, scores in sorted(given.items())}


def _share(total: Decimal, count: int) -> Fraction:
    """``total`` divided by ``count``, exact; brought to lowest terms once instead of twice."""
    numerator, denominator = total.as_integer_ratio()
    return Fraction(numerator, denominator * count)
