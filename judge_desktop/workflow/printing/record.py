"""Notes in the audit log that something was printed."""

from __future__ import annotations

from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.workspace import Workspace


def record_print(ws: Workspace, kind: ReportKind, contest: str, count: int, who: str = "") -> None:
    """Who printed how many papers or files of a kind; a copy that may not write prints without a note."""
    if not ws.is_writing:
        return
    own = ws.own_name
    with ws.database.transaction() as connection:
        audit_log.record(
            connection,
            AuditEvent.REPORT_PRINTED,
            at=ws.now(),
            who=who or (own.keys.judge_key if own is not None else "chair"),
            contest=contest,
            details={"report": kind.value, "count": count},
        )
