"""The audit log: what was done on this copy, when and by whom. Only ever added to; triggers refuse the rest.

Details are neutral: ids, hashes, counts, codes. Names, scores and words of people stay where they belong.

Each line is chained to the one before it about the same contest: ``chain`` is the SHA-256 of the line's content and
of the ``chain`` before it. A line that was changed, taken out, put in or moved by other means than this program breaks
the chain there; one that was cut off at the end is missed by the decisions, which are signed and name the ``chain``
they were taken at (``workflow.read_audit_log``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select

from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.store.tables import audit_log

__all__ = ["BEGINNING", "AuditEvent", "Entry", "breaks", "broken", "entries", "head", "record"]

BEGINNING = "0" * 64
"""The chain before the first line about a contest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the audit log. ``sequence`` counts up and never repeats; ``who`` is an id of a person or a copy."""

    sequence: int
    at: str
    who: str
    event: AuditEvent
    contest: str = ""
    details: Mapping[str, str | int] = field(default_factory=dict)
    chain: str = field(default="", compare=False)


def record(
    connection: Connection,
    event: AuditEvent,
    *,
    at: str,
    who: str,
    contest: str = "",
    details: Mapping[str, str | int] | None = None,
) -> int:
    """Adds one line in the transaction of what it is about and returns its sequence."""
    written = json.dumps(dict(details or {}), ensure_ascii=False, sort_keys=True)
    chain = _link(head(connection, contest), at, who, event.value, contest, written)
    values = {
        "at": at,
        "who": who,
        "event": event.value,
        "contest": contest or None,
        "details": written,
        "chain": chain,
    }
    return int(connection.execute(insert(audit_log), values).lastrowid)


def head(connection: Connection, contest: str = "") -> str:
    """The ``chain`` of the last line about a contest ("" = of no contest), ``BEGINNING`` when there is none."""
    asked = select(audit_log.c.chain).where(_about(contest)).order_by(audit_log.c.sequence.desc()).limit(1)
    found = connection.execute(asked).scalar()
    return BEGINNING if found is None else str(found)


def entries(connection: Connection, contest: str = "", *, after: int = 0) -> tuple[Entry, ...]:
    """The lines about a contest ("" = all lines) with a sequence above ``after``, oldest first.

    A line whose event or details are none of ours was put in by somebody else; it is passed over here and reported
    by ``broken``.
    """
    asked = select(audit_log).where(audit_log.c.sequence > after).order_by(audit_log.c.sequence)
    if contest:
        asked = asked.where(audit_log.c.contest == contest)
    return tuple(_readable(connection.execute(asked)))


def broken(connection: Connection, contest: str = "") -> tuple[int, ...]:
    """The sequences of the lines about a contest ("" = of no contest) at which the chain does not hold."""
    asked = select(audit_log).where(_about(contest)).order_by(audit_log.c.sequence)
    return breaks(
        (row.sequence, row.at, row.who, row.event, row.contest, row.details, row.chain)
        for row in connection.execute(asked)
    )


def breaks(lines: Iterable[tuple[int, str, str, str, str | None, str, str]]) -> tuple[int, ...]:
    """The same for lines (sequence, at, who, event, contest, details, chain) of any contests, oldest first."""
    before: dict[str, str] = {}
    found = []
    for sequence, at, who, event, contest, details, chain in lines:
        about = contest or ""
        if chain != _link(before.get(about, BEGINNING), at, who, event, about, details):
            found.append(sequence)
        before[about] = chain
    return tuple(found)


def _about(contest: str) -> ColumnElement[bool]:
    return audit_log.c.contest == contest if contest else audit_log.c.contest.is_(None)


def _readable(rows: Iterable[Row[Any]]) -> Iterator[Entry]:
    for row in rows:
        try:
            event, details = AuditEvent(row.event), json.loads(row.details)
        except ValueError:
            continue
        yield Entry(
            sequence=row.sequence,
            at=row.at,
            who=row.who,
            event=event,
            contest=row.contest or "",
            details=details,
            chain=row.chain,
        )


def _link(before: str, at: str, who: str, event: str, contest: str, details: str) -> str:
    """SHA-256 over the chain before and every field, none of which can run into the next."""
    written = json.dumps([before, at, who, event, contest, details], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
