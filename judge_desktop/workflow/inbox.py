"""A folder into which score files fall, looked at again and again: which of its files are whole and not seen before.

Nothing is read of a file that is still being written: it must be the same in two looks. The same content is told once,
under whatever name it comes again; a file that changes is told again. Files that are none of ours are passed by,
unless their name claims otherwise. Looking may take long on a network drive: never on the thread of the window.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.workflow.export_received import EXTENSION as DECISIONS_EXTENSION
from judge_desktop.workflow.export_scores import EXTENSION as SCORES_EXTENSION
from judge_desktop.workflow.file_types import FileType, type_of_file

MOST_FILES = 5000
"""Files of a folder that are looked at; a folder with more is not an inbox."""

_HALF_WRITTEN = (".part", ".crdownload", ".tmp", ".partial", ".download", ".opdownload")
_LARGEST = 40 * 2**20
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class InboxNews:
    """What one look found: files that are ready, how many are still being written, whether the folder is there."""

    ready: tuple[Path, ...] = ()
    growing: int = 0
    is_there: bool = True


@dataclass(slots=True)
class Inbox:
    """One folder. ``look`` is called by one thread at a time."""

    folder: Path
    _sizes: dict[str, tuple[int, int]] = field(default_factory=dict)  # name -> size and time of the last look
    _told: dict[str, tuple[int, int]] = field(default_factory=dict)  # name -> those with which it was told
    _contents: set[str] = field(default_factory=set)  # hashes of everything that was told

    def look(self) -> InboxNews:
        """Looks once; the files that became ready since the last look, by name."""
        try:
            found = self._found()
        except OSError:
            self._sizes = {}
            return InboxNews(is_there=False)
        before, self._sizes = self._sizes, found
        ready: list[Path] = []
        growing = 0
        for name, state in sorted(found.items()):
            if self._told.get(name) == state:
                continue
            if before.get(name) != state or state[0] == 0:
                growing += 1
                continue
            path = self.folder / name
            content = _hash_of(path)
            if content is None:  # held by the program that writes it
                growing += 1
                continue
            self._told[name] = state
            if content not in self._contents and _claims_to_be_ours(path):
                self._contents.add(content)
                ready.append(path)
        return InboxNews(ready=tuple(ready), growing=growing)

    def _found(self) -> dict[str, tuple[int, int]]:
        """Name -> size and time of every file that could be one of ours."""
        found: dict[str, tuple[int, int]] = {}
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if len(found) >= MOST_FILES:
                    break
                if entry.name.startswith((".", "~")) or entry.name.casefold().endswith(_HALF_WRITTEN):
                    continue
                try:
                    if not entry.is_file():
                        continue
                    seen = entry.stat()
                except OSError:  # gone in the meantime
                    continue
                if seen.st_size <= _LARGEST:
                    found[entry.name] = (seen.st_size, seen.st_mtime_ns)
        return found


def _hash_of(path: Path) -> str | None:
    """The SHA-256 of a file, or None while it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                digest.update(piece)
    except OSError:
        return None
    return digest.hexdigest()


def _claims_to_be_ours(path: Path) -> bool:
    """True for what is locked like a score file, and for what is called one."""
    if path.suffix.casefold() in (SCORES_EXTENSION, DECISIONS_EXTENSION):
        return True
    try:
        return type_of_file(path) is FileType.ENCRYPTED
    except JudgeDesktopError:
        return False
