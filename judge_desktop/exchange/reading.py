"""Opening a file that a person named: what the system refuses becomes a refusal with a sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from judge_desktop.domain.errors import Code, JudgeDesktopError


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading. Refuses ``FILE_NOT_FOUND`` and ``FILE_NOT_READABLE`` (details: ``file``)."""
    with _refusals(path):
        if path.exists() and not path.is_file():  # a pipe would keep the program waiting for ever
            raise JudgeDesktopError(Code.FILE_NOT_READABLE, file=path.name)
        stream = path.open("rb")
    with stream:
        yield stream


def read_whole(path: Path, limit: int) -> bytes:
    """The content of a file of at most ``limit`` bytes. Refuses as ``opened`` and ``FILE_TOO_LARGE``."""
    with opened(path) as stream, _refusals(path):
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise JudgeDesktopError(Code.FILE_TOO_LARGE, file=path.name, limit=limit)
    return content


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as refused:
        raise JudgeDesktopError(Code.FILE_NOT_FOUND, file=path.name) from refused
    except OSError as refused:
        raise JudgeDesktopError(Code.FILE_NOT_READABLE, file=path.name) from refused
