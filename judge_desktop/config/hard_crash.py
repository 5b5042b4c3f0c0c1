"""Ends that no code of the program sees: a library that dies, an end by force. The next start makes a report of them.

While a process works, what Python can still write when it dies goes into a file of its own. Such a trace names whole
paths, so it is nobody's report: lines that are known are kept, paths become names of files, and the trace goes.
"""

from __future__ import annotations

import faulthandler
import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from judge_desktop.config.crash_report import frame_line, save_report

WINDOW, READING, STARTING = "window", "reading", "starting"
"""What a process is. One that is starting may find that another window is open, and ends again."""
_HEAD = "trace-"
_LARGEST_BYTES = 256 * 1024
_MOST_LINES = 200
_LONGEST_START_S = 600
_FRAME = re.compile(r'  File "(.*)", line (\d+|\?\?\?) in ([A-Za-z0-9_.<>]+)')
_SAID = re.compile(
    r"Fatal Python error: (Segmentation fault|Aborted|Bus error|Floating point exception|Illegal instruction)"
    r"|Windows fatal exception: ([a-z ]+|code 0x[0-9a-f]{1,8})"
    r"|(Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):"
    r"|  <no Python frame>"
)


class Trace:
    """Where this process, called `what`, writes when it dies. `end` says that it ends by itself."""

    def __init__(self, folder: Path, what: str) -> None:
        self.path = trace_file(folder, what, os.getpid())
        self._stream: TextIO | None = None
        self.begin()

    def go_on_as(self, what: str) -> None:
        """The same for what this process has become."""
        self.end()
        self.path = trace_file(self.path.parent, what, os.getpid())
        self.begin()

    def begin(self) -> None:
        """Begin, unless it has begun or there is no data folder yet."""
        folder = self.path.parent
        if self._stream is not None:
            return
        with suppress(OSError):
            if not folder.parent.is_dir():
                return
            folder.mkdir(mode=0o700, exist_ok=True)
            if self.path.exists():  # numbers come again; of a process before, and looked at later
                self.path.replace(self.path.with_stem(f"{self.path.stem}-before"))
            self._stream = self.path.open("w", encoding="ascii")
            faulthandler.enable(self._stream)

    def end(self) -> None:
        """Nothing went wrong: the file goes."""
        if self._stream is None:
            return
        faulthandler.disable()
        self._stream.close()
        self._stream = None
        with suppress(OSError):
            self.path.unlink()


def trace_file(folder: Path, what: str, process: int) -> Path:
    """The file of a process, known by its number."""
    return folder / f"{_HEAD}{what}-{process}.txt"


def traces_left(folder: Path) -> tuple[Path, ...]:
    """Files of windows that did not end by themselves and of their readers, and of starts that died.

    The caller holds the data folder, so that no window works any more. Only somebody who clicks twice may just be
    starting another: what has written nothing yet is left alone, unless it is too old for that.
    """
    own = trace_file(folder, WINDOW, os.getpid())
    return tuple(path for path in sorted(folder.glob(f"{_HEAD}*.txt")) if path != own and not _may_be_starting(path))


def report_of(trace: Path) -> Path | None:
    """Makes a report of the trace of a dead process, and removes it; None when it holds none.

    A process that was ended by force, or whose computer lost its power, has written nothing.
    """
    words = ""
    with suppress(OSError):
        with trace.open(encoding="utf-8", errors="replace") as stream:
            words = stream.read(_LARGEST_BYTES)
        trace.unlink()
    lines = list(_known(words.splitlines()))
    if not any("atal" in line for line in lines):
        return None
    what = next((one for one in (WINDOW, STARTING) if trace.name.startswith(f"{_HEAD}{one}")), READING)
    return save_report([f"ended by force: {what}", *lines[:_MOST_LINES]], ())


def _may_be_starting(trace: Path) -> bool:
    if not trace.name.startswith(f"{_HEAD}{STARTING}"):
        return False
    try:
        found = trace.stat()
    except OSError:  # it has ended meanwhile
        return True
    return found.st_size == 0 and abs(time.time() - found.st_mtime) < _LONGEST_START_S


def _known(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        frame = _FRAME.fullmatch(line)
        if frame is not None:
            yield frame_line(frame[1], int(frame[2]) if frame[2].isdigit() else None, frame[3])
        elif _SAID.fullmatch(line):
            yield line
