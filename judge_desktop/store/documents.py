"""Signed documents exactly as they came, found by their hash. Insert-if-absent; never changed, never deleted.

Verifying them before and spelling them is ``exchange``; what counts is ``scoring.counting``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store.tables import DocumentType, documents

__all__ = ["Document", "DocumentType", "add", "find", "latest", "listed", "stored"]

_INSERT = insert(documents).on_conflict_do_nothing(index_elements=["sha256"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A verified document: the signed bytes, their signature, and what can be asked without reading them again.

    ``signed_by`` is a ``judge_key``; ``revision`` counts per key (the sequence of a decision, 0 for a card) and
    ``previous`` is the hash of the same key's document before. ``companion`` holds people.json of a package,
    remarks.json of scores and decisions. ``origin`` is the name of the file it came in, never a path. What does not
    apply is empty.
    """

    type: DocumentType
    body: bytes
    signature: str
    signed_by: str
    contest: str = ""
    round: str = ""
    mode: Mode | None = None
    judge: str = ""
    revision: int = 0
    previous: str = ""
    companion: bytes = b""
    received_at: str = ""
    origin: str = ""

    @property
    def sha256(self) -> str:
        """The name of the document: the hash of its signed bytes."""
        return hashlib.sha256(self.body).hexdigest()


def add(connection: Connection, document: Document) -> bool:
    """Stores a document unless it is there already; True when it is new. Its contest must be there (but for a card)."""
    values = {
        "sha256": document.sha256,
        "type": document.type.value,
        "contest": document.contest or None,
        "round": document.round or None,
        "mode": document.mode.value if document.mode else None,
        "signed_by": document.signed_by,
        "judge": document.judge or None,
        "revision": document.revision,
        "previous": document.previous,
        "signature": document.signature,
        "body": document.body,
        "companion": document.companion or None,
        "received_at": document.received_at,
        "origin": document.origin.encode("utf-8", "replace").decode("utf-8"),  # Linux has names that are no text
    }
    return connection.execute(_INSERT, values).rowcount == 1


def find(connection: Connection, sha256: str) -> Document | None:
    """The document of that hash, or None. Refuses ``DATABASE_DAMAGED`` when its bytes are no longer those that came."""
    row = connection.execute(select(documents).where(documents.c.sha256 == sha256)).mappings().first()
    return None if row is None else _document(row)


def stored(connection: Connection, sha256: str) -> Document:
    """The document of that hash. Refuses ``DOCUMENT_UNKNOWN`` and ``DATABASE_DAMAGED``."""
    found = find(connection, sha256)
    if found is None:
        raise JudgeDesktopError(Code.DOCUMENT_UNKNOWN, sha256=sha256)
    return found


def listed(
    connection: Connection,
    contest: str,
    *,
    type: DocumentType | None = None,  # noqa: A002 -- the word of the formats
    round: str = "",  # noqa: A002
    mode: Mode | None = None,
    signed_by: str = "",
) -> tuple[Document, ...]:
    """The documents of a contest ("" = the cards) that fit everything given, by type, key, revision and hash.

    Never by arrival: any order of merging gives the same list. Refuses ``DATABASE_DAMAGED``.
    """
    asked = select(documents).where(documents.c.contest == contest if contest else documents.c.contest.is_(None))
    if type is not None:
        asked = asked.where(documents.c.type == type.value)
    if round:
        asked = asked.where(documents.c.round == round)
    if mode is not None:
        asked = asked.where(documents.c.mode == mode.value)
    if signed_by:
        asked = asked.where(documents.c.signed_by == signed_by)
    ordered = asked.order_by(documents.c.type, documents.c.signed_by, documents.c.revision, documents.c.sha256)
    return tuple(_document(row) for row in connection.execute(ordered).mappings())


def latest(
    connection: Connection,
    contest: str,
    *,
    type: DocumentType,  # noqa: A002
    signed_by: str,
    round: str = "",  # noqa: A002
    mode: Mode | None = None,
) -> Document | None:
    """The document with the highest revision of one key: the one that its next document names as ``previous``."""
    found = listed(connection, contest, type=type, round=round, mode=mode, signed_by=signed_by)
    return found[-1] if found else None


def _document(found: RowMapping) -> Document:
    document = Document(
        type=DocumentType(found["type"]),
        body=found["body"],
        signature=found["signature"],
        signed_by=found["signed_by"],
        contest=found["contest"] or "",
        round=found["round"] or "",
        mode=Mode(found["mode"]) if found["mode"] else None,
        judge=found["judge"] or "",
        revision=found["revision"],
        previous=found["previous"],
        companion=found["companion"] or b"",
        received_at=found["received_at"],
        origin=found["origin"],
    )
    if document.sha256 != found["sha256"]:
        raise JudgeDesktopError(Code.DATABASE_DAMAGED, folder=found["sha256"])
    return document
