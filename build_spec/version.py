"""What a build is called and dated: the version of the program and the moment of its last commit.

Dates inside the artefacts are that moment, so that the same commit gives the same bytes as far as the tools allow.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = "judge-desktop"


def program_version() -> str:
    """The version as `judge_desktop/__init__.py` says it, without importing anything of it."""
    said = (ROOT / "judge_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', said, flags=re.MULTILINE)
    if found is None:
        raise ValueError("judge_desktop/__init__.py does not say its version")
    return found[1]


def build_epoch() -> int:
    """Seconds since 1970: SOURCE_DATE_EPOCH if it is set, else the last commit, else now."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    asked = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
    )
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip().isdigit() else int(time.time())


def build_date() -> str:
    """That moment as an ISO date (UTC)."""
    return time.strftime("%Y-%m-%d", time.gmtime(build_epoch()))
