"""The portable copy: what is in the zip, and that a program unpacked from it keeps its data beside itself."""

import stat
import sys
import zipfile
from pathlib import Path

import pytest

from build_spec.portable import DATA_FOLDER, make_portable_zip
from judge_desktop.config import paths

MADE_AT = 1_790_000_000.0


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder as PyInstaller leaves it."""
    program = tmp_path / "dist" / "judge-desktop"
    (program / "_internal").mkdir(parents=True)
    (program / "judge-desktop.exe").write_bytes(b"MZ")
    (program / "judge-desktop.exe").chmod(0o755)
    (program / "_internal" / "base_library.zip").write_bytes(b"PK")
    return program


def test_the_zip_is_one_folder_with_the_program_the_data_folder_and_a_page_to_read(
    frozen: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(make_portable_zip(frozen, tmp_path / "a.zip", MADE_AT)) as archive:
        modes = {one.filename: stat.S_IMODE(one.external_attr >> 16) for one in archive.infolist()}
        words = archive.read("Judge Desktop/READ ME.txt").decode("utf-8-sig")

    assert modes == {
        "Judge Desktop/READ ME.txt": 0o644,
        "Judge Desktop/Judge Desktop Data/": 0o755,
        "Judge Desktop/_internal/base_library.zip": 0o644,
        "Judge Desktop/judge-desktop.exe": 0o755 if sys.platform != "win32" else 0o644,
    }
    assert words.count("\r\n") == words.count("\n")
    assert "คัดลอกไปทั้งโฟลเดอร์ Judge Desktop" in words
    assert words.count(paths.PORTABLE_FOLDER) == 4
    assert DATA_FOLDER == paths.PORTABLE_FOLDER


def test_the_same_folder_gives_the_same_bytes(frozen: Path, tmp_path: Path) -> None:
    once, again = (make_portable_zip(frozen, tmp_path / name, MADE_AT) for name in ("a.zip", "b.zip"))

    assert once.read_bytes() == again.read_bytes()


def test_what_is_unpacked_is_portable_to_the_program(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(make_portable_zip(frozen, tmp_path / "a.zip", MADE_AT)) as archive:
        archive.extractall(tmp_path / "downloads")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "downloads" / "Judge Desktop" / "judge-desktop.exe"))
    monkeypatch.delenv("JUDGE_DESKTOP_HOME")

    assert paths.data_folder() == tmp_path / "downloads" / "Judge Desktop" / "Judge Desktop Data"
    assert list(paths.data_folder().iterdir()) == []
