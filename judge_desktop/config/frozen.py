"""A frozen program brings its own libraries along; programs of the system that it starts must not get to see them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_LIBRARIES, _BEFORE = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"


def is_frozen() -> bool:
    """True in a program that was built, with Python inside; there is no interpreter then that could run a module."""
    return bool(getattr(sys, "frozen", False))


@contextmanager
def libraries_of_system() -> Iterator[None]:
    """Whatever is started inside the block looks for libraries where the system has them.

    On Linux a frozen program is started with its own folder in front of them: a file manager would load those and may
    not start. Only for the block, as this program starts itself once more to read files and needs them.
    """
    own = os.environ.get(_LIBRARIES)
    if not is_frozen() or own is None:
        yield
        return
    before = os.environ.get(_BEFORE)
    if before is None:
        del os.environ[_LIBRARIES]
    else:
        os.environ[_LIBRARIES] = before
    try:
        yield
    finally:
        os.environ[_LIBRARIES] = own
