"""Who was there and what was presented: what the ``attendance`` decisions of a round add up to.

Effects:

- A judge: ``judge``; ``values["state"]`` is ``joined``, ``left`` or ``absent``, ``values["at"]`` a time ``HH:MM`` of
  the presentation day (``absent`` needs none). The statements about one judge stand in the order of their times.
- A submission: ``submissions``; ``values["presented"]`` is ``yes``, ``no``, ``documents`` or ``recording``.
- A decision that names earlier ones in ``documents`` stands instead of them: that is how a statement is corrected.

Of two copies that say different things about one judge or submission without knowing of each other none holds; both
are named in ``conflicts``. Nobody is counted or left out by attendance: it is for quorum, minutes and for who decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Final

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.package import Package
from judge_desktop.scoring.decision_order import DecisionOrder, settle, valid_decisions

STATE: Final = "state"  # names in ``Decision.values``
AT: Final = "at"
PRESENTED: Final = "presented"


class PresenceState(StrEnum):
    """What was noted about a judge at a moment of the meeting."""

    JOINED = "joined"
    LEFT = "left"
    ABSENT = "absent"


class Presented(StrEnum):
    """How a submission was presented; nothing noted counts as ``yes``."""

    YES = "yes"
    NO = "no"
    DOCUMENTS = "documents"
    RECORDING = "recording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One note about a judge. ``at`` is None only for ``absent``; ``decision`` is the SHA-256 of what says so."""

    state: PresenceState
    at: time | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """What is known. A judge or submission nobody said anything about is not there."""

    judges: Mapping[str, tuple[Presence, ...]] = field(default_factory=dict)  # in the order of their times
    submissions: Mapping[str, Presented] = field(default_factory=dict)
    conflicts: tuple[tuple[str, ...], ...] = ()  # groups of contradicting decisions (their SHA-256)

    def state(self, judge: str) -> PresenceState | None:
        """What was last noted about the judge; None for nothing."""
        noted = self.judges.get(judge, ())
        return noted[-1].state if noted else None

    def is_present(self, judge: str, at: time | None = None) -> bool:
        """True when the judge is in the meeting at that time (without one: as last noted)."""
        known = [one for one in self.judges.get(judge, ()) if at is None or one.at is None or one.at <= at]
        return bool(known) and known[-1].state is PresenceState.JOINED

    def was_present(self, judge: str) -> bool:
        """True when the judge was in the meeting at some time."""
        return any(one.state is PresenceState.JOINED for one in self.judges.get(judge, ()))

    def left_at(self, judge: str) -> time | None:
        """When the judge left and did not come back; None while she is there or never came."""
        noted = self.judges.get(judge, ())
        return noted[-1].at if noted and noted[-1].state is PresenceState.LEFT else None

    def present(self, at: time | None = None) -> tuple[str, ...]:
        """The judges in the meeting at that time (without one: as last noted), by id."""
        return tuple(sorted(judge for judge in self.judges if self.is_present(judge, at)))

    def presented(self, submission: str) -> Presented:
        """How the submission was presented."""
        return self.submissions.get(submission, Presented.YES)


def attendance_of(package: Package, decisions: Iterable[Decision]) -> Attendance:
    """What the valid attendance decisions of the round add up to; statements nobody can read are left out."""
    order = DecisionOrder(valid_decisions(package, decisions))
    said = [one for one in order.decisions if one.kind is DecisionKind.ATTENDANCE]
    replaced = {sha256 for one in said for sha256 in one.documents}
    standing = [one for one in order.in_order(said) if one.sha256 not in replaced]
    judges, judge_conflicts = _judges(order, standing)
    submissions, submission_conflicts = _submissions(order, said)
    return Attendance(
        judges=judges,
        submissions=submissions,
        conflicts=tuple(sorted({*judge_conflicts, *submission_conflicts})),
    )


def _judges(
    order: DecisionOrder, standing: Iterable[Decision]
) -> tuple[dict[str, tuple[Presence, ...]], set[tuple[str, ...]]]:
    said: dict[str, list[tuple[Decision, Presence]]] = defaultdict(list)
    for one in standing:
        presence = _presence(one)
        if one.judge and presence is not None:
            said[one.judge].append((one, presence))
    judges: dict[str, tuple[Presence, ...]] = {}
    conflicts: set[tuple[str, ...]] = set()
    for judge, sayings in sorted(said.items()):
        contradicting = _side_by_side(order, sayings)
        if contradicting:
            conflicts.add(tuple(sorted(contradicting)))
        noted = _in_order_of_time([presence for one, presence in sayings if one.sha256 not in contradicting])
        if noted:
            judges[judge] = noted
    return judges, conflicts


def _submissions(
    order: DecisionOrder, said: Iterable[Decision]
) -> tuple[dict[str, Presented], tuple[tuple[str, ...], ...]]:
    about: dict[str, list[tuple[Decision, Presented]]] = defaultdict(list)
    for one in said:
        written = one.values.get(PRESENTED, "")
        if written in set(Presented):
            for submission in one.submissions:
                about[submission].append((one, Presented(written)))
    held, conflicts = settle(order, about)
    return dict(sorted(held.items())), conflicts


def _side_by_side(order: DecisionOrder, sayings: list[tuple[Decision, Presence]]) -> set[str]:
    """Those that differ from another one which does not know of them and which they do not know of."""
    found: set[str] = set()
    for place, (one, presence) in enumerate(sayings):
        for other, others in sayings[:place]:
            is_same = (presence.state, presence.at) == (others.state, others.at)
            if not is_same and not order.is_after(one, other) and not order.is_after(other, one):
                found |= {one.sha256, other.sha256}
    return found


def _in_order_of_time(noted: list[Presence]) -> tuple[Presence, ...]:
    """By time, one after the other a change each; at the same minute what was said later comes later."""
    noted.sort(key=lambda one: one.at or time.min)
    changes: list[Presence] = []
    for one in noted:
        if not changes or changes[-1].state is not one.state:
            changes.append(one)
    if len(changes) > 1:  # "absent" says nothing more about somebody who came all the same
        changes = [one for one in changes if one.state is not PresenceState.ABSENT]
    return tuple(changes)


def _presence(decision: Decision) -> Presence | None:
    written = decision.values.get(STATE, "")
    if written not in set(PresenceState):
        return None
    at = clock_time(decision.values.get(AT, ""))
    state = PresenceState(written)
    if at is None and state is not PresenceState.ABSENT:
        return None
    return Presence(state=state, at=None if state is PresenceState.ABSENT else at, decision=decision.sha256)


def clock_time(written: str) -> time | None:
    """``HH:MM`` as a time; None for anything else."""
    hours, colon, minutes = written.partition(":")
    is_plain = colon and len(hours) == 2 and len(minutes) == 2 and (hours + minutes).isascii()
    if not is_plain or not (hours + minutes).isdecimal() or int(hours) > 23 or int(minutes) > 59:
        return None
    return time(int(hours), int(minutes))
