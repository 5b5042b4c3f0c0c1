"""The folder ``attachments/<submission id>/…`` of a contest folder, any folder of folders, and single files: every file
hashed, its kind told by its content and compared with its name.

Nothing is copied here. Packing attachments is ``package_file``, keeping them is the store's.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from judge_desktop.domain.contest import Attachment
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.attachment_names import flaw_of_name
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.media_types import HEAD_BYTES, PDF, media_type_of

FOLDER_NAME = "attachments"
MAX_BYTES = 4 * 2**30
MAX_DEPTH = 8

_BLOCK_BYTES = 2**20
_NOT_MEANT = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
_DIGITS = re.compile(r"(\d+)")
_WITHOUT_STEM = re.compile(r"(?:\.[^.]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentFolders:
    """Attachments by submission, where the bytes of each SHA-256 lie, and what is wrong."""

    attachments: Mapping[str, tuple[Attachment, ...]]
    files: Mapping[str, Path]
    findings: tuple[Finding, ...]


def read_attachment_folders(
    folder: Path, submissions: Iterable[str], on_bytes: Callable[[int], None] | None = None
) -> AttachmentFolders:
    """Reads ``folder`` (it need not exist), in which each folder is named after a submission.

    Names are compared in NFC; hidden files and those a system leaves behind are passed over. A PDF ``slides.pptx.pdf``
    beside ``slides.pptx`` becomes its rendition. ``on_bytes`` is told the size of each block read (and may raise).
    Findings: ATTACHMENT_FOLDER_UNKNOWN, ATTACHMENT_EMPTY, ATTACHMENT_IS_A_LINK, ATTACHMENT_TOO_LARGE (over 4 GiB),
    ATTACHMENT_UNREADABLE, and the warning ATTACHMENT_TWICE. Names are not compared with contents: who made the folder
    answers for it.
    """
    known = {unicodedata.normalize("NFC", submission): submission for submission in submissions}
    return _read_folders(folder, known, _Reading(on_bytes))


def folder_names(folder: Path) -> tuple[str, ...]:
    """The names (NFC) of the folders in ``folder``, in the order of their names; links and files are left out."""
    return tuple(
        unicodedata.normalize("NFC", entry.name)
        for entry in _entries(folder)
        if entry.is_dir() and not entry.is_symlink()
    )


def read_matched_folders(
    folder: Path, matches: Mapping[str, str], on_bytes: Callable[[int], None] | None = None
) -> AttachmentFolders:
    """The same for folders of which ``matches`` says (name in NFC -> submission) whose attachments they hold.

    Further findings: ATTACHMENT_IS_A_PROGRAM and ATTACHMENT_NAME_DECEIVES.
    """
    return _read_folders(folder, matches, _Reading(on_bytes, compares_names=True))


def _read_folders(folder: Path, matches: Mapping[str, str], reading: _Reading) -> AttachmentFolders:
    attachments: dict[str, tuple[Attachment, ...]] = {}
    for entry in _entries(folder):
        submission = matches.get(unicodedata.normalize("NFC", entry.name))
        if submission is None or not entry.is_dir() or entry.is_symlink():
            reading.find(FindingCode.ATTACHMENT_FOLDER_UNKNOWN, entry.name, folder=cleaned(entry.name))
        else:
            earlier = attachments.get(submission, ())
            attachments[submission] = reading.attachments_of(submission, _files(entry, MAX_DEPTH), earlier)
    return AttachmentFolders(attachments=attachments, files=reading.files, findings=tuple(reading.findings))


def read_attachment_files(
    paths: Iterable[Path], submission: str, on_bytes: Callable[[int], None] | None = None
) -> AttachmentFolders:
    """The same for single files that are to become attachments of ``submission``, in the order given.

    Findings as ``read_matched_folders``; a folder becomes ATTACHMENT_IS_A_FOLDER, what is not there
    ATTACHMENT_UNREADABLE.
    """
    reading = _Reading(on_bytes, compares_names=True)
    files = []
    for path in paths:
        if path.is_dir():
            reading.find(FindingCode.ATTACHMENT_IS_A_FOLDER, submission, submission, file=cleaned(path.name))
        else:
            files.append(path)
    found = reading.attachments_of(submission, tuple(files), ())
    return AttachmentFolders(attachments={submission: found}, files=reading.files, findings=tuple(reading.findings))


def bytes_in(paths: Iterable[Path]) -> int:
    """The size of all files in these files and folders, links left out; what cannot be looked at counts nothing."""
    total = 0
    for path in paths:
        try:
            if path.is_symlink():
                continue
            total += bytes_in(_entries(path)) if path.is_dir() else path.stat().st_size
        except OSError:
            continue
    return total


class _NotTakenError(Exception):
    """A file that is not taken because of what it is."""

    def __init__(self, flaw: FindingCode) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


class _Reading:
    """One pass over the folders, collecting files and findings."""

    def __init__(self, on_bytes: Callable[[int], None] | None, *, compares_names: bool = False) -> None:
        self.files: dict[str, Path] = {}
        self.findings: list[Finding] = []
        self._on_bytes = on_bytes or (lambda _: None)
        self._compares_names = compares_names

    def find(
        self,
        code: FindingCode,
        name: str,
        submission: str = "",
        severity: Severity = Severity.BLOCKS,
        **details: str,
    ) -> None:
        where = Place(table=f"{FOLDER_NAME}/{cleaned(name)}", submission=submission)
        self.findings.append(Finding(code=code, severity=severity, where=where, details=details))

    def attachments_of(
        self, submission: str, files: Iterable[Path], earlier: tuple[Attachment, ...]
    ) -> tuple[Attachment, ...]:
        """What these files of one submission are, each content once, behind what was read of it ``earlier``."""
        found: dict[str, Attachment] = {one.sha256: one for one in earlier}
        by_path: dict[Path, Attachment] = {}
        for path in files:
            attachment = self._read(submission, path)
            if attachment is None:
                continue
            first = found.setdefault(attachment.sha256, attachment)
            if first is not attachment:
                severity, other = Severity.WARNS, first.name
                code = FindingCode.ATTACHMENT_TWICE
                self.find(code, submission, submission, severity, file=attachment.name, other=other)
                continue
            by_path[path] = attachment
            self.files.setdefault(attachment.sha256, path)
        return (*earlier, *(_as_rendition(path, attachment, by_path) for path, attachment in by_path.items()))

    def _read(self, submission: str, path: Path) -> Attachment | None:
        name = _shown_name(path.name)
        flaw = _flaw(path)
        if flaw is None:
            try:
                return self._hashed(path, name)
            except OSError:
                flaw = FindingCode.ATTACHMENT_UNREADABLE
            except _NotTakenError as refused:
                flaw = refused.flaw
        self.find(flaw, submission, submission, file=name)
        return None

    def _hashed(self, path: Path, name: str) -> Attachment:
        digest, size = hashlib.sha256(), 0
        with path.open("rb") as stream:
            if self._compares_names:
                _demand_honest_name(stream, path.name)
            while block := stream.read(_BLOCK_BYTES):
                digest.update(block)
                size += len(block)
                self._on_bytes(len(block))
            kind = media_type_of(stream, path.name)
        return Attachment(sha256=digest.hexdigest(), name=name, media_type=kind, size=size)


def _shown_name(name: str) -> str:
    """The name of a file as people read it, in one line; ``?`` stands for a stem of which nothing can be read."""
    shown = " ".join(cleaned(name).split())
    return f"?{shown}" if _WITHOUT_STEM.fullmatch(shown) else shown


def _demand_honest_name(stream: BinaryIO, name: str) -> None:
    head = stream.read(HEAD_BYTES)
    flaw = flaw_of_name(name, media_type_of(stream, name), head)
    if flaw is not None:
        raise _NotTakenError(flaw)
    stream.seek(0)


def _flaw(path: Path) -> FindingCode | None:
    """Why a file cannot be taken, found without reading it."""
    try:
        size = path.lstat().st_size
        if path.is_symlink() or not path.is_file():
            return FindingCode.ATTACHMENT_IS_A_LINK
    except OSError:
        return FindingCode.ATTACHMENT_UNREADABLE
    if size == 0:
        return FindingCode.ATTACHMENT_EMPTY
    return FindingCode.ATTACHMENT_TOO_LARGE if size > MAX_BYTES else None


def _as_rendition(path: Path, attachment: Attachment, by_path: Mapping[Path, Attachment]) -> Attachment:
    """A PDF named after a file beside it, with .pdf added, is what the judges see of that file."""
    original = by_path.get(path.with_suffix("")) if path.suffix.casefold() == ".pdf" else None
    if original is None or attachment.media_type != PDF or original.media_type == PDF:
        return attachment
    return replace(attachment, rendition_of=original.sha256)


def _files(folder: Path, depth: int) -> Iterator[Path]:
    """All files below ``folder`` in the order of their names, those of a folder before those of the folders in it."""
    folders: list[Path] = []
    for entry in _entries(folder):
        if entry.is_dir() and not entry.is_symlink():
            folders.append(entry)
        else:
            yield entry
    for inner in folders if depth > 0 else ():
        yield from _files(inner, depth - 1)


def _entries(folder: Path) -> list[Path]:
    """What a person put into a folder; nothing when it is none or cannot be opened."""
    try:
        entries = [entry for entry in folder.iterdir() if _is_meant(entry.name)]
    except OSError:
        return []
    return sorted(entries, key=lambda entry: (_name_order(entry.name), entry.name))


def _is_meant(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.casefold() not in _NOT_MEANT


def _name_order(name: str) -> list[tuple[int, str]]:
    """2.jpg before 10.jpg, capitals as small letters."""
    parts = _DIGITS.split(unicodedata.normalize("NFC", name).casefold())
    return [(int(part), "") if index % 2 else (0, part) for index, part in enumerate(parts)]
