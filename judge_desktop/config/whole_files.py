"""Files appear whole or not at all: a private temporary beside the target, flushed to the disk, renamed last.

What a killed program left of them is known by its name and by nobody holding it any more; `sweep` removes it. What is
in the files is the business of the callers.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
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

if sys.platform == "win32":

    def _hold(descriptor: int) -> bool:  # noqa: ARG001
        """An open file cannot be deleted there: that is enough."""
        return True
else:
    import fcntl

    def _hold(descriptor: int) -> bool:
        """Holds it until it is closed or the program ends; False when another does, or the disk knows no locks."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextlib.contextmanager
def replacing(target: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A stream (readable, seekable) whose content becomes ``target`` when the block ends, and vanishes if it fails.

    Until then an older ``target`` stays as it was. ``private``: only this account may read it afterwards, too.
    Refuses ``DISK_FULL``, ``FOLDER_NOT_WRITABLE``, ``DISK_FAILED``, and ``FILE_IN_USE`` for a target that another
    program does not let go.
    """
    part = _part_in(target.parent)
    with disk_refusals(target.parent):
        if target.exists() and not target.is_file():  # a folder or a device; known before anything is recorded of it
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "w+b") as stream:
                _hold(descriptor)
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if not private:
                open_up(part)
            _put_in_place(part, target)
            _settle(target.parent)
        finally:
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def unfinished_folder(parent: Path) -> Iterator[Path]:
    """A hidden private folder in ``parent``, gone with everything left in it when the block ends.

    ``parent`` is there. Refuses ``DISK_FULL``, ``FOLDER_NOT_WRITABLE``, ``DISK_FAILED``.
    """
    folder = _part_in(parent)
    with disk_refusals(parent):
        folder.mkdir(mode=0o700)
    descriptor = os.open(folder, os.O_RDONLY) if os.name == "posix" else None
    try:
        if descriptor is not None:
            _hold(descriptor)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if descriptor is not None:
            os.close(descriptor)


def open_up(path: Path) -> None:
    """Others may read a private file as far as this account lets them. Raises what the disk refuses."""
    path.chmod(0o666 & ~_umask())


def sweep(folder: Path) -> int:
    """Removes what a killed program left half-written in ``folder``, not what is being written now; how much it was.

    What cannot be removed stays.
    """
    return sum(_swept(part) for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"))


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


def _part_in(folder: Path) -> Path:
    return folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"


def _swept(part: Path) -> bool:
    with contextlib.suppress(OSError):
        if os.name == "posix" and not part.is_symlink():
            descriptor = os.open(part, os.O_RDONLY | os.O_NONBLOCK)
            try:
                if not _hold(descriptor):
                    return False
            finally:
                os.close(descriptor)
        if part.is_dir() and not part.is_symlink():
            shutil.rmtree(part)
        else:
            part.unlink()
        return True
    return False


def _put_in_place(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except PermissionError as refused:
        if not target.exists():
            raise
        raise JudgeDesktopError(Code.FILE_IN_USE, name=target.name, folder=str(target.parent)) from refused


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
