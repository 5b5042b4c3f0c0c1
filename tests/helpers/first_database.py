"""The database of a new data folder, made by the migrations once in a process and copied from then on.

For tests that begin with many empty data folders and ask other things than how a database comes about; what the
migrations do, and what a full disk does to them, is asked in ``tests/unit/store`` and ``tests/hostile``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from judge_desktop.store import data_folder, migrating


@contextmanager
def copied_first_databases(template: Path) -> Iterator[None]:
    """Inside the block. ``template`` is a folder that stays, empty before the first time."""
    really_migrate = migrating.migrate
    made = template / data_folder.DATABASE

    def migrate(folder: Path, version: str | None, *, at: str, scripts: Path | None = None) -> None:
        if version is not None or scripts is not None:
            really_migrate(folder, version, at=at, scripts=scripts)
            return
        if not made.exists():
            really_migrate(template, None, at=at)
        (folder / data_folder.DATABASE).write_bytes(made.read_bytes())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "migrate", migrate)
        yield
