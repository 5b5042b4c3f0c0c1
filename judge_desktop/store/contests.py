"""Which contests this copy knows, which part it plays in them, and the chair's editable definition as bytes.

What the bytes say is spelled by ``exchange``; taking a contest off this computer is ``removal``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.text import Text
from judge_desktop.store.tables import Part, contest_parts, contests

__all__ = ["ContestPart", "Part", "add", "find", "listed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestPart:
    """One contest as this copy plays its part in it. ``definition`` and ``people`` are the chair's draft, else empty.

    ``mode`` is that of the package last built or opened, None before.
    """

    contest: str
    part: Part
    name: Text
    mode: Mode | None = None
    definition: bytes = b""
    people: bytes = b""
    created: str = ""
    changed: str = ""


def add(connection: Connection, contest: ContestPart, *, at: str) -> bool:
    """Stores a contest, or replaces its name, mode and definition when it is there; True when this part is new."""
    named = insert(contests).values(
        contest=contest.contest, name_th=contest.name.th, name_en=contest.name.en, created=at
    )
    renamed = {"name_th": named.excluded.name_th, "name_en": named.excluded.name_en}
    connection.execute(named.on_conflict_do_update(index_elements=["contest"], set_=renamed))
    is_new = find(connection, contest.contest, contest.part) is None
    written = insert(contest_parts).values(
        contest=contest.contest,
        part=contest.part.value,
        mode=contest.mode.value if contest.mode else None,
        definition=contest.definition or None,
        people=contest.people or None,
        created=at,
        changed=at,
    )
    changed = {name: written.excluded[name] for name in ("mode", "definition", "people", "changed")}
    connection.execute(written.on_conflict_do_update(index_elements=["contest", "part"], set_=changed))
    return is_new


def find(connection: Connection, contest: str, part: Part) -> ContestPart | None:
    """This copy's part in a contest, or None."""
    asked = _ASKED.where(contest_parts.c.contest == contest, contest_parts.c.part == part.value)
    row = connection.execute(asked).mappings().first()
    return None if row is None else _contest_part(row)


def listed(connection: Connection, part: Part | None = None) -> tuple[ContestPart, ...]:
    """All contests (of one part when given), the oldest first."""
    asked = _ASKED.order_by(contest_parts.c.created, contest_parts.c.contest, contest_parts.c.part)
    if part is not None:
        asked = asked.where(contest_parts.c.part == part.value)
    return tuple(_contest_part(row) for row in connection.execute(asked).mappings())


_ASKED = select(contest_parts, contests.c.name_th, contests.c.name_en).join_from(contest_parts, contests)


def _contest_part(found: RowMapping) -> ContestPart:
    return ContestPart(
        contest=found["contest"],
        part=Part(found["part"]),
        name=Text(th=found["name_th"], en=found["name_en"]),
        mode=Mode(found["mode"]) if found["mode"] else None,
        definition=found["definition"] or b"",
        people=found["people"] or b"",
        created=found["created"],
        changed=found["changed"],
    )
