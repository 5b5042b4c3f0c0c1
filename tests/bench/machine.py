"""On what the figures were measured, in one line."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def machine() -> str:
    """System, processor, cores and Python."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{system} · {_processor()} × {os.cpu_count()} · Python {platform.python_version()}"


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.is_file():
        for line in described.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "processor unknown"
