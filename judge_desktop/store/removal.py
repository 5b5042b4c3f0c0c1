"""Taking a contest off this computer: its rows, its attachments, and every backup that could bring them back.

The identity and the known keys stay. That an SSD forgets is promised nowhere; the database file and its log are
overwritten. A removal that a crash cuts short after its rows are gone is finished at the next start.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, select

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import attachments, data_folder
from judge_desktop.store.audit_log import AuditEvent, entries, record
from judge_desktop.store.database import Database, run
from judge_desktop.store.tables import audit_log, contests

_UNFINISHED = "removal.unfinished"
"""Holds the id of the contest while it is being removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was taken off: hashes of attachments that no other contest uses, and names of backups."""

    contest: str
    attachments: tuple[str, ...]
    backups: tuple[str, ...]


def remove_contest(database: Database, contest: str, *, at: str, who: str) -> Removed:
    """Removes everything of a contest but one line of the audit log that says so.

    The rows go first, in one transaction; what cannot be removed then goes at the next start. Refuses
    ``CONTEST_UNKNOWN`` and as ``Database.transaction`` does.
    """
    if not _is_here(database, contest):
        raise JudgeDesktopError(Code.CONTEST_UNKNOWN, contest=contest)
    _begin(database, contest)
    try:
        with database.transaction() as connection:
            run(connection, "PRAGMA secure_delete=ON")
            connection.execute(delete(contests).where(contests.c.contest == contest))
            connection.execute(delete(audit_log).where(audit_log.c.contest == contest))
            unused = attachments.forget_unused(connection)
            counts = {"attachments": len(unused)}
            record(connection, AuditEvent.CONTEST_REMOVED, at=at, who=who, details={"contest": contest, **counts})
    except BaseException:
        _mark(database).unlink(missing_ok=True)
        raise
    return Removed(contest=contest, attachments=unused, backups=finish_removal(database))


def finish_removal(database: Database) -> tuple[str, ...]:
    """Removes the files and backups of a contest whose rows are gone, and returns the names of the backups.

    Does nothing when no removal was begun; one that was cut short before its rows went did not happen. Refuses what
    the disk refuses.
    """
    mark = _mark(database)
    with data_folder.disk_refusals(database.folder):
        contest = mark.read_text(encoding="utf-8") if mark.is_file() else ""
    backups: list[str] = []
    if contest and _was_removed(database, contest):
        with database.reading() as connection:
            attachments.remove_unlisted(connection, database.folder)
        with data_folder.disk_refusals(database.folder):
            for backup in sorted((database.folder / data_folder.BACKUPS).iterdir()):
                backups.append(backup.name)
                backup.unlink()
        database.compact()
    with data_folder.disk_refusals(database.folder):
        mark.unlink(missing_ok=True)
    return tuple(backups)


def _begin(database: Database, contest: str) -> None:
    """Notes durably what is about to go."""
    mark = _mark(database)
    draft = mark.with_suffix(".draft")
    with data_folder.disk_refusals(database.folder):
        draft.write_text(contest, encoding="utf-8")
        data_folder.sync_file(draft)
        draft.replace(mark)
        data_folder.sync_folder(database.folder)


def _mark(database: Database) -> Path:
    return database.folder / _UNFINISHED


def _was_removed(database: Database, contest: str) -> bool:
    """Whether the rows of a contest are gone because they were removed: the audit log says so."""
    with database.reading() as connection:
        told = [one for one in entries(connection) if one.event is AuditEvent.CONTEST_REMOVED]
    return any(one.details.get("contest") == contest for one in told) and not _is_here(database, contest)


def _is_here(database: Database, contest: str) -> bool:
    with database.reading() as connection:
        return connection.execute(select(contests.c.contest).where(contests.c.contest == contest)).first() is not None
