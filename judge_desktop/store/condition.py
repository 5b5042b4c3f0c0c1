"""How the database of a data folder stands, in numbers only: for whoever helps from afar. Changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.store import data_folder
from judge_desktop.store.database import connect, version_of

SQLITE = sqlite3.sqlite_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """``state`` is "none" (no database yet), "sound", or the code of what is wrong; ``rows`` counts them by table."""

    state: str
    version: str = ""
    bytes: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)


def condition_of(folder: Path) -> Condition:
    """Looks, quickly; a whole examination is ``doctor``'s."""
    try:
        version = version_of(folder)
    except JudgeDesktopError as refused:
        return Condition(state=refused.code.value)
    if version is None:
        return Condition(state="none")
    path = folder / data_folder.DATABASE
    try:
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA query_only=ON")
            checked = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
            state = "sound" if checked == ["ok"] else "not_sound"
            return Condition(state=state, version=version, bytes=path.stat().st_size, rows=_rows(connection))
    except (sqlite3.Error, OSError) as refused:
        return Condition(state=getattr(refused, "sqlite_errorname", "disk_failed").lower(), version=version)


def _rows(connection: sqlite3.Connection) -> dict[str, int]:
    asked = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    names = [str(row[0]) for row in connection.execute(asked)]
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}  # noqa: S608
