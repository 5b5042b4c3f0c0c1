"""Bringing a database to the version this program reads: a backup first, then all steps in one transaction.

The steps are the Alembic scripts in ``db/versions``; ``db/README.md`` says how to add one. Imported only when there is
something to do, because Alembic takes a quarter of a second to import.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine

from judge_desktop.config.paths import migrations_folder
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store.copies import save_copy
from judge_desktop.store.database import engine, refusals

SCHEMA = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
"""What a database is made of."""


def migrate(folder: Path, version: str | None, *, at: str, scripts: Path | None = None) -> None:
    """Makes the database (``version`` None) or migrates it to the newest version, wholly or not at all.

    Refuses as ``Database.transaction`` does, and ``DATABASE_DAMAGED`` when rows would be left without their parents, or
    for a version that never was.
    """
    if version is not None:
        save_copy(folder, reason=f"before-migration-from-{version}", at=at)
    # https://sqlite.org/lang_altertable.html asks for both when a table is made anew; neither works in a transaction.
    made = engine(folder, begin="BEGIN IMMEDIATE", pragmas=("foreign_keys=OFF", "legacy_alter_table=ON"))
    try:
        with refusals(folder), made.connect() as connection, connection.begin():
            upgrade(connection, scripts or migrations_folder())
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise JudgeDesktopError(Code.DATABASE_DAMAGED, folder=str(folder))
    except CommandError as unknown:  # a version that never was
        raise JudgeDesktopError(Code.DATABASE_DAMAGED, folder=str(folder)) from unknown
    finally:
        made.dispose()


def schema_made(version: str) -> frozenset[tuple[str, ...]] | None:
    """(kind, name, table, SQL) of everything the migrations make up to that version; None for one they do not know."""
    made = create_engine("sqlite://")
    try:
        with made.connect() as connection, connection.begin():
            upgrade(connection, migrations_folder(), to=version)
            return frozenset(map(tuple, connection.exec_driver_sql(SCHEMA)))
    except CommandError:
        return None
    finally:
        made.dispose()


def upgrade(connection: Connection, scripts: Path, *, to: str = "head") -> None:
    """Runs the migrations that are missing inside the transaction of ``connection``."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
