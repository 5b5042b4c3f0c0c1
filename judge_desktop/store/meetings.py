"""What the chair's copy keeps of a meeting for its minutes: a row for each round and mode, not signed, not counted."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time

from sqlalchemy import Connection, RowMapping, select
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.meeting import Meeting
from judge_desktop.store.signatures import RoundKey
from judge_desktop.store.tables import meetings

_TIMES = ("starts_at", "ends_at")


def keep_meeting(connection: Connection, key: RoundKey, meeting: Meeting, *, at: str) -> None:
    """Keeps a meeting in place of what was kept before."""
    values = {one.name: getattr(meeting, one.name) for one in fields(Meeting)}
    values["held_on"] = meeting.held_on.isoformat() if meeting.held_on is not None else None
    for name in _TIMES:
        values[name] = f"{values[name]:%H:%M}" if values[name] is not None else None
    values["also_present"] = "\n".join(meeting.also_present)
    written = insert(meetings).values(**key.columns, **values, changed_at=at)
    replaced = {name: written.excluded[name] for name in (*values, "changed_at")}
    connection.execute(written.on_conflict_do_update(index_elements=list(meetings.primary_key), set_=replaced))


def meeting_of(connection: Connection, key: RoundKey) -> Meeting:
    """The meeting of a round; an empty one when nothing was kept."""
    row = connection.execute(select(meetings).filter_by(**key.columns)).mappings().first()
    return Meeting() if row is None else _meeting(row)


def _meeting(row: RowMapping) -> Meeting:
    values = {one.name: row[one.name] for one in fields(Meeting)}
    values["held_on"] = date.fromisoformat(row["held_on"]) if row["held_on"] is not None else None
    for name in _TIMES:
        values[name] = time.fromisoformat(row[name]) if row[name] is not None else None
    values["also_present"] = tuple(row["also_present"].split("\n")) if row["also_present"] else ()
    return Meeting(**values)
