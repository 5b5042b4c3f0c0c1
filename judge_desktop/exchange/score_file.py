"""The score file (``.judgescore``): a container with the signed scores and the remarks beside them, encrypted.

Signed first, encrypted second, and who may open it stands in the signed part. Whether it may count is
``scoring.counting``.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import PublicKeys
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.exchange import documents, encryption, signing
from judge_desktop.exchange.container import ContainerReader, ContainerWriter
from judge_desktop.exchange.encryption import AgeKey
from judge_desktop.exchange.keys import check_public_keys
from judge_desktop.exchange.score_documents import decode_scores, encode_scores
from judge_desktop.exchange.signing import LONGEST_SIGNATURE, Namespace, SigningKey
from judge_desktop.exchange.verified_before import VerifiedBefore

FIRST_ENTRY = "scores.json"
LARGEST_FILE = 40 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedScores:
    """A score file whose signature was verified, with the bytes it was read from."""

    score_file: ScoreFile
    scores: bytes
    signature: bytes
    remarks: bytes  # b"": left out


def write_score_file(score_file: ScoreFile, signing_key: SigningKey, salt: str) -> tuple[bytes, SignedScores]:
    """(the encrypted file, what it holds). ``score_file.recipients`` are all who can open it.

    ``score_file.sha256`` is a result, not an input.
    """
    scores, remarks = encode_scores(score_file, salt)
    signature = signing.sign(scores, Namespace.SCORES, signing_key)
    encrypted = encryption.encrypt(_packed(scores, signature, remarks), score_file.recipients)
    return encrypted, verify_scores(scores, remarks, signature)


def pack_again(scores: bytes, signature: bytes, remarks: bytes, *recipients: str) -> bytes:
    """A score file as its judge signed it, encrypted to age keys that its own list of recipients may not know."""
    verify_scores(scores, remarks, signature)
    return encryption.encrypt(_packed(scores, signature, remarks), recipients)


def _packed(scores: bytes, signature: bytes, remarks: bytes) -> bytes:
    """The container, not yet encrypted."""
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    writer.add(FIRST_ENTRY, scores)
    writer.add("scores.json.sig", signature)
    writer.add("remarks.json", remarks)
    writer.finish()
    return stream.getvalue()


def read_score_file(content: bytes, key: AgeKey) -> SignedScores:
    """A verified score file. Refuses ``SIGNER_NOT_NAMED`` and what ``encryption``, ``container``, ``signing`` and
    ``score_documents`` refuse.
    """
    return read_scores(encryption.decrypt(content, key))


def read_scores(plain: bytes) -> SignedScores:
    """The same from a file that was decrypted already."""
    reader = ContainerReader(io.BytesIO(plain))
    scores = reader.read(FIRST_ENTRY, documents.MAX_BYTES)
    signature = reader.read("scores.json.sig", LONGEST_SIGNATURE)
    remarks = reader.read("remarks.json", documents.MAX_BYTES)
    reader.finish()
    return verify_scores(scores, remarks, signature)


def keys_of(score_file: ScoreFile) -> PublicKeys:
    """The public keys of the copy that made a score file."""
    return PublicKeys(
        judge_key=score_file.judge_key, signing_key=score_file.signing_key, age_recipient=score_file.age_recipient
    )


def verify_scores(scores: bytes, remarks: bytes | None, signature: bytes) -> SignedScores:
    """Scores that are whole and signed by the key they name; also for bytes that a data folder kept.

    ``remarks`` None: they were left out of what is published.
    """
    signer = signing.signer_of(signature, Namespace.SCORES)
    signing.verify(scores, signature, Namespace.SCORES, signer)
    score_file = decode_scores(scores, remarks)
    if score_file.signing_key != signer.line or score_file.judge_key != signing.fingerprint(signer):
        raise JudgeDesktopError(Code.SIGNER_NOT_NAMED)
    check_public_keys(keys_of(score_file))
    return SignedScores(score_file=score_file, scores=scores, signature=signature, remarks=remarks or b"")


def _stored_scores(scores: bytes, remarks: bytes, signature: bytes) -> ScoreFile:
    return verify_scores(scores, remarks, signature).score_file


stored_scores = VerifiedBefore(_stored_scores, most=1000)
"""A score file from the bytes that a data folder kept (scores, remarks, signature), verified again."""
