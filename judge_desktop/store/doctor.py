"""Looking a data folder through: the database, every signed document, every attachment. Changes nothing.

Works on folders that cannot be opened any more. Whether signatures still hold is asked of ``exchange`` by the workflow.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Severity
from judge_desktop.store import attachments, audit_log, data_folder
from judge_desktop.store.database import connect, version_of

Progress = Callable[[int, int], None]


def examine(folder: Path, progress: Progress | None = None) -> tuple[Finding, ...]:
    """What is wrong with a data folder; nothing when all is well, nor when there is no database yet.

    ``progress`` is called with (attachments looked at, in all) and may raise to cancel.
    """
    try:
        version = version_of(folder)
    except JudgeDesktopError as refused:
        return (_blocks(FindingCode.DATABASE_NOT_SOUND, problem=refused.code.value),)
    if version is None:
        return ()
    try:
        with closing(connect(folder / data_folder.DATABASE)) as connection:
            connection.execute("PRAGMA query_only=ON")
            return (
                *_database(connection),
                *_documents(connection),
                *_attachments(connection, folder, progress or (lambda _done, _total: None)),
                *_audit_log(connection),
            )
    except sqlite3.DatabaseError as refused:
        return (_blocks(FindingCode.DATABASE_NOT_SOUND, problem=refused.sqlite_errorname.lower()),)


def _database(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (problem,) in connection.execute("PRAGMA integrity_check"):
        if problem != "ok":
            yield _blocks(FindingCode.DATABASE_NOT_SOUND, problem=problem)
    orphans = Counter(str(row[0]) for row in connection.execute("PRAGMA foreign_key_check"))
    for table, count in sorted(orphans.items()):
        yield _blocks(FindingCode.ROW_WITHOUT_PARENT, table=table, count=count)


def _documents(connection: sqlite3.Connection) -> Iterator[Finding]:
    for sha256, body in connection.execute("SELECT sha256, body FROM documents ORDER BY sha256"):
        if not isinstance(body, bytes) or hashlib.sha256(body).hexdigest() != sha256:
            yield _blocks(FindingCode.DOCUMENT_CHANGED, sha256=sha256)


def _attachments(connection: sqlite3.Connection, folder: Path, progress: Progress) -> Iterator[Finding]:
    rows = connection.execute("SELECT sha256 FROM attachments ORDER BY sha256")
    listed = [sha256 for (sha256,) in rows if attachments.is_hash(sha256)]  # of any other, `_database` has told
    for done, sha256 in enumerate(listed):
        progress(done, len(listed))
        path = attachments.place_of(folder, sha256)
        if not path.is_file():
            yield _blocks(FindingCode.ATTACHMENT_MISSING, sha256=sha256)
        elif attachments.hash_of(path) != sha256:
            yield _blocks(FindingCode.ATTACHMENT_CHANGED, sha256=sha256)
    known = set(listed)
    for path in attachments.files(folder):
        if path.name not in known:
            details = {"sha256": path.name}
            yield Finding(code=FindingCode.ATTACHMENT_UNUSED, severity=Severity.WARNS, details=details)


def _audit_log(connection: sqlite3.Connection) -> Iterator[Finding]:
    asked = "SELECT sequence, at, who, event, contest, details, chain FROM audit_log ORDER BY sequence"
    for sequence in audit_log.breaks(connection.execute(asked)):
        yield _blocks(FindingCode.AUDIT_LOG_ALTERED, sequence=sequence)


def _blocks(code: FindingCode, **details: str | int) -> Finding:
    return Finding(code=code, severity=Severity.BLOCKS, details=details)
