"""The bundle and its signature, as `judge_desktop.spec` hands them to PyInstaller on a Mac."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from build_spec.macos.info_plist import BUNDLE_IDENTIFIER, BUNDLE_NAME, icon_files, info_plist

ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")
SIGNER = "JUDGE_DESKTOP_SIGN"


def executable_options() -> dict[str, Any]:
    """The arguments of `EXE`. No console: PyInstaller would hide a program that has one from the dock. Without a
    certificate in the environment the files are signed ad hoc, which is what Apple's processors ask for at least.
    """
    signer = os.environ.get(SIGNER) or None
    return {"console": False, "codesign_identity": signer, "entitlements_file": str(ENTITLEMENTS) if signer else None}


def document_icons(icons: Path) -> list[tuple[str, str, str]]:
    """What lies in `Contents/Resources` besides, as PyInstaller names entries: place, file, kind."""
    return [(name, str(icons / name), "DATA") for name in icon_files()]


def bundle_options(icons: Path, version: str) -> dict[str, Any]:
    """The arguments of `BUNDLE`."""
    return {
        "name": BUNDLE_NAME,
        "icon": str(icons / "program.icns"),
        "bundle_identifier": BUNDLE_IDENTIFIER,
        "version": version,
        "info_plist": info_plist(version),
    }
