"""A small demo makes no network call: played where there is no network, watched by the kernel, or both."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf

ALLOWED = {"AF_UNIX", "AF_LOCAL", "AF_UNSPEC"}
REACHES_OUT = """
import socket
try:
    socket.create_connection(("192.0.2.1", 9), timeout=5)
except OSError as refused:
    print(refused.errno)
"""


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
    """A prefix that writes every network call of a command and its children into ``log``; empty if not allowed."""
    prefix = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log)]
    for option in (["--seccomp-bpf"], []):
        if works(*prefix[:1], *option, *prefix[1:]):
            return [*prefix[:1], *option, *prefix[1:]]
    return []


def families(log: Path) -> set[str]:
    """The address families that sockets were asked for, and that anything was bound or connected to."""
    return set(re.findall(r"\bAF_[A-Z0-9]+", log.read_text(encoding="utf-8", errors="replace")))


def test_the_demo_makes_no_network_call(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    namespace, watcher = without_network(), watched(log)
    assert namespace or watcher, "neither a network namespace nor strace is allowed here: nothing would be proven"
    command = [sys.executable, "-m", "judge_desktop", "--json", "demo", "--out", str(tmp_path / "demo")]
    size = ["--judges", "3", "--submissions", "7"]
    done = subprocess.run(
        [*namespace, *watcher, *command, *size], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done
    said = json.loads(done.stdout)
    assert (said["judges"], said["submissions"], len(said["winners"])) == (3, 7, 7)
    assert len(list((tmp_path / "demo" / "scores").iterdir())) == 3
    printed = (tmp_path / "demo" / "pdf").glob("แบบให้คะแนน-*.pdf")
    assert sum(len(pypdf.PdfReader(path).pages) for path in printed) == 21
    if watcher:
        assert families(log) <= ALLOWED


def test_the_proof_would_notice_a_call(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    namespace, watcher = without_network(), watched(log)
    told = subprocess.run(
        [*namespace, *watcher, sys.executable, "-c", REACHES_OUT], capture_output=True, text=True, check=True
    )
    assert not namespace or told.stdout.strip() == "101"  # the network is unreachable
    assert not watcher or "AF_INET" in families(log)
