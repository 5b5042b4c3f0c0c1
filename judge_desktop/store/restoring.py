"""The way back from a backup: everything is verified in a folder beside the target, which it replaces at the end."""

from __future__ import annotations

import errno
import re
import secrets
import shutil
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import attachments, data_folder
from judge_desktop.store.backup import ALLOWED, SUMS, BackupSummary, Progress, copy_bytes, summary_of
from judge_desktop.store.database import connect, version_of
from judge_desktop.store.instance import LOCK, Instance
from judge_desktop.store.tables import SCHEMA_VERSION

_MOST_ENTRIES = 100_000
_LONGEST_SUMS = 16 * 2**20


def restore(
    path: Path, folder: Path, *, replace: bool = False, keep: Path | None = None, progress: Progress | None = None
) -> BackupSummary:
    """Makes ``folder`` what it was when the backup was made, after everything in the backup has been verified.

    A folder that holds more than settings and a log is only replaced (whole) with ``replace``, or moved to ``keep``,
    where nothing stands yet on the same disk. No window may be open on it, and whoever calls has let go of its own
    ``Instance`` and ``Database``. ``progress`` is called with (bytes done, bytes in all) and may raise to cancel.
    Refuses ``BACKUP_DAMAGED``, ``DATABASE_NEWER``, ``DATA_FOLDER_NOT_EMPTY``, ``ALREADY_RUNNING``, ``DISK_FULL``
    (before anything is written when the disk is too small), ``DATA_FOLDER_READ_ONLY``, ``DISK_FAILED``; after any of
    them the folder is as it was.
    """
    folder = folder.absolute()
    holds_something = _holds_something(folder)
    if holds_something and not replace and keep is None:
        raise JudgeDesktopError(Code.DATA_FOLDER_NOT_EMPTY, folder=str(folder))
    if holds_something:
        Instance(folder).release()
    draft = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.restoring")
    try:
        with data_folder.disk_refusals(folder.parent):
            draft.mkdir(mode=0o700, parents=True)
            summary = _extract(path, draft, progress)
            _check(path, draft)
            _swap(draft, folder, keep if holds_something else None)
            return summary
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def kept_folders(folder: Path) -> tuple[Path, ...]:
    """The former data folders beside ``folder``, the one kept last first: each has a database. What a crash left aside
    while two were exchanged is one of them.
    """
    folder = folder.absolute()
    aside = data_folder.before_restore(folder).name
    found = [
        path
        for path in (folder.parent.iterdir() if folder.parent.is_dir() else ())
        if path.name.startswith((data_folder.kept_name(folder), aside)) and (path / data_folder.DATABASE).is_file()
    ]
    return tuple(sorted(found, key=lambda path: path.name, reverse=True))


def go_back(kept: Path, folder: Path, keep: Path) -> None:
    """Puts a folder that was kept into the place of ``folder``, which goes to ``keep``, where nothing stands yet.

    Nobody may have either open. Refuses ``DATABASE_DAMAGED``, ``DATABASE_NEWER``, ``ALREADY_RUNNING``,
    ``DATA_FOLDER_READ_ONLY``, ``DISK_FAILED``; then, and after a crash at any moment, both are still there whole.
    """
    folder = folder.absolute()
    try:
        _check(kept, kept, with_attachments=False)
    except JudgeDesktopError as refusal:
        if refusal.code is not Code.BACKUP_DAMAGED:
            raise
        raise JudgeDesktopError(Code.DATABASE_DAMAGED) from refusal
    for one in (kept, folder):
        Instance(one).release()
    with data_folder.disk_refusals(folder.parent):
        _swap(kept, folder, keep)


def unpack_for_a_look(path: Path, folder: Path) -> BackupSummary:
    """Unpacks database and identity into an empty ``folder``, to see whose backup it is: the attachments stay packed.

    Their bytes are not verified here. Refuses ``BACKUP_DAMAGED``, ``DATABASE_NEWER``, and what the disk refuses.
    """
    with data_folder.disk_refusals(folder), _zip(path) as archive:
        sums = _whole_list(path, archive)
        for name, sha256 in sums.items():
            if name == data_folder.DATABASE or name.startswith(f"{data_folder.IDENTITY}/"):
                _unpack(path, archive, (name, sha256), folder, _tell_nobody)
        size = sum(archive.getinfo(name).file_size for name in sums)
    _check(path, folder, with_attachments=False)
    return summary_of(sums, size)


def _extract(path: Path, draft: Path, progress: Progress | None) -> BackupSummary:
    """Unpacks what ``SHA256SUMS`` lists, and refuses unless that is exactly what the zip holds."""
    with _zip(path) as archive:
        sums = _whole_list(path, archive)
        size, total = 0, sum(archive.getinfo(name).file_size for name in sums)
        if total > data_folder.free_bytes(draft):
            raise JudgeDesktopError(Code.DISK_FULL, folder=str(draft.parent))
        for listed in sums.items():
            tell = _tell_nobody if progress is None else partial(_add_up, progress, size, total)
            size += _unpack(path, archive, listed, draft, tell)
    for shelf in [*(path for path in draft.rglob("*") if path.is_dir()), draft]:
        data_folder.sync_folder(shelf)
    return summary_of(sums, size)


def _unpack(
    path: Path, archive: zipfile.ZipFile, listed: tuple[str, str], folder: Path, tell: Callable[[int], None]
) -> int:
    """Writes one entry, durable, and says how long it is; refuses it when its bytes are not those of the list."""
    name, sha256 = listed
    target = folder.joinpath(*name.split("/"))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("xb") as written:
        digest, count = copy_bytes(source, written, tell)
    if digest != sha256:
        _refuse(path)
    target.chmod(0o600)
    data_folder.sync_file(target)
    return count


def _whole_list(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    """Names and hashes of everything in the zip, which holds nothing else."""
    sums = _sums(path, archive)
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in archive.infolist()):
        _refuse(path)  # what is stored as it is cannot grow beyond the file that was handed in
    if sorted([*sums, SUMS]) != sorted(archive.namelist()) or data_folder.DATABASE not in sums:
        _refuse(path)
    return sums


def _sums(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    if len(archive.namelist()) > _MOST_ENTRIES or archive.getinfo(SUMS).file_size > _LONGEST_SUMS:
        _refuse(path)
    sums: dict[str, str] = {}
    for line in archive.read(SUMS).decode("ascii").splitlines():
        sha256, separator, name = line.partition("  ")
        is_known = re.fullmatch("[0-9a-f]{64}", sha256) and separator and ALLOWED.fullmatch(name)
        if not is_known or name in sums:
            _refuse(path)
        sums[name] = sha256
    return sums


def _check(path: Path, draft: Path, *, with_attachments: bool = True) -> None:
    """Refuses a backup whose database is not sound, is newer than this program, was not made by this program, or names
    files that are not in it.
    """
    from judge_desktop.store.migrating import SCHEMA, schema_made  # heavy

    try:
        if _computes_when_read(draft):
            _refuse(path)
        version = version_of(draft)
    except (JudgeDesktopError, sqlite3.DatabaseError):
        _refuse(path)
    if version is None:
        _refuse(path)
    if version > SCHEMA_VERSION:
        raise JudgeDesktopError(Code.DATABASE_NEWER, found=version, known=SCHEMA_VERSION)
    try:
        with closing(connect(draft / data_folder.DATABASE)) as connection:
            is_ours = frozenset(connection.execute(SCHEMA)) == schema_made(version)
            is_sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            has_parents = not connection.execute("PRAGMA foreign_key_check").fetchall()
            wanted = [row[0] for row in connection.execute("SELECT sha256 FROM attachments")]
    except sqlite3.DatabaseError:
        _refuse(path)
    if not is_ours or not is_sound or not has_parents or not all(map(attachments.is_hash, wanted)):
        _refuse(path)
    if with_attachments and attachments.missing(draft, wanted):
        _refuse(path)


def _computes_when_read(draft: Path) -> bool:
    """Whether the database holds a view or a virtual table: ours hold none, and one may compute for ever."""
    asked = "SELECT 1 FROM sqlite_schema WHERE type = 'view' OR sql LIKE 'CREATE VIRTUAL%' LIMIT 1"
    with closing(connect(draft / data_folder.DATABASE)) as connection:
        return connection.execute(asked).fetchone() is not None


def _swap(draft: Path, folder: Path, keep: Path | None) -> None:
    """Puts ``draft`` in the place of ``folder``, which goes to ``keep`` if that is given.

    A crash in between is mended by ``data_folder.prepare``; what a crash left aside that was to be kept is never
    removed by the next restore.
    """
    put_aside = data_folder.before_restore(folder)
    if folder.exists():
        if put_aside.exists():
            put_aside.rename(data_folder.free_name(put_aside))
        folder.rename(put_aside)
    try:
        draft.rename(folder)
    except OSError:
        if put_aside.exists():
            put_aside.rename(folder)
        raise
    if keep is not None:
        put_aside.rename(keep)
    data_folder.sync_folder(folder.parent)
    shutil.rmtree(put_aside, ignore_errors=True)


def _holds_something(folder: Path) -> bool:
    if not folder.is_dir():
        return folder.exists()
    worth_nothing = {LOCK, data_folder.SETTINGS}
    return any(
        path.is_file() and path.name not in worth_nothing and path.relative_to(folder).parts[0] != "log"
        for path in folder.rglob("*")
    )


@contextmanager
def _zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip; whatever is wrong with its bytes becomes ``BACKUP_DAMAGED``."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, struct.error, LookupError, ValueError, ArithmeticError, RuntimeError):
        _refuse(path)
    except EOFError:
        _refuse(path)
    except OSError as refused:
        if refused.errno in {
            errno.EINVAL,
            errno.EISDIR,
            errno.ENOENT,
        }:  # a place before the file's beginning, or no file
            _refuse(path)
        raise


def _add_up(progress: Progress, before: int, total: int, count: int) -> None:
    progress(before + count, total)


def _tell_nobody(_count: int) -> None:
    pass


def _refuse(path: Path) -> NoReturn:
    raise JudgeDesktopError(Code.BACKUP_DAMAGED, file=path.name) from None
