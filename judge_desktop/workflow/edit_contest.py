"""Changes of the chair's draft of a contest: each is one transaction with one line of the audit log.

What was sent to the judges does not change with it: that takes a package.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from judge_desktop.domain.contest import Contest
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.store import audit_log, contests
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, contest_part
from judge_desktop.workflow.workspace import Workspace


class ContestSection(StrEnum):
    """The section of a contest that a change is about, as the audit log names it."""

    INFORMATION = "information"
    LETTERHEAD = "letterhead"
    CATEGORIES = "categories"
    RULES = "rules"
    TIMELINE = "timeline"
    RUBRIC = "rubric"
    SUBMISSIONS = "submissions"
    ELIGIBILITY = "eligibility"
    ATTACHMENTS = "attachments"
    PANEL = "panel"
    DEPUTIES = "deputies"
    ASSIGNMENTS = "assignments"
    RECUSALS = "recusals"
    SCHEDULE = "schedule"


def edit_contest(
    ws: Workspace, section: ContestSection, change: Callable[[Contest], Contest], where: Where = EVERYWHERE
) -> Contest:
    """Applies ``change`` to the draft as it stands and keeps the outcome; nothing is kept when it is the same.

    ``change`` may refuse by raising. Refuses as ``contest_part`` does.
    """
    with ws.database.transaction() as connection:
        part = contest_part(connection, where, Part.CHAIR)
        before = decode_contest(part.definition)
        after = change(before)
        if after == before:
            return before
        contests.add(connection, replace(part, name=after.name, definition=encode_contest(after)), at=ws.now())
        audit_log.record(
            connection,
            AuditEvent.CONTEST_UPDATED,
            at=ws.now(),
            who=ws.noted_as,
            contest=after.id,
            details={"section": section.value},
        )
    return after
