"""The words of ``meeting``: what the minutes say that only the secretary knows. What they do: ``meeting``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name
Leaf: TypeAlias = "Callable[[Commands, str, str, str], argparse.ArgumentParser]"
Branch: TypeAlias = "Callable[[Commands, str, str], Commands]"

OPTIONS = (
    ("--body", "body", "NAME", "the body that met; the panel of the contest when left empty"),
    ("--number", "number", "N/YEAR", "which meeting it was, for example 1/2566"),
    ("--date", "held_on", "DATE", "the day; that of the presentations when left empty"),
    ("--place", "place", "PLACE", "where it was held, or by which medium"),
    ("--starts", "starts_at", "HH:MM", "when it began"),
    ("--ends", "ends_at", "HH:MM", "when it ended"),
    ("--announcements", "announcements", "TEXT", "item 1: what the chair announced"),
    ("--earlier-minutes", "earlier_minutes", "TEXT", "item 2: minutes of an earlier meeting"),
    ("--information", "information", "TEXT", "item 3: told for information, before what the program knows"),
    ("--consideration", "consideration", "TEXT", "item 4: said before the categories were considered"),
    ("--other", "other_matters", "TEXT", "item 5: other matters"),
    ("--recorder", "recorder", "NAME", "who recorded the minutes; the secretary of the panel when left empty"),
    ("--recorder-position", "recorder_position", "POSITION", "the position of the recorder"),
    ("--checker", "checker", "NAME", "who checked the minutes; the chair of the panel when left empty"),
    ("--checker-position", "checker_position", "POSITION", "the position of the checker"),
)
"""Option, field of ``Meeting``, placeholder, explanation."""


def add_meeting_words(commands: Commands, branch: Branch, leaf: Leaf) -> None:
    """``meeting show`` and ``meeting set``."""
    meeting = branch(commands, "meeting", "what the minutes say about the meeting")
    leaf(meeting, "show", "meeting show", "what was typed, and what stands there where nothing was")
    change = leaf(meeting, "set", "meeting set", "type it; what is not named stays, an empty word takes it away")
    for option, field, metavar, explanation in OPTIONS:
        change.add_argument(option, dest=field, metavar=metavar, help=explanation)
    change.add_argument(
        "--also-present",
        dest="also_present",
        metavar="NAME",
        action="append",
        help="somebody in attendance who is not of the panel; may be given again, instead of those there are",
    )
