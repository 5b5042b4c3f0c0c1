"""Attachments lie by their hash, are shared between contests and go with the last one; the doctor sees everything."""

import hashlib
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from judge_desktop.domain.contest import Attachment
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode, Severity
from judge_desktop.domain.text import Text
from judge_desktop.store import attachments, audit_log, contests, copies, data_folder, documents, scorecards
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.database import Database
from judge_desktop.store.doctor import examine
from judge_desktop.store.documents import Document, DocumentType
from judge_desktop.store.removal import remove_contest
from judge_desktop.store.scoring_sessions import Session
from tests.unit.store.conftest import AT, CONTEST

OTHER = "f" * 32


def attachment(content: bytes) -> Attachment:
    sha256 = hashlib.sha256(content).hexdigest()
    return Attachment(sha256=sha256, name="ข้อเสนอ.pdf", media_type="application/pdf", size=len(content))


def bring(database: Database, contest: str, *contents: bytes) -> list[Attachment]:
    """What opening a package does: stage, adopt, record."""
    brought = [attachment(content) for content in contents]
    with data_folder.staging_folder(database.folder) as staging:
        staged = []
        for one, content in zip(brought, contents, strict=True):
            (staging / one.sha256).write_bytes(content)
            staged.append((one.sha256, staging / one.sha256))
        assert attachments.adopt(database.folder, staged) == len(contents)
    with database.transaction() as connection:
        attachments.record(connection, contest, brought, at=AT)
    return brought


def test_adopted_files_are_where_their_hash_says(database: Database, home: Path) -> None:
    one, two = bring(database, CONTEST, b"one", b"two")
    assert attachments.path_of(home, one.sha256) == home / "attachments" / one.sha256[:2] / one.sha256
    assert attachments.path_of(home, two.sha256).read_bytes() == b"two"
    assert attachments.missing(home, [one.sha256, "0" * 64, "0" * 64]) == ("0" * 64,)
    assert [attachments.hash_of(path) for path in attachments.files(home)] == sorted([one.sha256, two.sha256])
    assert list((home / "staging").iterdir()) == []
    with database.reading() as connection:
        assert attachments.used_by(connection, CONTEST) == tuple(sorted([one.sha256, two.sha256]))
        assert attachments.listed(connection) == dict.fromkeys(sorted([one.sha256, two.sha256]), 3)


def test_bringing_a_file_again_mends_it(database: Database, home: Path) -> None:
    (one,) = bring(database, CONTEST, b"one")
    attachments.path_of(home, one.sha256).write_bytes(b"0ne")
    assert [finding.code for finding in examine(home)] == [FindingCode.ATTACHMENT_CHANGED]
    bring(database, CONTEST, b"one")
    assert examine(home) == ()
    with database.transaction() as connection:
        assert attachments.record(connection, CONTEST, [one, one], at=AT) == 0


def test_a_lost_attachment_has_a_code(home: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        attachments.path_of(home, "0" * 64)
    assert refused.value.code is Code.ATTACHMENT_LOST


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "0" * 63, "", "0" * 64 + "\n"])
def test_only_a_hash_is_a_name(home: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        attachments.place_of(home, name)


def test_the_doctor_finds_nothing_in_a_healthy_folder(database: Database, home: Path) -> None:
    bring(database, CONTEST, b"one")
    assert examine(home) == ()
    assert examine(home / "nowhere") == ()


def test_the_doctor_finds_what_is_wrong(database: Database, home: Path) -> None:
    lost, changed = bring(database, CONTEST, b"lost", b"changed")
    decision = Document(type=DocumentType.DECISION, body=b"{}", signature="s", signed_by="k", contest=CONTEST)
    with database.transaction() as connection:
        documents.add(connection, decision)
    database.close()
    attachments.path_of(home, lost.sha256).unlink()
    attachments.path_of(home, changed.sha256).write_bytes(b"Changed")
    stray = attachments.place_of(home, "0" * 64)
    stray.parent.mkdir()
    stray.touch()
    with closing(sqlite3.connect(home / data_folder.DATABASE, isolation_level=None)) as connection_:
        connection_.execute("DROP TRIGGER documents_never_change")
        connection_.execute("UPDATE documents SET body = x'00'")
        connection_.execute("UPDATE scoring_sessions SET contest = 'unknown'")

    found = [(finding.code, finding.severity, dict(finding.details)) for finding in examine(home)]
    about_attachments = [
        (FindingCode.ATTACHMENT_MISSING, Severity.BLOCKS, {"sha256": lost.sha256}),
        (FindingCode.ATTACHMENT_CHANGED, Severity.BLOCKS, {"sha256": changed.sha256}),
    ]
    assert found == [
        (FindingCode.ROW_WITHOUT_PARENT, Severity.BLOCKS, {"table": "scoring_sessions", "count": 1}),
        (FindingCode.DOCUMENT_CHANGED, Severity.BLOCKS, {"sha256": decision.sha256}),
        *sorted(about_attachments, key=lambda line: line[2]["sha256"]),
        (FindingCode.ATTACHMENT_UNUSED, Severity.WARNS, {"sha256": "0" * 64}),
    ]


def test_the_doctor_looks_at_folders_that_do_not_open(database: Database, home: Path) -> None:
    database.close()
    intact = (home / data_folder.DATABASE).read_bytes()
    (home / data_folder.DATABASE).write_bytes(intact[:4096] + b"\xaa" * (len(intact) - 4096))
    assert {finding.code for finding in examine(home)} == {FindingCode.DATABASE_NOT_SOUND}
    (home / data_folder.DATABASE).write_bytes(b"nothing of the kind" * 1000)
    assert [dict(finding.details) for finding in examine(home)] == [{"problem": "database_damaged"}]


def test_removing_a_contest_leaves_no_trace_but_one_line(database: Database, home: Path, session: Session) -> None:
    only_here, shared = bring(database, CONTEST, b"only here", b"shared")
    with database.transaction() as connection:
        contests.add(connection, ContestPart(contest=OTHER, part=Part.CHAIR, name=Text(en="Next year")), at=AT)
        attachments.record(connection, OTHER, [shared], at=AT)
        scorecards.set_comment(connection, session, "s-1", "D1", "ลับเฉพาะกรรมการ", at=AT)
        scorecards.set_score(connection, session, "s-1", "D1", Decimal(7), at=AT)
        secret = Document(
            type=DocumentType.SCORES, body=b"secret scores", signature="s", signed_by="k", contest=CONTEST
        )
        documents.add(connection, secret)
        audit_log.record(connection, AuditEvent.PACKAGE_OPENED, at=AT, who="judge-1", contest=CONTEST)
    copy = copies.save_copy(home, reason="before-merge", at=AT)

    removed = remove_contest(database, CONTEST, at=AT, who="chair-1")

    assert (removed.attachments, removed.backups) == ((only_here.sha256,), (copy.name,))
    assert attachments.missing(home, [only_here.sha256, shared.sha256]) == (only_here.sha256,)
    with database.reading() as connection:
        assert [part.contest for part in contests.listed(connection)] == [OTHER]
        lines = [(entry.event, dict(entry.details)) for entry in audit_log.entries(connection)]
        assert lines == [(AuditEvent.CONTEST_REMOVED, {"contest": CONTEST, "attachments": 1})]
    left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"secret scores" not in left
    assert "ลับเฉพาะกรรมการ".encode() not in left
    assert examine(home) == ()


def test_a_contest_that_is_not_there_cannot_be_removed(database: Database) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        remove_contest(database, OTHER, at=AT, who="chair-1")
    assert refused.value.code is Code.CONTEST_UNKNOWN
