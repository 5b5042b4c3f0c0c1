"""A data folder is opened, refused with a code, or left alone; a commit is for everybody, a failure for nobody."""

import errno
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import contests, data_folder, scorecards
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Database, open_database, refusal_of_sqlite, version_of
from judge_desktop.store.scoring_sessions import Session
from judge_desktop.store.tables import SCHEMA_VERSION
from tests.unit.store.conftest import AT, CONTEST


def code_of(refused: pytest.ExceptionInfo[JudgeDesktopError]) -> Code:
    return refused.value.code


def test_a_new_folder_gets_its_layout_and_a_durable_database(home: Path) -> None:
    with open_database(home, at=AT) as database, database.transaction() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        assert settings == ["wal", 2]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert sorted(path.name for path in home.iterdir()) == [
        "attachments",
        "backups",
        "identity",
        "inbox",
        "judge-desktop.sqlite3",
        "staging",
    ]
    assert version_of(home) == SCHEMA_VERSION


OPENS = """
import sys
from pathlib import Path
from judge_desktop.store.database import open_database
open_database(Path(sys.argv[1]), at="").close()
print(sorted({"alembic", "mako", "sqlalchemy.orm"} & set(sys.modules)))
"""


def test_opening_what_is_up_to_date_imports_nothing_slow(home: Path) -> None:
    open_database(home, at=AT).close()
    command = [sys.executable, "-c", OPENS, str(home)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_what_was_committed_is_there_after_reopening_elsewhere(database: Database, home: Path, tmp_path: Path) -> None:
    database.close()
    moved = home.rename(tmp_path / "elsewhere")
    with open_database(moved, at=AT) as reopened, reopened.reading() as connection:
        assert [part.name.en for part in contests.listed(connection)] == ["Awards"]
    assert str(tmp_path).encode() not in (moved / data_folder.DATABASE).read_bytes()


def test_nothing_of_a_block_that_raises_is_kept(database: Database, session: Session) -> None:
    def fail_half_way() -> None:
        with database.transaction() as connection:
            scorecards.set_score(connection, session, "s-1", "D1", Decimal(7), at=AT)
            raise LookupError

    with pytest.raises(LookupError):
        fail_half_way()
    with database.reading() as connection:
        assert scorecards.scorecards_of(connection, session) == ()


def test_a_reader_sees_the_last_commit_while_the_writer_writes(database: Database, session: Session) -> None:
    scorecards.save_score(database, session, "s-1", "D1", Decimal(7), at=AT)
    with database.transaction() as writing:
        scorecards.set_score(writing, session, "s-1", "D1", Decimal(9), at=AT)
        with database.reading() as reading:
            assert scorecards.scorecard(reading, session, "s-1").scores == {"D1": Decimal(7)}
    with database.reading() as reading:
        assert scorecards.scorecard(reading, session, "s-1").scores == {"D1": Decimal(9)}


def test_threads_take_turns(database: Database, session: Session) -> None:
    def score(number: int) -> None:
        for criterion in ("D1", "D2", "D3"):
            scorecards.save_score(database, session, f"s-{number}", criterion, Decimal(number), at=AT)

    threads = [threading.Thread(target=score, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        kept = {card.submission: card.total for card in scorecards.scorecards_of(connection, session)}
    assert kept == {f"s-{number}": Decimal(3 * number) for number in range(6)}


def test_a_full_disk_refuses_and_keeps_what_was_there(database: Database, session: Session) -> None:
    scorecards.save_score(database, session, "s-1", "D1", Decimal(7), at=AT)
    with database.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    def write_too_much() -> None:
        with database.transaction() as connection:
            scorecards.set_score(connection, session, "s-1", "D1", Decimal(9), at=AT)
            scorecards.set_private_notes(connection, session, "s-2", "long " * 10_000, at=AT)

    with pytest.raises(JudgeDesktopError) as refused:
        write_too_much()
    assert code_of(refused) is Code.DISK_FULL
    with database.transaction() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 1000}")
    scorecards.save_score(database, session, "s-1", "D2", Decimal("8.5"), at=AT)
    with database.reading() as connection:
        assert scorecards.scorecard(connection, session, "s-1").scores == {"D1": Decimal(7), "D2": Decimal("8.5")}
        assert [card.submission for card in scorecards.scorecards_of(connection, session)] == ["s-1"]


def test_a_broken_constraint_is_a_bug_and_says_so(database: Database) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), database.transaction() as connection:
        connection.exec_driver_sql(
            "INSERT INTO contest_parts VALUES ('unknown', 'chair', NULL, NULL, NULL, 't', 't')",
        )


def test_a_database_from_a_newer_version_is_refused_untouched(home: Path) -> None:
    open_database(home, at=AT).close()
    with closing(sqlite3.connect(home / data_folder.DATABASE, isolation_level=None)) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
    before = (home / data_folder.DATABASE).read_bytes()
    for reads_only in (False, True):
        with pytest.raises(JudgeDesktopError) as refused:
            open_database(home, at=AT, reads_only=reads_only)
        assert code_of(refused) is Code.DATABASE_NEWER
    assert (home / data_folder.DATABASE).read_bytes() == before


def test_a_version_that_never_was_is_damage(home: Path) -> None:
    open_database(home, at=AT).close()
    with closing(sqlite3.connect(home / data_folder.DATABASE, isolation_level=None)) as connection:
        connection.execute("UPDATE schema_version SET version_num = '0000'")
    with pytest.raises(JudgeDesktopError) as refused:
        open_database(home, at=AT)
    assert code_of(refused) is Code.DATABASE_DAMAGED


@pytest.mark.parametrize(
    "content",
    [b"not a database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 5000],
    ids=["text", "damaged header"],
)
def test_a_file_that_is_no_database_is_refused_untouched(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / data_folder.DATABASE).write_bytes(content)
    with pytest.raises(JudgeDesktopError) as refused:
        open_database(home, at=AT)
    assert code_of(refused) is Code.DATABASE_DAMAGED
    assert (home / data_folder.DATABASE).read_bytes() == content


def test_a_database_of_another_program_is_refused(home: Path) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / data_folder.DATABASE)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(JudgeDesktopError) as refused:
        open_database(home, at=AT)
    assert code_of(refused) is Code.DATABASE_DAMAGED


def test_damaged_pages_are_refused_when_they_are_read(database: Database, home: Path, session: Session) -> None:
    with database.transaction() as connection:
        for number in range(200):
            scorecards.set_private_notes(connection, session, f"s-{number}", "x" * 500, at=AT)
    database.close()
    content = bytearray((home / data_folder.DATABASE).read_bytes())
    content[4096 * 40 :] = b"\xaa" * len(content[4096 * 40 :])
    (home / data_folder.DATABASE).write_bytes(content)
    with (
        open_database(home, at=AT) as reopened,
        pytest.raises(JudgeDesktopError) as refused,
        reopened.reading() as connection,
    ):
        scorecards.scorecards_of(connection, session)
    assert code_of(refused) is Code.DATABASE_DAMAGED


def test_an_empty_file_left_by_a_crash_becomes_a_database(home: Path) -> None:
    home.mkdir()
    (home / data_folder.DATABASE).touch()
    open_database(home, at=AT).close()
    assert version_of(home) == SCHEMA_VERSION


def test_reading_needs_a_prepared_folder_and_never_writes(home: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        open_database(home, at=AT, reads_only=True)
    assert code_of(refused) is Code.DATABASE_NOT_READY
    assert not home.exists()

    open_database(home, at=AT).close()
    with open_database(home, at=AT, reads_only=True) as database:
        with database.reading() as connection:
            assert contests.find(connection, CONTEST, Part.CHAIR) is None
        with pytest.raises(JudgeDesktopError) as refused, database.transaction():
            pass
        assert code_of(refused) is Code.ALREADY_RUNNING
        with pytest.raises(JudgeDesktopError) as refused, database.reading() as connection:
            connection.exec_driver_sql("DELETE FROM contests")
        assert code_of(refused) is Code.DATA_FOLDER_READ_ONLY


@contextmanager
def read_only_folder() -> Iterator[Path]:
    """A folder nobody may write into; root is somebody else for the time, for root may write everywhere."""
    folder = Path(tempfile.mkdtemp(prefix="read-only-"))
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    try:
        if is_root:
            os.seteuid(65534)
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)
        folder.rmdir()


def test_a_read_only_folder_is_refused() -> None:
    with read_only_folder() as folder:
        for place in (folder, folder / "home"):
            with pytest.raises(JudgeDesktopError) as refused:
                open_database(place, at=AT)
            assert code_of(refused) is Code.DATA_FOLDER_READ_ONLY
            assert refused.value.details == {"folder": str(place)}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EROFS, Code.DATA_FOLDER_READ_ONLY),
        (errno.EACCES, Code.DATA_FOLDER_READ_ONLY),
        (errno.EIO, Code.DISK_FAILED),
    ],
)
def test_what_the_disk_refuses_has_a_code(number: int, code: Code, home: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refused, data_folder.disk_refusals(home):
        raise OSError(number, os.strerror(number))
    assert code_of(refused) is code


def test_an_error_that_can_only_be_a_bug_has_none(home: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(sqlite3.OperationalError) as refused:
        connection.execute("SELECT * FROM nowhere")
    assert refusal_of_sqlite(refused.value, home) is None


def test_a_second_writer_waits_no_longer_than_it_should(database: Database, home: Path) -> None:
    with closing(sqlite3.connect(home / data_folder.DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with database.reading() as connection:
            assert len(contests.listed(connection)) == 1
        other.execute("ROLLBACK")
    with database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(home / data_folder.DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JudgeDesktopError) as refused, database.transaction():
            pass
        assert code_of(refused) is Code.DATABASE_BUSY
