"""What the tools of Debian and of the desktops say of the package; a complaint that counts stops the build."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from build_spec.file_kinds import FILE_KINDS
from build_spec.frozen_folder import BuildError
from build_spec.linux.desktop_files import COMPONENT
from build_spec.version import PROGRAM

MOST_BYTES = 140_000_000


def check_package(package: Path) -> None:
    """Unpacks the Debian package and shows its desktop files to the validators, itself to lintian."""
    if package.stat().st_size > MOST_BYTES:
        raise BuildError(f"{package.name} is larger than {MOST_BYTES // 10**6} MB.")
    with tempfile.TemporaryDirectory(prefix="judge-desktop-package-") as made:
        tree = Path(made)
        _run(["dpkg-deb", "--extract", str(package), str(tree)])
        share = tree / "usr" / "share"
        _run(["desktop-file-validate", str(share / "applications" / f"{PROGRAM}.desktop")])
        _run(["appstreamcli", "validate", "--no-net", str(share / "metainfo" / f"{COMPONENT}.metainfo.xml")])
        _run(["update-mime-database", str(share / "mime")])
        known = (share / "mime" / "globs2").read_text(encoding="utf-8")
        unknown = [kind.ending for kind in FILE_KINDS if f":{kind.mime}:*{kind.ending}" not in known]
        if unknown:
            raise BuildError(f"update-mime-database did not take {' '.join(unknown)}.")
    _run(["lintian", "--allow-root", "--fail-on", "error", str(package)])


def _run(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        raise BuildError(f"{command[0]} is not on this machine.")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if said := done.stdout.strip():
        print(f"   {command[0]}:\n      " + said.replace("\n", "\n      "), flush=True)
    if done.returncode:
        raise BuildError(f"{command[0]} complains; see above.")
