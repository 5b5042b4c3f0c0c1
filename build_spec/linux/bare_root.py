"""Proof that the artefacts run elsewhere: each in a bare Debian without Python, without a home and without a screen.

The root is made by debootstrap outside the checkout and kept there; every try has a fresh copy of it and mounts of its
own that end with it. What stays in the copies after a failure may be looked at; they are thrown away by the next try.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import dev
from build_spec.frozen_folder import BuildError
from build_spec.linux.debian_package import package_version
from build_spec.linux.shared_libraries import asked_of_the_system, elf_files, packages_for
from build_spec.version import PROGRAM, program_version

SUITE = "bookworm"
ROOTS = Path(os.environ.get("JUDGE_DESKTOP_BARE_ROOTS", "/var/tmp/judge-desktop-bare-roots"))  # noqa: S108 -- root's own
_PATH = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
_NOBODY = "65534:65534"
_INSTALL = ["apt-get", "-qq", "-y", "--no-install-recommends", "-o", "APT::Sandbox::User=root", "install"]


def check_artefacts(out: Path) -> None:
    """Tries the archive and the Debian package in `out` and writes beside each what its smoke test said; raises
    `BuildError` when one fails.
    """
    stem = f"{PROGRAM}-{program_version()}-linux-x86_64"
    archive = out / f"{stem}.tar.xz"
    package = out / f"{PROGRAM}_{package_version()}_amd64.deb"
    for path in (archive, package):
        if not path.exists():
            raise BuildError(f"{path} is not there: build it first.")
    folder = out / PROGRAM
    _try_in_bare_root(archive, lambda root: _unpacked(root, archive, stem, folder))
    _try_in_bare_root(package, lambda root: _installed(root, package))


def _try_in_bare_root(artefact: Path, place: Callable[[Path], str]) -> None:
    dev.say(f"{artefact.name} in a bare {SUITE}")
    root = _fresh_root(artefact.name)
    program = place(root)
    _refuse_python(root)
    _refuse_missing_libraries(root, program)
    said = ""
    for words in ("--version", "--smoke"):
        began = time.monotonic()
        said = enter(root, [program, words], as_nobody=True)
        print(f"   {program} {words} · {time.monotonic() - began:.1f} s · {said.strip().splitlines()[-1]}", flush=True)
    artefact.with_name(f"{artefact.name}.smoke.txt").write_text(said, encoding="utf-8")
    shutil.rmtree(root)


def _fresh_root(name: str) -> Path:
    base, root = ROOTS / SUITE, ROOTS / name
    if not (base / "etc" / "debian_version").exists():
        dev.say(f"Making a bare {SUITE} in {base}")
        shutil.rmtree(base, ignore_errors=True)
        base.parent.mkdir(parents=True, exist_ok=True)
        making = base.with_name(f"{SUITE}.making")
        shutil.rmtree(making, ignore_errors=True)
        _done(subprocess.run(["debootstrap", "--variant=minbase", SUITE, str(making)], check=False))
        making.rename(base)
    shutil.rmtree(root, ignore_errors=True)
    _done(subprocess.run(["cp", "-a", str(base), str(root)], check=False))
    shutil.copyfile("/etc/resolv.conf", root / "etc" / "resolv.conf")
    return root


def _unpacked(root: Path, archive: Path, stem: str, folder: Path) -> str:
    """Unpacks the archive and installs the packages that the page in it names, nothing more."""
    packages = [one.split()[0] for one in packages_for(asked_of_the_system(folder), folder)]
    enter(root, ["apt-get", "-qq", "update"])
    enter(root, [*_INSTALL, *packages])
    with tarfile.open(archive) as opened:
        opened.extractall(root / "opt", filter="tar")
    added = f"HOME=/tmp/someone /opt/{stem}/add-to-menu.sh && cat /tmp/someone/.local/share/applications/*.desktop"
    said = enter(root, ["sh", "-ec", added], as_nobody=True)
    if f'Exec="/opt/{stem}/{PROGRAM}" %f' not in said:
        raise BuildError(f"add-to-menu.sh wrote\n{said}")
    left = enter(
        root, ["sh", "-ec", f"HOME=/tmp/someone /opt/{stem}/add-to-menu.sh --remove; find /tmp/someone -type f"]
    )
    if len(left.strip().splitlines()) != 1:
        raise BuildError(f"add-to-menu.sh --remove left\n{left}")
    return f"/opt/{stem}/{PROGRAM}"


def _installed(root: Path, package: Path) -> str:
    """Installs the package as a person would, and nothing more."""
    shutil.copyfile(package, root / "tmp" / package.name)
    enter(root, ["apt-get", "-qq", "update"])
    enter(root, [*_INSTALL, f"/tmp/{package.name}"])  # noqa: S108 -- a root of our own
    (root / "tmp" / package.name).unlink()
    return f"/usr/bin/{PROGRAM}"


def _refuse_python(root: Path) -> None:
    found = [path for folder in ("usr/bin", "usr/local/bin") for path in (root / folder).glob("python*")]
    if found:
        raise BuildError(f"The root is not bare: {found[0]}")


def _refuse_missing_libraries(root: Path, program: str) -> None:
    """Lets the loader of the root look for every library of every file."""
    linked = program.startswith("/usr/bin/")
    folder = root / "usr" / "lib" / PROGRAM if linked else (root / program.lstrip("/")).parent
    inside = [f"/{path.relative_to(root)}" for path in elf_files(folder)]
    library_path = f"LD_LIBRARY_PATH=/{(folder / '_internal').relative_to(root)}"
    said = enter(root, ["env", library_path, "sh", "-c", 'for f in "$@"; do ldd "$f"; done', "sh", *inside])
    missing = sorted({line.strip() for line in said.splitlines() if "not found" in line})
    print(f"   ldd of {len(inside)} files: {len(missing)} libraries missing", flush=True)
    if missing:
        raise BuildError("\n".join(missing))


def enter(root: Path, command: list[str], *, as_nobody: bool = False) -> str:
    """Runs a command in the root with nothing of this environment and gives what it said; it has mounts of its own."""
    mounts = f'mount -t proc proc "{root}/proc" && exec chroot "$@"'
    who = [f"--userspec={_NOBODY}"] if as_nobody else []
    settled = ["env", "-i", _PATH, *([] if as_nobody else ["DEBIAN_FRONTEND=noninteractive"])]
    whole = ["unshare", "--mount", "sh", "-ec", mounts, "sh", *who, str(root), *settled, *command]
    done = subprocess.run(whole, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command)[:200]} ended with {done.returncode} in {root}:\n{done.stdout[-4000:]}")
    return done.stdout


def _done(done: subprocess.CompletedProcess[bytes]) -> None:
    if done.returncode:
        raise BuildError(f"{done.args[0]} failed; see above.")
