"""Looking after a data folder: backup, restore, examination."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.domain.findings import Finding
from judge_desktop.exchange.reading import opened
from judge_desktop.store import audit_log, doctor
from judge_desktop.store import backup as backups
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.backup import BackupSummary
from judge_desktop.workflow.outside_backup import OUTSIDE, is_outside
from judge_desktop.workflow.workspace import Progress, Workspace


def backup(ws: Workspace, path: Path, progress: Progress | None = None) -> BackupSummary:
    """Copies the whole data folder into one file, identity included. Refuses what the disk refuses."""
    summary = backups.backup(ws.database, path, progress=progress)
    if ws.is_writing:
        with ws.database.transaction() as connection:
            audit_log.record(
                connection,
                AuditEvent.BACKUP_MADE,
                at=ws.now(),
                who=_who(ws),
                details={"files": summary.files, "bytes": summary.bytes, OUTSIDE: int(is_outside(ws.home, path))},
            )
    return summary


def restore(home: Path, path: Path) -> BackupSummary:
    """Brings a backup back into an empty data folder, after all of it was verified.

    Refuses ``FILE_NOT_FOUND``, ``FILE_NOT_READABLE``, ``BACKUP_DAMAGED``, ``DATA_FOLDER_NOT_EMPTY``,
    ``DATABASE_NEWER``, ``ALREADY_RUNNING``, ``DISK_FULL``.
    """
    with opened(path):
        return backups.restore(path, home)


def examine(home: Path) -> tuple[Finding, ...]:
    """What is wrong with database, attachments and documents; nothing when all is well."""
    return doctor.examine(home)


def _who(ws: Workspace) -> str:
    own = ws.own_name
    return own.keys.judge_key if own is not None else "nobody"
