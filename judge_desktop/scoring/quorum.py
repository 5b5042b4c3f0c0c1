"""Quorum: are enough of the appointed judges there, and somebody who presides?

Source: ``methods.md``, "Quorum" (at least half, the chair or an acting chair among them; a recused judge counts for
the meeting, not for the item). Who is present is told from outside, or taken from attendance and counted scorecards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import time

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.package import Package
from judge_desktop.domain.view import CellState, View
from judge_desktop.scoring.acting_chairs import acting_chairs
from judge_desktop.scoring.attendance import Attendance, Presented, attendance_of


def judges_needed(appointed: int, percent: int) -> int:
    """The least number of judges that is ``percent`` of the appointed, rounded up; at least one."""
    return max(1, -(-appointed * percent // 100))


def has_quorum(present: int, appointed: int, percent: int) -> bool:
    """True when enough are there."""
    return present >= judges_needed(appointed, percent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Of the meeting (``category`` empty) or of one category. ``present`` vote and are not recused there."""

    category: str = ""
    present: tuple[str, ...] = ()
    appointed: int = 0
    needed: int = 1
    has_chair: bool = False

    @property
    def reached(self) -> bool:
        """True when enough are there and somebody presides."""
        return len(self.present) >= self.needed and self.has_chair


def quorum_of(
    contest: Contest,
    present: Collection[str],
    *,
    acting_chair: str = "",
    recused: Collection[str] = (),
    category: str = "",
) -> Quorum:
    """The quorum of those present. For an item (``category``) name the ``recused``: they count for the meeting only,
    and a recused chair does not preside over it.
    """
    voting = [judge.id for judge in contest.panel.voting]
    there = set(present) - set(recused)
    chair = contest.panel.chair
    presiding = {acting_chair, chair.id if chair is not None else ""} - {""}
    return Quorum(
        category=category,
        present=tuple(judge for judge in voting if judge in there),
        appointed=len(voting),
        needed=judges_needed(len(voting), contest.rules.quorum_percent),
        has_chair=bool(presiding & there),
    )


def check_quorum(quorum: Quorum) -> tuple[Finding, ...]:
    """``QUORUM_NOT_REACHED`` (details ``count``, ``minimum``), ``CHAIR_NOT_PRESENT``; both warn."""
    where = Place(category=quorum.category)
    findings: list[Finding] = []
    if len(quorum.present) < quorum.needed:
        details = {"count": len(quorum.present), "minimum": quorum.needed}
        findings.append(
            Finding(code=FindingCode.QUORUM_NOT_REACHED, severity=Severity.WARNS, where=where, details=details)
        )
    if not quorum.has_chair:
        findings.append(Finding(code=FindingCode.CHAIR_NOT_PRESENT, severity=Severity.WARNS, where=where))
    return tuple(findings)


def meeting_quorum(package: Package, attendance: Attendance, at: time | None = None) -> Quorum:
    """The quorum of the meeting at that time; without one, as last noted."""
    return quorum_of(package.contest, attendance.present(at))


def quorums_of(package: Package, view: View, decisions: Iterable[Decision]) -> tuple[Quorum, ...]:
    """``quorum_by_category`` with the attendance and the acting chairs that the decisions of the round name: what
    every page, print and command says about the quorum.
    """
    decided = tuple(decisions)
    acting = acting_chairs(package, decided)
    named = {one.id: acting.of(one.id) for one in package.contest.categories}
    return quorum_by_category(package, view, attendance_of(package, decided), named)


def quorum_by_category(
    package: Package, view: View, attendance: Attendance, acting_chairs: Mapping[str, str] | None = None
) -> tuple[Quorum, ...]:
    """The quorum of every category, in the contest's order.

    A judge about whom something was noted is present in a category when she was in the meeting at the start of one of
    its presentations (those judged on documents or from a recording need her at any time); of a category without
    slots, at any time. Somebody about whom nothing was noted is present where a scorecard of hers counts.
    """
    contest = package.contest
    counted: dict[str, set[str]] = defaultdict(set)
    recused: dict[str, dict[str, bool]] = defaultdict(dict)
    for cell in view.cells:
        if cell.state is CellState.COUNTED:
            counted[cell.category].add(cell.judge)
        is_out = cell.state is CellState.RECUSED
        recused[cell.category][cell.judge] = is_out and recused[cell.category].get(cell.judge, True)
    starts = _starts(package, attendance)
    found = []
    for category in contest.categories:
        times = starts.get(category.id, ())
        present = {
            judge.id for judge in contest.panel.judges if _is_there(attendance, judge.id, times, counted[category.id])
        }
        out = {judge for judge, is_out in recused[category.id].items() if is_out}
        acting = (acting_chairs or {}).get(category.id, "")
        found.append(quorum_of(contest, present, acting_chair=acting, recused=out, category=category.id))
    return tuple(found)


def _starts(package: Package, attendance: Attendance) -> dict[str, tuple[time, ...]]:
    """Category -> when its submissions presented; a category of which one had no presentation is not there."""
    slots = {slot.submission: slot.starts_at for slot in package.round_.schedule.slots}
    by_category: dict[str, list[time]] = defaultdict(list)
    free: set[str] = set()
    for submission in package.contest.finalists:
        is_live = attendance.presented(submission.id) is Presented.YES
        if is_live and submission.id in slots:
            by_category[submission.category].append(slots[submission.id])
        else:
            free.add(submission.category)
    return {category: tuple(times) for category, times in by_category.items() if category not in free}


def _is_there(attendance: Attendance, judge: str, starts: Collection[time], counted: Collection[str]) -> bool:
    if judge not in attendance.judges:
        return judge in counted
    if not starts:
        return attendance.was_present(judge)
    return any(attendance.is_present(judge, at) for at in starts)
