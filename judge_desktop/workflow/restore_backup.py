"""Bringing a backup back: whose it is, what stands where it is to go, and the way there, which loses nothing.

A data folder in which nothing was ever done takes the backup at once. Any other is kept whole beside it, under a name
that says when, and the backup takes its place. How the bytes are verified and swapped is the business of ``store``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.reading import opened
from judge_desktop.store import audit_log, data_folder, restoring
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.last_change import last_change
from judge_desktop.workflow.contests_here import ContestHere, find_contests
from judge_desktop.workflow.workspace import Progress, Workspace, system_clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a data folder holds. ``name`` and ``judge_key`` are "" without keys, ``last_change`` is ISO text or ""."""

    name: str = ""
    judge_key: str = ""
    has_passphrase: bool = False
    contests: tuple[ContestHere, ...] = ()
    last_change: str = ""

    @property
    def is_empty(self) -> bool:
        """True when nothing was ever done in it."""
        return not (self.judge_key or self.contests or self.last_change)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupContent:
    """What a backup holds, and how large it is."""

    holding: Holding
    attachments: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came back; ``kept`` is where the data folder lies that stood there before, None for nothing of worth."""

    files: int
    bytes: int
    attachments: int
    kept: Path | None


def look_into_backup(path: Path) -> BackupContent:
    """Whose backup it is and what is in it; nothing is brought back, and the attachments are not verified yet.

    Refuses ``FILE_NOT_FOUND``, ``FILE_NOT_READABLE``, ``BACKUP_DAMAGED``, ``DATABASE_NEWER``, ``DISK_FULL``.
    """
    with opened(path), TemporaryDirectory(prefix="judge-desktop-", ignore_cleanup_errors=True) as folder:
        summary = restoring.unpack_for_a_look(path, Path(folder))
        with Workspace(Path(folder)) as ws:
            return BackupContent(holding=look_at_holding(ws), attachments=summary.attachments, bytes=summary.bytes)


def look_at_holding(ws: Workspace) -> Holding:
    """What the data folder holds that is open."""
    own = ws.own_name
    with ws.database.reading() as connection:
        changed = last_change(connection)
    return Holding(
        name=own.name if own is not None else "",
        judge_key=own.keys.judge_key if own is not None else "",
        has_passphrase=own is not None and own.has_passphrase,
        contests=find_contests(ws),
        last_change=changed,
    )


def place_kept(home: Path) -> Path:
    """Where the data folder would be kept if a backup took its place now."""
    return data_folder.kept_beside(home.absolute(), at=system_clock().isoformat())


def restore_backup(home: Path, path: Path, *, keeps: bool = False, progress: Progress | None = None) -> Restored:
    """Brings a backup back into a data folder that nobody has open, after all of it was verified.

    ``keeps``: a folder in which something was done is kept beside it; without, it is refused. ``progress`` is called
    with (bytes done, in all) and may raise to cancel. Refuses ``FILE_NOT_FOUND``, ``FILE_NOT_READABLE``,
    ``BACKUP_DAMAGED``, ``DATA_FOLDER_NOT_EMPTY``, ``DATABASE_NEWER``, ``ALREADY_RUNNING``, ``DISK_FULL``,
    ``DATA_FOLDER_READ_ONLY``; then everything is as it was.
    """
    with opened(path):
        is_unused = _is_unused(home)
        keep = place_kept(home) if keeps and not is_unused else None
        found = restoring.restore(path, home, replace=is_unused, keep=keep, progress=progress)
    kept = keep if keep is not None and keep.exists() else None
    with suppress(JudgeDesktopError):  # what came back stays, also where its line cannot be written
        _note_in_log(home, {"files": found.files, "bytes": found.bytes})
    return Restored(files=found.files, bytes=found.bytes, attachments=found.attachments, kept=kept)


def _note_in_log(home: Path, details: dict[str, int]) -> None:
    with Workspace(home) as ws, ws.database.transaction() as connection:
        audit_log.record(connection, AuditEvent.BACKUP_RESTORED, at=ws.now(), who=ws.noted_as, details=details)


def _is_unused(home: Path) -> bool:
    """Whether a window was opened on this folder, perhaps, and nothing was done; what cannot be read may be dear."""
    if not (home / data_folder.DATABASE).is_file():
        return False
    try:
        with Workspace(home) as ws:
            return look_at_holding(ws).is_empty
    except JudgeDesktopError as refusal:
        if refusal.code is Code.ALREADY_RUNNING:
            raise
        return False
