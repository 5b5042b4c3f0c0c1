"""Names of files that are saved for people: speaking, safe on every system, never overwriting anything.

A name that came in a file is text and becomes a name on disk only here. What is in the file is left to others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.writing import disk_refusals

MAX_NAME_BYTES = 180  # sixty Thai letters; every file system takes 255
MAX_ATTEMPTS = 1_000
_LEAST_BYTES = 36  # of a part that gives way for the others

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_LONGEST_EXTENSION = 20


def safe_name(name: str, otherwise: str = "file") -> str:
    """``name`` as a file name for Windows, macOS and Linux: one part of a path, NFC, at most 180 UTF-8 bytes.

    Control and direction characters go, ``<>:"/\\|?*`` become ``_``, dots and blanks at both ends go, a name reserved
    by Windows gets a ``_`` before it, a long name loses the end of its stem and keeps its extension. ``otherwise``
    stands in for a name of which nothing is left.
    """
    kept = "".join(letter for letter in unicodedata.normalize("NFC", name) if _is_kept(letter))
    plain = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", kept)).strip(". ") or otherwise
    if _RESERVED.fullmatch(plain.split(".")[0].rstrip(" ")):
        plain = f"_{plain}"
    return _shortened(plain, MAX_NAME_BYTES)


def speaking_name(parts: Iterable[str], extension: str, *, gives_way: str = "") -> str:
    """A safe name of the parts that are not empty, joined by hyphens, with ``extension`` (".pdf").

    Where all of it is too long, the part ``gives_way`` does, then the longest: what tells two files apart stays.
    """
    words = [word for part in parts if (word := _spoken(part))]
    first = _spoken(gives_way)
    room = MAX_NAME_BYTES - len(extension.encode())
    while len("-".join(words).encode()) > room and any(words):
        at = max(range(len(words)), key=lambda place: _readiness(words[place], first))
        shorter = _cut(words[at], len(words[at].encode()) - 1)
        words[at], first = shorter, shorter if words[at] == first else first
    return safe_name(("-".join(word for word in words if word) or "file") + extension)


def create_file(folder: Path, name: str) -> tuple[Path, BinaryIO]:
    """A new empty file in ``folder``, open for writing, called ``safe_name(name)`` or the same with (2), (3) …

    No file there is opened or replaced, not even one whose name differs only in case or width.
    Refuses FOLDER_NOT_WRITABLE, DISK_FULL, DISK_FAILED.
    """
    with disk_refusals(folder):
        taken = {name_key(other.name) for other in folder.iterdir()}
    for attempt in range(1, MAX_ATTEMPTS):
        tried = numbered(safe_name(name), attempt)
        if name_key(tried) in taken:
            continue
        with disk_refusals(folder):
            try:
                return folder / tried, (folder / tried).open("xb")
            except FileExistsError:  # made by another program a moment ago
                continue
    raise JudgeDesktopError(Code.FOLDER_NOT_WRITABLE, folder=str(folder))


def unique_names(names: Iterable[str]) -> list[str]:
    """Safe names in the same order, no two of which are the same file on any system."""
    taken: set[str] = set()
    unique: list[str] = []
    for name in names:
        safe = safe_name(name)
        attempt = 1
        while name_key(numbered(safe, attempt)) in taken:
            attempt += 1
        unique.append(numbered(safe, attempt))
        taken.add(name_key(unique[-1]))
    return unique


def numbered(name: str, attempt: int) -> str:
    """``name`` for the first attempt, then ``name (2)``, ``name (3)``, the extension staying last."""
    if attempt == 1:
        return name
    stem, extension = _parted(name)
    suffix = f" ({attempt}){extension}"
    return _cut(stem, MAX_NAME_BYTES - len(suffix.encode())) + suffix


def name_key(name: str) -> str:
    """Equal for names that some file system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _spoken(part: str) -> str:
    return re.sub(r"\s+", " ", part.replace(".", " ")).strip()


def _readiness(word: str, first: str) -> tuple[bool, int]:
    size = len(word.encode())
    return word == first and size > _LEAST_BYTES, size


def _is_kept(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")


def _shortened(name: str, limit: int) -> str:
    if len(name.encode()) <= limit:
        return name
    stem, extension = _parted(name)
    return _cut(stem, limit - len(extension.encode())) + extension


def _parted(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension.encode()) > _LONGEST_EXTENSION:
        return name, ""
    return stem, dot + extension


def _cut(text: str, limit: int) -> str:
    """The longest beginning of at most ``limit`` UTF-8 bytes that does not part a letter from its marks."""
    letters = list(text)
    size = len(text.encode())
    while letters and size > limit:
        removed = letters.pop()
        size -= len(removed.encode())
        while letters and unicodedata.category(removed)[0] == "M":
            removed = letters.pop()
            size -= len(removed.encode())
    return "".join(letters).rstrip(". ")
