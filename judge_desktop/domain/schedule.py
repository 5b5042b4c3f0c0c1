"""When things happen: the dates of a contest and the running order of a presentation day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from judge_desktop.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One dated line of the contest's timeline, with an optional end, time range and remark."""

    id: str
    name: Text
    starts_on: date
    ends_on: date | None = None
    from_time: time | None = None
    to_time: time | None = None
    remark: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A submission's place in the running order: talk, then questions, in minutes.

    ``pinned``: its start holds when the running order is timed anew.
    """

    submission: str
    starts_at: time
    talk_minutes: int
    question_minutes: int
    pinned: bool = False

    @property
    def minutes(self) -> int:
        """Length of the whole slot in minutes."""
        return self.talk_minutes + self.question_minutes

    @property
    def ends_at(self) -> time:
        """The clock at its end; a slot that ends at midnight ends at 00:00."""
        minutes = self.starts_at.hour * 60 + self.starts_at.minute + self.minutes
        return time(minutes // 60 % 24, minutes % 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A pause in the running order."""

    starts_at: time
    ends_at: time
    name: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One presentation day. Slots stand in presentation order; ``lot`` is the seed when they were drawn by lot."""

    day: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    talk_minutes: int = 8
    question_minutes: int = 6
    breaks: tuple[Break, ...] = ()
    slots: tuple[Slot, ...] = ()
    lot: str = ""
