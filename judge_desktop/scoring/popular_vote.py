"""The popular vote: counting ballots, ranks by votes, and the decision that holds. Never part of the judges' score.

**One voter key, one ballot.** Of several ballots under one key the first in the table counts; the others are reported
with the row that counted. In a ``popular_vote`` decision ``values`` map a submission to its votes (whole numbers); the
latest decision holds, and none where two copies said different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.package import Package
from judge_desktop.scoring.decision_order import AFTER, DecisionOrder, settle, valid_decisions

MOST_VOTES = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One vote as it came; ``row`` as a spreadsheet counts."""

    voter: str
    submission: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """A further ballot of a voter key, which does not count; ``counted_row`` is the one that does."""

    row: int
    counted_row: int
    same_choice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBallots:
    """Submission -> votes, and the ballots that were left out as doubles, by row."""

    votes: Mapping[str, int]
    doubles: tuple[Double, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePlace:
    """Rank of a submission in the popular vote; equal votes share a rank (1, 2, 2, 4)."""

    submission: str
    votes: int
    rank: int
    tied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PopularVote:
    """What holds. ``decision`` is None as long as nothing was recorded or two copies contradict each other."""

    decision: Decision | None = None
    votes: Mapping[str, int] | None = None
    conflicts: tuple[tuple[str, ...], ...] = ()

    @property
    def ranking(self) -> tuple[VotePlace, ...]:
        """All submissions with a count, from the most votes."""
        return rank_votes(self.votes or {})

    @property
    def winners(self) -> tuple[str, ...]:
        """Everybody with the most votes; nobody as long as there is no vote at all."""
        return tuple(one.submission for one in self.ranking if one.rank == 1 and one.votes > 0)


def count_ballots(ballots: Iterable[Ballot]) -> CountedBallots:
    """The votes by the rule of this module, whatever the order the ballots are given in: the row decides."""
    votes: dict[str, int] = {}
    first: dict[str, Ballot] = {}
    doubles: list[Double] = []
    for ballot in sorted(ballots, key=lambda one: one.row):
        known = first.setdefault(ballot.voter, ballot)
        if known is ballot:
            votes[ballot.submission] = votes.get(ballot.submission, 0) + 1
        else:
            same = known.submission == ballot.submission
            doubles.append(Double(row=ballot.row, counted_row=known.row, same_choice=same))
    return CountedBallots(votes=dict(sorted(votes.items())), doubles=tuple(doubles))


def rank_votes(votes: Mapping[str, int]) -> tuple[VotePlace, ...]:
    """Competition ranks by votes, from the most; equals stand by id."""
    counts = sorted(votes.values(), reverse=True)
    places = {count: counts.index(count) + 1 for count in set(counts)}
    return tuple(
        VotePlace(submission=one, votes=votes[one], rank=places[votes[one]], tied=counts.count(votes[one]) > 1)
        for one in sorted(votes, key=lambda one: (-votes[one], one))
    )


def popular_vote_of(package: Package, decisions: Iterable[Decision]) -> PopularVote:
    """What the decisions say about the popular vote."""
    order = DecisionOrder(valid_decisions(package, decisions))
    said = [
        (one, tuple(sorted(votes_in(one, package.contest).items())))
        for one in order.decisions
        if one.kind is DecisionKind.POPULAR_VOTE
    ]
    held, conflicts = settle(order, {"vote": said} if said else {})
    if "vote" not in held:
        return PopularVote(conflicts=conflicts)
    return PopularVote(decision=order.latest(one for one, _ in said)[0], votes=dict(held["vote"]), conflicts=conflicts)


def votes_in(decision: Decision, contest: Contest) -> dict[str, int]:
    """Submission -> votes, as far as they are votes for submissions of the contest."""
    known = {one.id for one in contest.submissions}
    return {
        name: int(value)
        for name, value in decision.values.items()
        if name in known and name != AFTER and is_vote_count(value)
    }


def is_vote_count(value: str) -> bool:
    """True for a whole number of votes as a decision may carry it."""
    return value.isascii() and value.isdigit() and len(value) <= len(str(MOST_VOTES)) and int(value) <= MOST_VOTES
