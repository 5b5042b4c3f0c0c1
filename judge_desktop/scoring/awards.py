"""Awards: which decision about a category holds, the level a score earns, what lies below the least score.

A later decision takes the place of an earlier one. A ``restore`` that names the award decision in force in its
``documents`` takes it back: the category is open again. Nothing is ever deleted, so an award that was taken back stays
visible. The levels given stand in ``values["levels"]`` as ``submission=level``, separated by spaces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from judge_desktop.domain.contest import AwardLevel, Category, Rules
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.package import Package
from judge_desktop.domain.standings import Standing, Tally
from judge_desktop.scoring.decision_order import DecisionOrder, settle, valid_decisions
from judge_desktop.scoring.tally import round_half_up

AWARD_KINDS = frozenset({DecisionKind.AWARD, DecisionKind.JOINT_AWARD, DecisionKind.NO_AWARD})
LEVELS = "levels"  # name in ``Decision.values``

_Effect = tuple[str, ...]
_OPEN: _Effect = ()


def awards_in_force(package: Package, decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Category -> the decision about its award that holds.

    A category nobody decided is not there, nor one whose award was taken back, nor one about which two copies of the
    chair said different things.
    """
    order, said = _sayings(package, decisions)
    held, _ = settle(order, said)
    return {
        category: order.latest(one for one, _ in said[category])[0]
        for category, effect in held.items()
        if effect != _OPEN
    }


def award_conflicts(package: Package, decisions: Iterable[Decision]) -> tuple[tuple[str, ...], ...]:
    """Groups of decisions about one award that contradict each other (their SHA-256)."""
    order, said = _sayings(package, decisions)
    return settle(order, said)[1]


def _sayings(
    package: Package, decisions: Iterable[Decision]
) -> tuple[DecisionOrder, dict[str, list[tuple[Decision, _Effect]]]]:
    order = DecisionOrder(valid_decisions(package, decisions))
    given: dict[str, list[Decision]] = defaultdict(list)
    for one in order.decisions:
        if one.kind in AWARD_KINDS:
            given[one.category].append(one)
    said = {
        category: [(one, (one.kind.value, *one.submissions, one.values.get(LEVELS, ""))) for one in some]
        for category, some in given.items()
    }
    for one in order.decisions:
        if one.kind is not DecisionKind.RESTORE:
            continue
        for category, some in given.items():
            known = order.latest(other for other in some if order.is_after(one, other))
            if any(other.sha256 in one.documents for other in known):
                said[category].append((one, _OPEN))
    return order, said


def level_for(category: Category, score: Decimal | None) -> AwardLevel | None:
    """The highest level whose band begins at or below these points; None without one."""
    if score is None:
        return None
    reached = [level for level in category.award_levels if score >= level.lowest]
    return max(reached, key=lambda level: level.lowest, default=None)


def points_of(rules: Rules, tally: Tally) -> Decimal | None:
    """What a level or a least score is held against: the official score, or the mean of the totals, rounded alike,
    where the official figure is no score in points (a sum of ranks). None where the submission is not ranked.
    """
    if tally.score is None or tally.mean is None or rules.method.is_in_points:
        return tally.score
    return round_half_up(tally.mean, rules.decimals)


def levels_earned(category: Category, rules: Rules, standings: Iterable[Standing]) -> dict[str, str]:
    """Submission -> id of the level that its points earn; those that earn none are left out."""
    earned = {one.submission: level_for(category, points_of(rules, one.tally)) for one in standings}
    return {submission: level.id for submission, level in earned.items() if level is not None}


def written_levels(levels: Mapping[str, str]) -> str:
    """Levels as they stand in a decision's values."""
    return " ".join(f"{submission}={level}" for submission, level in sorted(levels.items()))


def read_levels(decision: Decision) -> dict[str, str]:
    """Submission -> id of the level an award decision gives it."""
    pairs = (word.partition("=") for word in decision.values.get(LEVELS, "").split())
    return {submission: level for submission, _, level in pairs if level}


def below_minimum(rules: Rules, standings: Iterable[Standing]) -> tuple[str, ...]:
    """Submissions whose points lie below the least score for an award; none where there is no such rule."""
    least = rules.minimum_award_score
    if least is None:
        return ()
    points = ((one.submission, points_of(rules, one.tally)) for one in standings)
    return tuple(submission for submission, mine in points if mine is not None and mine < least)
