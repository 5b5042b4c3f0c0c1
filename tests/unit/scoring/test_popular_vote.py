"""The popular vote: one ballot a voter, shared ranks for equal votes, the latest decision holds."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.scoring.popular_vote import Ballot, Double, count_ballots, is_vote_count, popular_vote_of, rank_votes
from tests.helpers.small_round import DEPUTY, decision, package


def recorded(sequence: int = 1, by: str = "SHA256:chair", **votes: int) -> Decision:
    values = {submission: str(count) for submission, count in votes.items()}
    return decision(DecisionKind.POPULAR_VOTE, sequence=sequence, by=by, values=values)


def test_the_first_ballot_of_a_voter_counts_and_the_others_are_named() -> None:
    counted = count_ballots(
        [
            Ballot(voter="c", submission="A1", row=5),
            Ballot(voter="a", submission="A2", row=4),
            Ballot(voter="a", submission="A1", row=2),
            Ballot(voter="b", submission="A1", row=3),
            Ballot(voter="a", submission="A1", row=6),
        ]
    )

    assert counted.votes == {"A1": 3}
    assert counted.doubles == (
        Double(row=4, counted_row=2, same_choice=False),
        Double(row=6, counted_row=2, same_choice=True),
    )


def test_equal_votes_share_a_rank_and_the_next_is_skipped() -> None:
    ranked = rank_votes({"A1": 5, "A2": 9, "B1": 5, "B2": 0})

    assert [(one.submission, one.rank, one.tied) for one in ranked] == [
        ("A2", 1, False),
        ("A1", 2, True),
        ("B1", 2, True),
        ("B2", 4, False),
    ]


def test_the_latest_record_holds() -> None:
    assert popular_vote_of(package(), []).votes is None
    found = popular_vote_of(package(), [recorded(A1=5, A2=9), recorded(2, A1=10, A2=9)])
    assert (found.votes, found.winners) == ({"A1": 10, "A2": 9}, ("A1",))


def test_a_tie_has_two_winners_and_no_vote_none() -> None:
    assert popular_vote_of(package(), [recorded(A1=5, A2=5)]).winners == ("A1", "A2")
    assert popular_vote_of(package(), [recorded(A1=0, A2=0)]).winners == ()


def test_two_copies_that_differ_record_nothing() -> None:
    mine, theirs = recorded(A1=5), recorded(by=DEPUTY, A1=6)
    found = popular_vote_of(package(), [mine, theirs])

    assert (found.votes, found.conflicts) == (None, (tuple(sorted((mine.sha256, theirs.sha256))),))
    assert popular_vote_of(package(), [mine, recorded(by=DEPUTY, A1=5)]).votes == {"A1": 5}


def test_what_is_no_count_is_no_vote() -> None:
    assert [is_vote_count(one) for one in ("0", "12", "", "-1", "1.5", "๑", "9" * 11)] == [
        True, True, False, False, False, False, False,
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["A1", "A2", "B1"])), max_size=12), st.randoms())
def test_every_voter_counts_once_whatever_the_order(chosen: list[tuple[str, str]], chance: Random) -> None:
    ballots = [Ballot(voter=voter, submission=one, row=row) for row, (voter, one) in enumerate(chosen, 2)]
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    counted = count_ballots(ballots)

    assert count_ballots(shuffled) == counted
    assert sum(counted.votes.values()) == len({voter for voter, _ in chosen})
    assert len(counted.doubles) + sum(counted.votes.values()) == len(ballots)
