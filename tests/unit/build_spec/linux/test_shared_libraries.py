"""Which libraries travel is decided by where they come from; what is asked of the system has a package."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from build_spec.linux import shared_libraries as libraries

WHEEL = "/home/me/env/lib/python3.11/site-packages"


@pytest.mark.parametrize(
    ("place", "source", "travels"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", f"{WHEEL}/PySide6/Qt/lib/libQt6Core.so.6", True),
        ("libstdc++.so.6", "/lib/x86_64-linux-gnu/libstdc++.so.6", False),
        ("libfontconfig.so.1", "/usr/lib/x86_64-linux-gnu/libfontconfig.so.1", False),
        ("libpulsecommon-16.1.so", "/usr/lib/x86_64-linux-gnu/pulseaudio/libpulsecommon-16.1.so", False),
        ("libX11.so.6", "/usr/lib64/libX11.so.6", False),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("libxcb-shm.so.0", "/lib/x86_64-linux-gnu/libxcb-shm.so.0", False),
        ("libthai.so.0", "/usr/lib/x86_64-linux-gnu/libthai.so.0", True),
        ("libpython3.12.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.12.so.1.0", True),
        ("python3.11/lib-dynload/_uuid.so", "/usr/lib/python3.11/lib-dynload/_uuid.so", True),
    ],
)
def test_what_belongs_to_the_system_stays_there(place: str, source: str, travels: bool) -> None:
    entry = (place, source, "BINARY")
    assert libraries.without_libraries_of_the_system([entry]) == ([entry] if travels else [])


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("objdump") is None, reason="needs objdump")
def test_a_program_asks_for_what_it_is_linked_to_and_does_not_carry(tmp_path: Path) -> None:
    shutil.copy("/bin/true", tmp_path / "true")
    (tmp_path / "notes.so.txt").write_text("no library")
    asked = libraries.asked_of_the_system(tmp_path)
    assert asked["libc.so.6"] == ["true"]
    (package,) = libraries.packages_for({"libc.so.6": ["true"]}, tmp_path)
    assert package.startswith("libc6 (>= 2.")
    shutil.copy("/bin/true", tmp_path / "libc.so.6")
    assert "libc.so.6" not in libraries.asked_of_the_system(tmp_path)


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("objdump") is None, reason="needs objdump")
def test_a_library_without_a_package_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(libraries.LibraryError, match=r"libnew\.so\.1 is needed by a\.so, b\.so"):
        libraries.packages_for({"libnew.so.1": ["a.so", "b.so"]}, tmp_path)
