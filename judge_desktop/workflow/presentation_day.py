"""A presentation day: the running order of the package, followed by hand or by the clock, kept on the disk.

It lies in one small file per contest, round and mode, beside the database: nothing in it is evidence, and losing it
costs no score. What an act does to the order is `scoring.running_order`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.domain.schedule import Schedule, Slot
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.writing import disk_refusals, replacing
from judge_desktop.scoring import running_order
from judge_desktop.scoring.running_order import Act, Event, Phase, Plan, Reading, RunningOrder, Turn
from judge_desktop.workflow.workspace import Workspace

FOLDER = "presentation"
_LARGEST = 1_000_000  # bytes; 300 submissions take 20 kB


def demand_day(ws: Workspace, package: Package) -> PresentationDay:
    """The day of that package's round. Refuses ``NO_RUNNING_ORDER``."""
    day = open_day(ws, package)
    if day is None:
        raise JudgeDesktopError(Code.NO_RUNNING_ORDER)
    return day


def open_day(ws: Workspace, package: Package) -> PresentationDay | None:
    """The day of that package's round, where it was left; None when the package has no running order.

    A file that cannot be read or understood counts as none: the day begins as planned.
    """
    return PresentationDay(ws, package) if package.round_.schedule.slots else None


class PresentationDay:
    """`order` is always what lies on the disk, unless a verb refused to write."""

    def __init__(self, ws: Workspace, package: Package) -> None:
        self._ws = ws
        self._day = package.round_.schedule.day
        self._after_breaks = places_after_breaks(package.round_.schedule)
        self._file = ws.home / FOLDER / f"day~{package.contest.id}~{package.round}~{package.mode.value}.json"
        self.plan: Plan = plan_of(package.round_.schedule, ws.today())
        saved = _saved(self._file)
        order = running_order.under_plan(saved, self.plan) if saved is not None else None
        if order is None or not running_order.is_sound(order):
            order = running_order.from_plan(self.plan)
        self.order: RunningOrder = running_order.after_rest(order, self._now())

    @property
    def day(self) -> date | None:
        """The day the schedule names."""
        return self._day

    def is_break_between(self, before: int, after: int) -> bool:
        """True when a planned break lies between two places of the order, the later one being `after`."""
        return any(before < place <= after for place in self._after_breaks)

    @property
    def may_follow_clock(self) -> bool:
        """True on the day the schedule names."""
        return self._day is not None and self._ws.today().date() == self._day

    @property
    def needs_ticks(self) -> bool:
        """True while something changes by itself: a countdown runs, or the clock leads."""
        return self.order.is_running or (self.order.follows_clock and self.may_follow_clock)

    def do(self, act: Act, submission: str = "") -> None:
        """Let that happen and keep it. What makes no sense at this moment changes nothing.

        Refuses ``NOT_THE_DAY`` (the clock leads on the scheduled day only), ``SUBMISSION_NOT_PLANNED`` and what the
        disk refuses; after the last the day goes on in this window all the same.
        """
        if act is Act.FOLLOW_CLOCK and not self.may_follow_clock:
            raise JudgeDesktopError(Code.NOT_THE_DAY)
        if submission and submission not in self.order.planned:
            raise JudgeDesktopError(Code.SUBMISSION_NOT_PLANNED, submission=submission)
        self._take(running_order.after(self.order, self.plan, Event(act, submission), self._now()))

    def move(self, submission: str, place: int) -> None:
        """Put a submission that is to come at that place of those shown (vacant places are not), as far as it can.

        Refuses ``SUBMISSION_NOT_PLANNED`` and what the disk refuses.
        """
        if submission not in self.order.planned:
            raise JudgeDesktopError(Code.SUBMISSION_NOT_PLANNED, submission=submission)
        self._take(running_order.moved_to(self.order, submission, place))

    def tick(self) -> None:
        """Begin what the clock says, where it leads. Refuses as `do`."""
        if self.may_follow_clock:
            self._take(running_order.by_clock(self.order, self.plan, self._now()))

    def reading(self) -> Reading:
        """What is to be shown now."""
        return running_order.reading(self.order, self.plan, self._now())

    def clock_time(self, seconds: int) -> datetime:
        """That moment on the clock of this run."""
        return datetime.fromtimestamp(seconds, self._ws.today().tzinfo)

    def _now(self) -> int:
        return int(self._ws.today().timestamp())

    def _take(self, order: RunningOrder) -> None:
        if order == self.order:
            return
        self.order = order
        if self._ws.is_writing:
            _save(self._file, order)


def places_after_breaks(schedule: Schedule) -> frozenset[int]:
    """The places of the order (from 0) that a planned break lies right before."""
    starts = [slot.starts_at for slot in _first_slots(schedule)]
    return frozenset(
        place
        for place in range(1, len(starts))
        if any(starts[place - 1] <= one.starts_at < starts[place] for one in schedule.breaks)
    )


def plan_of(schedule: Schedule, now: datetime) -> Plan:
    """The slots in seconds; their clock times in the zone of `now`, None when the schedule names no day.

    Of a submission that stands there twice the first slot holds.
    """
    return tuple(
        Turn(
            submission=slot.submission,
            talk=60 * slot.talk_minutes,
            questions=60 * slot.question_minutes,
            starts=None
            if schedule.day is None
            else int(datetime.combine(schedule.day, slot.starts_at, tzinfo=now.tzinfo).timestamp()),
        )
        for slot in _first_slots(schedule)
    )


def _first_slots(schedule: Schedule) -> tuple[Slot, ...]:
    """The slots in order, one for each submission."""
    first = {slot.submission: slot for slot in reversed(schedule.slots)}
    return tuple(slot for slot in schedule.slots if slot is first[slot.submission])


def _save(file: Path, order: RunningOrder) -> None:
    with disk_refusals(file.parent):
        file.parent.mkdir(exist_ok=True)
    with replacing(file, private=True) as stream:
        stream.write(json.dumps(asdict(order), ensure_ascii=False, indent=1).encode())


def _saved(file: Path) -> RunningOrder | None:
    try:
        written = json.loads(read_whole(file, _LARGEST).decode())
        return RunningOrder(
            planned=_texts(written["planned"]),
            order=_texts(written["order"]),
            at=_whole(written["at"]),
            phase=Phase(written["phase"]),
            spent=_whole(written["spent"]),
            talk_spent=_whole(written["talk_spent"]),
            since=None if written["since"] is None else _whole(written["since"]),
            absent=_texts(written["absent"]),
            follows_clock=written["follows_clock"] is True,
            extra=_whole(written["extra"]),
        )
    except (JudgeDesktopError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _texts(written: object) -> tuple[str, ...]:
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        raise TypeError
    return tuple(written)


def _whole(written: object) -> int:
    if not isinstance(written, int) or isinstance(written, bool) or abs(written) > 10**12:
        raise TypeError
    return written
