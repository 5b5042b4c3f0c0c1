"""The two executables that share the frozen folder on Windows, as `judge_desktop.spec` hands them to PyInstaller.

Windows decides by the file whether a console belongs to it: a double click must open no black window, and a command
that is typed into one must be able to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from build_spec.frozen_contents import Entry
from build_spec.windows.version_resource import write_version_resource

WINDOW, CONSOLE = "judge-desktop", "judge-desktop-console"

# As in frozen_contents.py, by the places the Windows wheels of Qt use. Nothing that stays asks for one of these: seen
# in the import tables of the wheels of 6.11.3. Unlike on Linux the media plugin needs nothing of QtQml here.
USELESS = (
    r"PySide6/translations/.*",
    r"PySide6/qml/.*",
    r"PySide6/plugins/(generic|networkinformation|qmltooling|sqldrivers|tls)/.*",
    r"PySide6/plugins/platforms/q(direct2d|minimal)\.dll",
    r"PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin\.dll",
    r"PySide6/plugins/imageformats/q(icns|pdf|tga|wbmp)\.dll",
    r"PySide6/Qt6(Qml|Quick|Sql|VirtualKeyboard)\w*\.dll",
)


def without_useless(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are worth carrying on Windows."""
    return [one for one in entries if not any(re.fullmatch(each, one[0].replace("\\", "/")) for each in USELESS)]


def executables(work: Path, icons: Path, version: str) -> dict[str, dict[str, Any]]:
    """Name to the arguments of `EXE`; version resources are written into `work`. The first opens our files."""
    return {
        name: {
            "console": name == CONSOLE,
            "icon": str(icons / "program.ico"),
            "version": str(write_version_resource(work / f"{name}-version.txt", version, f"{name}.exe")),
        }
        for name in (WINDOW, CONSOLE)
    }
