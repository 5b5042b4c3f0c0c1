"""Who presides where: the chair, or whoever an ``acting_chair`` decision names for a category.

A person with a recusal in a category neither sees its scores nor decides there. An ``acting_chair`` decision names
``judge`` for ``category`` ("" = wherever the chair cannot act); she must be of the panel and not recused there.
Source: ``methods.md``, "Ranking, ties, missing scores, recusal, quorum" 4 ("the acting chair decides").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from judge_desktop.domain.contest import RecusalScope
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code
from judge_desktop.domain.package import Package
from judge_desktop.domain.view import CellState, View
from judge_desktop.scoring.decision_order import DecisionOrder, settle, valid_decisions

CATEGORY_KINDS = frozenset(
    {
        DecisionKind.AWARD,
        DecisionKind.BREAK_TIE,
        DecisionKind.EXCLUDE,
        DecisionKind.JOINT_AWARD,
        DecisionKind.NO_AWARD,
        DecisionKind.RESTORE,
    }
)
"""Kinds that decide about a category, when they name one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingChairs:
    """Category -> person, as decided ("" = wherever the chair cannot act), and the decisions that contradict."""

    named: Mapping[str, str]
    conflicts: tuple[tuple[str, ...], ...] = ()

    def of(self, category: str) -> str:
        """Who acts in that category, "" when nobody was named."""
        return self.named.get(category) or self.named.get("", "")


def acting_chairs(package: Package, decisions: Iterable[Decision]) -> ActingChairs:
    """The acting chairs that the decisions name."""
    order = DecisionOrder(valid_decisions(package, decisions))
    said: dict[str, list[tuple[Decision, str]]] = defaultdict(list)
    for one in order.decisions:
        if one.kind is DecisionKind.ACTING_CHAIR and one.judge:
            said[one.category].append((one, one.judge))
    held, conflicts = settle(order, said)
    return ActingChairs(named=dict(sorted(held.items())), conflicts=conflicts)


def recused_people(package: Package, view: View, category: str) -> frozenset[str]:
    """Everybody with a recusal in that category, or from one submission of it: known in the round or declared."""
    found = {cell.judge for cell in view.by_category.get(category, ()) if cell.state is CellState.RECUSED}
    for known in package.round_.known_recusals:
        submission = package.contest.submission(known.target)
        if known.scope is RecusalScope.CATEGORY:
            is_here = known.target == category
        else:
            is_here = submission is not None and submission.category == category
        if is_here:
            found.add(known.judge)
    return frozenset(found)


def is_chair_recused(package: Package, view: View, category: str) -> bool:
    """True when the chair may neither see nor decide that category."""
    chair = package.contest.panel.chair
    return chair is not None and chair.id in recused_people(package, view, category)


def presiding(package: Package, view: View, decisions: Iterable[Decision], category: str) -> str:
    """Who decides in that category: the chair, or the acting chair where the chair is recused; "" when nobody may.

    An acting chair who turned out to be recused herself does not preside.
    """
    chair = package.contest.panel.chair
    recused = recused_people(package, view, category)
    if chair is None or chair.id not in recused:
        return chair.id if chair is not None else ""
    acting = acting_chairs(package, decisions).of(category)
    return acting if acting not in recused else ""


def may_act(package: Package, view: View, category: str) -> tuple[str, ...]:
    """The people of the panel who could be named acting chair there, in printed order: they vote, are not the chair
    and not recused. ``category`` "" asks about no category in particular.
    """
    recused = recused_people(package, view, category)
    chair = package.contest.panel.chair
    return tuple(one.id for one in package.contest.panel.voting if one.id not in recused and one != chair)


def check_decider(
    package: Package, view: View, decisions: Iterable[Decision], decision: Decision
) -> tuple[Code, dict[str, str]] | None:
    """Why a decision may not be taken by ``decision.decided_by``, with the details of the sentence; None if it may.

    ``ACTING_CHAIR_NOT_POSSIBLE``: the person named to act is not of the panel's votes or recused there.
    ``DECIDED_BY_RECUSED``: whoever decides is recused in the category. ``ACTING_CHAIR_NEEDED``: the chair is recused
    and nobody, or a mere copy of the program, stands in.
    """
    if decision.kind is DecisionKind.ACTING_CHAIR:
        possible = may_act(package, view, decision.category)
        return None if decision.judge in possible else (Code.ACTING_CHAIR_NOT_POSSIBLE, {"judge": decision.judge})
    if decision.kind not in CATEGORY_KINDS or not decision.category:
        return None
    recused = recused_people(package, view, decision.category)
    if decision.decided_by in recused:
        return Code.DECIDED_BY_RECUSED, {"judge": decision.decided_by, "category": decision.category}
    if not is_chair_recused(package, view, decision.category):
        return None
    acting = presiding(package, view, decisions, decision.category)
    if not acting or decision.decided_by != acting:
        return Code.ACTING_CHAIR_NEEDED, {"category": decision.category}
    return None
