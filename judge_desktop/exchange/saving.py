"""Saving a file where a person wants it: whole or not at all, and what the disk's refusals mean.

Names of such files are ``file_names``; files in the data folder belong to ``store``.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_NOT_WRITABLE = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR))


def save_whole(path: Path, content: bytes) -> None:
    """Puts ``content`` at ``path``, replacing what is there only when every byte is on the disk.

    Refuses DISK_FULL, FOLDER_NOT_WRITABLE (``folder``), DISK_FAILED; then the old file is untouched.
    """
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    with disk_refusals(path.parent):
        try:
            with draft.open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def disk_refusals(folder: Path) -> Iterator[None]:
    """Turns an operating system's error inside the block into DISK_FULL, FOLDER_NOT_WRITABLE or DISK_FAILED."""
    try:
        yield
    except OSError as refused:
        if refused.errno in _FULL:
            raise JudgeDesktopError(Code.DISK_FULL, folder=str(folder)) from refused
        if refused.errno in _NOT_WRITABLE:
            raise JudgeDesktopError(Code.FOLDER_NOT_WRITABLE, folder=str(folder)) from refused
        raise JudgeDesktopError(Code.DISK_FAILED, folder=str(folder)) from refused
