"""Contests, the parts this copy plays, the packages in force, the keys it has met, and its audit log."""

import pytest
from sqlalchemy.exc import IntegrityError

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.panel import Confirmation, KnownKey, PublicKeys
from judge_desktop.domain.text import Text
from judge_desktop.store import audit_log, contests, documents, known_keys, packages
from judge_desktop.store.audit_log import AuditEvent, Entry
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.database import Database
from judge_desktop.store.documents import Document, DocumentType
from judge_desktop.store.packages import CurrentPackage
from tests.unit.store.conftest import AT, CONTEST

LATER = "2023-11-23T10:00:00+07:00"


def manifest(revision: int) -> Document:
    return Document(
        type=DocumentType.PACKAGE,
        body=b"manifest %d" % revision,
        signature="s",
        signed_by="SHA256:chair",
        contest=CONTEST,
        round="final",
        mode=Mode.OFFICIAL,
        revision=revision,
    )


def opened(revision: int, *, part: Part = Part.JUDGE, judge: str = "", at: str = AT) -> CurrentPackage:
    return CurrentPackage(
        contest=CONTEST,
        round="final",
        mode=Mode.OFFICIAL,
        part=part,
        manifest=manifest(revision).sha256,
        revision=revision,
        judge=judge,
        opened_at=at,
    )


def test_a_draft_is_created_then_updated(database: Database) -> None:
    draft = ContestPart(contest="c" * 32, part=Part.CHAIR, name=Text(th="ก"), definition=b"one", people=b"names")
    with database.transaction() as connection:
        assert contests.add(connection, draft, at=AT) is True
        newer = ContestPart(
            contest="c" * 32,
            part=Part.CHAIR,
            name=Text(th="ข"),
            definition=b"two",
            people=b"names",
            mode=Mode.REHEARSAL,
        )
        assert contests.add(connection, newer, at=LATER) is False
    with database.reading() as connection:
        found = contests.find(connection, "c" * 32, Part.CHAIR)
        assert found == ContestPart(
            contest="c" * 32,
            part=Part.CHAIR,
            name=Text(th="ข"),
            mode=Mode.REHEARSAL,
            definition=b"two",
            people=b"names",
            created=AT,
            changed=LATER,
        )
        assert contests.find(connection, "c" * 32, Part.JUDGE) is None
        assert [one.contest for one in contests.listed(connection, Part.CHAIR)] == ["c" * 32]


def test_one_folder_may_run_a_contest_and_judge_in_it(database: Database) -> None:
    with database.transaction() as connection:
        chair = ContestPart(contest=CONTEST, part=Part.CHAIR, name=Text(en="Awards"), definition=b"draft")
        assert contests.add(connection, chair, at=LATER) is True
        assert [one.part for one in contests.listed(connection)] == [Part.JUDGE, Part.CHAIR]


def test_the_highest_revision_is_in_force_and_the_judge_stays(database: Database) -> None:
    with database.transaction() as connection:
        for revision in (1, 2, 3):
            documents.add(connection, manifest(revision))
        assert packages.record(connection, opened(1)) is True
        packages.choose_judge(connection, CONTEST, "final", Mode.OFFICIAL, "judge-1")
        assert packages.record(connection, opened(3, at=LATER), confirmation=Confirmation.VOICE) is True
        assert packages.record(connection, opened(2, at=LATER)) is False
        assert packages.record(connection, opened(3, at=LATER)) is True
    with database.reading() as connection:
        found = packages.current(connection, CONTEST, "final", Mode.OFFICIAL, Part.JUDGE)
        assert found == opened(3, judge="judge-1", at=LATER)
        assert packages.current(connection, CONTEST, "final", Mode.REHEARSAL, Part.JUDGE) is None
        heard = [packages.confirmation(connection, manifest(n).sha256, Part.JUDGE) for n in (1, 2, 3, 4)]
        assert heard == [Confirmation.UNHEARD, Confirmation.UNHEARD, Confirmation.VOICE, Confirmation.UNHEARD]


def test_the_chair_builds_while_the_judge_has_the_older_one(database: Database) -> None:
    with database.transaction() as connection:
        for revision in (1, 2):
            documents.add(connection, manifest(revision))
        packages.record(connection, opened(1, judge="judge-1"))
        packages.record(connection, opened(2, part=Part.CHAIR, at=LATER))
        assert [(one.part, one.revision, one.judge) for one in packages.listed(connection, CONTEST)] == [
            (Part.JUDGE, 1, "judge-1"),
            (Part.CHAIR, 2, ""),
        ]


def test_a_package_needs_its_manifest(database: Database) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), database.transaction() as connection:
        packages.record(connection, opened(1))


def test_a_confirmation_of_a_key_is_never_taken_back(database: Database) -> None:
    keys = PublicKeys(judge_key="SHA256:a", signing_key="AAAA", age_recipient="age1a")
    heard = KnownKey(keys=keys, confirmation=Confirmation.VOICE)
    with database.transaction() as connection:
        known_keys.add(connection, KnownKey(keys=keys), Text(th="อนันต์"), at=AT)
        known_keys.add(connection, heard, Text(th="อนันต์"), at=LATER)
        known_keys.add(connection, KnownKey(keys=keys), Text(th="อนันต์ ใจดี"), at="2024-01-01")
        person = known_keys.find(connection, "SHA256:a")
        assert person == known_keys.KnownPerson(key=heard, name=Text(th="อนันต์ ใจดี"), first_seen=AT, confirmed_at=LATER)
        assert known_keys.find(connection, "SHA256:b") is None


def test_the_audit_log_tells_what_happened_in_order(database: Database) -> None:
    with database.transaction() as connection:
        first = audit_log.record(connection, AuditEvent.PACKAGE_OPENED, at=AT, who="judge-1", contest=CONTEST)
        details: dict[str, str | int] = {"file": "คะแนน.judgescore", "revision": 2}
        audit_log.record(
            connection, AuditEvent.SCORES_EXPORTED, at=LATER, who="judge-1", contest=CONTEST, details=details
        )
        audit_log.record(connection, AuditEvent.BACKUP_MADE, at=LATER, who="judge-1")
    exported = Entry(
        sequence=first + 1,
        at=LATER,
        who="judge-1",
        event=AuditEvent.SCORES_EXPORTED,
        contest=CONTEST,
        details=details,
    )
    with database.reading() as connection:
        assert audit_log.entries(connection, CONTEST, after=first) == (exported,)
        events = [entry.event for entry in audit_log.entries(connection)]
        assert events == [AuditEvent.PACKAGE_OPENED, AuditEvent.SCORES_EXPORTED, AuditEvent.BACKUP_MADE]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_log SET who = 'somebody'", "DELETE FROM audit_log", "DELETE FROM audit_log WHERE sequence = 1"],
)
def test_the_audit_log_is_only_added_to(database: Database, statement: str) -> None:
    with database.transaction() as connection:
        audit_log.record(connection, AuditEvent.PACKAGE_OPENED, at=AT, who="judge-1", contest=CONTEST)
    with pytest.raises(IntegrityError, match="audit"), database.transaction() as connection:
        connection.exec_driver_sql(statement)


def test_an_event_nobody_has_named_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError, match="CHECK"), database.transaction() as connection:
        connection.exec_driver_sql(
            "INSERT INTO audit_log (at, who, event, details, chain)"
            f" VALUES ('t', 'me', 'tea', '{{}}', '{audit_log.BEGINNING}')"
        )
