"""Official scores are asked for only when the contest survives the loss of this computer, or somebody says why not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.text import Text
from judge_desktop.scoring.next_edition import Naming
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow import outside_backup
from judge_desktop.workflow.begin_contest import FromTemplate, begin_contest
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.care import backup
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.outside_backup import has_outside_backup, is_outside
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks
from tests.unit.workflow.test_correct_text import correct, retitled


def build(desks: Desks, name: str, options: PackageOptions | None = None) -> Code | None:
    """Why it was refused, or None."""
    try:
        build_package(desks.chair, desks.root / name, options or PackageOptions())
    except JudgeDesktopError as refused:
        return refused.code
    return None


def waivers(ws: Workspace) -> list[Mapping[str, str | int]]:
    with ws.database.reading() as connection:
        return [one.details for one in audit_log.entries(connection) if one.event is AuditEvent.BACKUP_WAIVED]


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as another drive."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(outside_backup, "is_outside", lambda _home, path: path.parent == folder)
    monkeypatch.setattr("judge_desktop.workflow.care.is_outside", lambda _home, path: path.parent == folder)
    return folder


def test_an_official_package_waits_for_a_backup_outside(desks: Desks, stick: Path, tmp_path: Path) -> None:
    assert build(desks, "one.judgepack") is Code.BACKUP_NEEDED
    assert not (desks.root / "one.judgepack").exists()
    backup(desks.chair, tmp_path / "beside.zip")
    assert (has_outside_backup(desks.chair), build(desks, "one.judgepack")) == (False, Code.BACKUP_NEEDED)
    backup(desks.chair, stick / "outside.zip")
    assert (has_outside_backup(desks.chair), build(desks, "one.judgepack")) == (True, None)
    assert waivers(desks.chair) == []


def test_a_backup_from_before_the_keys_were_made_is_too_old(stick: Path, tmp_path: Path) -> None:
    with Workspace(tmp_path / "keyless") as ws:
        begin_contest(ws, FromTemplate("smart-city-solution-awards"), Naming(name=Text(th="รางวัล")))
        backup(ws, stick / "outside.zip")
        assert has_outside_backup(ws)
        create_identity(ws, "ฝ่ายเลขานุการ", None)
        assert not has_outside_backup(ws)


def test_a_backup_from_before_the_last_change_is_too_old(desks: Desks, stick: Path) -> None:
    backup(desks.chair, stick / "outside.zip")
    edit_contest(desks.chair, ContestSection.SUBMISSIONS, lambda one: retitled(one, "ชื่อใหม่"))
    assert build(desks, "one.judgepack") is Code.BACKUP_NEEDED
    backup(desks.chair, stick / "again.zip")
    assert build(desks, "one.judgepack") is None
    correct(desks.chair, title_th="ชื่อที่ถูกต้อง")
    assert build(desks, "two.judgepack", PackageOptions(is_update=True)) is None  # the decision is the record


def test_a_typed_reason_is_kept_in_the_audit_log(desks: Desks) -> None:
    reason = "สำรองไว้ในแฟลชไดรฟ์ของเลขานุการแล้ว"
    assert build(desks, "one.judgepack", PackageOptions(without_backup="  ")) is Code.BACKUP_NEEDED
    assert build(desks, "one.judgepack", PackageOptions(without_backup=f" {reason} ")) is None
    assert [one["reason"] for one in waivers(desks.chair)] == [reason]
    long = PackageOptions(without_backup="ก" * 20_001)
    assert build(desks, "two.judgepack", long) is Code.TEXT_TOO_LONG


def test_a_reason_that_was_not_needed_is_not_recorded(desks: Desks, stick: Path) -> None:
    backup(desks.chair, stick / "outside.zip")
    assert build(desks, "one.judgepack", PackageOptions(without_backup="ไม่จำเป็น")) is None
    assert waivers(desks.chair) == []


def test_a_rehearsal_needs_none(desks: Desks) -> None:
    assert build(desks, "one.judgepack", PackageOptions(mode=Mode.REHEARSAL)) is None
    assert waivers(desks.chair) == []


def test_outside_is_another_drive_or_a_place_kept_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, cloud = tmp_path / "home", tmp_path / "OneDrive"
    home.mkdir()
    cloud.mkdir()
    assert not is_outside(home, home / "backup.zip")
    assert not is_outside(home, tmp_path / "backup.zip")
    monkeypatch.setenv("OneDrive", str(cloud))
    assert is_outside(home, cloud / "backup.zip")
    assert is_outside(home, Path("/proc/backup.zip"))
    assert is_outside(home, tmp_path / "not there" / "backup.zip")
    assert not is_outside(home, home / "not there" / "backup.zip")
