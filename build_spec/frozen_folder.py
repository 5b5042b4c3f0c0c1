"""Makes the frozen folder: an environment from the lock, PyInstaller, and what is mended in what it made.

The environment holds the locked requirements of the program and PyInstaller, nothing of the tests, so that nothing else
can slip into the program. It is kept in `build/` and made anew when the lock changes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import dev
from build_spec.shipped_files import wrong_files
from build_spec.version import PROGRAM, ROOT, build_epoch

WORK = ROOT / "build"
ICONS = WORK / "icons"
ENVIRONMENT = WORK / "environment"
LOCK = dev.LOCKS / "build.txt"
_STAMP = ENVIRONMENT / "made-from.json"

PYTHON = ("libpython3*", "python3.*/lib-dynload/*.so")

# Symbols in these are half of their size; numpy, OpenBLAS and what auditwheel has patched do not bear stripping.
STRIPPED = (*PYTHON, "sqlalchemy/**/*.so", "nacl/*.so", "cryptography/**/*.so")


class BuildError(Exception):
    """What stops a build; its text says what a person has to see to."""


def build_environment() -> Path:
    """The Python of the environment for building, which is brought to the state of the lock first."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    base = dev.base_python()
    wanted = {"lock": dev.fingerprint([LOCK]), "python": ".".join(map(str, dev.version_of(base) or ()))}
    if python.exists() and _STAMP.exists() and json.loads(_STAMP.read_text(encoding="utf-8")) == wanted:
        return python
    dev.say("Making the environment for building from its lock (about 300 MB the first time)")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    _run([base, "-m", "venv", str(ENVIRONMENT)], "Python could not make a virtual environment.")
    asked = ["install", "--disable-pip-version-check", "--no-input", "--quiet", "--require-hashes", "-r", str(LOCK)]
    _run([str(python), "-m", "pip", *asked], "The packages could not be installed; pip says why above.")
    _STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    return python


def freeze(python: Path, out: Path) -> Path:
    """Makes `out/judge-desktop` anew and gives it back."""
    folder = out / PROGRAM
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="judge-desktop-freeze-") as work:
        command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
        places = ["--distpath", str(out), "--workpath", work]
        _run([*command, *places, str(ROOT / "build_spec" / "judge_desktop.spec")], "PyInstaller failed; see above.")
    if sys.platform == "linux":
        forget_the_builder(folder / "_internal")
        strip_symbols(folder / "_internal")
        settle_modes(folder)
    wrong = list(wrong_files(folder))
    if wrong:
        raise BuildError("These must not be shipped, or nobody is named for them:\n" + "\n".join(wrong))
    return folder


def forget_the_builder(inside: Path) -> None:
    """Takes out where a Python that was compiled by hand looks for its libraries: a folder of who built this."""
    for pattern in PYTHON:
        for path in inside.glob(pattern):
            said = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
            if re.search(r"(RUNPATH|RPATH) +/", said):
                _run(["chrpath", "--delete", str(path)], "chrpath failed; see above.")


def strip_symbols(inside: Path) -> None:
    """Takes the symbols out of STRIPPED."""
    files = [str(path) for pattern in STRIPPED for path in inside.glob(pattern) if not path.is_symlink()]
    _run(["strip", "--strip-unneeded", *files], "strip failed; see above.")


def settle_modes(folder: Path) -> None:
    """Gives every file and folder the mode it has in a package, whatever the umask was."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            is_program = path.is_dir() or path.parent == folder
            path.chmod(0o755 if is_program else 0o644)


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files below a folder, links not followed."""
    if path.is_file():
        return path.stat().st_size
    return sum(one.lstat().st_size for one in path.rglob("*") if one.is_symlink() or one.is_file())


def settled_environment() -> dict[str, str]:
    """This process's environment, with what makes two builds of one commit alike."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(build_epoch()), "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}


def _run(command: list[str], otherwise: str) -> None:
    done = subprocess.run(command, cwd=ROOT, env=settled_environment(), check=False)
    if done.returncode:
        raise BuildError(otherwise)
