"""What the rules of a contest do, each in one sentence: methods and steps against ties."""

from __future__ import annotations

from judge_desktop.config.i18n import mark, tr
from judge_desktop.domain.contest import Method, TieBreakStep

_METHODS = {
    Method.MEAN: mark("The mean of the judges' totals. Simple and clear when everybody scores everything."),
    Method.TRIMMED_MEAN: mark(
        "The mean without the highest and the lowest total. One extreme judge cannot decide; needs five scorecards."
    ),
    Method.MEDIAN: mark("The total in the middle. Extreme scores count for nothing; equal scores are more frequent."),
    Method.SEVERITY_ADJUSTED: mark(
        "Totals adjusted for how severe each judge is. For judges who scored different submissions."
    ),
    Method.RANK_SUM: mark("The sum of each judge's ranks. Only the order counts, not how far apart the scores are."),
}
_STEPS = {
    TieBreakStep.CRITERIA_BY_WEIGHT: (
        mark("Criteria by weight"),
        mark("The mean of the weightiest criterion, then of the next"),
    ),
    TieBreakStep.MEDIAN: (mark("Median of the totals"), mark("The total in the middle")),
    TieBreakStep.HEAD_TO_HEAD: (mark("Head to head"), mark("Which of the two more judges scored higher")),
    TieBreakStep.CHAIR: (mark("Casting decision of the chair"), mark("Recorded with its reason")),
    TieBreakStep.RESOLUTION: (mark("Resolution of the panel"), mark("By votes, recorded with its reason")),
}


_RULES = {
    "awards": mark("Number of awards"),
    "comment_minimum": mark("Characters a comment needs at least"),
    "decimals": mark("Decimals, rounded once"),
    "discussion_spread": mark("Points apart to discuss"),
    "method": mark("Method"),
    "minimum_months": mark("Months a project must have run"),
    "minimum_scorecards": mark("Scorecards to be ranked"),
    "quorum_percent": mark("Quorum in per cent of the judges"),
    "severity_penalty": mark("Restraint of the adjustment"),
    "tie_break_ladder": mark("Steps against ties, in order"),
}


def rule_words(setting: str) -> str:
    """What a rule is called in the window; a rule without a field there by its name in contest.toml."""
    return tr(_RULES[setting]) if setting in _RULES else setting


def method_sentence(method: Method) -> str:
    """What a method does."""
    return tr(_METHODS[method])


def step_words(step: TieBreakStep) -> str:
    """What a step of the tie-break ladder is called."""
    return tr(_STEPS[step][0])


def step_sentence(step: TieBreakStep) -> str:
    """What a step of the tie-break ladder does."""
    return tr(_STEPS[step][1])
