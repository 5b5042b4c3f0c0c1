"""Copies of the database in ``backups/``, made by SQLite's backup API before something large is written.

Attachments are kept by their hash and never changed, so a copy of the database is enough to go back on this computer.
A backup for another place, with everything in it, is ``backup``.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from judge_desktop.store import data_folder
from judge_desktop.store.database import connect, refusals

KEPT = 10
"""How many copies of one reason are kept; older ones are removed."""


def save_copy(folder: Path, *, reason: str, at: str) -> Path:
    """Copies the database as it stands into ``backups/<reason>-<at>.sqlite3`` and returns the path.

    ``reason`` is a few words with hyphens, ``at`` an ISO time. Refuses ``DISK_FULL``, ``DATA_FOLDER_READ_ONLY``,
    ``DATABASE_DAMAGED``, ``DISK_FAILED``; then no copy is left behind.
    """
    backups = folder / data_folder.BACKUPS
    with data_folder.disk_refusals(folder):
        backups.mkdir(mode=0o700, exist_ok=True)
        for half in backups.glob("*.draft"):  # what a killed program left; whoever copies holds the instance's lock
            half.unlink()
        target = _free_name(backups, f"{reason}-{re.sub(r'[^0-9A-Za-z]', '', at)}")
        draft = target.with_suffix(".draft")
        try:
            copy_database(folder, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
        data_folder.sync_folder(backups)
        for old in sorted(backups.glob(f"{reason}-*.sqlite3"), key=lambda copy: copy.stat().st_mtime_ns)[:-KEPT]:
            old.unlink()
    return target


def copy_database(folder: Path, target: Path) -> None:
    """Copies the committed state into one self-contained file at ``target`` and makes it durable."""
    with (
        refusals(folder),
        closing(connect(folder / data_folder.DATABASE)) as source,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    with data_folder.disk_refusals(folder):
        data_folder.sync_file(target)


def _free_name(backups: Path, stem: str) -> Path:
    target, number = backups / f"{stem}.sqlite3", 1
    while target.exists():
        number += 1
        target = backups / f"{stem}-{number}.sqlite3"
    return target
