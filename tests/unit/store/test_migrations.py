"""The migrations make the tables the program expects, wholly or not at all, and the README beside them is true."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from judge_desktop.config.paths import migrations_folder
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import data_folder, migrating
from judge_desktop.store.database import open_database, version_of
from judge_desktop.store.tables import SCHEMA_VERSION, VERSION_TABLE, metadata

AT = "2023-11-23T09:00:00+07:00"
NEXT, AFTER_NEXT = (f"{int(SCHEMA_VERSION) + step:04}" for step in (1, 2))


def numbered(script: str) -> str:
    """A script of this page or of the README, which are written for a program at 0001, for this program."""
    numbers = {"0003": AFTER_NEXT, "0002": NEXT, "0001": SCHEMA_VERSION}
    return re.sub(r'"(000[123])"', lambda found: f'"{numbers[found[1]]}"', script)


def schema(connection: sqlite3.Connection) -> dict[str, str]:
    asked = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type != 'trigger' AND name != ?"
    rows = connection.execute(asked, (VERSION_TABLE,)).fetchall()
    return {name: spelled(sql) for name, sql in rows if not name.startswith("sqlite_")}


def spelled(sql: str) -> str:
    """One spelling whatever the white space: tables are compared word by word."""
    return re.sub(r"\s*([(),])\s*", r"\1", re.sub(r"\s+", " ", sql.replace('"', ""))).strip()


def scripts_with(tmp_path: Path, **added: str) -> Path:
    copied = Path(
        shutil.copytree(migrations_folder(), tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    )
    for name, content in added.items():
        (copied / "versions" / f"{name}.py").write_text(content, encoding="utf-8")
    return copied


def raw(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / data_folder.DATABASE, isolation_level=None)


def test_migrations_make_exactly_the_tables_of_the_program(tmp_path: Path) -> None:
    open_database(tmp_path, at=AT).close()
    expected = create_engine(f"sqlite:///{tmp_path / 'expected.sqlite3'}")
    metadata.create_all(expected)
    expected.dispose()

    with closing(raw(tmp_path)) as migrated, closing(sqlite3.connect(tmp_path / "expected.sqlite3")) as wanted:
        assert schema(migrated) == schema(wanted)


def test_alembic_finds_no_difference_either(tmp_path: Path) -> None:
    with open_database(tmp_path, at=AT) as database, database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_program_knows_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA_VERSION]


def test_scripts_import_nothing_of_the_program() -> None:
    scripts = sorted((migrations_folder() / "versions").glob("*.py"))
    assert [script.name for script in scripts if "judge_desktop" in script.read_text(encoding="utf-8")] == []
    assert [script.name[:4] for script in scripts] == [f"{number:04}" for number in range(1, len(scripts) + 1)]


def test_every_table_is_strict(tmp_path: Path) -> None:
    with open_database(tmp_path, at=AT) as database, database.reading() as connection:
        rows = connection.exec_driver_sql("PRAGMA table_list").all()
    tables = {row.name: row.strict for row in rows if row.name in metadata.tables}
    assert tables == dict.fromkeys(metadata.tables, 1)


INTO_LOG = "INSERT INTO audit_log (at, who, event, details, chain) VALUES"


def test_the_readme_is_true(tmp_path: Path) -> None:
    examples = re.findall(
        r"```python\n(.*?)```", (migrations_folder() / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    folder = tmp_path / "home"
    open_database(folder, at=AT).close()
    with closing(raw(folder)) as connection:
        connection.execute(f"{INTO_LOG} ('t', 'me', 'backup_made', '{{}}', '{'0' * 64}')")

    added = {f"{NEXT}_seat": examples[0], f"{AFTER_NEXT}_lights": examples[1]}
    scripts = scripts_with(tmp_path, **{name: numbered(script) for name, script in added.items()})
    migrating.migrate(folder, SCHEMA_VERSION, at=AT, scripts=scripts)

    with closing(raw(folder)) as connection:
        assert connection.execute("SELECT seat FROM scoring_sessions").fetchall() == []
        connection.execute(f"{INTO_LOG} ('t', 'me', 'lights_went_out', '{{}}', '{'1' * 64}')")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute(f"{INTO_LOG} ('t', 'me', 'tea', '{{}}', '{'2' * 64}')")
        assert connection.execute("SELECT sequence, event FROM audit_log").fetchall() == [
            (1, "backup_made"),
            (2, "lights_went_out"),
        ]
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            connection.execute("UPDATE audit_log SET who = 'you'")
    assert version_of(folder) == AFTER_NEXT
    copies = [copy.name for copy in (folder / data_folder.BACKUPS).iterdir()]
    assert copies == [f"before-migration-from-{SCHEMA_VERSION}-20231123T0900000700.sqlite3"]
    with pytest.raises(JudgeDesktopError) as refused:
        open_database(folder, at=AT)
    assert (refused.value.code, refused.value.details) == (
        Code.DATABASE_NEWER,
        {"found": AFTER_NEXT, "known": SCHEMA_VERSION},
    )


FAILS_HALF_WAY = """
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("ALTER TABLE contests ADD COLUMN colour TEXT")
    op.execute("DELETE FROM known_keys")
    op.execute("ALTER TABLE nowhere ADD COLUMN colour TEXT")
"""

LEAVES_AN_ORPHAN = """
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("INSERT INTO contest_parts VALUES ('nowhere', 'chair', NULL, NULL, NULL, 't', 't')")
"""


def test_a_failing_migration_leaves_everything_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    open_database(folder, at=AT).close()
    with closing(raw(folder)) as connection:
        connection.execute("INSERT INTO known_keys VALUES ('SHA256:x', 's', 'age1', '', 'A', 'voice', 't', 't')")
        before = list(connection.iterdump())

    scripts = scripts_with(tmp_path, **{f"{NEXT}_fails": numbered(FAILS_HALF_WAY)})
    with pytest.raises(OperationalError, match="no such table: nowhere"):
        migrating.migrate(folder, SCHEMA_VERSION, at=AT, scripts=scripts)

    with closing(raw(folder)) as connection:
        assert list(connection.iterdump()) == before
    copies = list((folder / data_folder.BACKUPS).glob("*.sqlite3"))
    with closing(sqlite3.connect(copies[0])) as connection:
        assert list(connection.iterdump()) == before
    open_database(folder, at=AT).close()


def test_a_migration_that_would_leave_orphans_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    open_database(folder, at=AT).close()
    scripts = scripts_with(tmp_path, **{f"{NEXT}_orphan": numbered(LEAVES_AN_ORPHAN)})
    with pytest.raises(JudgeDesktopError) as refused:
        migrating.migrate(folder, SCHEMA_VERSION, at=AT, scripts=scripts)
    assert refused.value.code is Code.DATABASE_DAMAGED
    assert version_of(folder) == SCHEMA_VERSION
    with closing(raw(folder)) as connection:
        assert connection.execute("SELECT count(*) FROM contest_parts").fetchone() == (0,)
