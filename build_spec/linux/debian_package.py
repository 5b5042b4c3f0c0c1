"""The Debian package: the frozen folder in `/usr/lib`, a link in `/usr/bin`, and what the desktop is told."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from email.utils import formatdate
from pathlib import Path

from build_spec.frozen_folder import BuildError, size_of
from build_spec.linux.desktop_files import write_desktop_files
from build_spec.version import PROGRAM, ROOT, build_date, build_epoch, program_version

REVISION = "1"
MAINTAINER = "The makers of Judge Desktop <judge-desktop@localhost>"

# Programs and fonts of the system that the program uses when they are there.
RECOMMENDED = ("fonts-dejavu-core", "xdg-utils")
SUGGESTED = ("age", "libreoffice", "openssh-client")
SECTION, PRIORITY = "misc", "optional"

CONTROL = """\
Package: {name}
Version: {version}
Architecture: amd64
Section: {section}
Priority: {priority}
Maintainer: {maintainer}
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: {recommends}
Suggests: {suggests}
Description: judging of an award contest on computers that need no network
 Judges open one signed file, read the proposals, score them beside the
 documents and send one signed file back. The secretary merges the files, the
 chair leads the deliberation, and the program prints everything from
 scorecards to certificates, in Thai and English.
 .
 Nothing leaves the computer unless a person carries it. Anybody can check a
 published result with stock tools.
"""

COPYRIGHT = """\
Copyright (C) {year} the makers of Judge Desktop

What it carries from others, each with its licence:
{place}
"""


def package_version() -> str:
    """The version as dpkg compares it: what stands before a release sorts before it."""
    version = re.sub(r"\.?(a|b|rc|dev)(\d)", r"~\1\2", program_version())
    return f"{version}-{REVISION}"


def write_package(folder: Path, icons: Path, depends: Sequence[str], out: Path) -> Path:
    """Writes `out/judge-desktop_VERSION_amd64.deb` of the frozen `folder` and gives it back."""
    tree = out / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    usr = tree / "usr"
    shutil.copytree(folder, usr / "lib" / PROGRAM, symlinks=True)
    (usr / "bin").mkdir(parents=True)
    (usr / "bin" / PROGRAM).symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
    write_desktop_files(usr, icons)
    _write_documents(usr / "share")
    _settle_modes(usr)
    _write_control(tree / "DEBIAN", usr, depends)
    path = out / f"{PROGRAM}_{package_version()}_amd64.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(build_epoch())}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(path)]
    if subprocess.run(command, env=environment, check=False).returncode:
        raise BuildError("dpkg-deb failed; see above.")
    shutil.rmtree(tree)
    return path


def _write_documents(share: Path) -> None:
    documents = share / "doc" / PROGRAM
    changes = documents / "changelog.Debian.gz"
    entry = (
        f"{PROGRAM} ({package_version()}) unstable; urgency=medium\n\n  * Made from this version of the program; what "
    )
    entry += f"changed stands in changelog.gz.\n\n -- {MAINTAINER}  {formatdate(build_epoch())}\n"
    changes.write_bytes(gzip.compress(entry.encode(), compresslevel=9, mtime=build_epoch()))
    inside = "resources/licences/THIRD_PARTY.txt"
    carried = ROOT / inside
    place = f"/usr/lib/{PROGRAM}/_internal/judge_desktop/_{inside}" if carried.exists() else ""
    (documents / "copyright").write_text(COPYRIGHT.format(year=build_date()[:4], place=place), encoding="utf-8")
    overrides = share / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copyfile(Path(__file__).with_name("lintian-overrides"), overrides / PROGRAM)


def _write_control(control: Path, usr: Path, depends: Sequence[str]) -> None:
    control.mkdir()
    text = CONTROL.format(
        name=PROGRAM,
        version=package_version(),
        section=SECTION,
        priority=PRIORITY,
        maintainer=MAINTAINER,
        kibibytes=size_of(usr) // 1024,
        depends=", ".join(depends),
        recommends=", ".join(RECOMMENDED),
        suggests=", ".join(SUGGESTED),
    )
    (control / "control").write_text(text, encoding="utf-8")
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(usr.parent)}\n"
        for path in sorted(usr.rglob("*"))
        if path.is_file() and not path.is_symlink()
    )
    (control / "md5sums").write_text(sums, encoding="utf-8")
    for path in (control, *control.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _settle_modes(usr: Path) -> None:
    """Folders may be entered and files read by all, whatever the umask was; the program keeps its mode."""
    usr.parent.chmod(0o755)
    usr.chmod(0o755)
    for path in usr.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        elif not path.is_symlink() and "share" in path.relative_to(usr).parts[:1]:
            path.chmod(0o644)
