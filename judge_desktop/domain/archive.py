"""The archive of a contest: what lies in its folder, what it is, what is not in it and why. Values only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedFile:
    """One file. ``path`` is below the archive's folder, its parts joined by "/"; ``size`` in bytes; both are settled
    once it lies there.
    """

    path: str
    words: Text
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePart:
    """The files of one kind, in a folder of that ``name``. ``words``: what they are and who may have them."""

    name: str
    title: Text
    words: Text
    files: tuple[ArchivedFile, ...]

    def with_files(self, files: tuple[ArchivedFile, ...]) -> ArchivePart:
        """The same part with other files."""
        return replace(self, files=files)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that is not in the archive, and why."""

    what: Text
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Everything its index says. ``made`` and ``keep_until`` are days, ``rule`` says where the latter comes from;
    ``chair_key`` is the fingerprint of the key whose signatures are in it.
    """

    contest: Text
    edition: str
    organiser: Text
    round: Text
    mode: Mode
    is_closed: bool
    made: date
    program: str
    keep_until: date
    rule: Text
    chair_key: str
    parts: tuple[ArchivePart, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def files(self) -> tuple[ArchivedFile, ...]:
        """All files in the order of the parts."""
        return tuple(one for part in self.parts for one in part.files)
