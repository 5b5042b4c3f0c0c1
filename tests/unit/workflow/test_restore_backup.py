"""A backup is brought back where nothing was begun, or beside what is kept; before that it says whose it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.care import backup
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.restore_backup import (
    BackupContent,
    Holding,
    look_at_holding,
    look_into_backup,
    restore_backup,
)
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks, clock, score_everything


@pytest.fixture
def chairs(desks: Desks, tmp_path: Path) -> Path:
    backup(desks.chair, tmp_path / "chair.judgebackup")
    return tmp_path / "chair.judgebackup"


def refused(home: Path, path: Path, *, keeps: bool = False) -> Code:
    with pytest.raises(JudgeDesktopError) as refusal:
        restore_backup(home, path, keeps=keeps)
    return refusal.value.code


def holding_of(home: Path) -> Holding:
    with Workspace(home, clock=clock) as ws:
        return look_at_holding(ws)


def test_a_chairs_backup_says_whose_it_is(chairs: Path, desks: Desks, tmp_path: Path) -> None:
    own = desks.chair.own_name
    assert own is not None
    before = sorted(tmp_path.rglob("*"))
    found = look_into_backup(chairs)
    (contest,) = found.holding.contests
    assert (found.holding.name, found.holding.judge_key) == ("ฝ่ายเลขานุการ", own.keys.judge_key)
    assert (found.holding.has_passphrase, found.holding.last_change) == (False, clock().isoformat())
    assert (contest.is_chair, contest.submissions, contest.judges) == (True, 3, 3)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_judges_backup_says_how_far_she_is(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    score_everything(desks.session("J1"))
    backup(desks.desk("J1"), tmp_path / "j1.judgebackup")
    found = look_into_backup(tmp_path / "j1.judgebackup")
    (contest,) = found.holding.contests
    assert (contest.is_chair, contest.judge, contest.complete, contest.assigned) == (False, "J1", 3, 3)
    assert isinstance(found, BackupContent)
    assert found.attachments > 0


def test_a_folder_in_which_nothing_was_done_takes_it_at_once(chairs: Path, tmp_path: Path) -> None:
    assert holding_of(tmp_path / "new") == Holding()
    assert restore_backup(tmp_path / "new", chairs, keeps=True).kept is None
    assert holding_of(tmp_path / "new").name == "ฝ่ายเลขานุการ"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("new")] == ["new"]
    with Workspace(tmp_path / "new") as ws, ws.database.reading() as connection:
        assert audit_log.entries(connection)[-1].event is AuditEvent.BACKUP_RESTORED


def test_what_is_there_is_refused_or_kept_whole_but_never_overwritten(chairs: Path, tmp_path: Path) -> None:
    home = tmp_path / "mine"
    with Workspace(home, clock=clock) as ws:
        create_identity(ws, "กรรมการ", None)
    assert refused(home, chairs) is Code.DATA_FOLDER_NOT_EMPTY
    assert holding_of(home).name == "กรรมการ"
    kept = restore_backup(home, chairs, keeps=True).kept
    assert kept is not None
    assert (holding_of(home).name, holding_of(kept).name) == ("ฝ่ายเลขานุการ", "กรรมการ")


def test_damaged_data_are_kept_too(chairs: Path, tmp_path: Path) -> None:
    home = tmp_path / "damaged"
    home.mkdir()
    (home / "judge-desktop.sqlite3").write_bytes(b"no database" * 1000)
    kept = restore_backup(home, chairs, keeps=True).kept
    assert kept is not None
    assert (kept / "judge-desktop.sqlite3").read_bytes() == b"no database" * 1000
    assert holding_of(home).name == "ฝ่ายเลขานุการ"


def test_nothing_is_brought_back_under_an_open_window(chairs: Path, tmp_path: Path) -> None:
    with Workspace(tmp_path / "open"):
        assert refused(tmp_path / "open", chairs, keeps=True) is Code.ALREADY_RUNNING


def test_a_cut_backup_is_refused_before_and_while_it_is_brought_back(chairs: Path, tmp_path: Path) -> None:
    chairs.write_bytes(chairs.read_bytes()[:-1000])
    with pytest.raises(JudgeDesktopError) as refusal:
        look_into_backup(chairs)
    assert refusal.value.code is Code.BACKUP_DAMAGED
    assert refused(tmp_path / "new", chairs) is Code.BACKUP_DAMAGED
    assert not (tmp_path / "new").exists()


def test_a_changed_attachment_shows_when_it_is_brought_back(chairs: Path, tmp_path: Path) -> None:
    content = bytearray(chairs.read_bytes())
    content[content.rindex(b"attachments/", 0, content.index(b"identity/")) + 200] ^= 1
    chairs.write_bytes(content)
    home = tmp_path / "mine"
    shutil.copytree(tmp_path / "chair", home, ignore=shutil.ignore_patterns("instance.lock"))
    assert look_into_backup(chairs).holding.name == "ฝ่ายเลขานุการ"
    assert refused(home, chairs, keeps=True) is Code.BACKUP_DAMAGED
    assert holding_of(home).name == "ฝ่ายเลขานุการ"
    assert [one.name for one in tmp_path.iterdir() if "kept" in one.name] == []
