"""The popular vote of a round: look at a table of votes, keep it by a decision, see what holds.

Nothing is kept before it is recorded; it never enters the judges' scores. Which ballot of a voter counts is
``scoring.popular_vote``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.vote_tables import read_votes
from judge_desktop.scoring.popular_vote import (
    Double,
    PopularVote,
    VotePlace,
    count_ballots,
    popular_vote_of,
    rank_votes,
)
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePreview:
    """What a table would record. ``ballots`` are those read (0 for tallies); ``doubles`` do not count.

    ``votes`` name every finalist, those without a vote with 0. ``findings`` name every row that was left out.
    """

    file_name: str
    votes: Mapping[str, int]
    ballots: int = 0
    doubles: tuple[Double, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def ranking(self) -> tuple[VotePlace, ...]:
        """All finalists, from the most votes."""
        return rank_votes(self.votes)


def preview_popular_vote(ws: Workspace, path: Path, where: Where = EVERYWHERE) -> VotePreview:
    """Reads a table of tallies or ballots and keeps nothing. Refuses ``TABLE_HAS_FINDINGS`` when none of it is a vote
    (details: ``findings``), and what ``round_documents`` refuses.
    """
    contest = round_documents(ws, where).package.contest
    read = read_votes(path, contest)
    counted = count_ballots(read.ballots)
    votes = counted.votes if read.is_ballots else read.votes
    found = (*read.findings, *(_double(double, read.name) for double in counted.doubles))
    if not votes:
        raise JudgeDesktopError(Code.TABLE_HAS_FINDINGS, findings=found, count=len(found), file=path.name)
    return VotePreview(
        file_name=read.name,
        votes={**{one.id: 0 for one in contest.finalists}, **votes},
        ballots=len(read.ballots),
        doubles=counted.doubles,
        findings=tuple(sorted(found, key=lambda finding: finding.where.row)),
    )


def record_popular_vote(
    ws: Workspace, votes: Mapping[str, int], reason: str, where: Where = EVERYWHERE, *, decided_by: str = ""
) -> Decision:
    """Signs and keeps the votes as a decision; a later one takes its place. Refuses ``VOTES_NOT_UNDERSTOOD`` and what
    ``decide`` refuses.
    """
    values = {submission: str(count) for submission, count in sorted(votes.items())}
    request = DecisionRequest(kind=DecisionKind.POPULAR_VOTE, reason=reason, values=values, decided_by=decided_by)
    return decide(ws, request, where)


def popular_vote(ws: Workspace, where: Where = EVERYWHERE) -> PopularVote:
    """What holds now."""
    return popular_vote_in(round_documents(ws, where))


def popular_vote_in(known: RoundDocuments) -> PopularVote:
    """The same from documents that are read already."""
    return popular_vote_of(known.package, known.decisions)


def _double(double: Double, table: str) -> Finding:
    return Finding(
        code=FindingCode.VOTER_TWICE,
        severity=Severity.WARNS,
        where=Place(table=table, row=double.row, column="voter"),
        details={"counted_row": double.counted_row},
    )
