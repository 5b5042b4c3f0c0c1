"""A chair who judges hands in her own scores of a category before she sees those of others.

Whoever leads the deliberation and still has to score would score in the light of the others' figures. So the scores of
a category stay covered while a scorecard of hers is missing or a draft there. What releases her: her score file, her
absence from the meeting, her recusal (then an acting chair leads), an ``exclude`` decision, or a closed round, where
nothing she scores can count any more.
"""

from __future__ import annotations

from collections.abc import Iterable

from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.package import Package
from judge_desktop.domain.view import CellState, View
from judge_desktop.scoring.attendance import PresenceState, attendance_of

_OUTSTANDING = (CellState.MISSING, CellState.DRAFT)


def still_to_seal(package: Package, view: View, decisions: Iterable[Decision], category: str) -> tuple[str, ...]:
    """The submissions of the category that the judging chair has not handed in yet; empty = its scores may be shown."""
    chair = package.contest.panel.chair
    if chair is None or not chair.votes or view.is_closed:
        return ()
    outstanding = tuple(
        cell.submission
        for cell in view.by_judge.get(chair.id, ())
        if cell.category == category and cell.state in _OUTSTANDING
    )
    is_absent = bool(outstanding) and attendance_of(package, decisions).state(chair.id) is PresenceState.ABSENT
    return () if is_absent else outstanding


def covered_categories(package: Package, view: View, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The categories whose scores stay covered until the chair has handed in hers, in the order of the contest."""
    known = tuple(decisions)
    return tuple(one.id for one in package.contest.categories if still_to_seal(package, view, known, one.id))
