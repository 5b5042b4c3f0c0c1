"""Quorum: are enough of the appointed judges there, and somebody who presides?

Source: ``methods.md``, "Quorum" (at least half, the chair or an acting chair among them; a recused judge counts for
the meeting, not for the item). Who is present is told from outside.
"""

from __future__ import annotations

from collections.abc import Collection

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity


def judges_needed(appointed: int, percent: int) -> int:
    """The least number of judges that is ``percent`` of the appointed, rounded up; at least one."""
    return max(1, -(-appointed * percent // 100))


def has_quorum(present: int, appointed: int, percent: int) -> bool:
    """True when enough are there."""
    return present >= judges_needed(appointed, percent)


def check_quorum(
    contest: Contest,
    present: Collection[str],
    *,
    acting_chair: str = "",
    recused: Collection[str] = (),
    category: str = "",
) -> tuple[Finding, ...]:
    """``QUORUM_NOT_REACHED`` (details ``count``, ``minimum``) and ``CHAIR_NOT_PRESENT``; both warn.

    ``present`` are ids of people. For an item (``category``) name the ``recused``: they count for the meeting only,
    and a recused chair does not preside over it.
    """
    voting = {judge.id for judge in contest.panel.voting}
    there = set(present) - set(recused)
    needed = judges_needed(len(voting), contest.rules.quorum_percent)
    where = Place(category=category)
    findings: list[Finding] = []
    if len(there & voting) < needed:
        details = {"count": len(there & voting), "minimum": needed}
        findings.append(
            Finding(code=FindingCode.QUORUM_NOT_REACHED, severity=Severity.WARNS, where=where, details=details)
        )
    chair = contest.panel.chair
    presiding = {acting_chair, chair.id if chair is not None else ""} - {""}
    if not presiding & there:
        findings.append(Finding(code=FindingCode.CHAIR_NOT_PRESENT, severity=Severity.WARNS, where=where))
    return tuple(findings)
