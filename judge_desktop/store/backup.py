"""A backup: one zip with everything of a data folder, and the way back.

It holds the database (copied by SQLite's backup API, so a window may stay open), the attachments it names, identity
and settings as they are, and ``SHA256SUMS`` over all of them, which ``sha256sum -c`` reads. The identity stays under
its own passphrase if it has one; the backup adds none. Restoring verifies everything in a folder beside the target
and swaps at the end.
"""

from __future__ import annotations

import errno
import hashlib
import re
import secrets
import shutil
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import attachments, data_folder
from judge_desktop.store.copies import copy_database
from judge_desktop.store.database import Database, connect, version_of
from judge_desktop.store.instance import LOCK, Instance
from judge_desktop.store.tables import SCHEMA_VERSION

SUMS = "SHA256SUMS"
_CHUNK = 1 << 20
_MOST_ENTRIES = 100_000
_LONGEST_SUMS = 16 * 2**20
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_ALLOWED = re.compile(
    rf"{re.escape(data_folder.DATABASE)}|{re.escape(data_folder.SETTINGS)}"
    rf"|{data_folder.ATTACHMENTS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
    rf"|{data_folder.IDENTITY}/[A-Za-z0-9][A-Za-z0-9._-]{{0,100}}",
    re.ASCII,
)


Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupSummary:
    """What went into or came out of a backup."""

    files: int
    bytes: int
    attachments: int


def backup(database: Database, path: Path, *, progress: Progress | None = None) -> BackupSummary:
    """Writes a backup to ``path``: whole and durable, or not at all (what stood there before then stays).

    ``progress`` is called with (bytes done, bytes in all) after each file and may raise to cancel.

    Refuses ``ATTACHMENT_LOST``, ``DISK_FULL``, ``DATA_FOLDER_READ_ONLY``, ``DATABASE_DAMAGED``, ``DISK_FAILED``.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.draft")
    try:
        with data_folder.disk_refusals(path.parent), data_folder.staging_folder(database.folder) as staging:
            copy_database(database.folder, staging / data_folder.DATABASE)
            summary = _write(draft, _contents(database.folder, staging / data_folder.DATABASE), progress)
            data_folder.sync_file(draft)
            draft.replace(path)
            data_folder.sync_folder(path.parent)
            return summary
    except FileNotFoundError as refused:
        raise JudgeDesktopError(Code.DATA_FOLDER_READ_ONLY, folder=str(path.parent)) from refused
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def restore(path: Path, folder: Path, *, replace: bool = False) -> BackupSummary:
    """Makes ``folder`` what it was when the backup was made, after everything in the backup has been verified.

    A folder that holds more than settings and a log is only replaced (whole) with ``replace``. No window may be open
    on it, and whoever calls has let go of its own ``Instance`` and ``Database``. Refuses ``BACKUP_DAMAGED``,
    ``DATABASE_NEWER``, ``DATA_FOLDER_NOT_EMPTY``, ``ALREADY_RUNNING``, ``DISK_FULL``, ``DATA_FOLDER_READ_ONLY``,
    ``DISK_FAILED``; after any of them the folder is as it was.
    """
    folder = folder.absolute()
    holds_something = _holds_something(folder)
    if holds_something and not replace:
        raise JudgeDesktopError(Code.DATA_FOLDER_NOT_EMPTY, folder=str(folder))
    if holds_something:
        Instance(folder).release()
    draft = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.restoring")
    try:
        with data_folder.disk_refusals(folder.parent):
            draft.mkdir(mode=0o700, parents=True)
            summary = _extract(path, draft)
            _check(path, draft)
            _swap(draft, folder)
            return summary
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _contents(folder: Path, database: Path) -> Iterator[tuple[str, Path]]:
    yield data_folder.DATABASE, database
    with closing(connect(database)) as connection:
        rows = connection.execute("SELECT sha256 FROM attachments ORDER BY sha256").fetchall()
    for (sha256,) in rows:
        path = attachments.path_of(folder, sha256)
        yield path.relative_to(folder).as_posix(), path
    for path in sorted((folder / data_folder.IDENTITY).glob("*")):
        name = f"{data_folder.IDENTITY}/{path.name}"
        if path.is_file() and _ALLOWED.fullmatch(name):  # leaves out what a crash may have left half-written
            yield name, path
    if (folder / data_folder.SETTINGS).is_file():
        yield data_folder.SETTINGS, folder / data_folder.SETTINGS


def _write(draft: Path, contents: Iterable[tuple[str, Path]], progress: Progress | None) -> BackupSummary:
    sums: list[str] = []
    size = 0
    contents = list(contents)
    total = sum(path.stat().st_size for _, path in contents)
    with zipfile.ZipFile(draft, "x", zipfile.ZIP_STORED) as archive:
        for name, path in contents:
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                digest, written = _copy(source, target)
            sums.append(f"{digest}  {name}\n")
            size += written
            if progress is not None:
                progress(size, total)
        archive.writestr(zipfile.ZipInfo(SUMS, _FIXED_DATE), "".join(sums))
    return _summary(sums, size)


def _extract(path: Path, draft: Path) -> BackupSummary:
    """Unpacks what ``SHA256SUMS`` lists, and refuses unless that is exactly what the zip holds."""
    with _zip(path) as archive:
        sums = _sums(path, archive)
        if any(entry.compress_type != zipfile.ZIP_STORED for entry in archive.infolist()):
            _refuse(path)  # what is stored as it is cannot grow beyond the file that was handed in
        if sorted([*sums, SUMS]) != sorted(archive.namelist()) or data_folder.DATABASE not in sums:
            _refuse(path)
        size = 0
        for name, sha256 in sums.items():
            target = draft.joinpath(*name.split("/"))
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with archive.open(name) as source, target.open("xb") as written:
                digest, count = _copy(source, written)
            if digest != sha256:
                _refuse(path)
            target.chmod(0o600)
            data_folder.sync_file(target)
            size += count
    for shelf in [*(path for path in draft.rglob("*") if path.is_dir()), draft]:
        data_folder.sync_folder(shelf)
    return _summary(list(sums), size)


def _sums(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    if len(archive.namelist()) > _MOST_ENTRIES or archive.getinfo(SUMS).file_size > _LONGEST_SUMS:
        _refuse(path)
    sums: dict[str, str] = {}
    for line in archive.read(SUMS).decode("ascii").splitlines():
        sha256, separator, name = line.partition("  ")
        is_known = re.fullmatch("[0-9a-f]{64}", sha256) and separator and _ALLOWED.fullmatch(name)
        if not is_known or name in sums:
            _refuse(path)
        sums[name] = sha256
    return sums


def _check(path: Path, draft: Path) -> None:
    """Refuses a backup whose database is not sound, is newer than this program, or names files that are not in it."""
    try:
        version = version_of(draft)
    except JudgeDesktopError:
        _refuse(path)
    if version is None:
        _refuse(path)
    if version > SCHEMA_VERSION:
        raise JudgeDesktopError(Code.DATABASE_NEWER, found=version, known=SCHEMA_VERSION)
    try:
        with closing(connect(draft / data_folder.DATABASE)) as connection:
            is_sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            has_parents = not connection.execute("PRAGMA foreign_key_check").fetchall()
            wanted = [row[0] for row in connection.execute("SELECT sha256 FROM attachments")]
    except sqlite3.DatabaseError:
        _refuse(path)
    if not is_sound or not has_parents or attachments.missing(draft, wanted):
        _refuse(path)


def _swap(draft: Path, folder: Path) -> None:
    """Puts ``draft`` in the place of ``folder``. A crash in between is mended by ``data_folder.prepare``."""
    put_aside = data_folder.before_restore(folder)
    if folder.exists():
        shutil.rmtree(put_aside, ignore_errors=True)
        folder.rename(put_aside)
    try:
        draft.rename(folder)
    except OSError:
        if put_aside.exists():
            put_aside.rename(folder)
        raise
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


def _copy(source: IO[bytes], target: IO[bytes]) -> tuple[str, int]:
    digest, count = hashlib.sha256(), 0
    while piece := source.read(_CHUNK):
        digest.update(piece)
        count += target.write(piece)
    return digest.hexdigest(), count


def _summary(names: list[str], size: int) -> BackupSummary:
    count = sum(f"{data_folder.ATTACHMENTS}/" in name for name in names)
    return BackupSummary(files=len(names), bytes=size, attachments=count)


def _refuse(path: Path) -> NoReturn:
    raise JudgeDesktopError(Code.BACKUP_DAMAGED, file=path.name) from None
