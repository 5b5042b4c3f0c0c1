"""The public keys this copy has met and how each was tied to its person; carried over from one contest to the next.

Whether a key counts for a judge is decided by manifests and decisions, not here.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.panel import Confirmation, KnownKey, PublicKeys
from judge_desktop.domain.text import Text
from judge_desktop.store.tables import known_keys

__all__ = ["KnownPerson", "add", "find", "listed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A key with the name it came with."""

    key: KnownKey
    name: Text
    first_seen: str = ""
    confirmed_at: str = ""


def add(connection: Connection, key: KnownKey, name: Text, *, at: str) -> None:
    """Notes a key, or a new name and confirmation of a known one. A confirmation is never taken back."""
    is_confirmed = key.confirmation is not Confirmation.UNHEARD
    written = insert(known_keys).values(
        judge_key=key.keys.judge_key,
        signing_key=key.keys.signing_key,
        age_recipient=key.keys.age_recipient,
        name_th=name.th,
        name_en=name.en,
        confirmation=key.confirmation.value,
        first_seen=at,
        confirmed_at=at if is_confirmed else None,
    )
    changed = ("name_th", "name_en", "age_recipient") + (("confirmation", "confirmed_at") if is_confirmed else ())
    replaced = {column: written.excluded[column] for column in changed}
    connection.execute(written.on_conflict_do_update(index_elements=["judge_key"], set_=replaced))


def find(connection: Connection, judge_key: str) -> KnownPerson | None:
    """The person of a key, or None."""
    return next((person for person in listed(connection) if person.key.keys.judge_key == judge_key), None)


def listed(connection: Connection) -> tuple[KnownPerson, ...]:
    """Everybody, in the order they were met."""
    asked = select(known_keys).order_by(known_keys.c.first_seen, known_keys.c.judge_key)
    return tuple(
        KnownPerson(
            key=KnownKey(
                keys=PublicKeys(judge_key=row.judge_key, signing_key=row.signing_key, age_recipient=row.age_recipient),
                confirmation=Confirmation(row.confirmation),
            ),
            name=Text(th=row.name_th, en=row.name_en),
            first_seen=row.first_seen,
            confirmed_at=row.confirmed_at or "",
        )
        for row in connection.execute(asked)
    )
