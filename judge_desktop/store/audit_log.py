"""The audit log: what was done on this copy, when and by whom. Only ever added to; triggers refuse the rest.

Details are neutral: ids, hashes, counts, codes. Names, scores and words of people stay where they belong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select

from judge_desktop.store.tables import AuditEvent, audit_log

__all__ = ["AuditEvent", "Entry", "entries", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the audit log. ``sequence`` counts up and never repeats; ``who`` is an id of a person or a copy."""

    sequence: int
    at: str
    who: str
    event: AuditEvent
    contest: str = ""
    details: Mapping[str, str | int] = field(default_factory=dict)


def record(
    connection: Connection,
    event: AuditEvent,
    *,
    at: str,
    who: str,
    contest: str = "",
    details: Mapping[str, str | int] | None = None,
) -> int:
    """Adds one line in the transaction of what it is about and returns its sequence."""
    written = json.dumps(dict(details or {}), ensure_ascii=False, sort_keys=True)
    values = {"at": at, "who": who, "event": event.value, "contest": contest or None, "details": written}
    return int(connection.execute(insert(audit_log), values).lastrowid)


def entries(connection: Connection, contest: str = "", *, after: int = 0) -> tuple[Entry, ...]:
    """The lines about a contest ("" = all lines) with a sequence above ``after``, oldest first."""
    asked = select(audit_log).where(audit_log.c.sequence > after).order_by(audit_log.c.sequence)
    if contest:
        asked = asked.where(audit_log.c.contest == contest)
    return tuple(
        Entry(
            sequence=row.sequence,
            at=row.at,
            who=row.who,
            event=AuditEvent(row.event),
            contest=row.contest or "",
            details=json.loads(row.details),
        )
        for row in connection.execute(asked)
    )
