"""Which results files this copy published of a contest, and whether they say what holds now: from its audit log."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.store import audit_log
from judge_desktop.workflow.workspace import Workspace

_CHANGES = frozenset({AuditEvent.DECISION_RECORDED, AuditEvent.DECISIONS_MERGED, AuditEvent.PACKAGE_BUILT})


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedHere:
    """One results file. ``holds``: nothing was decided, reopened or built since, so that it says what holds now.

    ``sha256`` is that of its signed ``results.json``, and its check words stand for it; ``signed_by`` the key.
    """

    audience: Audience
    at: str
    holds: bool
    sha256: str = ""
    listed: Listed = Listed.ALL
    signed_by: str = ""


def published_here(ws: Workspace, contest: str) -> tuple[PublishedHere, ...]:
    """The files published of a contest, oldest first; late score files change nothing in them."""
    with ws.database.reading() as connection:
        lines = tuple(audit_log.entries(connection, contest))
    changed = max((one.sequence for one in lines if one.event in _CHANGES), default=0)
    return tuple(
        PublishedHere(
            audience=Audience(str(one.details["audience"])),
            at=one.at,
            holds=one.sequence > changed,
            sha256=str(one.details.get("sha256", "")),
            listed=Listed(str(one.details.get("listed", Listed.ALL))),
            signed_by=one.who,
        )
        for one in lines
        if one.event is AuditEvent.RESULTS_PUBLISHED
    )
