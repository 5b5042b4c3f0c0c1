"""SQLite as SQLAlchemy speaks it here: what was compiled for one engine serves every engine of the process.

SQLAlchemy keeps compiled statements under the dialect object that each engine makes for itself, so that the writer, the
readers and every newly opened data folder would compile the same statements again, a millisecond or two each.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite import pysqlite

DRIVER_NAME = "sqlite+shared"

COMPILED: MutableMapping[Any, Any] = {}
"""For the execution option ``compiled_cache``. It stays small: values are no part of the statements of this program."""


class SharedSQLite(pysqlite.dialect):
    """Python's own SQLite driver; one object of it is as good as another."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register(DRIVER_NAME.replace("+", "."), __name__, SharedSQLite.__name__)
