"""The steps that told equal scores apart, worked out for the paper: what each compared, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from judge_desktop.config.exact_figures import written
from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import TieBreakStep
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.standings import Standing
from judge_desktop.reports.how_decided_report import WorkedStep, WorkedTie
from judge_desktop.scoring.resolutions import read_resolution
from judge_desktop.scoring.score_table import Entry
from judge_desktop.scoring.tally import head_to_head
from judge_desktop.scoring.tie_steps import StepTaken

_MOST_DECIMALS = 20
_MOST_PAIRS = 6  # of a larger group only the outcome is told: nobody compares twenty pairs by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class TieTold:
    """What the words about ties of a category need.

    ``entries``, ``standings`` and ``numbers`` by submission, ``marks`` by criterion; ``decided`` are the decisions that
    hold about ties, ``reasons`` what they give (hash -> words without names).
    """

    entries: Mapping[str, Entry]
    standings: Mapping[str, Standing]
    numbers: Mapping[str, str]
    marks: Mapping[str, str]
    decided: Sequence[Decision]
    reasons: Mapping[str, str]
    decimals: int
    tr: Translator


def worked_tie(steps: Sequence[StepTaken], told: TieTold) -> WorkedTie:
    """One group of equal scores."""
    first = steps[0]
    score = told.standings[next(iter(first.values))].tally.score
    sentence = told.tr(
        "Submissions {numbers} have the same score, {score}.",
        numbers=_listed(_by_number(first.values, told), told),
        score=score,
    )
    return WorkedTie(sentence=sentence, steps=tuple(_step(one, told) for one in steps))


def _step(step: StepTaken, told: TieTold) -> WorkedStep:
    tr, decision = told.tr, _decision(step, told)
    match step.step.kind:
        case TieBreakStep.CRITERIA_BY_WEIGHT:
            marks = " + ".join(told.marks[one] for one in step.step.criteria)
            name, comparisons = tr("the mean for {criteria}", criteria=marks), _means(step, told)
        case TieBreakStep.MEDIAN:
            name, comparisons = tr("the median of the totals"), _medians(step, told)
        case TieBreakStep.HEAD_TO_HEAD:
            name, comparisons = tr("who is preferred by more judges"), _pairs(step, told)
        case TieBreakStep.CHAIR:
            name, comparisons = tr("decision of the chair"), ()
        case TieBreakStep.RESOLUTION:
            name, comparisons = tr("resolution of the panel"), _votes(decision, told)
    return WorkedStep(
        name=tr("Step {n}: {what}", n=step.rung, what=name),
        comparisons=comparisons,
        outcome=_outcome(step, told),
        reason=told.reasons.get(decision.sha256, "") if decision is not None else "",
    )


def _means(step: StepTaken, told: TieTold) -> tuple[str, ...]:
    """10: 231 ÷ 7 = 33."""
    results, lines = _results(step, told), []
    for submission in _by_number(step.values, told):
        sums = told.entries[submission].criterion_sums
        known = [sums[criterion] for criterion in step.step.criteria if criterion in sums]
        parts = " + ".join(f"{written(total)} ÷ {count}" for total, count in known)
        lines.append(f"{told.numbers[submission]}: {parts} = {results[submission]}")
    return tuple(lines)


def _medians(step: StepTaken, told: TieTold) -> tuple[str, ...]:
    results, lines = _results(step, told), []
    for submission in _by_number(step.values, told):
        totals = ", ".join(written(one) for one in sorted(told.entries[submission].totals.values()))
        words = told.tr("{totals}; in the middle {median}", totals=totals, median=results[submission])
        lines.append(f"{told.numbers[submission]}: {words}")
    return tuple(lines)


def _results(step: StepTaken, told: TieTold) -> dict[str, str]:
    """What was compared, with so many decimals that different figures look different."""
    known = {one for one in step.values.values() if one is not None}
    shown = next(
        (digits for digits in range(told.decimals + 2, _MOST_DECIMALS) if _distinct(known, digits)), _MOST_DECIMALS
    )
    return {
        submission: told.tr("no score") if value is None else written(value, shown)
        for submission, value in step.values.items()
    }


def _distinct(values: set[Fraction | int], decimals: int) -> bool:
    return len({written(one, decimals) for one in values}) == len(values)


def _pairs(step: StepTaken, told: TieTold) -> tuple[str, ...]:
    wins = head_to_head(told.standings[one].tally for one in step.values)
    pairs = list(combinations(_by_number(step.values, told), 2))
    if len(pairs) > _MOST_PAIRS:
        return ()
    return tuple(
        told.tr(
            "{first} higher than {second}: {n} judges; the other way round: {m}",
            first=told.numbers[first],
            second=told.numbers[second],
            n=wins[first, second],
            m=wins[second, first],
        )
        for first, second in pairs
    )


def _votes(decision: Decision | None, told: TieTold) -> tuple[str, ...]:
    resolution = read_resolution(decision.values) if decision is not None else None
    if resolution is None:
        return ()
    lines = [
        told.tr.n("{submission}: {n} vote", "{submission}: {n} votes", votes, submission=told.numbers[submission])
        for submission, votes in sorted(resolution.votes.items(), key=lambda one: (-one[1], one[0]))
    ]
    return (*lines, told.tr("Abstained: {n}", n=resolution.abstained))


def _decision(step: StepTaken, told: TieTold) -> Decision | None:
    """The decision that placed some of the submissions compared."""
    if not step.decided or step.step.kind not in (TieBreakStep.CHAIR, TieBreakStep.RESOLUTION):
        return None
    return next((one for one in told.decided if set(one.submissions) & set(step.values)), None)


def _outcome(step: StepTaken, told: TieTold) -> str:
    if not step.decided:
        is_last = step.step.kind in (TieBreakStep.CHAIR, TieBreakStep.RESOLUTION)
        return told.tr("Nothing was decided: they stay equal") if is_last else told.tr("Still equal")
    parts = [
        _listed(part, told)
        if len(part) == 1
        else told.tr("{numbers} (still equal)", numbers=_listed(_by_number(part, told), told))
        for part in step.parts
    ]
    return told.tr("In this order: {numbers}", numbers="; ".join(parts))


def _by_number(submissions: Iterable[str], told: TieTold) -> list[str]:
    """Equals in the order people know them by, not in that of the result."""
    return sorted(submissions, key=lambda one: (len(told.numbers[one]), told.numbers[one]))


def _listed(submissions: Sequence[str], told: TieTold) -> str:
    return ", ".join(told.numbers[one] for one in submissions)
