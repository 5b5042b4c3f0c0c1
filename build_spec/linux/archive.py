"""The archive to unpack anywhere: the frozen folder, its desktop files, and a script that puts them into the menu."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill

from build_spec.frozen_folder import BuildError
from build_spec.linux.desktop_files import write_desktop_files
from build_spec.version import PROGRAM, build_epoch, program_version

BESIDE = Path(__file__).parent / "archived"


def write_archive(folder: Path, icons: Path, packages: Sequence[str], out: Path) -> Path:
    """Writes `out/judge-desktop-VERSION-linux-x86_64.tar.xz` of the frozen `folder` and gives it back.

    `packages` are what a bare system lacks; the page that lies beside the program names them.
    """
    name = f"{PROGRAM}-{program_version()}-linux-x86_64"
    beside = out / "beside"
    shutil.rmtree(beside, ignore_errors=True)
    write_desktop_files(beside, icons)
    for path in BESIDE.iterdir():
        text = path.read_text(encoding="utf-8").replace("@PACKAGES@", fill(" ".join(packages), 100))
        (beside / path.name).write_text(text, encoding="utf-8")
        (beside / path.name).chmod(0o755 if path.suffix == ".sh" else 0o644)
    plain = out / f"{name}.tar"
    with tarfile.open(plain, "w", format=tarfile.GNU_FORMAT) as archive:
        for top in (folder, beside):
            for path in sorted(top.rglob("*")):
                archive.add(path, f"{name}/{path.relative_to(top)}", recursive=False, filter=_settled)
    shutil.rmtree(beside)
    packed = plain.with_name(f"{plain.name}.xz")
    packed.unlink(missing_ok=True)
    if subprocess.run(["xz", "--threads=0", "-6", str(plain)], check=False).returncode:
        raise BuildError("xz failed; see above.")
    return packed


def _settled(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's name and one moment for everything: the same content gives the same bytes."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = build_epoch()
    if entry.isdir():
        entry.mode = 0o755
    return entry
