"""What is asked of a reader and what comes back. Plain values: no Qt, nothing of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What a task found: JSON-able values, and pixels or other bytes beside them (maybe none)."""

    content: dict[str, Any]
    payload: bytes = b""


class Failure(StrEnum):
    """Why there is no answer. Only REFUSED comes with the code of a `Refusal`."""

    DIED = "died"  # the file killed the process that read it
    HUNG = "hung"  # nothing came in time
    REFUSED = "refused"


class Refusal(StrEnum):
    """What is wrong with a file, or with what was asked of it."""

    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105 -- wanted or wrong
    PROTECTED = "protected"
    TOO_LARGE = "too_large"
    MISSING = "missing"
    UNSUPPORTED = "unsupported"


class Refused(Exception):  # noqa: N818 -- a refusal is an expected outcome
    """Raised by a task."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code.value)
        self.code = code


Task = Callable[[Mapping[str, Any]], Answer]
"""Reads a file as its arguments say and raises `Refused`; anything else it raises counts as a damaged file."""
Done = Callable[[Answer], None]
Failed = Callable[[Failure, str], None]
