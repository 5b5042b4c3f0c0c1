"""The file of decisions (``.judgedecisions``) that goes from one copy of the chair to another, encrypted to them.

A container: ``decisions.json`` says of which round they are and how many, then each decision as it was signed, with
its signature and its remarks. Each is verified by itself; whether its signer may decide is ``workflow``'s to ask.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from judge_desktop.domain.contest import Mode
from judge_desktop.exchange import documents, encryption
from judge_desktop.exchange.container import ContainerReader, ContainerWriter
from judge_desktop.exchange.decision_documents import SignedDecision, verify_decision
from judge_desktop.exchange.encryption import AgeKey
from judge_desktop.exchange.neutral_values import Id, Sha256, demand
from judge_desktop.exchange.signing import LONGEST_SIGNATURE

DECISIONS = "judge-desktop-decisions/1.0"
FIRST_ENTRY = "decisions.json"
LARGEST_FILE = 40 * 2**20
MAX_DECISIONS = 5000


class _Decisions(msgspec.Struct, kw_only=True, frozen=True):
    schema: str
    contest: Id
    round: Id
    mode: Mode
    manifest: Sha256
    count: Annotated[int, msgspec.Meta(ge=1, le=MAX_DECISIONS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsFile:
    """Verified decisions of one round; ``manifest`` is that of the package in force where they come from."""

    contest: str
    round: str
    mode: Mode
    manifest: str
    decisions: tuple[SignedDecision, ...]


def write_decisions_file(content: DecisionsFile, recipients: Sequence[str]) -> bytes:
    """The encrypted file of 1 to 5,000 decisions, which only ``recipients`` can open."""
    head = _Decisions(
        schema=DECISIONS,
        contest=content.contest,
        round=content.round,
        mode=content.mode,
        manifest=content.manifest,
        count=len(content.decisions),
    )
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    writer.add(FIRST_ENTRY, documents.encode(head))
    for number, one in enumerate(content.decisions, 1):
        writer.add(f"decisions/{number}.json", one.body)
        writer.add(f"decisions/{number}.json.sig", one.signature)
        writer.add(f"decisions/{number}.remarks.json", one.remarks)
    writer.finish()
    return encryption.encrypt(stream.getvalue(), recipients)


def read_decisions_file(content: bytes, key: AgeKey) -> DecisionsFile:
    """The decisions of an encrypted file. Refuses what ``encryption`` and ``read_decisions`` refuse."""
    return read_decisions(encryption.decrypt(content, key))


def read_decisions(plain: bytes) -> DecisionsFile:
    """The verified decisions of a decrypted file, all of one round and none twice.

    Refuses ``DOCUMENT_MALFORMED`` and what ``container`` and ``decision_documents`` refuse.
    """
    reader = ContainerReader(io.BytesIO(plain))
    head = documents.decode_as(reader.read(FIRST_ENTRY, documents.MAX_BYTES), DECISIONS, _Decisions)
    found: list[SignedDecision] = []
    for number in range(1, head.count + 1):
        body = reader.read(f"decisions/{number}.json", documents.MAX_BYTES)
        signature = reader.read(f"decisions/{number}.json.sig", LONGEST_SIGNATURE)
        remarks = reader.read(f"decisions/{number}.remarks.json", documents.MAX_BYTES)
        found.append(verify_decision(body, remarks, signature))
    reader.finish()
    subject = (head.contest, head.round, head.mode)
    demand(all((one.decision.contest, one.decision.round, one.decision.mode) == subject for one in found), "round")
    demand(len({one.decision.sha256 for one in found}) == len(found), "decisions")
    return DecisionsFile(
        contest=head.contest, round=head.round, mode=head.mode, manifest=head.manifest, decisions=tuple(found)
    )
