"""Prefixes of a command that keep it from the network and write down what it asks of the system."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path


def works(*command: str) -> bool:
    """True when this machine has and allows the command."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0


def without_network() -> list[str]:
    """A prefix that runs a command in a network namespace of its own with nothing in it; empty if not allowed."""
    for prefix in (["unshare", "-rn"], ["unshare", "-n"]):
        if works(*prefix):
            return prefix
    return []


def watched(log: Path) -> list[str]:
    """A prefix that writes what a command and its children ask of the network, and every file they open, into ``log``.

    Empty if not allowed. All other calls are left alone, where that option is known.
    """
    asked = ["-f", "-qq", "-e", "trace=network,openat,open", "-o", str(log)]
    for option in (["--seccomp-bpf"], []):
        if works("strace", *option, *asked):
            return ["strace", *option, *asked]
    return []


def families(log: Path) -> set[str]:
    """The address families that sockets were asked for, and that anything was bound or connected to."""
    return set(re.findall(r"\bAF_[A-Z0-9]+", log.read_text(encoding="utf-8", errors="replace")))


def opened(log: Path, folder: Path) -> set[Path]:
    """The files that were opened, by the command and by native libraries; ``folder`` is where the command ran."""
    calls = re.compile(r'open(?:at)?\([^"]*"([^"]+)"[^)]*\) = \d+$', re.MULTILINE)
    found = calls.findall(log.read_text(encoding="utf-8", errors="replace"))
    names = (name.encode().decode("unicode_escape").encode("latin-1").decode() for name in found)  # \\340 and the like
    return {Path(os.path.normpath(folder / name)) for name in names}
