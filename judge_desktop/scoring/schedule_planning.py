"""Plans a running order: in which order, a slot for every finalist, one after the other, around the breaks.

Whether a running order fits into its day is ``scoring.schedule_validation``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time
from enum import StrEnum
from hashlib import sha256

from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.schedule import Break, Schedule, Slot

_DAY = 24 * 60


class OrderBy(StrEnum):
    """What puts the finalists in order: their running order, number, category (then number), or a lot."""

    RUNNING_ORDER = "running_order"
    NUMBER = "number"
    CATEGORY = "category"
    LOT = "lot"


def in_order(contest: Contest, by: OrderBy, seed: str = "") -> tuple[Submission, ...]:
    """The finalists in that order.

    A lot is drawn from ``seed``: they stand by the SHA-256 of "seed id", so anybody who knows the seed can check it.
    """
    if by is OrderBy.LOT:
        return tuple(sorted(contest.finalists, key=lambda one: sha256(f"{seed} {one.id}".encode()).hexdigest()))
    if by is OrderBy.NUMBER:
        return tuple(sorted(contest.finalists, key=lambda one: (one.number, one.id)))
    if by is OrderBy.CATEGORY:
        places = {category.id: place for place, category in enumerate(contest.categories)}
        last = len(places)
        return tuple(sorted(contest.finalists, key=lambda one: (places.get(one.category, last), one.number, one.id)))
    return contest.finalists


def plan_slots(schedule: Schedule, finalists: Sequence[Submission]) -> tuple[Slot, ...]:
    """Slots in the order of ``finalists``, from the start of the day; none when no start is set.

    A slot that would reach into a break begins after it. Finalists beyond midnight get no slot.
    """
    if schedule.starts_at is None:
        return ()
    start = schedule.starts_at
    slots = [
        Slot(
            submission=one.id,
            starts_at=start,
            talk_minutes=schedule.talk_minutes,
            question_minutes=schedule.question_minutes,
        )
        for one in finalists
    ]
    return timed(replace(schedule, slots=tuple(slots))).slots


def timed(schedule: Schedule) -> Schedule:
    """The same order and lengths with starts one after the other around the breaks; pinned slots keep theirs.

    A pinned slot that comes too early for what stands before it stays, so that the overlap shows. Without a start of
    the day nothing changes; what would end after midnight is left out.
    """
    if schedule.starts_at is None:
        return schedule
    now = _minutes(schedule.starts_at)
    slots: list[Slot] = []
    for slot in schedule.slots:
        now = _minutes(slot.starts_at) if slot.pinned else _after_breaks(now, slot.minutes, schedule.breaks)
        if now + slot.minutes > _DAY:
            continue
        slots.append(replace(slot, starts_at=_clock(now)))
        now += slot.minutes
    return replace(schedule, slots=tuple(slots))


def moved(schedule: Schedule, submission: str, place: int) -> Schedule:
    """The submission at that place (from 0) among the slots, everything timed anew; unchanged when it has no slot.

    A slot that is moved by hand is no longer pinned: its old start would not fit its new place.
    """
    slot = next((one for one in schedule.slots if one.submission == submission), None)
    if slot is None:
        return schedule
    others = [one for one in schedule.slots if one is not slot]
    place = max(0, min(place, len(others)))
    if others[:place] == list(schedule.slots[:place]) and schedule.slots[place] is slot:
        return schedule
    others.insert(place, replace(slot, pinned=False))
    return timed(replace(schedule, slots=tuple(others), lot=""))


def with_slot(schedule: Schedule, slot: Slot) -> Schedule:
    """That slot in the place of the one of its submission, the rest timed anew."""
    slots = tuple(slot if one.submission == slot.submission else one for one in schedule.slots)
    return timed(replace(schedule, slots=slots))


def minutes_over(schedule: Schedule) -> int:
    """How many minutes the last slot ends after the end of the day; 0 when it does not."""
    if schedule.ends_at is None or not schedule.slots:
        return 0
    return max(0, ends(schedule) - _minutes(schedule.ends_at))


def ends(schedule: Schedule) -> int:
    """When the last slot ends, in minutes since midnight; 0 without slots."""
    return max((_minutes(slot.starts_at) + slot.minutes for slot in schedule.slots), default=0)


def longest_that_fits(schedule: Schedule, count: int) -> int:
    """The most minutes that ``count`` slots of one length may have to end in time, around the breaks; 0 for none."""
    if schedule.starts_at is None or schedule.ends_at is None or not count:
        return 0
    latest = (_minutes(schedule.ends_at) - _minutes(schedule.starts_at)) // count
    for minutes in range(latest, 0, -1):
        now = _minutes(schedule.starts_at)
        for _ in range(count):
            now = _after_breaks(now, minutes, schedule.breaks) + minutes
        if now <= _minutes(schedule.ends_at):
            return minutes
    return 0


def breaks_before(schedule: Schedule) -> dict[str, tuple[Break, ...]]:
    """Submission -> the breaks that lie between it and the one before, in order; "" -> those after the last slot."""
    found: dict[str, list[Break]] = {}
    for pause in sorted(schedule.breaks, key=lambda one: (one.starts_at, one.ends_at)):
        following = next((one.submission for one in schedule.slots if one.starts_at >= pause.starts_at), "")
        found.setdefault(following, []).append(pause)
    return {submission: tuple(pauses) for submission, pauses in found.items()}


def _after_breaks(now: int, length: int, breaks: Iterable[Break]) -> int:
    for pause in sorted(breaks, key=lambda one: one.starts_at):
        starts, after = _minutes(pause.starts_at), _minutes(pause.ends_at)
        if now < after and now + length > starts:
            now = after
    return now


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
