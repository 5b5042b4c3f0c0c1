"""What is made of the bundle on a Mac: the disk image. The folder beside it holds the same without its shape."""

from __future__ import annotations

import platform
from pathlib import Path

from build_spec.macos.disk_image import make_disk_image
from build_spec.macos.info_plist import BUNDLE_NAME


def make_artefacts(out: Path, version: str) -> list[Path]:
    """Makes the image of the bundle that lies in `out`, in `out`, and returns it."""
    return [make_disk_image(out / BUNDLE_NAME, out / image_name(version, platform.machine()))]


def image_name(version: str, machine: str) -> str:
    """How the image is called."""
    return f"judge-desktop-{version}-macos-{machine}.dmg"
