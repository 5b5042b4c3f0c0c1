"""`python3 dev.py build`: from a checkout to what people install, and, on request, proof that it runs elsewhere.

    python3 dev.py build                     the folder and everything this system can make of it, in dist/
    python3 dev.py build -- --only folder    the folder alone
    python3 dev.py build -- --only packages  what is made of the folder that lies in dist/
    python3 dev.py build -- --check          besides: each artefact in a bare root without Python (Linux, as root)
    python3 dev.py build -- --check-only     the check alone, of what lies in dist/

Needs no more than Python: it makes its own environment in build/ from build_spec/requirements/build.txt. What else the
system must have is said, and on Debian installed when it may.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import dev
from build_spec.frozen_folder import (
    ICONS,
    BuildError,
    build_environment,
    freeze,
    settled_environment,
    size_of,
)
from build_spec.version import PROGRAM, ROOT, build_date, build_epoch, program_version

# For freezing: objdump and strip, libraries that travel, plugins of Qt whose libraries PyInstaller looks for.
# For the package: its checks. For bare roots: debootstrap.
DEBIAN_TOOLS = """
    appstream binutils chrpath desktop-file-utils libthai-data libthai0 lintian shared-mime-info xz-utils
""".split()
DEBIAN_CHECK_TOOLS = ["debootstrap"]


def main(arguments: Sequence[str]) -> int:
    """Builds as the command line says; 0 if all went well."""
    parser = argparse.ArgumentParser(prog="dev.py build --", description="Make what people install.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where it goes (default: dist)")
    parser.add_argument("--only", choices=("folder", "packages"), help="make nothing else")
    parser.add_argument("--check", action="store_true", help="try each artefact in a bare root (Linux, as root)")
    parser.add_argument("--check-only", action="store_true", help="make nothing, try what was made")
    asked = parser.parse_args(arguments)
    out: Path = asked.out.absolute()
    try:
        look_after_tools(checks=asked.check or asked.check_only)
        if not asked.check_only:
            build(out, asked.only)
        if asked.check or asked.check_only:
            from build_spec.linux.bare_root import check_artefacts

            check_artefacts(out)
    except (BuildError, dev.SetupError) as error:
        print(f"── {error}", file=sys.stderr)
        return 1
    return 0


def look_after_tools(*, checks: bool) -> None:
    """On Debian and Ubuntu installs what is missing or says what to type; elsewhere the tools are named when needed."""
    if sys.platform != "linux":
        return
    wanted = [*dev.DEBIAN_PACKAGES, *DEBIAN_TOOLS, *(DEBIAN_CHECK_TOOLS if checks else [])]
    if checks and os.geteuid() != 0:
        raise BuildError("Bare roots are entered by chroot: run this as root, or leave --check out.")
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        dev.say(f"Not a Debian system. Needed, by whatever names: {' '.join(DEBIAN_TOOLS)}")
        return
    base = dev.base_python()
    if Path(base).is_relative_to("/usr/bin"):  # Debian's own Python: its library is a package of its own
        wanted.append("libpython" + ".".join(map(str, dev.version_of(base) or ())))
    missing = dev.missing_packages(wanted, dev.installed_packages(wanted))
    if missing and not (os.geteuid() == 0 and dev.install_system_packages(missing)):
        raise BuildError(f"Please type: sudo apt-get install --no-install-recommends {' '.join(missing)}")


def build(out: Path, only: str | None) -> None:
    """Makes the folder, or takes it as it lies there, and what this system makes of it; says what came out."""
    os.environ["SOURCE_DATE_EPOCH"] = str(build_epoch())  # whoever commits meanwhile
    out.mkdir(parents=True, exist_ok=True)
    python = build_environment()
    with timed("icons"):
        draw_icons(python)
    made = [out / PROGRAM]
    if only != "packages":
        with timed(f"PyInstaller: {PROGRAM} {program_version()}, dated {build_date()}"):
            made = [freeze(python, out)]
    if only != "folder":
        made += artefacts(made[0], out)
        write_sums(out, made[1:])
    for path in made:
        print(f"   {size_of(path) / 1e6:7.1f} MB  {path}", flush=True)


def draw_icons(python: Path) -> None:
    """Lets the environment for building, which has Qt and Pillow, draw every icon into `build/icons`."""
    shutil.rmtree(ICONS, ignore_errors=True)
    environment = {**settled_environment(), "QT_QPA_PLATFORM": "offscreen"}
    command = [str(python), "-m", "build_spec.program_icons", str(ICONS)]
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        raise BuildError("The icons could not be drawn; see above.")


def artefacts(folder: Path, out: Path) -> list[Path]:
    """What is made of the frozen folder on this system."""
    if sys.platform == "win32":
        from build_spec.windows import artefacts as windows

        with timed("the installer and the portable copy"):
            return windows.make_artefacts(folder, ICONS, out, program_version(), float(build_epoch()))
    if sys.platform == "darwin":
        from build_spec.macos import artefacts as macos

        with timed("the disk image"):
            return macos.make_artefacts(out, program_version())
    return artefacts_of_linux(folder, out)


def artefacts_of_linux(folder: Path, out: Path) -> list[Path]:
    """The archive and the Debian package."""
    from build_spec.linux.archive import write_archive
    from build_spec.linux.debian_package import write_package
    from build_spec.linux.package_checks import check_package
    from build_spec.linux.shared_libraries import LibraryError, asked_of_the_system, packages_for

    try:
        depends = packages_for(asked_of_the_system(folder), folder)
    except LibraryError as error:
        raise BuildError(str(error)) from error
    with timed("the archive"):
        archive = write_archive(folder, ICONS, depends, out)
    with timed("the Debian package"):
        package = write_package(folder, ICONS, depends, out)
    with timed("desktop-file-validate, appstreamcli, update-mime-database, lintian"):
        check_package(package)
    return [archive, package]


def write_sums(out: Path, files: Sequence[Path]) -> None:
    """Writes `SHA256SUMS` of the artefacts."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


class timed:  # noqa: N801 -- reads as a word of the language
    """Says what begins and how long it took."""

    def __init__(self, words: str) -> None:
        dev.say(words)

    def __enter__(self) -> None:
        self._began = time.monotonic()

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            print(f"   ok · {time.monotonic() - self._began:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
