"""The progress code: a short signed text for the meeting's chat that says who is done, and nothing about scores."""

from __future__ import annotations

import base64
import binascii

import msgspec

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import documents, signing
from judge_desktop.exchange.neutral_values import Count, Fingerprint, Id
from judge_desktop.exchange.signing import Namespace, SigningKey

PROGRESS = "judge-desktop-progress/1.0"
_PREFIX = "JD1"
_LONGEST_CODE = 4096


class Progress(msgspec.Struct, kw_only=True, frozen=True):
    """How far a judge is: scorecards that are complete or sealed, of all that are hers to score."""

    schema: str = PROGRESS
    contest: Id
    round: Id
    mode: Mode
    judge: Id
    judge_key: Fingerprint
    complete: Count
    sealed: Count
    assigned: Count


def write_progress_code(progress: Progress, signing_key: SigningKey) -> str:
    """``JD1.<document>.<signature>`` in URL-safe base64, one line."""
    body = documents.encode(progress)
    signature = signing.sign(body, Namespace.PROGRESS, signing_key)
    return ".".join((_PREFIX, _encoded(body), _encoded(signature)))


def is_progress_code(text: str) -> bool:
    """True when a text claims to be a progress code."""
    return text.startswith(f"{_PREFIX}.")


def read_progress_code(text: str) -> Progress:
    """A verified progress code; a chat may have broken its line.

    Refuses ``PROGRESS_CODE_DAMAGED``, ``SIGNER_NOT_NAMED`` and what ``signing`` and ``documents`` refuse.
    """
    if len(text) > _LONGEST_CODE or not text.isascii():
        raise JudgeDesktopError(Code.PROGRESS_CODE_DAMAGED)
    parts = "".join(text.split()).split(".")
    if len(parts) != 3 or parts[0] != _PREFIX:
        raise JudgeDesktopError(Code.PROGRESS_CODE_DAMAGED)
    body, signature = map(_decoded, parts[1:])
    signer = signing.signer_of(signature, Namespace.PROGRESS)
    signing.verify(body, signature, Namespace.PROGRESS, signer)
    progress = documents.decode_as(body, PROGRESS, Progress)
    if progress.judge_key != signing.fingerprint(signer):
        raise JudgeDesktopError(Code.SIGNER_NOT_NAMED)
    return progress


def _encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode("ascii").rstrip("=")


def _decoded(text: str) -> bytes:
    try:
        part = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise JudgeDesktopError(Code.PROGRESS_CODE_DAMAGED) from None
    if _encoded(part) != text:
        raise JudgeDesktopError(Code.PROGRESS_CODE_DAMAGED)
    return part
