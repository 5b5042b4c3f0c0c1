"""How the neutral values of signed documents are spelled: ids, hashes, counts, marks, times; and how long words may be.

A signature says who wrote a document, not that the next module can live with what stands in it. A document's shape
names these types, and whatever is spelled otherwise is refused while it is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Annotated

import msgspec

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.fingerprint import FINGERPRINT_SPELLING
from judge_desktop.scoring.ids import ID_SPELLING
from judge_desktop.scoring.validation import canonical

LONGEST_TEXT = 2**16
"""Characters of a text of the contest."""
LONGEST_REMARK = 2**20
"""Characters of a judge's remark: whatever she wrote she can send."""

_MOST_DIGITS = 18
_HASH = "[0-9a-f]{64}"
_MOMENT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"


def _spelled(spelling: str) -> msgspec.Meta:
    return msgspec.Meta(pattern=rf"\A(?:{spelling})\Z")


Id = Annotated[str, _spelled(ID_SPELLING)]
IdOrNone = Annotated[str, _spelled(f"{ID_SPELLING}|")]
Sha256 = Annotated[str, _spelled(_HASH)]
Sha256OrNone = Annotated[str, _spelled(f"{_HASH}|")]
Fingerprint = Annotated[str, _spelled(FINGERPRINT_SPELLING)]
HashOrFingerprint = Annotated[str, _spelled(f"{_HASH}|{FINGERPRINT_SPELLING}")]
Recipient = Annotated[str, _spelled("age1[a-z0-9]{58}")]
Salt = Sha256
Score = Annotated[str, msgspec.Meta(pattern=r"\A(?:0|[1-9][0-9]*)(?:[.][0-9]*[1-9])?\Z", max_length=12)]
Revision = Annotated[int, msgspec.Meta(ge=1, le=10**6)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10**9)]
NeutralText = Annotated[str, msgspec.Meta(pattern=r"\A[ -~]*\Z", max_length=LONGEST_TEXT)]
Words = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
Remark = Annotated[str, msgspec.Meta(max_length=LONGEST_REMARK)]

_IS_HASH = re.compile(_HASH)
_IS_MOMENT = re.compile(_MOMENT)


def is_sha256(text: str) -> bool:
    """True for 64 lower-case hexadecimal digits."""
    return bool(_IS_HASH.fullmatch(text))


def demand(is_met: bool, reason: str) -> None:
    """Refuses ``DOCUMENT_MALFORMED`` unless something is so; ``reason`` is for developers."""
    if not is_met:
        raise JudgeDesktopError(Code.DOCUMENT_MALFORMED, reason=reason)


def check_spellings(texts: Collection[str], kind: object) -> None:
    """Returns if each text is spelled as ``kind``, one of the types above; refuses ``DOCUMENT_MALFORMED``."""
    try:
        msgspec.convert(texts, frozenset[kind])  # type: ignore[valid-type]
    except msgspec.ValidationError:
        demand(False, "spelling")


def check_moment(text: str) -> None:
    """Returns for the ISO text of a day and time that exist; refuses ``DOCUMENT_MALFORMED``."""
    demand(bool(_IS_MOMENT.fullmatch(text)), "time")
    try:
        datetime.fromisoformat(text)
    except ValueError:
        demand(False, "time")


def mark_text(mark: Decimal) -> str:
    """The one spelling of a full mark, a step or a limit; refuses ``DOCUMENT_MALFORMED`` for what nobody would set."""
    demand(mark.is_finite() and len(mark.as_tuple().digits) <= _MOST_DIGITS, "mark")
    demand(abs(mark.adjusted()) < _MOST_DIGITS, "mark")
    return canonical(mark)
