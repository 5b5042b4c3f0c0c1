"""How long a process was at work: without the time that a busy machine adds by giving its processors to others."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path


class WorkingTime:
    """The time of a process from the making of this on, without that in which its threads waited for a processor.

    ``process``: its number, 0 for this one. All time counts where the system does not tell of waiting.
    """

    def __init__(self, process: int = 0) -> None:
        self._tasks = Path(f"/proc/{process or os.getpid()}/task")
        self._before = self._waits()
        self._began = time.monotonic()

    def seconds(self) -> float:
        """How long it is until now."""
        now, waits = time.monotonic(), self._waits()
        waited = sum(waits[task] - self._before.get(task, 0) for task in waits)  # threads that ended tell nothing
        return now - self._began - waited / 1e9

    def _waits(self) -> dict[str, int]:
        """Thread -> nanoseconds in which it was ready and got no processor."""
        waits: dict[str, int] = {}
        with suppress(OSError):  # it has ended, or this is another system
            for task in self._tasks.iterdir():
                with suppress(OSError, ValueError, IndexError):
                    waits[task.name] = int((task / "schedstat").read_text().split()[1])
        return waits
