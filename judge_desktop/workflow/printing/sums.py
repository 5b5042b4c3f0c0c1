"""The sums of a category, worked out step by step by the method of the contest: what a calculator can do again.

Exact throughout: figures are cut off where they have no end, never rounded, but for the one rounding of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor

from judge_desktop.config.exact_figures import SHOWN_BEYOND, added, written
from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Tally
from judge_desktop.scoring.exact_sums import exact_sum
from judge_desktop.scoring.rank_sums import ranks_by_judge
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.severity_adjusted_exactly import adjust_exactly
from judge_desktop.scoring.tally import round_half_up

MOST_DIGITS = 15
"""Decimals of a figure on the way to a score, at most."""

Workings = tuple[tuple[str, str], ...]
"""(what, the sum) from the totals to the score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategorySums:
    """What the sums of one category need: its entries, and by judge what the method takes off or ranks.

    ``ranks``: judge -> submission -> rank, for sums of ranks; ``lenience``: judge -> points as they are printed, for
    adjusted scores.
    """

    rules: Rules
    ranks: Mapping[str, Mapping[str, Fraction]]
    lenience: Mapping[str, Decimal]

    @property
    def headings(self) -> tuple[str, ...]:
        """Which further columns the table of scores needs: "rank", or "lenience" and "adjusted"."""
        if self.ranks:
            return ("rank",)
        return ("lenience", "adjusted") if self.lenience else ()

    def beside(self, entry: Entry, judge: str) -> tuple[Decimal | Fraction, ...]:
        """The figures of a judge under these columns."""
        if self.ranks:
            return (self.ranks[judge][entry.submission],)
        if self.lenience:
            return (self.lenience[judge], exact_sum([entry.totals[judge], -self.lenience[judge]]))
        return ()


def sums_of(table: ScoreTable, category: str, rules: Rules) -> CategorySums:
    """The sums of a category of the round whose scores ``table`` holds."""
    entries = [one for one in table.entries if one.category == category]
    ranks = ranks_by_judge(entries) if rules.method is Method.RANK_SUM else {}
    lenience = _lenience(table, entries, rules) if rules.method is Method.SEVERITY_ADJUSTED else {}
    return CategorySums(rules=rules, ranks=ranks, lenience=lenience)


def _lenience(table: ScoreTable, entries: Sequence[Entry], rules: Rules) -> dict[str, Decimal]:
    """Judge -> leniency with as many decimals as it takes to come to the same rounded scores; {} without a model.

    Cut off all in one direction, not rounded: so a score that lies just at a half stays on its side of it.
    """
    adjusted = adjust_exactly(table, Fraction(rules.severity_penalty))
    if adjusted is None:
        return {}
    exact = dict(zip((one.submission for one in table.entries), adjusted.scores, strict=True))
    found: dict[str, Decimal] = {}
    for digits, cut in product(range(rules.decimals + 2, MOST_DIGITS), (floor, ceil)):
        found = {judge: Decimal(cut(one * 10**digits)).scaleb(-digits) for judge, one in adjusted.effects.items()}
        again = {one.submission: _adjusted_mean(one, found) for one in entries if one.totals}
        if all(_rounded(exact[name], rules) == _rounded(mean, rules) for name, mean in again.items()):
            break
    return found


def _adjusted_mean(entry: Entry, lenience: Mapping[str, Decimal]) -> Fraction:
    taken_off = exact_sum([*entry.totals.values(), *(-lenience[judge] for judge in entry.totals)])
    return Fraction(taken_off) / len(entry.totals)


def _rounded(value: Fraction | None, rules: Rules) -> Decimal | None:
    return None if value is None else round_half_up(value, rules.decimals)


def workings(sums: CategorySums, entry: Entry, tally: Tally, judges: Sequence[str], tr: Translator) -> Workings:
    """From the totals to the score, ``judges`` in the order of the table; nothing where there is no score."""
    if tally.official is None or tally.score is None:
        return ()
    totals = [entry.totals[judge] for judge in judges]
    rules, beside = sums.rules, [sums.beside(entry, judge) for judge in judges]
    match rules.method:
        case Method.MEAN:
            steps = _mean(totals, rules, tr("Sum of the totals"), tr)
        case Method.TRIMMED_MEAN:
            steps = _trimmed(totals, rules, tr)
        case Method.MEDIAN:
            steps = _median(totals, rules, tr)
        case Method.RANK_SUM:
            steps = ((tr("Sum of the ranks"), _sum([one[0] for one in beside])),)
        case Method.SEVERITY_ADJUSTED:
            steps = _mean([one[1] for one in beside], rules, tr("Sum of the adjusted totals"), tr)
    return (*steps, (tr("Rounded once: the score"), str(tally.score)))


def _exact_sum(values: Sequence[Decimal | Fraction]) -> Fraction:
    return sum((Fraction(one) for one in values), Fraction(0))


def _sum(values: Sequence[Decimal | Fraction]) -> str:
    return f"{added(values, MOST_DIGITS)} = {written(_exact_sum(values), MOST_DIGITS)}"


def _mean(values: Sequence[Decimal | Fraction], rules: Rules, label: str, tr: Translator) -> Workings:
    whole = _exact_sum(values)
    quotient = written(whole / len(values), rules.decimals + SHOWN_BEYOND)
    return (
        (label, _sum(values)),
        (tr("Divided by their number"), f"{written(whole, MOST_DIGITS)} ÷ {len(values)} = {quotient}"),
    )


def _trimmed(totals: Sequence[Decimal], rules: Rules, tr: Translator) -> Workings:
    ordered = sorted(totals)
    lowest, highest = written(ordered[0]), written(ordered[-1])
    left_out = tr("one lowest, {lowest}, and one highest, {highest}", lowest=lowest, highest=highest)
    return ((tr("Left out of the sum"), left_out), *_mean(ordered[1:-1], rules, tr("Sum of the others"), tr))


def _median(totals: Sequence[Decimal], rules: Rules, tr: Translator) -> Workings:
    ordered = sorted(totals)
    half = len(ordered) // 2
    listed = (tr("Totals in order"), ", ".join(map(written, ordered)))
    if len(ordered) % 2:
        return (listed, (tr("The one in the middle"), written(ordered[half])))
    low, high = ordered[half - 1], ordered[half]
    middle = written((Fraction(low) + Fraction(high)) / 2, rules.decimals + SHOWN_BEYOND)
    return (listed, (tr("The two in the middle"), f"({written(low)} + {written(high)}) ÷ 2 = {middle}"))
