"""Archive and Debian package of a stand-in folder: what lies where, the same bytes each time, and the menu script."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from build_spec.file_kinds import FILE_KINDS
from build_spec.linux.archive import write_archive
from build_spec.linux.debian_package import package_version, write_package
from build_spec.version import program_version

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dpkg-deb") is None or shutil.which("xz") is None,
    reason="artefacts of Linux are made with dpkg-deb and xz",
)
DEPENDS = ["libc6 (>= 2.35)", "libgl1"]
STEM = f"judge-desktop-{program_version()}-linux-x86_64"


@pytest.fixture
def icons(tmp_path: Path) -> Path:
    folder = tmp_path / "icons" / "png" / "48"
    folder.mkdir(parents=True)
    for name in ("program", *(kind.icon for kind in FILE_KINDS)):
        (folder / f"{name}.png").write_bytes(b"\x89PNG")
    return tmp_path / "icons"


@pytest.fixture(autouse=True)
def dated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build has the date of its commit, and that of the moment where nobody can tell: two may then differ."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder as PyInstaller leaves it: a program, a library, and a link to it."""
    folder = tmp_path / "frozen" / "judge-desktop"
    (folder / "_internal" / "lib").mkdir(parents=True)
    (folder / "judge-desktop").write_text('#!/bin/sh\necho "opened $1"\n')
    (folder / "judge-desktop").chmod(0o755)
    (folder / "_internal" / "lib" / "libone.so.1").write_bytes(b"\x7fELF")
    (folder / "_internal" / "libone.so.1").symlink_to("lib/libone.so.1")
    return folder


def test_the_archive_is_one_folder_and_the_same_each_time(frozen: Path, icons: Path, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made.append(write_archive(frozen, icons, DEPENDS, tmp_path / name))
        os.utime(frozen / "judge-desktop")
    with tarfile.open(made[0]) as archive:
        members = {one.name.removeprefix(f"{STEM}/"): one for one in archive.getmembers()}
    assert {"judge-desktop", "READ-ME.txt", "add-to-menu.sh", "share/applications/judge-desktop.desktop"} <= set(
        members
    )
    assert members["_internal/libone.so.1"].linkname == "lib/libone.so.1"
    assert {(one.uid, one.gid, one.uname) for one in members.values()} == {(0, 0, "root")}
    assert made[0].read_bytes() == made[1].read_bytes()


def test_the_page_beside_the_program_names_the_packages_of_a_bare_system(
    frozen: Path, icons: Path, tmp_path: Path
) -> None:
    with tarfile.open(write_archive(frozen, icons, DEPENDS, tmp_path)) as archive:
        page = archive.extractfile(f"{STEM}/READ-ME.txt")
        assert page is not None
        text = page.read().decode()
    assert "libc6 (>= 2.35) libgl1" in text
    assert "@" not in text


def test_the_menu_entry_names_the_program_wherever_it_lies_and_goes_away_again(
    frozen: Path, icons: Path, tmp_path: Path
) -> None:
    place = tmp_path / 'my $tools & "more" 50% `x`'
    with tarfile.open(write_archive(frozen, icons, DEPENDS, tmp_path)) as archive:
        archive.extractall(place, filter="data")
    home = tmp_path / "home"
    home.mkdir()
    script = place / STEM / "add-to-menu.sh"
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    said = subprocess.run(["sh", script], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == "Judge Desktop is in the menu now.\n"
    entry = (home / ".local" / "share" / "applications" / "judge-desktop.desktop").read_text(encoding="utf-8")
    (line,) = [one for one in entry.splitlines() if one.startswith("Exec=")]
    quoted = str(place / STEM / "judge-desktop")
    for one in '\\"`$':
        quoted = quoted.replace(one, f"\\\\{one}" if one != "\\" else "\\\\\\\\")
    assert line == f'Exec="{quoted.replace("%", "%%")}" %f'

    subprocess.run(["sh", script, "--remove"], env=environment, capture_output=True, check=True)
    ours = [path for path in home.rglob("*judge-desktop*") if path.is_file()]
    assert ours == []


def test_the_package_says_what_it_needs_and_lies_where_debian_wants_it(
    frozen: Path, icons: Path, tmp_path: Path
) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made.append(write_package(frozen, icons, DEPENDS, tmp_path / name))
        os.utime(frozen / "judge-desktop")
    assert made[0].name == f"judge-desktop_{package_version()}_amd64.deb"
    said = subprocess.run(["dpkg-deb", "--field", made[0]], capture_output=True, text=True, check=True).stdout
    fields = dict(line.split(": ", 1) for line in said.splitlines() if not line.startswith(" "))
    assert (fields["Package"], fields["Version"]) == ("judge-desktop", package_version())
    assert fields["Depends"] == "libc6 (>= 2.35), libgl1"
    listed = subprocess.run(["dpkg-deb", "--contents", made[0]], capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}
    paths = {line.split(maxsplit=5)[5]: line.split()[0] for line in listed.splitlines()}
    assert paths["./usr/lib/judge-desktop/judge-desktop"] == "-rwxr-xr-x"
    assert "./usr/bin/judge-desktop -> ../lib/judge-desktop/judge-desktop" in paths
    for path in (
        "applications/judge-desktop.desktop",
        "mime/packages/judge-desktop.xml",
        "doc/judge-desktop/copyright",
    ):
        assert paths[f"./usr/share/{path}"] == "-rw-r--r--"
    assert made[0].read_bytes() == made[1].read_bytes()
