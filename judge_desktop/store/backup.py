"""A backup: one zip with everything of a data folder. The way back is ``restoring``.

It holds the database (copied by SQLite's backup API, so a window may stay open), the attachments it names, identity
and settings as they are, and ``SHA256SUMS`` over all of them, which ``sha256sum -c`` reads. The identity stays under
its own passphrase if it has one; the backup adds none.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import attachments, data_folder
from judge_desktop.store.copies import copy_database
from judge_desktop.store.database import Database, connect

SUMS = "SHA256SUMS"
_CHUNK = 1 << 20
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
ALLOWED = re.compile(
    rf"{re.escape(data_folder.DATABASE)}|{re.escape(data_folder.SETTINGS)}"
    rf"|{data_folder.ATTACHMENTS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
    rf"|{data_folder.IDENTITY}/[A-Za-z0-9][A-Za-z0-9._-]{{0,100}}",
    re.ASCII,
)
"""The names a backup may hold."""

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
        with data_folder.disk_refusals(path.parent), data_folder.held_staging_folder(database.folder) as staging:
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


def _contents(folder: Path, database: Path) -> Iterator[tuple[str, Path]]:
    yield data_folder.DATABASE, database
    with closing(connect(database)) as connection:
        rows = connection.execute("SELECT sha256 FROM attachments ORDER BY sha256").fetchall()
    for (sha256,) in rows:
        path = attachments.path_of(folder, sha256)
        yield path.relative_to(folder).as_posix(), path
    for path in sorted((folder / data_folder.IDENTITY).glob("*")):
        name = f"{data_folder.IDENTITY}/{path.name}"
        if path.is_file() and ALLOWED.fullmatch(name):  # leaves out what a crash may have left half-written
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
                digest, written = copy_bytes(source, target)
            sums.append(f"{digest}  {name}\n")
            size += written
            if progress is not None:
                progress(size, total)
        archive.writestr(zipfile.ZipInfo(SUMS, _FIXED_DATE), "".join(sums))
    return summary_of(sums, size)


def copy_bytes(source: IO[bytes], target: IO[bytes], tell: Callable[[int], None] = lambda _: None) -> tuple[str, int]:
    """Copies what is left of ``source``; its hash and length. ``tell`` is called with the bytes copied so far."""
    digest, count = hashlib.sha256(), 0
    while piece := source.read(_CHUNK):
        digest.update(piece)
        count += target.write(piece)
        tell(count)
    return digest.hexdigest(), count


def summary_of(names: Iterable[str], size: int) -> BackupSummary:
    """The summary of entries of these names that hold so many bytes."""
    listed = list(names)
    count = sum(f"{data_folder.ATTACHMENTS}/" in name for name in listed)
    return BackupSummary(files=len(listed), bytes=size, attachments=count)
