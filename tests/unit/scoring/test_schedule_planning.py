"""The running order of the announced day, and of days that are too short."""

from dataclasses import replace
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Applicant, Submission
from judge_desktop.domain.schedule import Break, Schedule, Slot
from judge_desktop.domain.text import Text
from judge_desktop.scoring.schedule_planning import (
    OrderBy,
    breaks_before,
    ends,
    in_order,
    longest_that_fits,
    minutes_over,
    moved,
    plan_slots,
    timed,
    with_slot,
)
from tests.helpers.small_round import contest


def finalists(count: int) -> list[Submission]:
    return [
        Submission(id=f"S{number:02}", number=number, category="C", title=Text(), applicant=Applicant(name=Text()))
        for number in range(1, count + 1)
    ]


def test_twenty_one_finalists_fit_into_the_announced_day_around_lunch() -> None:
    lunch = Break(starts_at=time(12, 6), ends_at=time(13, 6))
    day = Schedule(starts_at=time(10), ends_at=time(16), talk_minutes=8, question_minutes=6, breaks=(lunch,))

    slots = plan_slots(day, finalists(21))

    assert [slot.submission for slot in slots] == [f"S{number:02}" for number in range(1, 22)]
    assert (slots[8].starts_at, slots[9].starts_at, slots[20].starts_at) == (time(11, 52), time(13, 6), time(15, 40))


def test_a_slot_never_reaches_into_a_break() -> None:
    tea = Break(starts_at=time(10, 20), ends_at=time(10, 30))
    day = Schedule(starts_at=time(10), talk_minutes=10, question_minutes=5, breaks=(tea,))

    assert [slot.starts_at for slot in plan_slots(day, finalists(3))] == [time(10), time(10, 30), time(10, 45)]


def test_what_does_not_fit_before_midnight_gets_no_slot() -> None:
    day = Schedule(starts_at=time(23, 30), talk_minutes=10, question_minutes=5)

    assert len(plan_slots(day, finalists(5))) == 2


def test_without_a_start_there_is_no_running_order() -> None:
    assert plan_slots(Schedule(), finalists(3)) == ()


LUNCH = Break(starts_at=time(12), ends_at=time(13))
DAY = Schedule(starts_at=time(10), ends_at=time(16), talk_minutes=10, question_minutes=10, breaks=(LUNCH,))


def planned(count: int, day: Schedule = DAY) -> Schedule:
    return replace(day, slots=plan_slots(day, finalists(count)))


def starts(day: Schedule) -> dict[str, str]:
    return {slot.submission: f"{slot.starts_at:%H:%M}" for slot in day.slots}


def test_a_submission_moves_and_the_others_close_up() -> None:
    day = moved(planned(4), "S04", 1)
    assert starts(day) == {"S01": "10:00", "S04": "10:20", "S02": "10:40", "S03": "11:00"}
    assert moved(day, "S04", 99).slots[-1].submission == "S04"
    assert moved(day, "nobody", 0) is day
    assert moved(day, "S01", 0) is day


def test_a_slot_of_its_own_length_moves_the_ones_after_it() -> None:
    day = planned(3)
    longer = with_slot(day, replace(day.slots[0], talk_minutes=30))
    assert starts(longer) == {"S01": "10:00", "S02": "10:40", "S03": "11:00"}


def test_a_pinned_start_holds_and_what_follows_goes_on_from_it() -> None:
    day = planned(4)
    pinned = with_slot(day, replace(day.slots[2], starts_at=time(13), pinned=True))
    assert starts(pinned) == {"S01": "10:00", "S02": "10:20", "S03": "13:00", "S04": "13:20"}
    assert starts(timed(pinned)) == starts(pinned)
    early = with_slot(day, replace(day.slots[2], starts_at=time(10, 10), pinned=True))
    assert starts(early)["S03"] == "10:10"  # it overlaps, and that is to be seen
    by_hand = moved(pinned, "S03", 0)
    assert (starts(by_hand)["S03"], by_hand.slots[0].pinned) == ("10:00", False)


def test_a_day_that_is_too_long_says_by_how_much_and_what_would_fit() -> None:
    day = planned(18)
    assert (minutes_over(day), ends(day)) == (60, 17 * 60)
    assert longest_that_fits(day, 18) == 16
    fitting = replace(day, talk_minutes=8, question_minutes=8)
    assert minutes_over(replace(fitting, slots=plan_slots(fitting, finalists(18)))) == 0
    assert minutes_over(planned(3)) == 0
    assert longest_that_fits(Schedule(), 3) == 0
    assert longest_that_fits(replace(DAY, ends_at=time(10, 2)), 3) == 0


def test_breaks_stand_before_the_submission_that_follows_them() -> None:
    tea = Break(starts_at=time(15, 50), ends_at=time(16))
    day = planned(8, replace(DAY, breaks=(tea, LUNCH)))
    assert breaks_before(day) == {"S07": (LUNCH,), "": (tea,)}


def test_orders_by_number_category_and_lot() -> None:
    of = contest(submissions=("B1", "A1", "A2", "B2"))
    assert [one.id for one in in_order(of, OrderBy.NUMBER)] == ["B1", "A1", "A2", "B2"]
    assert [one.id for one in in_order(of, OrderBy.CATEGORY)] == ["A1", "A2", "B1", "B2"]
    assert in_order(of, OrderBy.RUNNING_ORDER) == of.finalists
    drawn = in_order(of, OrderBy.LOT, "493021")
    assert drawn == in_order(of, OrderBy.LOT, "493021")
    assert sorted(one.id for one in drawn) == ["A1", "A2", "B1", "B2"]
    assert len({tuple(one.id for one in in_order(of, OrderBy.LOT, str(seed))) for seed in range(40)}) > 10


LENGTHS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60), st.booleans()), min_size=1, max_size=8)


@given(LENGTHS, st.integers(0, 9), st.integers(0, 9))
def test_timing_twice_changes_nothing_and_moving_keeps_everybody(
    lengths: list[tuple[int, int, bool]], which: int, to: int
) -> None:
    slots = tuple(
        Slot(submission=f"S{n}", starts_at=time(9 + n), talk_minutes=talk, question_minutes=more, pinned=pin)
        for n, (talk, more, pin) in enumerate(lengths)
    )
    day = timed(replace(DAY, slots=slots))
    assert timed(day) == day
    after = moved(day, f"S{which % len(slots)}", to)
    assert sorted(one.submission for one in after.slots) == sorted(one.submission for one in day.slots)
    for slot in after.slots:
        assert slot.pinned or not any(
            one.starts_at < slot.ends_at and slot.starts_at < one.ends_at for one in DAY.breaks
        )
