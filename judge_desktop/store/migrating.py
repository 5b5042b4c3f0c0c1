"""Bringing a database to the version this program reads: a backup first, then all steps in one transaction.

The steps are the Alembic scripts in ``db/versions``; ``db/README.md`` says how to add one. Imported only when there is
something to do, because Alembic takes a quarter of a second to import.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from judge_desktop.config.paths import migrations_folder
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store.copies import save_copy
from judge_desktop.store.database import engine, refusals


def migrate(folder: Path, version: str | None, *, at: str, scripts: Path | None = None) -> None:
    """Makes the database (``version`` None) or migrates it to the newest version, wholly or not at all.

    Refuses as ``Database.transaction`` does, and ``DATABASE_DAMAGED`` when rows would be left without their parents.
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
    finally:
        made.dispose()


def upgrade(connection: Connection, scripts: Path) -> None:
    """Runs the migrations that are missing inside the transaction of ``connection``."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
