"""The words of the commands for schedule and attendance. What they do is ``cli.attending``."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date, time
from typing import TypeAlias

# The values of the enumerations in ``scoring``, which the words of the command line do not wait for.
PRESENCE_STATES = ("joined", "left", "absent")
HOURS, MINUTES = 24, 60
WAYS_PRESENTED = ("yes", "no", "documents", "recording")
ORDERS = ("running_order", "number", "category", "lot")
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name
Leaf: TypeAlias = "Callable[[Commands, str, str, str], argparse.ArgumentParser]"
Branch: TypeAlias = "Callable[[Commands, str, str], Commands]"


def add_attending_words(commands: Commands, branch: Branch, leaf: Leaf) -> None:
    """``schedule …`` and ``attendance …``."""
    _add_schedule(branch(commands, "schedule", "the running order of the presentation day"), leaf)
    _add_attendance(branch(commands, "attendance", "who joined and left, what was presented"), leaf)


def _add_schedule(schedule: Commands, leaf: Leaf) -> None:
    leaf(schedule, "show", "schedule show", "the running order of the draft, and what is wrong with it")
    plan = leaf(schedule, "plan", "schedule plan", "set the day and time its slots")
    plan.add_argument("--day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    plan.add_argument("--start", type=_clock, metavar="HH:MM")
    plan.add_argument("--end", type=_clock, metavar="HH:MM")
    plan.add_argument("--talk", type=int, metavar="MINUTES")
    plan.add_argument("--questions", type=int, metavar="MINUTES")
    plan.add_argument(
        "--break",
        dest="breaks",
        action="append",
        type=_break,
        metavar="HH:MM-HH:MM[=NAME]",
        help="instead of the breaks there are; may be given again",
    )
    plan.add_argument("--no-breaks", action="store_true")
    plan.add_argument("--order", choices=ORDERS, help="plan all slots anew in that order, of one length")
    plan.add_argument("--seed", default="", help="of the lot; made up and recorded when left out")
    move = leaf(schedule, "move", "schedule move", "put a submission at another place")
    move.add_argument("submission", metavar="SUBMISSION")
    move.add_argument("--to", type=int, required=True, metavar="PLACE", help="from 1")
    slot = leaf(schedule, "slot", "schedule slot", "give one slot its own length or start")
    slot.add_argument("submission", metavar="SUBMISSION")
    slot.add_argument("--talk", type=int, metavar="MINUTES")
    slot.add_argument("--questions", type=int, metavar="MINUTES")
    start = slot.add_mutually_exclusive_group()
    start.add_argument("--at", type=_clock, metavar="HH:MM", help="pin the start")
    start.add_argument("--unpin", action="store_true", help="follow the one before again")


def _add_attendance(attendance: Commands, leaf: Leaf) -> None:
    leaf(attendance, "show", "attendance show", "who is there, quorum, how submissions were presented")
    judge = leaf(attendance, "judge", "attendance judge", "somebody of the panel joined, left or was absent")
    judge.add_argument("judge", metavar="JUDGE")
    judge.add_argument("state", choices=PRESENCE_STATES)
    judge.add_argument("--at", type=_clock, metavar="HH:MM", help="now when left out")
    judge.add_argument("--reason", metavar="R", default="")
    submission = leaf(attendance, "submission", "attendance submission", "how a submission was presented")
    submission.add_argument("submission", metavar="SUBMISSION")
    submission.add_argument("presented", choices=WAYS_PRESENTED)
    submission.add_argument("--reason", metavar="R", default="")


def _clock(written: str) -> time:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", written, re.ASCII)
    if match is None or int(match[1]) >= HOURS or int(match[2]) >= MINUTES:
        raise argparse.ArgumentTypeError(written)
    return time(int(match[1]), int(match[2]))


def _break(written: str) -> tuple[time, time, str]:
    times, _, name = written.partition("=")
    starts, _, ends = times.partition("-")
    return _clock(starts), _clock(ends), name
