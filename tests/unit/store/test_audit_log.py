"""The chain of the audit log: what this program writes holds, what anything else does to it is found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from judge_desktop.domain.text import Text
from judge_desktop.store import audit_log, contests, data_folder
from judge_desktop.store.audit_log import BEGINNING, AuditEvent
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.database import Database, open_database

AT = "2023-09-08T09:00:00+07:00"
OURS, OTHER = "a" * 32, "b" * 32


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Database]:
    """Two contests with three lines each, written in turns, and two lines of no contest."""
    with open_database(tmp_path, at=AT) as database:
        with database.transaction() as connection:
            for contest in (OURS, OTHER):
                contests.add(connection, ContestPart(contest=contest, part=Part.CHAIR, name=Text(th=contest)), at=AT)
            for turn in range(3):
                for contest in (OURS, OTHER):
                    details: dict[str, str | int] = {"turn": turn, "file": "คะแนน.judgescore"}
                    audit_log.record(
                        connection, AuditEvent.SCORES_MERGED, at=AT, who="chair", contest=contest, details=details
                    )
            for _ in range(2):
                audit_log.record(connection, AuditEvent.BACKUP_MADE, at=AT, who="chair")
        yield database


def test_what_the_program_writes_holds(log: Database) -> None:
    with log.reading() as connection:
        assert {contest: audit_log.broken(connection, contest) for contest in (OURS, OTHER, "")} == {
            OURS: (),
            OTHER: (),
            "": (),
        }
        last = audit_log.entries(connection, OURS)[-1]
        assert audit_log.head(connection, OURS) == last.chain
        assert audit_log.head(connection, "c" * 32) == BEGINNING


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit_log SET who = 'nobody' WHERE sequence = 3", (3,)),
        ("UPDATE audit_log SET at = '2023-09-09T09:00:00+07:00' WHERE sequence = 1", (1,)),
        ("UPDATE audit_log SET event = 'backup_made' WHERE sequence = 5", (5,)),
        ("UPDATE audit_log SET details = '{}' WHERE sequence = 3", (3,)),
        ("DELETE FROM audit_log WHERE sequence = 1", (3,)),
        ("DELETE FROM audit_log WHERE sequence = 3", (5,)),
        ("UPDATE audit_log SET sequence = 30 WHERE sequence = 3", (5, 30)),
        (f"UPDATE audit_log SET contest = '{OTHER}' WHERE sequence = 3", (5,)),
        (
            f"INSERT INTO audit_log VALUES (40, 't', 'me', 'backup_made', '{OURS}', '{{}}', '{BEGINNING}')",
            (40,),
        ),
        (f"UPDATE audit_log SET chain = '{'e' * 64}' WHERE sequence = 3", (3, 5)),
    ],
)
def test_every_other_change_is_found(log: Database, statement: str, found: tuple[int, ...]) -> None:
    with closing(sqlite3.connect(log.folder / data_folder.DATABASE)) as raw, raw:
        raw.execute("DROP TRIGGER audit_log_never_changes")
        raw.execute("DROP TRIGGER audit_log_stays")
        raw.execute(statement)
    with log.reading() as connection:
        assert audit_log.broken(connection, OURS) == found


def test_a_line_nobody_could_have_written_is_passed_over(log: Database) -> None:
    with closing(sqlite3.connect(log.folder / data_folder.DATABASE)) as raw, raw:
        raw.execute("DROP TRIGGER audit_log_never_changes")
        raw.execute("UPDATE audit_log SET details = '{broken}' WHERE sequence = 3")
    with log.reading() as connection:
        assert [one.sequence for one in audit_log.entries(connection, OURS)] == [1, 5]
        assert audit_log.broken(connection, OURS) == (3,)


def test_no_two_lines_read_alike_to_the_chain() -> None:
    links = {
        audit_log._link(BEGINNING, *fields)
        for fields in (
            ("t", "ab", "c", "", "{}"),
            ("t", "a", "bc", "", "{}"),
            ("t", "a", "b", "c", "{}"),
            ("t", "a", "b", "", json.dumps({"c": ""})),
        )
    }
    assert len(links) == 4
