"""Is there a backup outside this computer that holds the contest as it stands now? An official package asks for one.

Read from the audit log: a backup counts when it was saved elsewhere and nothing of the contest was changed since.
"""

from __future__ import annotations

from pathlib import Path

from judge_desktop.store import audit_log, data_folder
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, contest_part
from judge_desktop.workflow.workspace import Workspace

OUTSIDE = "outside"
"""Detail of BACKUP_MADE: 1 when the backup was saved outside this computer."""

_CHANGES = frozenset(
    {
        AuditEvent.CONTEST_CREATED,
        AuditEvent.CONTEST_UPDATED,
        AuditEvent.CONTEST_TAKEN_OVER,
        AuditEvent.CARD_ADDED,
        AuditEvent.KEY_CONFIRMED,
        AuditEvent.SUBMISSIONS_IMPORTED,
        AuditEvent.ATTACHMENTS_ADDED,
        AuditEvent.RENDITIONS_MADE,
    }
)


def has_outside_backup(ws: Workspace, where: Where = EVERYWHERE) -> bool:
    """True when a backup outside this computer holds the contest as it is. Refuses as ``chair_contest`` does."""
    with ws.database.reading() as connection:
        return is_backed_up(connection, contest_part(connection, where, Part.CHAIR).contest)


def is_backed_up(connection: Connection, contest: str) -> bool:
    """The same for a contest's id, in a transaction."""
    changed = backed_up = 0
    for entry in audit_log.entries(connection):
        if entry.event is AuditEvent.BACKUP_MADE and entry.details.get(OUTSIDE):
            backed_up = entry.sequence
        elif entry.event is AuditEvent.IDENTITY_CREATED or (entry.event in _CHANGES and entry.contest == contest):
            changed = entry.sequence  # without the keys of this copy nobody could go on with the contest
    return backed_up > changed


def is_outside(home: Path, path: Path) -> bool:
    """True when a file lies where it survives the loss of this computer, as far as can be told.

    Another drive than the data folder's, a network folder or one that a cloud service keeps. Where the drives cannot
    be told apart: anywhere but in the data folder.
    """
    place = path.expanduser().absolute().parent
    if data_folder.warning_about(place) is not None:
        return True
    try:
        return place.stat().st_dev != home.stat().st_dev
    except OSError:
        return not place.is_relative_to(home.absolute())
