"""When something in a data folder was changed last, as the clock of that computer said."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from judge_desktop.store.tables import audit_log, contest_parts, documents, packages_opened, scorecards

_TIMES = (
    contest_parts.c.changed,
    scorecards.c.changed_at,
    documents.c.received_at,
    packages_opened.c.opened_at,
    audit_log.c.at,
)


def last_change(connection: Connection) -> str:
    """The latest time written down anywhere (ISO text), "" for a folder in which nothing was done."""
    found = [connection.execute(select(func.max(column))).scalar() for column in _TIMES]
    return max((str(one) for one in found if one), default="")
