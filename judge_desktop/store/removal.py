"""Taking a contest off this computer: its rows, its attachments, and every backup that could bring them back.

The identity and the known keys stay. That an SSD forgets is promised nowhere; the database file and its log are
overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import attachments, data_folder
from judge_desktop.store.audit_log import AuditEvent, record
from judge_desktop.store.database import Database, run
from judge_desktop.store.tables import audit_log, contests


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was taken off: hashes of attachments that no other contest uses, and names of backups."""

    contest: str
    attachments: tuple[str, ...]
    backups: tuple[str, ...]


def remove_contest(database: Database, contest: str, *, at: str, who: str) -> Removed:
    """Removes everything of a contest but one line of the audit log that says so.

    The rows go first, in one transaction; if a file cannot be removed then, ``doctor`` finds it as unused. Refuses
    ``CONTEST_UNKNOWN`` and as ``Database.transaction`` does.
    """
    with database.transaction() as connection:
        run(connection, "PRAGMA secure_delete=ON")
        if connection.execute(delete(contests).where(contests.c.contest == contest)).rowcount == 0:
            raise JudgeDesktopError(Code.CONTEST_UNKNOWN, contest=contest)
        connection.execute(delete(audit_log).where(audit_log.c.contest == contest))
        unused = attachments.forget_unused(connection)
        counts = {"attachments": len(unused)}
        record(connection, AuditEvent.CONTEST_REMOVED, at=at, who=who, details={"contest": contest, **counts})
    with data_folder.disk_refusals(database.folder):
        for sha256 in unused:
            attachments.place_of(database.folder, sha256).unlink(missing_ok=True)
        backups = sorted((database.folder / data_folder.BACKUPS).iterdir())
        for backup in backups:
            backup.unlink()
    database.compact()
    return Removed(contest=contest, attachments=unused, backups=tuple(backup.name for backup in backups))
