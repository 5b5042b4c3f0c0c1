"""Makes the `.dmg` from the bundle: the bundle, a link to the applications, and a page to read. Runs on a Mac only."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from build_spec.frozen_folder import BuildError
from build_spec.macos.info_plist import BUNDLE_NAME

VOLUME = "Judge Desktop"
READ_ME = Path(__file__).with_name("read-me.txt")


def make_disk_image(bundle: Path, target: Path) -> Path:
    """Writes `target` (.dmg, compressed, read only) with what `stage` puts together. Raises BuildError."""
    with tempfile.TemporaryDirectory() as folder:
        stage(bundle, Path(folder))
        command = ["hdiutil", "create", "-volname", VOLUME, "-srcfolder", folder, "-fs", "HFS+", "-format", "UDZO"]
        if subprocess.run([*command, "-ov", str(target)], check=False).returncode:
            raise BuildError("The disk image could not be made; hdiutil says why above.")
    return target


def stage(bundle: Path, folder: Path) -> None:
    """Lays out what the image shows when it is opened."""
    shutil.copytree(bundle, folder / BUNDLE_NAME, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    shutil.copyfile(READ_ME, folder / "READ ME.txt")
