"""The running order of the announced day, and of days that are too short."""

from datetime import time

from judge_desktop.domain.contest import Applicant, Submission
from judge_desktop.domain.schedule import Break, Schedule
from judge_desktop.domain.text import Text
from judge_desktop.scoring.schedule_planning import plan_slots


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
