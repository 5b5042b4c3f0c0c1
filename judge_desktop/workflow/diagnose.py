"""What somebody who helps from afar has to know of this computer and this copy: figures and versions, nobody's words.

English for everybody, as it is read by whoever mends the program. What only a window knows is handed in.
"""

from __future__ import annotations

import os
import platform
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from judge_desktop import __version__
from judge_desktop.config.crash_report import reports
from judge_desktop.config.frozen import is_frozen
from judge_desktop.config.i18n import current_language
from judge_desktop.config.log import log_files
from judge_desktop.config.paths import HOME_VARIABLE, portable_folder
from judge_desktop.config.paths import data_folder as data_folder_here
from judge_desktop.store import data_folder
from judge_desktop.store.condition import SQLITE, condition_of

Facts = Mapping[str, str | int]
_LIBRARIES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "pandas",
    "numpy",
    "reportlab",
    "cryptography",
    "thaibreak",
)
_VARIABLES = ("QT_", "JUDGE_DESKTOP_", "LIBTHAI_", "LD_LIBRARY_PATH", "XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "DISPLAY")
_LAST_LINES = 60


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Parts with their facts, the end of the log, the newest report of a bug (maybe "")."""

    parts: Mapping[str, Facts]
    log: tuple[str, ...]
    report: str

    def text(self) -> str:
        """All of it, to be copied into a letter."""
        lines = [f"Judge Desktop {__version__}, diagnostics without names, texts and scores"]
        for part, facts in self.parts.items():
            lines += ["", f"[{part}]", *(f"{name}: {value}" for name, value in facts.items())]
        lines += ["", "[log]", *self.log]
        if self.report:
            lines += ["", "[newest report of a bug]", self.report.rstrip()]
        return "\n".join(lines) + "\n"


def diagnose(home: Path, window: Mapping[str, Facts] | None = None) -> Diagnostics:
    """Looks at this computer and the data folder ``home``; ``window`` are parts that only a window knows."""
    folder = home / "log"
    return Diagnostics(
        parts={"program": _program(), "computer": _computer(), **(window or {}), "data folder": _folder(home)},
        log=_end_of_log(folder),
        report=_newest_report(folder),
    )


def versions(more: Sequence[tuple[str, str]] = ()) -> str:
    """The versions that matter most, in one line."""
    known = (("Python", platform.python_version()), *more, ("SQLite", SQLITE), (platform.system(), platform.release()))
    return " · ".join(f"{name} {number}" for name, number in known)


def _program() -> Facts:
    return {
        "version": __version__,
        "frozen": _yes(is_frozen()),
        "python": platform.python_version(),
        "sqlite": SQLITE,
        **{name: _version(name) for name in _LIBRARIES},
        "language": current_language().value,
    }


def _computer() -> Facts:
    return {
        "system": platform.platform(),
        "machine": platform.machine(),
        "processors": os.cpu_count() or 0,
        "encoding": f"{sys.getfilesystemencoding()} {sys.stdout.encoding if sys.stdout is not None else '-'}",
        "offset from utc, minutes": time.localtime().tm_gmtoff // 60,
        "variables set": " ".join(sorted(name for name in os.environ if name.startswith(_VARIABLES))) or "-",
    }


def _folder(home: Path) -> Facts:
    database = condition_of(home)
    warning = data_folder.warning_about(home)
    facts: dict[str, str | int] = {
        "place": _place(),
        "warning": warning.value if warning is not None else "-",
        "free bytes on the disk": data_folder.free_bytes(home),
        "database": database.state,
        "database version": database.version or "-",
        "database bytes": database.bytes,
        **{f"rows of {table}": count for table, count in database.rows.items()},
    }
    backups = [one.st_mtime for one in _stats((home / data_folder.BACKUPS).glob("*")) if stat.S_ISREG(one.st_mode)]
    facts["backups"] = len(backups)
    facts["hours since the newest backup"] = round((time.time() - max(backups)) / 3600) if backups else "-"
    facts["bytes of the log"] = sum(one.st_size for one in _stats(log_files(home / "log")))
    facts["reports of bugs"] = len(reports(home / "log"))
    return facts


def _stats(paths: Iterable[Path]) -> Iterator[os.stat_result]:
    """What the system says of each; of those that go or cannot be looked at, nothing."""
    for path in paths:
        with suppress(OSError):
            yield path.stat()


def _place() -> str:
    if os.environ.get(HOME_VARIABLE):
        return "chosen"
    return "portable" if portable_folder() == data_folder_here() else "usual"


def _end_of_log(folder: Path) -> tuple[str, ...]:
    lines: list[str] = []
    for path in log_files(folder)[:2]:
        lines = [*_read(path).splitlines(), *lines]
    return tuple(lines[-_LAST_LINES:])


def _newest_report(folder: Path) -> str:
    return next((_read(path) for path in reports(folder)), "")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a frozen program may carry a library without its papers
        return "-"


def _yes(truth: bool) -> str:
    return "yes" if truth else "no"
