"""A judge's declaration of interest, made as one act: what she has an interest in, and none in the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.written_text import demand_reason, demand_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """An interest in a category or in one submission (``target`` is its id)."""

    scope: RecusalScope
    target: str
    ground: Ground
    reason: str = ""


def declare_interests(session: ScoringSession, interests: Sequence[Interest] = ()) -> None:
    """Recuses the judge from each and declares that she has no other interest.

    What is not assigned to her is left out. Refuses ``REASON_NEEDED`` and ``TEXT_TOO_LONG`` before anything is
    declared; ``CATEGORY_UNKNOWN`` and ``SCORECARD_SEALED`` as ``ScoringSession.recuse`` does.
    """
    for one in interests:
        if one.ground is Ground.OTHER:
            demand_reason(one.reason)
        demand_text(one.reason)
    assigned = {one.id for one in session.submissions}
    for one in interests:
        if one.scope is RecusalScope.CATEGORY or one.target in assigned:
            session.recuse(one.target, one.scope, one.ground, one.reason)
    session.declare()
