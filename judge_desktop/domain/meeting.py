"""What the minutes say about a meeting that no score and no decision tells: asked of the secretary, kept as typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Everything may be empty: then the minutes say what the program knows, or leave room for the pen.

    ``body`` is the name of what met; ``number`` as it is called ("1/2566"); ``also_present`` a person or group each.
    The texts stand below the five items of the agenda (form 11 of the Rules on Correspondence). ``recorder`` and
    ``checker`` sign, in that order.
    """

    body: str = ""
    number: str = ""
    held_on: date | None = None
    place: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    also_present: tuple[str, ...] = ()
    announcements: str = ""
    earlier_minutes: str = ""
    information: str = ""
    consideration: str = ""
    other_matters: str = ""
    recorder: str = ""
    recorder_position: str = ""
    checker: str = ""
    checker_position: str = ""

    @property
    def is_empty(self) -> bool:
        """True while nothing was typed."""
        return self == Meeting()

    @property
    def ends_before_start(self) -> bool:
        """True when both times are known and the wrong way round."""
        return self.starts_at is not None and self.ends_at is not None and self.ends_at < self.starts_at


AGENDA = ("announcements", "earlier_minutes", "information", "consideration", "other_matters")
"""The fields of the five items, in the order of the form."""
