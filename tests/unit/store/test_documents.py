"""Signed documents come once, stay as they came, and are listed the same whatever the order they came in."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import data_folder, documents
from judge_desktop.store.database import Database, open_database
from judge_desktop.store.documents import Document, DocumentType
from tests.unit.store.conftest import AT, CONTEST


def scores(revision: int, signed_by: str = "SHA256:anan", note: str = "") -> Document:
    return Document(
        type=DocumentType.SCORES,
        body=f'{{"revision":{revision},"by":"{signed_by}","note":"{note}"}}'.encode(),
        signature="-----BEGIN SSH SIGNATURE-----",
        signed_by=signed_by,
        contest=CONTEST,
        round="final",
        mode=Mode.OFFICIAL,
        judge="judge-1",
        revision=revision,
        previous="" if revision == 1 else scores(revision - 1, signed_by).sha256,
        companion="หมายเหตุ".encode(),
        received_at=AT,
        origin="คะแนน.judgescore",
    )


def test_a_document_comes_back_as_it_came(database: Database) -> None:
    with database.transaction() as connection:
        assert documents.add(connection, scores(1)) is True
    with database.reading() as connection:
        assert documents.stored(connection, scores(1).sha256) == scores(1)


def test_the_second_time_changes_nothing(database: Database) -> None:
    with database.transaction() as connection:
        assert [documents.add(connection, scores(1)) for _ in range(3)] == [True, False, False]
    with database.reading() as connection:
        assert documents.listed(connection, CONTEST) == (scores(1),)


def test_any_order_of_arrival_gives_the_same_list(database: Database) -> None:
    arriving = [scores(n, key, note) for n in (1, 2, 3) for key in ("SHA256:b", "SHA256:a") for note in ("", "fork")]
    lists = set()
    for seed in range(5):
        random.Random(seed).shuffle(arriving)
        with database.transaction() as connection:
            connection.exec_driver_sql("SAVEPOINT trial")
            for document in arriving:
                documents.add(connection, document)
            lists.add(tuple(document.sha256 for document in documents.listed(connection, CONTEST)))
            connection.exec_driver_sql("ROLLBACK TO trial")
    assert len(lists) == 1
    assert len(lists.pop()) == 12


def test_questions_about_documents(database: Database) -> None:
    card = Document(type=DocumentType.CARD, body=b"card", signature="s", signed_by="SHA256:c", received_at=AT)
    with database.transaction() as connection:
        for document in (scores(2), scores(1), scores(1, "SHA256:b"), card):
            documents.add(connection, document)
        assert documents.listed(connection, "") == (card,)
        assert documents.listed(connection, CONTEST, signed_by="SHA256:b") == (scores(1, "SHA256:b"),)
        assert documents.listed(connection, CONTEST, mode=Mode.REHEARSAL) == ()
        assert documents.listed(connection, CONTEST, round="first") == ()
        assert documents.listed(connection, CONTEST, type=DocumentType.DECISION) == ()
        for key, expected in (("SHA256:anan", scores(2)), ("SHA256:nobody", None)):
            asked = documents.latest(
                connection, CONTEST, type=DocumentType.SCORES, signed_by=key, round="final", mode=Mode.OFFICIAL
            )
            assert asked == expected
        assert documents.find(connection, "0" * 64) is None
        with pytest.raises(JudgeDesktopError) as refused:
            documents.stored(connection, "0" * 64)
        assert refused.value.code is Code.DOCUMENT_UNKNOWN


@pytest.mark.parametrize("statement", ["UPDATE documents SET body = x'00'", "DELETE FROM documents"])
def test_nothing_signed_is_changed_or_deleted(database: Database, statement: str) -> None:
    with database.transaction() as connection:
        documents.add(connection, scores(1))
    with pytest.raises(IntegrityError, match="documents are"), database.transaction() as connection:
        connection.exec_driver_sql(statement)
    with database.reading() as connection:
        assert documents.listed(connection, CONTEST) == (scores(1),)


def test_bytes_that_were_changed_behind_our_back_are_refused(database: Database, home: Path) -> None:
    with database.transaction() as connection:
        documents.add(connection, scores(1))
    database.close()
    with closing(sqlite3.connect(home / data_folder.DATABASE, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER documents_never_change")
        connection.execute("UPDATE documents SET body = x'00'")
    with (
        open_database(home, at=AT) as reopened,
        reopened.reading() as reading,
        pytest.raises(JudgeDesktopError) as refused,
    ):
        documents.stored(reading, scores(1).sha256)
    assert refused.value.code is Code.DATABASE_DAMAGED


def test_a_document_needs_its_contest(database: Database) -> None:
    stray = Document(type=DocumentType.SCORES, body=b"x", signature="s", signed_by="k", contest="unknown")
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), database.transaction() as connection:
        documents.add(connection, stray)
