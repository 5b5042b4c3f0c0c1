"""Files appear whole or not at all: a private temporary beside the target, flushed to the disk, renamed last.

What a killed program left of them is known by its name and by nobody holding it any more; whoever writes beside it
next removes it. What is in the files is the business of the callers.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from judge_desktop.domain.errors import Code, JudgeDesktopError

_PREFIX, _SUFFIX = ".judge-desktop-", ".part"
_NONE = -1
"""Instead of a descriptor, where folders have none."""
_MOVES_CLOSED = sys.platform == "win32"
"""An open file cannot be renamed there; elsewhere it is held until it is in its place."""
_RESTS = 24 * 3600.0 if sys.platform == "win32" else 0.0
"""Seconds without a change before it counts as left: where a folder, and a file about to be renamed, cannot be held."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_WRITABLE = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOENT,
    errno.ENOTDIR,
}  # fmt: skip

if sys.platform == "win32":

    def _hold(descriptor: int, *, waits: bool = False) -> bool:  # noqa: ARG001
        """An open file cannot be deleted there: that is enough."""
        return True
else:
    import fcntl

    def _hold(descriptor: int, *, waits: bool = False) -> bool:
        """Holds it until it is closed or the program ends; False when another does, or the disk knows no locks."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
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
    with disk_refusals(target.parent):
        if target.exists() and not target.is_file():  # a folder or a device; known before anything is recorded of it
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        part, descriptor = _begun(target.parent, _new_file)
        try:
            with os.fdopen(descriptor, "w+b", closefd=_MOVES_CLOSED) as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if not private:
                open_up(part)
            _put_in_place(part, target)
            _settle(target.parent)
        finally:
            if not _MOVES_CLOSED:
                os.close(descriptor)
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def unfinished_folder(parent: Path) -> Iterator[Path]:
    """A hidden private folder in ``parent``, gone with everything left in it when the block ends.

    ``parent`` is there. Refuses ``DISK_FULL``, ``FOLDER_NOT_WRITABLE``, ``DISK_FAILED``.
    """
    with disk_refusals(parent):
        folder, descriptor = _begun(parent, _new_folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if descriptor != _NONE:
            os.close(descriptor)


def open_up(path: Path) -> None:
    """Others may read a private file as far as this account lets them. Raises what the disk refuses."""
    path.chmod(0o666 & ~_umask())


def sweep(folder: Path) -> int:
    """Removes what a killed program left half-written in ``folder``, not what is being written now; how much it was.

    What cannot be removed stays. Every write does this first: it is for who writes nothing.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208 -- also for each of thousands of files written into one folder
    except OSError:  # not there, or nobody may look into it: what follows says so
        return 0
    return sum(_swept(folder / name) for name in names if is_unfinished(name))


def is_unfinished(name: str) -> bool:
    """Whether what is called so is being written here, or was left."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


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


def _begun(folder: Path, make: Callable[[Path], int]) -> tuple[Path, int]:
    """Something new and private in ``folder``, and its descriptor: held, after what others left there was removed."""
    sweep(folder)
    while True:
        part = folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        try:
            descriptor = make(part)
        except FileNotFoundError:
            if folder.is_dir():
                continue  # somebody who swept took the new folder before it was opened
            raise
        if descriptor == _NONE:
            return part, descriptor
        _hold(descriptor, waits=True)
        if os.path.lexists(part):
            return part, descriptor
        os.close(descriptor)  # somebody who swept came before it was held


def _new_file(part: Path) -> int:
    return os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def _new_folder(part: Path) -> int:
    part.mkdir(mode=0o700)
    return os.open(part, os.O_RDONLY) if os.name == "posix" else _NONE


def _swept(part: Path) -> bool:
    """Whether it was left and is gone; what another holds, or the disk does not give away, stays."""
    with contextlib.suppress(OSError), _held_for_sweeping(part) as is_left:
        if is_left and part.is_dir() and not part.is_symlink():
            shutil.rmtree(part)
        elif is_left:
            part.unlink()
        return is_left
    return False


@contextlib.contextmanager
def _held_for_sweeping(part: Path) -> Iterator[bool]:
    """Whether nobody writes it; held until the block ends, for its writer must not take it up while it is removed."""
    if _RESTS and time.time() - part.lstat().st_mtime < _RESTS:
        yield False
    elif os.name != "posix" or part.is_symlink():
        yield True
    else:
        descriptor = os.open(part, os.O_RDONLY | os.O_NONBLOCK)
        try:
            yield _hold(descriptor)
        finally:
            os.close(descriptor)


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
