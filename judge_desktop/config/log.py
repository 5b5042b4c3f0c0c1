"""The log: what the program did and how long it took, never what anybody wrote, gave or is called.

That holds because a line cannot be given a text: it takes an `Event`, and figures that are numbers, members of the
program's own enumerations, or classes and functions of the program, of which the name is written. What other libraries
want to log is reduced to where in their code they said it. Reports of bugs are left to `crash_report`.
"""

from __future__ import annotations

import logging
import os
import platform
import re
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from judge_desktop import __version__
from judge_desktop.config.file_locks import held_alone
from judge_desktop.config.frozen import is_frozen

FILE_NAME = "judge-desktop.log"
LEVEL_VARIABLE = "JUDGE_DESKTOP_LOG_LEVEL"
LARGEST_BYTES = 512 * 1024
_LOCK = "judge-desktop.log.lock"
OLDER_KEPT = 3
_MOST_WAITING = 100
_MOST_RECENT = 40
_CODE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.:<>]*", re.ASCII)


class CodeName(str):
    """A name out of somebody's code: of a logging category, of a thread. Never anything a person chose."""

    __slots__ = ()


Figure: TypeAlias = "int | Enum | Callable[..., Any] | CodeName | None"
"""A number, a member of an enumeration, or a class or function, of which the name is written."""


class Event(StrEnum):
    """Everything the log can say."""

    STARTED = "started"
    ENDED = "ended"
    COMMAND_ENDED = "command_ended"
    DATA_FOLDER_OPENED = "data_folder_opened"
    PAGE_SHOWN = "page_shown"
    WINDOW_USABLE = "window_usable"
    WORK_ENDED = "work_ended"
    WORK_CANCELLED = "work_cancelled"
    REFUSED = "refused"
    FILES_MERGED = "files_merged"
    EXAMINED = "examined"
    READER_STARTED = "reader_started"
    READER_FAILED = "reader_failed"
    ENDED_ABRUPTLY = "ended_abruptly"
    BUG = "bug"
    QT_SAYS = "qt_says"
    LIBRARY_SAYS = "library_says"
    REPEATED = "repeated"


_LOGGER = logging.getLogger("judge_desktop")
_LOGGER.propagate = False
_LOGGER.addHandler(logging.NullHandler())


def start_log(folder: Path) -> None:
    """Write the log into `folder` from now on, in place of where it went before.

    The folder is made with the first line, but never the data folder around it: until that is there, lines wait.
    A disk that refuses the log keeps nobody from working.
    """
    stop_log()
    wished = logging.getLevelName(os.environ.get(LEVEL_VARIABLE, "").upper())
    _LOGGER.setLevel(wished if isinstance(wished, int) else logging.INFO)
    handler = _LogFile(folder)
    _LOGGER.addHandler(handler)
    foreign = _Foreign(handler)
    logging.getLogger().addHandler(foreign)
    versions = f"program={__version__} python={platform.python_version()} system={_word(platform.system())}"
    machine = f"release={_word(platform.release())} machine={_word(platform.machine())} frozen={int(is_frozen())}"
    _LOGGER.info("%s %s %s", Event.STARTED.value, versions, machine)


def stop_log() -> None:
    """Write nothing any more."""
    for logger, kind in ((_LOGGER, _LogFile), (logging.getLogger(), _Foreign)):
        for handler in [one for one in logger.handlers if isinstance(one, kind)]:
            logger.removeHandler(handler)
            handler.close()


def note(event: Event, *, level: int = logging.INFO, **figures: Figure) -> None:
    """Write a line, if the log was started and `level` is written."""
    if _LOGGER.isEnabledFor(level):
        _LOGGER.log(level, "%s", " ".join((event.value, *(f"{name}={_figure(one)}" for name, one in figures.items()))))


def recent_lines() -> tuple[str, ...]:
    """The last lines of this run, for the report of a bug."""
    return tuple(line for one in _LOGGER.handlers if isinstance(one, _LogFile) for line in one.recent_lines())


def log_files(folder: Path) -> tuple[Path, ...]:
    """The files of the log in `folder`, the newest first; those that are there."""
    names = (FILE_NAME, *(_older(number) for number in range(1, OLDER_KEPT + 1)))
    return tuple(path for path in (folder / name for name in names) if path.is_file())


def code_name(words: str) -> str:
    """`words` when they can be a name in code, otherwise a dash: the last barrier before the disk."""
    return words if _CODE_NAME.fullmatch(words) else "-"


def _figure(one: Figure) -> str:
    if isinstance(one, Enum):
        return code_name(str(one.value) if isinstance(one.value, str) else one.name)
    if isinstance(one, int):
        return str(int(one))
    if isinstance(one, CodeName):
        return code_name(one)
    return "-" if one is None else code_name(getattr(one, "__qualname__", "") or type(one).__qualname__)


def _word(words: str) -> str:
    return re.sub(r"[^A-Za-z0-9._+-]", "_", words)[:60] or "-"


def _older(number: int) -> str:
    return FILE_NAME.replace(".log", f".{number}.log")


class _LogFile(logging.Handler):
    """Appends line by line, and opens the file for each: other processes write the same log, and may put it aside."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._waiting: deque[str] = deque(maxlen=_MOST_WAITING)
        self._last, self._times = "", 0
        self._recent: deque[str] = deque(maxlen=_MOST_RECENT)

    def recent_lines(self) -> tuple[str, ...]:
        """The last lines; other threads may write meanwhile."""
        self.acquire()
        try:
            return tuple(self._recent)
        finally:
            self.release()

    def emit(self, record: logging.LogRecord) -> None:
        words = f"{record.levelname} {record.getMessage()}"
        if words == self._last:
            self._times += 1
            return
        if self._times:
            self._write(f"INFO {Event.REPEATED.value} times={self._times}")
        self._last, self._times = words, 0
        self._write(words)

    def close(self) -> None:
        if self._times:
            self._write(f"INFO {Event.REPEATED.value} times={self._times}")
            self._times = 0
        super().close()

    def _write(self, words: str) -> None:
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        line = f"{at} {os.getpid()} {words}\n"
        self._recent.append(line.rstrip())
        self._waiting.append(line)
        with suppress(OSError):  # of the name of a data folder, too
            if not self._folder.parent.is_dir():
                return
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._folder / FILE_NAME
            if _is_full(path):
                _put_aside(self._folder)
            with path.open("a", encoding="ascii", newline="\n") as stream:
                stream.write("".join(self._waiting))
            self._waiting.clear()


class _Foreign(logging.Handler):
    """What a library says, reduced to where in its code it was said: its words may hold a name or a path."""

    def __init__(self, target: _LogFile) -> None:
        super().__init__(logging.WARNING)
        self._target = target

    def emit(self, record: logging.LogRecord) -> None:
        where = f"logger={code_name(record.name)} module={code_name(record.module)} line={record.lineno}"
        line = (f"{Event.LIBRARY_SAYS.value} {where}",)
        self._target.handle(logging.LogRecord(_LOGGER.name, record.levelno, "", 0, "%s", line, None))


def _is_full(path: Path) -> bool:
    try:
        return path.stat().st_size > LARGEST_BYTES
    except FileNotFoundError:
        return False


def _put_aside(folder: Path) -> None:
    """The log becomes the first of the older ones, the last of them goes.

    One process at a time, and not again when another has just done it; who comes meanwhile writes where it is. Where a
    log that somebody is writing cannot be moved, the next line tries again, and no older one has gone for nothing.
    """
    with suppress(OSError), held_alone(folder / _LOCK) as is_alone:
        if not (is_alone and _is_full(folder / FILE_NAME)):
            return
        older = [folder / _older(number) for number in range(1, OLDER_KEPT + 1)]
        free = next((place for place, path in enumerate(older) if not path.is_file()), OLDER_KEPT - 1)
        for place in range(free, 0, -1):
            older[place - 1].replace(older[place])
        (folder / FILE_NAME).replace(older[0])
