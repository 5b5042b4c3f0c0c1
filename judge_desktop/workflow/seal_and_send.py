"""What the one button of sending seals, and when everything is sent: all scorecards, in a rehearsal what is complete.

Ten minutes of rehearsal are not enough for twenty submissions: there one complete scorecard shows that the way works.
"""

from __future__ import annotations

from pathlib import Path

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.workflow.export_scores import ExportedScores, export_scores
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Workspace


def is_sealing_blocked(session: ScoringSession) -> bool:
    """Whether ``seal_and_export`` would refuse, or in a rehearsal would have nothing to seal."""
    if session.mode is Mode.REHEARSAL:
        return not (session.ready_to_seal() or any(_is_declared(one) for one in session.scorecards()))
    return any(finding.blocks for finding in session.check_before_sealing())


def seal_and_export(ws: Workspace, session: ScoringSession, path: Path) -> ExportedScores:
    """Seals and saves the score file. Refuses ``SEAL_BLOCKED`` and as ``export_scores`` does; a rehearsal leaves
    incomplete scorecards drafts.
    """
    if session.mode is Mode.REHEARSAL:
        if session.ready_to_seal():
            session.seal(session.ready_to_seal())
    else:
        session.seal()
    return export_scores(ws, session, path)


def is_everything_sent(session: ScoringSession) -> bool:
    """Whether everything was sent as it stands. Of one recused from all, the recusals; in a rehearsal what was sealed,
    while nothing more is complete.
    """
    every = session.scorecards()
    cards = [one for one in every if one.state is not ScorecardState.RECUSED] or list(every)
    if session.mode is Mode.REHEARSAL:
        declared = [one for one in cards if one.state is not ScorecardState.DRAFT]
        cards = declared if not session.ready_to_seal() else []
    return bool(cards) and all(session.is_sent(one.submission) for one in cards)


def _is_declared(card: Scorecard) -> bool:
    """Sealed or absent: final, though perhaps not sent."""
    return card.state in (ScorecardState.SEALED, ScorecardState.ABSENT)
