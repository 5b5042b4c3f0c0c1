"""Notes in the audit log of what left the program as paper, tables or files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.store import audit_log
from judge_desktop.workflow.workspace import Workspace


def note_export(ws: Workspace, event: AuditEvent, contest: str, details: Mapping[str, Any], who: str = "") -> None:
    """Notes it, by whom: this copy, unless somebody else is named. A copy that may not write exports without a note."""
    if ws.is_writing:
        with ws.database.transaction() as connection:
            audit_log.record(connection, event, at=ws.now(), who=who or ws.noted_as, contest=contest, details=details)
