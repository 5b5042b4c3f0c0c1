"""A backup holds everything and is checked by stock tools; a restore gives all of it back or touches nothing."""

import hashlib
import random
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import attachments, contests, copies, data_folder, scorecards
from judge_desktop.store import backup as making
from judge_desktop.store.backup import SUMS, BackupSummary, backup
from judge_desktop.store.copies import copy_database
from judge_desktop.store.database import Database, open_database
from judge_desktop.store.doctor import examine
from judge_desktop.store.instance import Instance
from judge_desktop.store.restoring import restore
from judge_desktop.store.scoring_sessions import Session
from tests.unit.store.conftest import AT, CONTEST
from tests.unit.store.test_attachments import bring


@pytest.fixture
def saved(database: Database, home: Path, session: Session, tmp_path: Path) -> Path:
    bring(database, CONTEST, b"one", b"two")
    scorecards.save_score(database, session, "s-1", "D1", Decimal("8.5"), at=AT)
    (home / "identity" / "identity.json").write_text("keys")
    (home / "identity" / ".identity-left-by-a-crash.tmp").write_text("half")
    (home / "settings.json").write_text("{}")
    path = tmp_path / "สำรอง.zip"
    assert backup(database, path) == BackupSummary(files=5, bytes=path_sizes(path), attachments=2)
    return path


def path_sizes(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(entry.file_size for entry in archive.infolist() if entry.filename != SUMS)


def scores_in(folder: Path, session: Session) -> dict[str, Decimal | None]:
    with open_database(folder, at=AT) as database, database.reading() as connection:
        return dict(scorecards.scorecard(connection, session, "s-1").scores)


def content_of(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != "instance.lock"}


def test_a_backup_is_checked_by_stock_tools(saved: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(saved) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    command = ["sha256sum", "--check", "--quiet", "--strict", SUMS]
    assert subprocess.run(command, cwd=tmp_path / "unpacked", capture_output=True, check=False).returncode == 0


def test_everything_comes_back_in_another_place(saved: Path, session: Session, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "home"
    assert restore(saved, elsewhere).attachments == 2
    assert scores_in(elsewhere, session) == {"D1": Decimal("8.5")}
    assert {path.name: path.read_text() for path in (elsewhere / "identity").iterdir()} == {"identity.json": "keys"}
    assert (elsewhere / "settings.json").read_text() == "{}"
    assert len(list(attachments.files(elsewhere))) == 2
    assert examine(elsewhere) == ()
    assert sorted(path.name for path in elsewhere.parent.iterdir()) == ["home"]


def test_a_backup_of_an_open_folder_has_the_last_commit(database: Database, session: Session, tmp_path: Path) -> None:
    with database.transaction() as connection:
        scorecards.set_score(connection, session, "s-1", "D1", Decimal(1), at=AT)
    with database.reading() as reading:
        contests.listed(reading)
        scorecards.save_score(database, session, "s-1", "D1", Decimal(2), at=AT)
        backup(database, tmp_path / "b.zip")
    restore(tmp_path / "b.zip", tmp_path / "elsewhere")
    assert scores_in(tmp_path / "elsewhere", session) == {"D1": Decimal(2)}


@pytest.mark.skipif(sys.platform == "win32", reason="folders are held by their age there")
def test_a_backup_is_made_while_a_window_opens(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command makes it beside the lock; a start that gets the lock meanwhile sweeps what crashes left."""
    open_database(home, at=AT).close()
    (home / "staging" / "left").mkdir()
    (home / "staging" / ".judge-desktop-0123.part").mkdir()
    copy = copy_database

    def copied(folder: Path, target: Path) -> None:
        copy(folder, target)
        with Instance(home) as window:
            assert window.follows_crash
            assert list((home / "staging").iterdir()) == [target.parent]

    monkeypatch.setattr(making, "copy_database", copied)
    with open_database(home, at=AT, reads_only=True) as database:
        assert backup(database, tmp_path / "b.zip").files > 0
    assert restore(tmp_path / "b.zip", tmp_path / "elsewhere").files > 0
    assert list((home / "staging").iterdir()) == []


def test_a_folder_with_data_is_only_replaced_when_told_so(
    saved: Path, database: Database, home: Path, session: Session
) -> None:
    scorecards.save_score(database, session, "s-1", "D1", Decimal(1), at=AT)
    database.close()
    with pytest.raises(JudgeDesktopError) as refused:
        restore(saved, home)
    assert refused.value.code is Code.DATA_FOLDER_NOT_EMPTY
    assert scores_in(home, session) == {"D1": Decimal(1)}

    with Instance(home), pytest.raises(JudgeDesktopError) as refused:
        restore(saved, home, replace=True)
    assert refused.value.code is Code.ALREADY_RUNNING

    restore(saved, home, replace=True)
    assert scores_in(home, session) == {"D1": Decimal("8.5")}
    assert sorted(path.name for path in home.parent.iterdir()) == sorted([home.name, saved.name])


def test_what_stood_there_is_kept_whole(saved: Path, database: Database, home: Path, session: Session) -> None:
    scorecards.save_score(database, session, "s-1", "D1", Decimal(1), at=AT)
    database.close()
    before = content_of(home)
    keep = data_folder.kept_beside(home, at=AT)
    told: list[tuple[int, int]] = []
    restore(saved, home, keep=keep, progress=lambda done, total: told.append((done, total)))
    assert scores_in(home, session) == {"D1": Decimal("8.5")}
    assert content_of(keep) == before
    assert scores_in(keep, session) == {"D1": Decimal(1)}
    assert (told[-1], sorted(told)) == ((path_sizes(saved), path_sizes(saved)), told)
    assert data_folder.kept_beside(home, at=AT).name == f"{keep.name} (2)"
    assert sorted(path.name for path in home.parent.iterdir()) == sorted([home.name, saved.name, keep.name])


def test_what_a_crash_left_aside_is_not_removed_by_the_next(saved: Path, database: Database, home: Path) -> None:
    database.close()
    aside = data_folder.before_restore(home)
    aside.mkdir()
    (aside / "scores").write_text("kept")
    restore(saved, home, keep=data_folder.kept_beside(home, at=AT))
    assert (home.with_name(f"{aside.name} (2)") / "scores").read_text() == "kept"


def test_who_stops_restoring_has_changed_nothing(saved: Path, database: Database, home: Path) -> None:
    database.close()
    before = content_of(home)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(saved, home, replace=True, progress=stop)
    assert content_of(home) == before
    assert sorted(path.name for path in home.parent.iterdir()) == sorted([home.name, saved.name])


def test_a_disk_without_room_is_known_before_anything_is_written(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = path_sizes(saved)
    told: list[int] = []
    monkeypatch.setattr(data_folder, "free_bytes", lambda _folder: room - 1)
    with pytest.raises(JudgeDesktopError) as refused:
        restore(saved, tmp_path / "elsewhere", progress=lambda done, _: told.append(done))
    assert (refused.value.code, refused.value.details) == (Code.DISK_FULL, {"folder": str(tmp_path)})
    assert (told, (tmp_path / "elsewhere").exists()) == ([], False)
    monkeypatch.setattr(data_folder, "free_bytes", lambda _folder: room)
    assert restore(saved, tmp_path / "elsewhere").bytes == room


def test_settings_and_a_log_are_no_data(saved: Path, session: Session, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    (fresh / "log").mkdir(parents=True)
    (fresh / "log" / "today.log").write_text("started")
    (fresh / "settings.json").write_text("{}")
    restore(saved, fresh)
    assert scores_in(fresh, session) == {"D1": Decimal("8.5")}


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flip_one_bit_of_the_database(content: bytes) -> bytes:
    at = content.index(b"SQLite format 3") + 5000
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize(
    "harm", [cut, flip_one_bit_of_the_database, lambda _: b"", lambda _: b"PK\x05\x06" + b"\0" * 18]
)
def test_a_damaged_backup_changes_nothing(
    saved: Path, database: Database, home: Path, harm: Callable[[bytes], bytes]
) -> None:
    database.close()
    before = content_of(home)
    saved.write_bytes(harm(saved.read_bytes()))
    with pytest.raises(JudgeDesktopError) as refused:
        restore(saved, home, replace=True)
    assert (refused.value.code, refused.value.details) == (Code.BACKUP_DAMAGED, {"file": saved.name})
    assert content_of(home) == before
    assert sorted(path.name for path in home.parent.iterdir()) == sorted([home.name, saved.name])


def outcome_of(path: Path, folder: Path, expected: dict[str, bytes]) -> str:
    try:
        restore(path, folder)
    except JudgeDesktopError as refused:
        return "half a folder" if folder.exists() else refused.code.value
    return "the same" if content_of(folder) == expected else "other content"


def test_any_flipped_byte_is_refused_or_means_nothing(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    restore(saved, tmp_path / "whole")
    expected = content_of(tmp_path / "whole")
    chance = random.Random(7)
    outcomes = set()
    the_time_of_an_entry = 10
    for number, at in enumerate([the_time_of_an_entry, *(chance.randrange(len(whole)) for _ in range(60))]):
        saved.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
        outcomes.add(outcome_of(saved, tmp_path / f"{number}", expected))
    assert outcomes == {"backup_damaged", "the same"}


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None], compression: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


EVIL = "0" * 64


@pytest.mark.parametrize(
    "change",
    [
        lambda entries: entries.update({"extra.txt": b"not listed"}),
        lambda entries: entries.pop("settings.json"),
        lambda entries: entries.pop(SUMS),
        lambda entries: entries.update({SUMS: entries[SUMS] + f"{EVIL}  ../../evil\n".encode(), "../../evil": b""}),
        lambda entries: entries.update({SUMS: entries[SUMS] + f"{EVIL}  /tmp/evil\n".encode(), "/tmp/evil": b""}),
        lambda entries: entries.update({SUMS: entries[SUMS] * 2}),
        lambda entries: entries.update({SUMS: b"\xff\xfe"}),
        lambda entries: entries.update({SUMS: b""}),
    ],
    ids=["extra", "lacks settings", "lacks sums", "climbs out", "absolute", "twice", "no text", "lists nothing"],
)
def test_a_backup_holds_exactly_what_it_lists(
    saved: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    rewritten(saved, change)
    with pytest.raises(JudgeDesktopError) as refused:
        restore(saved, tmp_path / "a" / "b" / "home")
    assert refused.value.code is Code.BACKUP_DAMAGED
    assert list(tmp_path.rglob("*evil*")) == []


def with_database(path: Path, folder: Path, script: str) -> None:
    """Lets somebody who knows SQLite change the database of a backup; everything else fits again."""

    def change(entries: dict[str, bytes]) -> None:
        database = folder / "taken out.sqlite3"
        database.write_bytes(entries[data_folder.DATABASE])
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.executescript(script)
        before, after = entries[data_folder.DATABASE], database.read_bytes()
        was, is_now = (hashlib.sha256(content).hexdigest().encode() for content in (before, after))
        entries[data_folder.DATABASE], entries[SUMS] = after, entries[SUMS].replace(was, is_now)

    rewritten(path, change)


ENDLESS = "AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS version_num FROM n"
UNCHECKED = """
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = 'CREATE TABLE attachments (sha256 TEXT PRIMARY KEY NOT NULL, size INTEGER,
    media_type TEXT, added_at TEXT)' WHERE name = 'attachments';
PRAGMA writable_schema = RESET;
INSERT INTO attachments VALUES ('../../evil', 1, 'text/plain', '');
"""


SABOTAGE = """
CREATE TRIGGER sabotage AFTER INSERT ON audit_log BEGIN DELETE FROM scorecards; END;
"""


@pytest.mark.parametrize(
    "script",
    [
        f"DROP TABLE schema_version; CREATE VIEW schema_version {ENDLESS}",
        UNCHECKED,
        SABOTAGE,
        "DROP TABLE known_keys",
        "DROP TRIGGER audit_log_stays",
        "UPDATE schema_version SET version_num = '0000'",
    ],
    ids=["view", "no hash", "a trigger", "no table", "no guard", "unknown version"],
)
def test_a_database_of_somebody_elses_making_is_refused(saved: Path, tmp_path: Path, script: str) -> None:
    with_database(saved, tmp_path, script)
    with pytest.raises(JudgeDesktopError) as refused:
        restore(saved, tmp_path / "elsewhere")
    assert refused.value.code is Code.BACKUP_DAMAGED
    assert not (tmp_path / "elsewhere").exists()


def test_compressed_entries_are_refused(saved: Path, tmp_path: Path) -> None:
    rewritten(saved, lambda _: None, zipfile.ZIP_DEFLATED)
    with pytest.raises(JudgeDesktopError) as refused:
        restore(saved, tmp_path / "elsewhere")
    assert refused.value.code is Code.BACKUP_DAMAGED


def test_a_backup_from_a_newer_version_is_refused(database: Database, home: Path, tmp_path: Path) -> None:
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE schema_version SET version_num = '9999'")
    backup(database, tmp_path / "newer.zip")
    with pytest.raises(JudgeDesktopError) as refused:
        restore(tmp_path / "newer.zip", tmp_path / "elsewhere")
    assert refused.value.code is Code.DATABASE_NEWER
    assert not (tmp_path / "elsewhere").exists()


def test_a_backup_without_its_attachments_is_not_made(saved: Path, database: Database, home: Path) -> None:
    before = saved.read_bytes()
    next(attachments.files(home)).unlink()
    with pytest.raises(JudgeDesktopError) as refused:
        backup(database, saved)
    assert refused.value.code is Code.ATTACHMENT_LOST
    assert saved.read_bytes() == before
    assert sorted(path.name for path in saved.parent.iterdir()) == sorted([home.name, saved.name])


def test_a_backup_into_nowhere_is_refused(database: Database, tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        backup(database, tmp_path / "nowhere" / "b.zip")
    assert refused.value.code is Code.DATA_FOLDER_READ_ONLY


def test_a_missing_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        restore(tmp_path / "nothing.zip", tmp_path / "home")
    assert refused.value.code is Code.BACKUP_DAMAGED


def test_copies_before_a_merge_are_whole_and_few(database: Database, home: Path, session: Session) -> None:
    made = []
    for number in range(copies.KEPT + 3):
        scorecards.save_score(database, session, "s-1", "D1", Decimal(number), at=AT)
        made.append(copies.save_copy(home, reason="before-merge", at=AT))
    kept = sorted((home / data_folder.BACKUPS).iterdir())
    assert sorted(kept) == sorted(made[3:])
    with closing(sqlite3.connect(made[-1])) as copy:
        assert copy.execute("SELECT score FROM scores").fetchall() == [(str(copies.KEPT + 2),)]
