"""A tie settled by vote: the figures must add up, and they decide as far as they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Rules, TieBreakStep
from judge_desktop.domain.errors import Code
from judge_desktop.scoring.resolutions import (
    Resolution,
    check_resolution,
    read_resolution,
    who_settles,
    written_resolution,
)


def vote(abstained: int = 0, present: int | None = None, **votes: int) -> Resolution:
    cast = sum(votes.values()) + abstained
    return Resolution(votes=votes, abstained=abstained, present=cast if present is None else present)


@pytest.mark.parametrize(
    ("votes", "order"),
    [
        ({"A1": 4, "A2": 2}, ("A1", "A2")),
        ({"A1": 1, "A2": 4, "A3": 2}, ("A2", "A3", "A1")),
        ({"A1": 4, "A2": 1, "A3": 1}, ("A1",)),
        ({"A1": 2, "A2": 2, "A3": 1}, ()),
        ({"A1": 5, "A2": 0, "A3": 0}, ("A1",)),
    ],
)
def test_votes_order_as_far_as_they_differ(votes: dict[str, int], order: tuple[str, ...]) -> None:
    assert vote(**votes).order == order


@pytest.mark.parametrize(
    ("resolution", "code"),
    [
        (vote(A1=4, A2=2, abstained=1), None),
        (vote(A1=4), Code.VOTES_INCOMPLETE),
        (vote(A1=4, A2=1, A3=1), Code.VOTES_INCOMPLETE),
        (vote(A1=4, A2=2, present=7), Code.VOTES_DO_NOT_ADD_UP),
        (vote(A1=5, A2=3), Code.VOTES_MORE_THAN_PANEL),
        (vote(A1=3, A2=3), Code.VOTES_DECIDE_NOTHING),
    ],
)
def test_what_does_not_add_up_settles_nothing(resolution: Resolution, code: Code | None) -> None:
    assert check_resolution(resolution, ("A1", "A2"), 7) is code


def test_the_ladder_says_who_settles() -> None:
    assert who_settles(Rules()) == (TieBreakStep.CHAIR,)
    ladder = (TieBreakStep.MEDIAN, TieBreakStep.RESOLUTION, TieBreakStep.CHAIR)
    assert who_settles(Rules(tie_break_ladder=ladder)) == (TieBreakStep.RESOLUTION, TieBreakStep.CHAIR)
    assert who_settles(Rules(tie_break_ladder=())) == ()


@pytest.mark.parametrize(
    "values",
    [
        {"by": "chair"},
        {"by": "resolution"},
        {"by": "resolution", "votes": "A1=x A2=1", "present": "1"},
        {"by": "resolution", "votes": "A1=1 A2=1", "present": ""},
        {"by": "resolution", "votes": "A1=-1 A2=1", "present": "0"},
    ],
)
def test_what_is_no_vote_reads_as_none(values: dict[str, str]) -> None:
    assert read_resolution(values) is None


@given(
    st.dictionaries(st.sampled_from(["A1", "A2", "A3"]), st.integers(0, 300), min_size=2),
    st.integers(0, 50),
    st.integers(0, 400),
)
def test_a_vote_is_read_as_it_was_written(votes: dict[str, int], abstained: int, present: int) -> None:
    resolution = Resolution(votes=votes, abstained=abstained, present=present)

    assert read_resolution(written_resolution(resolution)) == resolution
    first = resolution.order[:1]
    assert all(votes[first[0]] > count for one, count in votes.items() if one != first[0]) if first else True
