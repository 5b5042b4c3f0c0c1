"""A judge's own scores side by side, as the scorecards stand now. Rows, ties and distributions are ``scoring``'s."""

from __future__ import annotations

from judge_desktop.scoring.own_consistency import OwnScores, own_scores
from judge_desktop.workflow.scoring_session import ScoringSession


def show_own_scores(session: ScoringSession) -> OwnScores:
    """Rows, equal totals and distributions of this judge's scorecards; works while they are incomplete."""
    return own_scores(session.scorecards(), session.contest)
