"""Plans a running order: a slot for every finalist, one after the other, around the breaks.

Whether a running order fits into its day is ``scoring.schedule_validation``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.schedule import Break, Schedule, Slot

_DAY = 24 * 60


def plan_slots(schedule: Schedule, finalists: Sequence[Submission]) -> tuple[Slot, ...]:
    """Slots in the order of ``finalists``, from the start of the day; none when no start is set.

    A slot that would reach into a break begins after it. Finalists beyond midnight get no slot.
    """
    if schedule.starts_at is None:
        return ()
    length = schedule.talk_minutes + schedule.question_minutes
    now = _minutes(schedule.starts_at)
    slots = []
    for submission in finalists:
        now = _after_breaks(now, length, schedule.breaks)
        if now + length > _DAY:
            break
        slots.append(
            Slot(
                submission=submission.id,
                starts_at=time(now // 60, now % 60),
                talk_minutes=schedule.talk_minutes,
                question_minutes=schedule.question_minutes,
            )
        )
        now += length
    return tuple(slots)


def _after_breaks(now: int, length: int, breaks: Sequence[Break]) -> int:
    for pause in sorted(breaks, key=lambda one: one.starts_at):
        starts, ends = _minutes(pause.starts_at), _minutes(pause.ends_at)
        if now < ends and now + length > starts:
            now = ends
    return now


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
