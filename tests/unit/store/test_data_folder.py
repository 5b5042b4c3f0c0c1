"""Places where a data folder loses data are known, and what a crash leaves is swept."""

from pathlib import Path, PurePosixPath

import pytest

from judge_desktop.domain.errors import Code
from judge_desktop.store import data_folder

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
fileserver:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local\\040disk ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("place", "is_of_the_network"),
    [
        ("/var/lib/judge", False),
        ("/home/anan/.local/share/Judge Desktop", True),
        ("/home/local disk/Judge Desktop", False),
        ("/home/local", True),
        ("/mnt/share/x", True),
        ("/mnt/shared", False),
    ],
)
def test_the_deepest_mount_decides(place: str, is_of_the_network: bool) -> None:
    assert data_folder.network_mount(PurePosixPath(place), MOUNTS) is is_of_the_network


@pytest.mark.parametrize("name", ["Dropbox", "Dropbox (Personal)", "OneDrive - depa", "Google Drive", "Nextcloud"])
def test_folders_of_cloud_services_are_known(name: str, tmp_path: Path) -> None:
    assert data_folder.warning_about(tmp_path / name / "Judge Desktop") is Code.DATA_FOLDER_SYNCHRONISED


@pytest.mark.parametrize("name", ["Documents", "my dropbox notes", "Boxes", "OneDriveBackup"])
def test_other_folders_are_not(name: str, tmp_path: Path) -> None:
    assert data_folder.warning_about(tmp_path / name) is None


def test_the_folder_the_system_names_for_the_cloud_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path / "Wolke"))
    assert data_folder.warning_about(tmp_path / "Wolke" / "home") is Code.DATA_FOLDER_SYNCHRONISED


def test_a_staging_folder_is_gone_with_its_content(tmp_path: Path) -> None:
    def fail_half_way() -> None:
        with data_folder.staging_folder(tmp_path) as staging:
            (staging / "half").write_bytes(b"half a file")
            raise LookupError

    with pytest.raises(LookupError):
        fail_half_way()
    assert list((tmp_path / data_folder.STAGING).iterdir()) == []


def test_sweeping_removes_what_a_crash_left(tmp_path: Path) -> None:
    data_folder.prepare(tmp_path)
    (tmp_path / "staging" / "left").mkdir()
    (tmp_path / "staging" / "left" / "half").touch()
    (tmp_path / "staging" / "trial-x").touch()
    data_folder.sweep_staging(tmp_path)
    assert list((tmp_path / "staging").iterdir()) == []


def test_a_restore_that_was_cut_short_is_undone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    data_folder.prepare(home)
    (home / "settings.json").write_text("{}")
    home.rename(data_folder.before_restore(home))
    data_folder.prepare(home)
    assert (home / "settings.json").read_text() == "{}"
    assert not data_folder.before_restore(home).exists()
