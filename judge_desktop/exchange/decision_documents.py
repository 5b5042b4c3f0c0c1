"""A decision's two documents: the signed one (ids, hashes, neutral values) and its remarks (reason and other words).

What a decision changes is ``scoring.counting``; chaining it, ``workflow.deliberate``.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import documents, signing
from judge_desktop.exchange.neutral_values import (
    Fingerprint,
    HashOrFingerprint,
    Id,
    IdOrNone,
    NeutralText,
    Remark,
    Revision,
    Salt,
    Sha256,
    Sha256OrNone,
    Words,
    check_moment,
    demand,
)
from judge_desktop.exchange.signing import Namespace, SigningKey
from judge_desktop.exchange.verified_before import VerifiedBefore
from judge_desktop.exchange.words import sha256
from judge_desktop.scoring.decision_values import unknown_value

DECISION = "judge-desktop-decision/1.0"
REASON = "judge-desktop-reason/1.0"
MOST_TEXTS = 100


class _Decision(msgspec.Struct, kw_only=True, frozen=True):
    schema: str
    kind: DecisionKind
    contest: Id
    round: Id
    mode: Mode
    signed_by: Fingerprint
    sequence: Revision
    previous: Sha256OrNone
    decided_by: Id
    recorded_by: Id
    category: IdOrNone
    submissions: tuple[Id, ...]
    judge: IdOrNone
    documents: tuple[HashOrFingerprint, ...]
    values: dict[Id, NeutralText]
    created: str
    remarks: Sha256


class _Reason(msgspec.Struct, kw_only=True, frozen=True):
    schema: str
    salt: Salt
    reason: Remark
    texts: dict[Id, Words]


_NO_WORDS = _Reason(schema=REASON, salt="", reason="", texts={})


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDecision:
    """A verified decision with the bytes it was read from."""

    decision: Decision
    body: bytes
    remarks: bytes  # b"": left out
    signature: bytes


def encode_decision(decision: Decision, salt: str) -> tuple[bytes, bytes]:
    """(decision.json, remarks.json). ``salt``: 64 random hex digits."""
    remarks = documents.encode(_Reason(schema=REASON, salt=salt, reason=decision.reason, texts=dict(decision.texts)))
    fields = {
        name: getattr(decision, name) for name in _Decision.__struct_fields__ if name not in ("schema", "remarks")
    }
    fields["values"] = dict(decision.values)
    return documents.encode(_Decision(schema=DECISION, remarks=sha256(remarks), **fields)), remarks


def decode_decision(content: bytes, remarks: bytes | None) -> Decision:
    """The decision those documents describe; its signature was verified before. Refuses ``DOCUMENT_MALFORMED``.

    ``remarks`` None: its words were left out, as in what is published.
    """
    read = documents.decode_as(content, DECISION, _Decision)
    reason = _NO_WORDS if remarks is None else documents.decode_as(remarks, REASON, _Reason)
    demand(remarks is None or read.remarks == sha256(remarks), "remarks")
    demand(len(reason.texts) <= MOST_TEXTS, "texts")
    demand(unknown_value(read.kind, read.values) is None, "values")
    demand(bool(read.previous) == (read.sequence > 1), "sequence")
    check_moment(read.created)
    fields = {name: getattr(read, name) for name in _Decision.__struct_fields__ if name not in ("schema", "remarks")}
    return Decision(**fields, reason=reason.reason, texts=reason.texts, sha256=sha256(content))


def sign_decision(decision: Decision, signing_key: SigningKey, salt: str) -> SignedDecision:
    """The decision as it is kept: documents, signature and the object a reader will see."""
    content, remarks = encode_decision(decision, salt)
    return verify_decision(content, remarks, signing.sign(content, Namespace.DECISION, signing_key))


def verify_decision(content: bytes, remarks: bytes | None, signature: bytes) -> SignedDecision:
    """A decision that is whole and signed by the key it names; ``remarks`` None: they were left out of what is
    published. Refuses ``SIGNER_NOT_NAMED`` and what ``signing`` refuses.
    """
    signer = signing.signer_of(signature, Namespace.DECISION)
    signing.verify(content, signature, Namespace.DECISION, signer)
    decision = decode_decision(content, remarks)
    if decision.signed_by != signing.fingerprint(signer):
        raise JudgeDesktopError(Code.SIGNER_NOT_NAMED)
    return SignedDecision(decision=decision, body=content, remarks=remarks or b"", signature=signature)


def _stored_decision(content: bytes, remarks: bytes, signature: bytes) -> Decision:
    return verify_decision(content, remarks, signature).decision


stored_decision = VerifiedBefore(_stored_decision, most=5000)
"""A decision from the bytes that a data folder kept (document, remarks, signature), verified again."""
