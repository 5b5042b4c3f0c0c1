"""When something in a data folder was changed last, as the clock of that computer said. A backup changes nothing."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.store.tables import audit_log, contest_parts, documents, packages_opened, scorecards

_NO_CHANGE = (AuditEvent.BACKUP_MADE, AuditEvent.BACKUP_RESTORED)
_TIMES = (
    select(func.max(contest_parts.c.changed)),
    select(func.max(scorecards.c.changed_at)),
    select(func.max(documents.c.received_at)),
    select(func.max(packages_opened.c.opened_at)),
    select(func.max(audit_log.c.at)).where(audit_log.c.event.not_in(_NO_CHANGE)),
)


def last_change(connection: Connection) -> str:
    """The latest time written down anywhere (ISO text), "" for a folder in which nothing was done."""
    found = [connection.execute(asked).scalar() for asked in _TIMES]
    return max((str(one) for one in found if one), default="")
