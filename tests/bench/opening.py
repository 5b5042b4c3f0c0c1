"""Opening a large package, beside hashing and copying the same file with the tools of the system; and its memory.

Run as ``python -m tests.bench.opening HOME PACKAGE`` it opens one package in a process of its own and prints seconds
and peak memory.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.workspace import Workspace
from tests.bench.measuring import Aim, Line, line_of, timed
from tests.bench.rounds import make_round

AIM = Aim(ratio=2)
MEMORY_MIB = 300
FILES = 20


def package(folder: Path, *, is_tiny: bool) -> list[Line]:
    """A package of 500 MB: verified, taken apart and stored, each time into an empty data folder."""
    size = 1_000 if is_tiny else 25_000_000
    made = make_round(folder, judges=3, submissions=21, files=_films(size))
    home, copy = folder / "judge", folder / "copy"
    own, memory, others = [], [], []
    turns = 1 if is_tiny else 5
    for turn in range(turns + 1):
        shutil.rmtree(home, ignore_errors=True)
        copy.unlink(missing_ok=True)
        os.sync()
        seconds, mebibytes = _opened(home, made.package_path)
        os.sync()
        peer_seconds = timed(lambda: _hash_and_copy(made.package_path, copy))
        if turn:  # the first one warms the disk's cache
            own.append(seconds)
            memory.append(mebibytes)
            others.append(peer_seconds)
    line = line_of("package, 500 MB", own, "sha256sum + cp + sync", others, aim=AIM)
    verdict = "" if max(memory) <= MEMORY_MIB else " MISSED"
    return [replace(line, note=f"peak memory {max(memory):.0f} MiB, aim ≤ {MEMORY_MIB}{verdict}")]


def _films(size: int) -> Iterator[bytes]:
    """Bytes that no disk can make smaller, always the same."""
    chance = random.Random(0)
    for _ in range(FILES):
        yield chance.randbytes(size)


def _opened(home: Path, path: Path) -> tuple[float, float]:
    """Seconds of opening and peak memory in MiB of the process that did it."""
    command = [sys.executable, "-m", "tests.bench.opening", str(home), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, mebibytes = json.loads(done.stdout)
    return seconds, mebibytes


def _hash_and_copy(path: Path, copy: Path) -> None:
    subprocess.run(["sha256sum", str(path)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cp", str(path), str(copy)], check=True)
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())


def main(home: str, path: str) -> None:
    """Opens one package and says how long it took (without making the data folder) and how much memory."""
    with Workspace(Path(home)) as ws:
        seconds = timed(lambda: open_package(ws, Path(path), judge="j1"))
    print(json.dumps([seconds, peak_mebibytes()]))


def peak_mebibytes() -> float:
    """Peak memory of this process. On Linux not from getrusage, which counts the process that started this one, too."""
    described = Path("/proc/self/status")
    if described.is_file():
        line = next(line for line in described.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main(*sys.argv[1:])
