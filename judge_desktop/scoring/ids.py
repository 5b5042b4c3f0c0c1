"""Which ids files, folders, commands and signed documents can carry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity

ID_SPELLING = "[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?"
"""The regular expression of an id."""

_ID = re.compile(ID_SPELLING)
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def is_id(text: str) -> bool:
    """True for ASCII letters, digits, "-", "_" and ".", 1 to 64; no point or hyphen first, no point last."""
    return bool(_ID.fullmatch(text))


def is_folder_name(text: str) -> bool:
    """True for an id that Windows accepts as the name of a folder (not "CON", "nul.1", "LPT1")."""
    return is_id(text) and not _RESERVED.fullmatch(text)


def check_ids(ids: Iterable[str], column: str, *, as_folders: bool = False) -> list[Finding]:
    """``ID_NOT_ALLOWED`` for each id that is none, ``DUPLICATE_ID`` for each that is there twice but for capitals.

    Both block; detail ``id``; the place's column says what they are ids of. ``as_folders``: folders are named so too.
    """
    known = list(ids)
    is_allowed = is_folder_name if as_folders else is_id
    folded = Counter(one.casefold() for one in known)
    wrong = sorted({one for one in known if not is_allowed(one)})
    twice = sorted({one for one in known if folded[one.casefold()] > 1})
    found = [(FindingCode.ID_NOT_ALLOWED, one) for one in wrong] + [(FindingCode.DUPLICATE_ID, one) for one in twice]
    return [
        Finding(code=code, severity=Severity.BLOCKS, where=Place(column=column), details={"id": one})
        for code, one in found
    ]
