"""Which submission a folder of attachments belongs to, told by its name: an id, a running number, or a name.

Where the folders lie and what is in them is ``exchange``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from judge_desktop.domain.contest import Submission

_LEAST_NAME = 6  # letters a part of a title must have to be taken for it
_NUMBERED = re.compile(
    r"(?:no\.?|number|submission|ผลงานที่|ผลงาน|ลำดับที่|ลำดับ|หมายเลข|ที่)?\W*0*(\d{1,6})(?:\W.*)?", re.DOTALL
)


class MatchedBy(StrEnum):
    """What of a submission a folder is named after."""

    ID = "id"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class FolderMatch:
    """A folder and the submission it belongs to; ``submission`` is empty when it fits none or several."""

    folder: str
    submission: str = ""
    by: MatchedBy | None = None
    fits: tuple[str, ...] = ()  # the submissions it fits equally well, when these are several


def match_folders(names: Iterable[str], submissions: Sequence[Submission]) -> tuple[FolderMatch, ...]:
    """A match for each name, in the same order. An id goes before a number, a number before a name.

    Case, width, Thai digits and signs between words do not count. A name matches by a title or an applicant, whole or
    as a part of at least six letters; what fits several submissions belongs to none of them.
    """
    by_id = _listed((_key(one.id), one.id) for one in submissions)
    by_number = _listed((str(one.number), one.id) for one in submissions if one.number > 0)
    by_name = _listed((key, one.id) for one in submissions for key in _names(one))
    return tuple(_match(name, by_id, by_number, by_name) for name in names)


def _match(
    name: str,
    by_id: Mapping[str, tuple[str, ...]],
    by_number: Mapping[str, tuple[str, ...]],
    by_name: Mapping[str, tuple[str, ...]],
) -> FolderMatch:
    key = _key(name)
    numbered = _NUMBERED.fullmatch(_plain(name))
    for by, found in (
        (MatchedBy.ID, by_id.get(key, ())),
        (MatchedBy.ID, _beginning(name, by_id)),
        (MatchedBy.NUMBER, by_number.get(numbered.group(1), ()) if numbered is not None else ()),
        (MatchedBy.NAME, _distinct(by_name.get(key, ()))),
    ):
        if found:
            return _settled(name, by, found)
    parts = _distinct(one for whole, found in by_name.items() if _is_part(key, whole) for one in found)
    if parts:
        return _settled(name, MatchedBy.NAME, parts)
    return FolderMatch(name)


def _settled(name: str, by: MatchedBy, found: tuple[str, ...]) -> FolderMatch:
    return FolderMatch(name, found[0], by) if len(found) == 1 else FolderMatch(name, fits=found)


def _beginning(name: str, by_id: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The submission whose id stands before the rest of the name ("GOV-01 ศูนย์ข้อมูล"), the longest of several."""
    plain = _plain(name)
    words = [match.start() for match in re.finditer(r"\s|$", plain)]
    for end in reversed(words):
        found = by_id.get(_key(plain[:end]), ())
        if end and found:
            return found
    return ()


def _is_part(key: str, whole: str) -> bool:
    if min(len(key), len(whole)) < _LEAST_NAME:
        return False
    return key in whole or whole in key


def _names(submission: Submission) -> Iterable[str]:
    title, applicant = submission.title, submission.applicant.name
    return {key for text in (title.th, title.en, applicant.th, applicant.en) if (key := _key(text))}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip().translate(_DIGITS)


def _key(text: str) -> str:
    """Letters and digits alone, their marks kept."""
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in _plain(text))
    return "".join("".join(kept).split())


_DIGITS = {ord("๐") + digit: str(digit) for digit in range(10)}


def _listed(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, submission in pairs:
        found[key] = (*found.get(key, ()), submission)
    return found


def _distinct(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
