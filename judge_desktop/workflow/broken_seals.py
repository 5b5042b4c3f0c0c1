"""Seals that a newer package broke: a scorecard is final under the criteria it was sealed under, no others."""

from __future__ import annotations

from dataclasses import replace

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.scoring import validation
from judge_desktop.store import audit_log, scorecards
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.database import Connection
from judge_desktop.store.scoring_sessions import Session


def reopen_broken_seals(connection: Connection, contest: Contest, session: Session, *, at: str) -> tuple[str, ...]:
    """Makes drafts of the sealed scorecards that could not be sealed now; returns their submissions."""
    broken = []
    for card in scorecards.scorecards_of(connection, session):
        if card.state is ScorecardState.SEALED and not _holds(card, contest):
            scorecards.set_state(connection, session, card.submission, ScorecardState.DRAFT, at=at)
            audit_log.record(
                connection,
                AuditEvent.SCORECARD_REOPENED,
                at=at,
                who=session.judge,
                contest=session.contest,
                details={"submission": card.submission},
            )
            broken.append(card.submission)
    return tuple(broken)


def _holds(card: Scorecard, contest: Contest) -> bool:
    submission = next((one for one in contest.finalists if one.id == card.submission), None)
    if submission is None:
        return True  # nobody asks for it any more; what was sealed stays as it was
    rubric = contest.rubric_of(submission)
    asked = replace(card, scores={criterion.id: card.scores.get(criterion.id) for criterion in rubric.criteria})
    return not validation.blocks(validation.check_scorecard(asked, rubric, contest.rules, sealing=True))
