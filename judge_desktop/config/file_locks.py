"""A lock on a file between processes: the operating system's, which goes with its process, so a crash leaves none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def try_to_lock(handle: int) -> None:
        """Locks an open file until it is closed. Raises OSError when another holds it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def try_to_lock(handle: int) -> None:
        """Locks an open file until it is closed. Raises OSError when another holds it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held_alone(path: Path) -> Iterator[bool]:
    """Whether nobody else is inside such a block on `path`, a file made for that; nobody waits.

    Raises OSError when the file cannot be opened.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _is_locked(handle)
    finally:
        os.close(handle)


def _is_locked(handle: int) -> bool:
    try:
        try_to_lock(handle)
    except OSError:
        return False
    return True
