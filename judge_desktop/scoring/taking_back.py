"""Which decisions were undone, and by which later one. Nothing is deleted: an undone decision stays to be seen.

What undoing does to the count is ``scoring.rulings``, to awards ``scoring.awards``.
"""

from __future__ import annotations

from collections.abc import Iterable

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.package import Package
from judge_desktop.scoring.awards import AWARD_KINDS
from judge_desktop.scoring.decision_order import DecisionOrder, valid_decisions

_BY_NAME = AWARD_KINDS | {DecisionKind.BREAK_TIE, DecisionKind.EXCLUDE, DecisionKind.SET_ASIDE}
"""Kinds that a ``restore`` undoes by naming the decision. Naming a paper scorecard lets it count again."""


def taken_back(package: Package, decisions: Iterable[Decision]) -> dict[str, str]:
    """SHA-256 of a decision -> that of the first later one that undoes it.

    A ``restore`` undoes the award, settled tie, exclusion or ``set_aside`` it names; without documents the exclusion of
    its judge in its category, and by naming a scorecard's file or decision the ``set_aside`` of it. A ``reopen`` undoes
    every ``close`` before it.
    """
    order = DecisionOrder(valid_decisions(package, decisions))
    undoing = order.in_order(one for one in order.decisions if one.kind in (DecisionKind.RESTORE, DecisionKind.REOPEN))
    found: dict[str, str] = {}
    for one in order.decisions:
        later = (other for other in undoing if order.is_after(other, one) and _undoes(other, one))
        by = next(later, None)
        if by is not None:
            found[one.sha256] = by.sha256
    return found


def _undoes(later: Decision, one: Decision) -> bool:
    if later.kind is DecisionKind.REOPEN:
        return one.kind is DecisionKind.CLOSE
    if one.sha256 in later.documents:
        return one.kind in _BY_NAME
    if one.kind is DecisionKind.EXCLUDE:
        return not later.documents and (later.judge, later.category) == (one.judge, one.category)
    return one.kind is DecisionKind.SET_ASIDE and set(one.documents) <= set(later.documents)
