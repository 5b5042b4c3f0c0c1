"""What Windows shows under "Details" of the executable, made from the version of the program.

PyInstaller evaluates the text that `version_resource` gives; `judge_desktop.spec` hands it over as a file.
"""

from __future__ import annotations

import re
from pathlib import Path

_TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers},
    prodvers={numbers},
    mask=0x3f,
    flags={flags},
    OS=0x40004,
    fileType=0x1,
    subtype=0x0,
    date=(0, 0),
  ),
  kids=[
    StringFileInfo([StringTable('040904B0', [
{strings}
    ])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])]),
  ],
)
"""
_PRERELEASE = 0x2


def version_resource(version: str, executable: str = "judge-desktop.exe") -> str:
    """The text of a version resource file. `version` is `1.2.3`, with or without a tail such as `rc1`; a tail marks
    the file as a preliminary one. Anything else is a ValueError.
    """
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)([a-z.+][a-z0-9.+]*)?", version)
    if found is None:
        raise ValueError(f"Windows cannot number the version {version!r}")
    major, minor, patch, tail = found.groups()
    fields = {
        "CompanyName": "Judge Desktop",
        "FileDescription": "Judge Desktop",
        "FileVersion": version,
        "InternalName": executable.removesuffix(".exe"),
        "LegalCopyright": "See the licences in the program",
        "OriginalFilename": executable,
        "ProductName": "Judge Desktop",
        "ProductVersion": version,
    }
    strings = "\n".join(f"      StringStruct({name!r}, {text!r})," for name, text in fields.items())
    numbers = (int(major), int(minor), int(patch), 0)
    return _TEMPLATE.format(numbers=numbers, flags=hex(_PRERELEASE if tail else 0), strings=strings)


def write_version_resource(path: Path, version: str, executable: str = "judge-desktop.exe") -> Path:
    """Writes it where PyInstaller shall read it, and returns that place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(version_resource(version, executable), encoding="utf-8")
    return path
