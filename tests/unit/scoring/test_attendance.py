"""Who was there and what was presented, from the decisions of the round."""

from datetime import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.scoring.attendance import Attendance, Presence, PresenceState, Presented, attendance_of
from tests.helpers.small_round import CHAIR, DEPUTY, decision, package

PACKAGE = package()


def noted(
    state: str, at: str = "", *, judge: str = "j2", sequence: int = 1, by: str = CHAIR, instead: tuple[str, ...] = ()
) -> Decision:
    values = {"state": state, "at": at} if at else {"state": state}
    return decision(DecisionKind.ATTENDANCE, judge=judge, by=by, sequence=sequence, documents=instead, values=values)


def shown(submission: str, presented: str, *, sequence: int = 1, by: str = CHAIR) -> Decision:
    values = {"presented": presented}
    return decision(DecisionKind.ATTENDANCE, submissions=(submission,), by=by, sequence=sequence, values=values)


def told(attendance: Attendance, judge: str = "j2") -> list[str]:
    return [f"{one.state} {one.at:%H:%M}" if one.at else str(one.state) for one in attendance.judges.get(judge, ())]


def test_nobody_is_noted_before_somebody_says_so() -> None:
    attendance = attendance_of(PACKAGE, [])
    assert (dict(attendance.judges), dict(attendance.submissions), attendance.conflicts) == ({}, {}, ())
    assert attendance.state("j2") is None
    assert not attendance.was_present("j2")
    assert attendance.presented("A1") is Presented.YES


def test_a_judge_joins_leaves_at_two_and_comes_back() -> None:
    joined, left = noted("joined", "09:55"), noted("left", "14:00", sequence=2)
    attendance = attendance_of(PACKAGE, [left, joined])
    assert attendance.judges["j2"] == (
        Presence(state=PresenceState.JOINED, at=time(9, 55), decision=joined.sha256),
        Presence(state=PresenceState.LEFT, at=time(14), decision=left.sha256),
    )
    assert attendance.left_at("j2") == time(14)
    assert [attendance.is_present("j2", time(hour)) for hour in (9, 10, 13, 14, 15)] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert attendance.was_present("j2")
    back = attendance_of(PACKAGE, [joined, left, noted("joined", "15:10", sequence=3)])
    assert told(back) == ["joined 09:55", "left 14:00", "joined 15:10"]
    assert (back.left_at("j2"), back.is_present("j2"), back.present()) == (None, True, ("j2",))


def test_a_statement_is_corrected_by_one_that_names_it() -> None:
    joined, left = noted("joined", "10:00"), noted("left", "14:00", sequence=2)
    later = noted("joined", "10:05", sequence=3, instead=(joined.sha256,))
    assert told(attendance_of(PACKAGE, [joined, left, later])) == ["joined 10:05", "left 14:00"]
    never = noted("joined", "10:00", sequence=3, instead=(joined.sha256, left.sha256))
    assert told(attendance_of(PACKAGE, [joined, left, never])) == ["joined 10:00"]


def test_somebody_said_to_be_absent_who_comes_has_come() -> None:
    absent = noted("absent")
    assert told(attendance_of(PACKAGE, [absent])) == ["absent"]
    assert attendance_of(PACKAGE, [absent]).state("j2") is PresenceState.ABSENT
    assert told(attendance_of(PACKAGE, [absent, noted("joined", "11:00", sequence=2)])) == ["joined 11:00"]


def test_saying_the_same_again_changes_nothing() -> None:
    twice = [noted("joined", "10:00"), noted("joined", "10:30", sequence=2)]
    assert told(attendance_of(PACKAGE, twice)) == ["joined 10:00"]


def test_how_a_submission_was_presented_is_what_was_said_last() -> None:
    attendance = attendance_of(
        PACKAGE, [shown("A1", "no"), shown("A1", "documents", sequence=2), shown("B1", "recording", sequence=3)]
    )
    assert attendance.submissions == {"A1": Presented.DOCUMENTS, "B1": Presented.RECORDING}
    assert attendance.presented("A2") is Presented.YES


def test_two_copies_that_contradict_each_other_are_shown_and_not_applied() -> None:
    mine, theirs = noted("joined", "10:00"), noted("absent", by=DEPUTY)
    attendance = attendance_of(PACKAGE, [mine, theirs])
    assert (told(attendance), attendance.conflicts) == ([], (tuple(sorted([mine.sha256, theirs.sha256])),))
    settled = noted("joined", "10:00", sequence=2, instead=(mine.sha256, theirs.sha256))
    assert told(attendance_of(PACKAGE, [mine, theirs, settled])) == ["joined 10:00"]
    one, other = shown("A1", "no"), shown("A1", "documents", by=DEPUTY)
    assert attendance_of(PACKAGE, [one, other]).conflicts == (tuple(sorted([one.sha256, other.sha256])),)
    agreed = attendance_of(PACKAGE, [noted("joined", "10:00"), noted("joined", "10:00", by=DEPUTY)])
    assert (told(agreed), agreed.conflicts) == (["joined 10:00"], ())


def test_what_nobody_can_read_is_left_out() -> None:
    for at in ("", "9:55", "25:00", "10:60", "๑๐:๐๐", "10.00", "noon"):
        assert told(attendance_of(PACKAGE, [noted("joined", at)])) == []
    assert told(attendance_of(PACKAGE, [noted("asleep", "10:00")])) == []
    assert attendance_of(PACKAGE, [shown("A1", "perhaps")]).submissions == {}


STATEMENTS = st.lists(
    st.tuples(st.sampled_from(["joined", "left", "absent"]), st.times().map("{:%H:%M}".format)), max_size=8
)


@given(STATEMENTS, st.data())
def test_a_history_is_in_order_of_time_and_independent_of_arrival(
    said: list[tuple[str, str]], data: st.DataObject
) -> None:
    decisions = [noted(state, at, sequence=place) for place, (state, at) in enumerate(said, 1)]
    history = attendance_of(PACKAGE, decisions).judges.get("j2", ())
    assert attendance_of(PACKAGE, data.draw(st.permutations(decisions))).judges.get("j2", ()) == history
    times = [one.at for one in history if one.at is not None]
    assert times == sorted(times)
    assert all(before.state is not after.state for before, after in pairwise(history))
    assert bool(history) == bool(said)
