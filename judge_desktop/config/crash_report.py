"""Reports of bugs: what went wrong where, without what was typed. One text file each, in the log folder."""

from __future__ import annotations

import platform
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from judge_desktop import __version__
from judge_desktop.config.log import code_name, recent_lines
from judge_desktop.config.paths import data_folder, log_folder

KEPT = 20
_MOST_CAUSES = 8
_HEAD = "crash-"


def save_crash_report(bug: BaseException, command: str = "", *, thread: str = "") -> Path | None:
    """Writes the report and returns where it lies; a folder of the system stands in when the log folder refuses, and
    when every disk does, the report is only said to the console and there is None.

    Only the kind of the exception and of its causes is written, never a message: that may hold words or scores.
    `command` and `thread` are names of the program's own, of which nobody typed any.
    """
    lines = [f"command: {_names(command)}", *([f"thread: {_names(thread)}"] if thread else []), *_told(bug)]
    return save_report(lines, recent_lines())


def save_report(lines: Sequence[str], log: Sequence[str]) -> Path | None:
    """Writes `lines` under the versions of everything, and the end of the log behind them; keeps the newest reports.
    Where it lies, as `save_crash_report`.
    """
    head = f"Judge Desktop {__version__}, Python {platform.python_version()}, {platform.platform()}"
    content = "\n".join([head, *lines, *(["", "log:", *log] if log else [])]) + "\n"
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for folder_of in (_own_folder, tempfile.gettempdir):
        try:
            folder = Path(folder_of())  # a full disk has no folder for what is temporary, either
            path = _new_file(folder, stamp)
            _write(path, content)
        except OSError:
            continue
        if folder_of is _own_folder:
            _remove_oldest(folder)
        return path
    if sys.stderr is not None:
        sys.stderr.write(content)
    return None


def reports(folder: Path) -> tuple[Path, ...]:
    """The reports in `folder`, the newest first."""
    return tuple(sorted(folder.glob(f"{_HEAD}*.txt"), reverse=True))


def frame_line(file: str, line: int | None, function: str) -> str:
    """A line of a traceback; of the file only its name, as the folders around it may be named after a person."""
    name = re.sub(r"[^A-Za-z0-9_.<>-]", "_", file.replace("\\", "/").rpartition("/")[2])
    return f'  File "{name}", line {line}, in {function}'


def _told(bug: BaseException) -> Iterator[str]:
    """The exception and what led to it, the last cause first, as Python tells it."""
    for number, one in enumerate(reversed(_causes(bug))):
        if number:
            yield "after that:"
        for frame in traceback.extract_tb(one.__traceback__):
            yield frame_line(frame.filename, frame.lineno, frame.name)
        yield f"{type(one).__module__}.{type(one).__qualname__}"


def _causes(bug: BaseException) -> list[BaseException]:
    found = [bug]
    while len(found) < _MOST_CAUSES:
        before = found[-1].__cause__ or (None if found[-1].__suppress_context__ else found[-1].__context__)
        if before is None or before in found:
            break
        found.append(before)
    return found


def _own_folder() -> Path:
    """The log folder, made with the data folder around it."""
    data_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    log_folder().mkdir(mode=0o700, exist_ok=True)
    return log_folder()


def _write(path: Path, content: str) -> None:
    """Writes all of it or nothing: half a report would stand in the way of a whole one."""
    try:
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _names(words: str) -> str:
    return " ".join(code_name(one.replace("-", "_")) for one in words.split())


def _new_file(folder: Path, stamp: str) -> Path:
    """An empty file whose name sorts by time, also within a second, and never is that of a report that was removed for
    its age or of one that another process makes now.
    """
    while True:
        taken = [int(path.stem[-2:]) for path in folder.glob(f"{_HEAD}{stamp}-[0-9][0-9].txt")]
        path = folder / f"{_HEAD}{stamp}-{max(taken, default=0) + 1:02}.txt"
        try:
            path.touch(mode=0o666, exist_ok=False)
        except FileExistsError:
            continue
        return path


def _remove_oldest(folder: Path) -> None:
    for path in reports(folder)[KEPT:]:
        with suppress(OSError):
            path.unlink()
