"""What is made of the frozen folder on Windows: the installer, by Inno Setup, and the portable copy."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from build_spec.frozen_folder import BuildError
from build_spec.portable import make_portable_zip

SCRIPT = Path(__file__).with_name("judge_desktop.iss")
NO_COMPILER = "Inno Setup 6.3 or later is not installed here, or ISCC.exe is not where it usually is."


def make_artefacts(folder: Path, icons: Path, out: Path, version: str, made_at: float) -> list[Path]:
    """Makes both in `out` and returns them. Raises BuildError."""
    portable = out / f"judge-desktop-{version}-windows-x64-portable.zip"
    return [make_installer(folder, icons, out, version), make_portable_zip(folder, portable, made_at)]


def make_installer(folder: Path, icons: Path, out: Path, version: str) -> Path:
    """Lets Inno Setup pack `folder`."""
    compiler = find_compiler()
    if compiler is None:
        raise BuildError(NO_COMPILER)
    command = compiler_command(compiler, folder, icons, out, version)
    if subprocess.run(command, cwd=SCRIPT.parent, check=False).returncode:
        raise BuildError("Inno Setup could not make the installer; it says why above.")
    return out / f"judge-desktop-{version}-windows-x64-setup.exe"


def compiler_command(compiler: str, folder: Path, icons: Path, out: Path, version: str) -> list[str]:
    """The command line; places are absolute because Inno Setup looks from its script."""
    places = {"Program": folder.absolute(), "Icons": icons.absolute()}
    return [
        compiler,
        "/Qp",
        f"/DVersion={version}",
        *(f"/D{name}={place}" for name, place in places.items()),
        f"/O{out.absolute()}",
        str(SCRIPT),
    ]


def find_compiler() -> str | None:
    """ISCC.exe on the PATH or where it is installed by default."""
    usual = [Path(os.environ.get(name, "C:/")) for name in ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")]
    places = [usual[0] / "Inno Setup 6", usual[1] / "Inno Setup 6", usual[2] / "Programs" / "Inno Setup 6"]
    found = [shutil.which("iscc"), *(str(place / "ISCC.exe") for place in places if (place / "ISCC.exe").is_file())]
    return next((one for one in found if one), None)
