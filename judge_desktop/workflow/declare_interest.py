"""A judge's declaration of interest, made as one act: what she has an interest in, and none in the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.workflow.scoring_session import ScoringSession


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """An interest in a category or in one submission (``target`` is its id)."""

    scope: RecusalScope
    target: str
    ground: Ground
    reason: str = ""


def declare_interests(session: ScoringSession, interests: Sequence[Interest] = ()) -> None:
    """Recuses the judge from each and declares that she has no other interest.

    What is not assigned to her is left out. Refuses what ``ScoringSession.recuse`` refuses, before anything is
    declared.
    """
    assigned = {one.id for one in session.submissions}
    mine = [one for one in interests if one.scope is RecusalScope.CATEGORY or one.target in assigned]
    for one in mine:
        session.demand_recusable(one.target, one.scope, one.ground, one.reason)
    for one in mine:
        session.recuse(one.target, one.scope, one.ground, one.reason)
    session.declare()
