"""The judge card (``.judgecard``): a judge's public keys and name, signed with the key it names.

That the card is hers is confirmed by voice (``check_words``) or by paper, not by the card.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

import msgspec

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import PublicKeys
from judge_desktop.exchange import documents, signing
from judge_desktop.exchange.container import ContainerReader, ContainerWriter
from judge_desktop.exchange.keys import check_public_keys
from judge_desktop.exchange.neutral_values import Fingerprint, Remark, check_moment
from judge_desktop.exchange.signing import Namespace, SigningKey

CARD = "judge-desktop-card/1.0"
FIRST_ENTRY = "card.json"
LARGEST_FILE = 2**16


class _Card(msgspec.Struct, kw_only=True, frozen=True):
    schema: str
    name: Remark
    judge_key: Fingerprint
    signing_key: str
    age_recipient: str
    created: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeCard:
    """A verified card."""

    name: str
    keys: PublicKeys
    created: str
    body: bytes
    signature: bytes


def confirmed_digest(keys: PublicKeys) -> str:
    """What the check words of a judge confirm: SHA-256 (hexadecimal) of both her public keys, a line each."""
    return hashlib.sha256(f"{keys.signing_key}\n{keys.age_recipient}\n".encode("ascii")).hexdigest()


def write_judge_card(name: str, keys: PublicKeys, signing_key: SigningKey, created: str) -> bytes:
    """The bytes of a card."""
    body = documents.encode(
        _Card(
            schema=CARD,
            name=name,
            judge_key=keys.judge_key,
            signing_key=keys.signing_key,
            age_recipient=keys.age_recipient,
            created=created,
        )
    )
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    writer.add(FIRST_ENTRY, body)
    writer.add("card.json.sig", signing.sign(body, Namespace.CARD, signing_key))
    writer.finish()
    return stream.getvalue()


def read_judge_card(content: bytes) -> JudgeCard:
    """A verified card.

    Refuses what ``container``, ``signing`` and ``documents`` refuse, ``SIGNER_NOT_NAMED`` and ``KEY_UNUSABLE``.
    """
    reader = ContainerReader(io.BytesIO(content))
    body = reader.read(FIRST_ENTRY, LARGEST_FILE)
    signature = reader.read("card.json.sig", LARGEST_FILE)
    reader.finish()
    signer = signing.signer_of(signature, Namespace.CARD)
    signing.verify(body, signature, Namespace.CARD, signer)
    card = documents.decode_as(body, CARD, _Card)
    if card.signing_key != signer.line or card.judge_key != signing.fingerprint(signer):
        raise JudgeDesktopError(Code.SIGNER_NOT_NAMED)
    keys = PublicKeys(judge_key=card.judge_key, signing_key=card.signing_key, age_recipient=card.age_recipient)
    check_public_keys(keys)
    check_moment(card.created)
    return JudgeCard(name=card.name, keys=keys, created=card.created, body=body, signature=signature)
