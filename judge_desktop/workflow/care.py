"""Looking after a data folder: backup, examination. The way back is ``restore_backup``."""

from __future__ import annotations

from pathlib import Path
from time import monotonic_ns

from judge_desktop.config.log import Event, note
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.exchange import container
from judge_desktop.exchange.reading import opened
from judge_desktop.store import audit_log, data_folder, doctor
from judge_desktop.store import backup as backups
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.backup import BackupSummary
from judge_desktop.store.data_folder import DATABASE
from judge_desktop.workflow.outside_backup import OUTSIDE, is_outside
from judge_desktop.workflow.workspace import Progress, Workspace

LEAST_FREE_BYTES = 500_000_000
"""Below this a package with films no longer goes in."""


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


def is_backup(path: Path) -> bool:
    """True when a file says it is a backup, whatever it is called; whether it is whole, bringing it back tells."""
    try:
        with opened(path) as stream:
            return container.first_name(stream.read(container.HEAD_LENGTH)) == DATABASE
    except JudgeDesktopError:
        return False


def examine(home: Path, progress: Progress | None = None) -> tuple[Finding, ...]:
    """What is wrong with database, attachments and documents; nothing when all is well.

    ``progress`` is called with (attachments looked at, in all) and may raise to cancel.
    """
    began = monotonic_ns()
    findings = doctor.examine(home, progress)
    note(Event.EXAMINED, findings=len(findings), ms=(monotonic_ns() - began) // 1_000_000)
    return findings


def risks(home: Path) -> tuple[JudgeDesktopError, ...]:
    """What may harm a sound data folder one day: ``DATA_FOLDER_ON_NETWORK``, ``DATA_FOLDER_SYNCHRONISED``,
    ``DISK_NEARLY_FULL``.
    """
    found = []
    warning = data_folder.warning_about(home)
    if warning is not None:
        found.append(JudgeDesktopError(warning, folder=str(home)))
    free = data_folder.free_bytes(home)
    if free < LEAST_FREE_BYTES:
        found.append(JudgeDesktopError(Code.DISK_NEARLY_FULL, megabytes=free // 1_000_000))
    return tuple(found)


def _who(ws: Workspace) -> str:
    own = ws.own_name
    return own.keys.judge_key if own is not None else "nobody"
