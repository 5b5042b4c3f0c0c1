"""The two executables that share the frozen folder on Windows, as `judge_desktop.spec` hands them to PyInstaller.

Windows decides by the file whether a console belongs to it: a double click must open no black window, and a command
that is typed into one must be able to answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from build_spec.windows.version_resource import write_version_resource

WINDOW, CONSOLE = "judge-desktop", "judge-desktop-console"


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
