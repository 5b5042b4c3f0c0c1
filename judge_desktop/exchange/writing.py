"""Files appear whole or not at all: a private temporary beside the target, flushed to the disk, renamed last.

What is in the files is the business of the callers.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from judge_desktop.domain.errors import Code, JudgeDesktopError

_PREFIX, _SUFFIX = ".judge-desktop-", ".part"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_WRITABLE = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOENT,
    errno.ENOTDIR,
}  # fmt: skip


@contextlib.contextmanager
def replacing(target: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A stream (readable, seekable) whose content becomes ``target`` when the block ends, and vanishes if it fails.

    Until then an older ``target`` stays as it was. ``private``: only this account may read it afterwards, too.
    Refuses ``DISK_FULL``, ``FOLDER_NOT_WRITABLE``, ``DISK_FAILED``.
    """
    part = target.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
    with disk_refusals(target.parent):
        if target.exists() and not target.is_file():  # a folder or a device; known before anything is recorded of it
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "w+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if not private:
                part.chmod(0o666 & ~_umask())
            part.replace(target)
            _settle(target.parent)
        finally:
            part.unlink(missing_ok=True)


def sweep(folder: Path) -> int:
    """Removes what a killed program left half-written in ``folder``; the number of files removed."""
    parts = list(folder.glob(f"{_PREFIX}*{_SUFFIX}"))
    for part in parts:
        part.unlink(missing_ok=True)
    return len(parts)


@contextlib.contextmanager
def disk_refusals(folder: Path) -> Iterator[None]:
    """Turns what the disk refuses inside the block into ``DISK_FULL``, ``FOLDER_NOT_WRITABLE`` or ``DISK_FAILED``."""
    try:
        yield
    except OSError as refused:
        if refused.errno in _FULL:
            raise JudgeDesktopError(Code.DISK_FULL, folder=str(folder)) from refused
        if refused.errno in _NOT_WRITABLE:
            raise JudgeDesktopError(Code.FOLDER_NOT_WRITABLE, folder=str(folder)) from refused
        reason = errno.errorcode.get(refused.errno or 0, "")
        raise JudgeDesktopError(Code.DISK_FAILED, folder=str(folder), reason=reason) from refused


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _settle(folder: Path) -> None:
    """Makes the rename itself durable where a folder can be opened (not on Windows)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
