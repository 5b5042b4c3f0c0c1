"""The database of a data folder: opened with the settings that make a commit durable, its version known first.

One writer connection stays open for the life of the program; readers get their own and see the last commit, also
while the writer writes. What is written is left to the modules named after the nouns; migrating to ``migrating``,
which is only imported when there is something to do.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import data_folder
from judge_desktop.store.dialect import COMPILED, DRIVER_NAME
from judge_desktop.store.tables import SCHEMA_VERSION, VERSION_TABLE

__all__ = ["Connection", "Database", "open_database", "version_of"]

_BUSY_SECONDS = 5.0
_PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF")
_MEANINGS = {
    sqlite3.SQLITE_BUSY: Code.DATABASE_BUSY,
    sqlite3.SQLITE_CANTOPEN: Code.DATA_FOLDER_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Code.DATABASE_DAMAGED,
    sqlite3.SQLITE_FULL: Code.DISK_FULL,
    sqlite3.SQLITE_IOERR: Code.DISK_FAILED,
    sqlite3.SQLITE_LOCKED: Code.DATABASE_BUSY,
    sqlite3.SQLITE_NOTADB: Code.DATABASE_DAMAGED,
    sqlite3.SQLITE_PERM: Code.DATA_FOLDER_READ_ONLY,
    sqlite3.SQLITE_READONLY: Code.DATA_FOLDER_READ_ONLY,
}


class Database:
    """An open data folder. Made by ``open_database``; usable from any thread, one transaction at a time."""

    def __init__(self, folder: Path, *, reads_only: bool = False) -> None:
        self.folder = folder
        self.reads_only = reads_only
        self._turn = threading.RLock()
        self._readers = engine(folder, begin="BEGIN", pragmas=("query_only=ON",))
        self._writers: Engine | None = None
        self._writer: Connection | None = None
        if not reads_only:
            self._writers = engine(folder, begin="BEGIN IMMEDIATE")
            with refusals(folder):
                self._writer = self._writers.connect()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A write transaction: everything in the block is durable when it ends, nothing of it if it raises.

        Refuses ``ALREADY_RUNNING`` (opened for reading), ``DISK_FULL``, ``DATA_FOLDER_READ_ONLY``, ``DATABASE_BUSY``,
        ``DATABASE_DAMAGED``, ``DISK_FAILED``. Not to be nested.
        """
        if self._writer is None:
            raise JudgeDesktopError(Code.ALREADY_RUNNING)
        with self._turn, refusals(self.folder), self._writer.begin():
            yield self._writer

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of everything committed so far; refuses as ``transaction`` does."""
        with refusals(self.folder), self._readers.connect() as connection, connection.begin():
            yield connection

    def compact(self) -> None:
        """Rewrites the file without what was deleted and empties the log; refuses as ``transaction`` does."""
        if self._writer is None:
            raise JudgeDesktopError(Code.ALREADY_RUNNING)
        with self._turn, refusals(self.folder):
            run(self._writer, "VACUUM")
            run(self._writer, "PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Folds the log into the database file and lets go of it."""
        with self._turn:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self._readers.dispose()
            if self._writers is not None:
                self._writers.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_database(folder: Path, *, at: str, reads_only: bool = False) -> Database:
    """Opens a data folder, making or migrating its database first.

    ``at`` (ISO time) names the backup that is made before a migration.
    ``reads_only`` is for commands beside an open window: it makes and migrates nothing. Refuses ``DATABASE_NEWER``,
    ``DATABASE_DAMAGED``, ``DATABASE_NOT_READY`` (only when ``reads_only``), ``DATA_FOLDER_READ_ONLY``, ``DISK_FULL``,
    ``DATABASE_BUSY``, ``DISK_FAILED``.
    """
    if not reads_only:
        data_folder.prepare(folder)
    version = version_of(folder)
    if version is not None and version > SCHEMA_VERSION:
        raise JudgeDesktopError(Code.DATABASE_NEWER, found=version, known=SCHEMA_VERSION)
    if version != SCHEMA_VERSION:
        if reads_only:
            raise JudgeDesktopError(Code.DATABASE_NOT_READY)
        from judge_desktop.store.migrating import migrate

        migrate(folder, version, at=at)
    return Database(folder, reads_only=reads_only)


def version_of(folder: Path) -> str | None:
    """The migration a data folder's database stands at; None when there is no database yet.

    Refuses ``DATABASE_DAMAGED`` for a file that is no database of this program.
    """
    path = folder / data_folder.DATABASE
    try:
        if not path.exists() or path.stat().st_size == 0:
            return None
        with closing(connect(path)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
                return None
            named = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608 -- a constant of ours
            found = connection.execute(named).fetchall()
    except OSError as refused:
        raise data_folder.refusal_of_disk(refused, folder) from refused
    except sqlite3.Error as refused:
        meaning = refusal_of_sqlite(refused, folder)
        raise meaning or JudgeDesktopError(Code.DATABASE_DAMAGED, folder=str(folder)) from refused
    if len(found) != 1 or not str(found[0][0]).isdecimal():
        raise JudgeDesktopError(Code.DATABASE_DAMAGED, folder=str(folder))
    return str(found[0][0])


def connect(path: Path) -> sqlite3.Connection:
    """A bare connection without transactions of its own, for what happens before or beside an open ``Database``."""
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def engine(folder: Path, *, begin: str, pragmas: tuple[str, ...] = ()) -> Engine:
    """An engine whose every connection has our settings and whose transactions start with ``begin``."""
    made = create_engine(
        URL.create(DRIVER_NAME, database=str(folder / data_folder.DATABASE)),
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": _BUSY_SECONDS},
        execution_options={"compiled_cache": COMPILED},
    )

    def settle(connection: sqlite3.Connection, _record: object) -> None:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode=WAL")
        for pragma in (*_PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    def start(connection: Connection) -> None:
        run(connection, begin)

    event.listen(made, "connect", settle)
    event.listen(made, "begin", start)
    return made


def run(connection: Connection, sql: str, parameters: Mapping[str, str | int | None] | None = None) -> sqlite3.Cursor:
    """Runs compiled SQL past SQLAlchemy, in its transaction: what every keystroke does costs a tenth of the time."""
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    return driver.execute(sql, parameters or {})


@contextmanager
def refusals(folder: Path) -> Iterator[None]:
    """Turns what SQLite refuses inside the block into a refusal with a code; a broken constraint stays a bug."""
    try:
        yield
    except DBAPIError as refused:
        meaning = refusal_of_sqlite(refused.orig, folder)
        if meaning is None:
            raise
        raise meaning from refused
    except sqlite3.Error as refused:
        meaning = refusal_of_sqlite(refused, folder)
        if meaning is None:
            raise
        raise meaning from refused


def refusal_of_sqlite(refused: BaseException | None, folder: Path) -> JudgeDesktopError | None:
    """The refusal that says what an error of SQLite means; None for an error that can only be a bug."""
    primary = getattr(refused, "sqlite_errorcode", 0) & 0xFF  # the higher bits tell kinds of one error apart
    code = _MEANINGS.get(primary)
    return None if code is None else JudgeDesktopError(code, folder=str(folder))
