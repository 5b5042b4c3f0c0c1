"""Which of our files a file is: known by its content, never by its name. Whether it is genuine is ``verify_file``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import (
    container,
    decisions_file,
    encryption,
    judge_card,
    package_file,
    results_file,
    score_file,
)
from judge_desktop.exchange.progress_code import is_progress_code
from judge_desktop.exchange.reading import opened, read_whole
from judge_desktop.store.data_folder import DATABASE

BACKUP_ENDING = ".judgebackup"
_HEAD = encryption.MAX_HEADER + 1
_LONGEST_CODE = 4096


class FileType(StrEnum):
    """The types of files that travel."""

    CARD = "card"
    PACKAGE = "package"
    SCORES = "scores"
    PROGRESS = "progress"
    DECISIONS = "decisions"
    RESULTS = "results"
    ENCRYPTED = "encrypted"  # age, for somebody else or behind a passphrase: cannot be looked into here


ENDINGS: Mapping[FileType, str] = MappingProxyType(
    {
        FileType.PACKAGE: ".judgepack",
        FileType.SCORES: ".judgescore",
        FileType.CARD: ".judgecard",
        FileType.RESULTS: ".judgeresults",
        FileType.DECISIONS: ".judgedecisions",
    }
)
"""How files of each type are called when they are written; a progress code is a line of text and no file."""
ALL_ENDINGS = (*ENDINGS.values(), BACKUP_ENDING)
"""What a system lets this program open by a double click."""


def type_of_head(head: bytes) -> FileType | None:
    """The type of a file that begins so; None for a file that is none of ours."""
    by_entry = {
        judge_card.FIRST_ENTRY: FileType.CARD,
        package_file.FIRST_ENTRY: FileType.PACKAGE,
        score_file.FIRST_ENTRY: FileType.SCORES,
        decisions_file.FIRST_ENTRY: FileType.DECISIONS,
        results_file.FIRST_ENTRY: FileType.RESULTS,
    }
    found = by_entry.get(container.first_name(head[: container.HEAD_LENGTH]) or "")
    if found is not None:
        return found
    if encryption.is_encrypted(head):
        return FileType.ENCRYPTED
    if head[:4].isascii() and is_progress_code(head[:_LONGEST_CODE].decode("ascii", errors="replace")):
        return FileType.PROGRESS
    return None


def type_of_file(path: Path) -> FileType:
    """The type of a file that travels. Refuses ``FILE_NOT_OURS``, ``DOCUMENT_OF_OTHER_TYPE`` for a backup, which stays
    with its owner, and what reading refuses.
    """
    with opened(path) as stream:
        head = stream.read(_HEAD)
    found = type_of_head(head)
    if found is None and container.first_name(head[: container.HEAD_LENGTH]) == DATABASE:
        raise JudgeDesktopError(Code.DOCUMENT_OF_OTHER_TYPE)
    if found is None:
        raise JudgeDesktopError(Code.FILE_NOT_OURS, file=path.name)
    return found


def progress_code_in(path: Path) -> str:
    """The progress code in a file. Refuses ``DOCUMENT_OF_OTHER_TYPE``, ``FILE_NOT_OURS`` and what reading refuses."""
    demand_type(path, FileType.PROGRESS)
    return read_whole(path, _LONGEST_CODE).decode("ascii", errors="replace")


def is_card(path: Path) -> bool:
    """True for a judge card, whatever it is called; False also for a file that cannot be read."""
    return _is_of_type(path, FileType.CARD)


def is_progress(path: Path) -> bool:
    """True for a file that holds a progress code; False also for a file that cannot be read."""
    return _is_of_type(path, FileType.PROGRESS)


def _is_of_type(path: Path, wanted: FileType) -> bool:
    try:
        return type_of_file(path) is wanted
    except JudgeDesktopError:
        return False


def demand_type(path: Path, *wanted: FileType) -> None:
    """Returns when a file is one of these types.

    Refuses ``FILE_NOT_OURS``, ``DOCUMENT_OF_OTHER_TYPE`` and what reading refuses.
    """
    if type_of_file(path) not in wanted:
        raise JudgeDesktopError(Code.DOCUMENT_OF_OTHER_TYPE)
