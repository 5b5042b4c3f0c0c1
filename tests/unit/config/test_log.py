"""The log: lines of closed lists and numbers, bounded, and never a text that came from outside."""

import logging
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest

from judge_desktop import __version__
from judge_desktop.config import log
from judge_desktop.config.log import Event, log_files, note, recent_lines, start_log, stop_log
from judge_desktop.domain.errors import Code


class Shade(Enum):
    DARK = 1


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "home"
    home.mkdir()
    yield home / "log"
    stop_log()


def lines(folder: Path) -> list[str]:
    """The lines without time and number of the process."""
    return [line.split(maxsplit=2)[2] for line in (folder / log.FILE_NAME).read_text(encoding="ascii").splitlines()]


def test_a_line_says_when_who_how_grave_and_what(folder: Path) -> None:
    start_log(folder)
    note(Event.REFUSED, code=Code.DISK_FULL, work=lines, ms=12, is_last=True, shade=Shade.DARK, none=None)
    note(Event.BUG, level=logging.ERROR, kind=ValueError)
    note(Event.WORK_ENDED, level=logging.DEBUG, ms=1)

    first, *rest = lines(folder)
    assert re.fullmatch(rf"INFO started program={re.escape(__version__)} python=\S+ system=\S+ release=\S+ .*", first)
    assert rest == [
        "INFO refused code=disk_full work=lines ms=12 is_last=1 shade=DARK none=-",
        "ERROR bug kind=ValueError",
    ]
    written = (folder / log.FILE_NAME).read_text(encoding="ascii").splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d \d+ ", line) for line in written)
    assert recent_lines() == tuple(written)


def test_a_text_gets_in_nowhere(folder: Path) -> None:
    start_log(folder)
    note(Event.REFUSED, name="Somchai", path=Path("/home/somchai"), mark=9.25)  # type: ignore[arg-type]
    note(Event.REFUSED, name=log.CodeName("สมชาย ใจดี"))
    logging.getLogger("alembic.runtime").warning("cannot open /home/somchai/%s", "scores")

    assert lines(folder)[1:3] == ["INFO refused name=str path=PosixPath mark=float", "INFO refused name=-"]
    assert re.fullmatch(r"WARNING library_says logger=alembic.runtime module=test_log line=\d+", lines(folder)[3])


def test_deeper_lines_are_written_when_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUDGE_DESKTOP_LOG_LEVEL", "debug")
    start_log(folder)
    note(Event.WORK_ENDED, level=logging.DEBUG, ms=1)

    assert lines(folder)[1:] == ["DEBUG work_ended ms=1"]


def test_lines_wait_for_the_data_folder_and_never_make_it(tmp_path: Path) -> None:
    home = tmp_path / "later"
    start_log(home / "log")
    note(Event.EXAMINED, n=1)
    assert not home.exists()
    home.mkdir()
    note(Event.EXAMINED, n=2)
    stop_log()
    note(Event.EXAMINED, n=3)

    assert lines(home / "log")[1:] == ["INFO examined n=1", "INFO examined n=2"]


def full_logs(folder: Path) -> None:
    """All there may be, each full, the newest of zeros."""
    for number, name in enumerate((".log", ".1.log", ".2.log", ".3.log")):
        (folder / f"judge-desktop{name}").write_text(f"{number}\n" * 60)


def test_two_processes_put_the_log_aside_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both found it full; one comes while the other is at it, and once more when it is done."""
    monkeypatch.setattr(log, "LARGEST_BYTES", 100)
    full_logs(tmp_path)
    rename = Path.replace
    moved: list[str] = []

    def renamed(path: Path, target: Path) -> Path:
        moved.append(path.name)
        log._put_aside(tmp_path)
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", renamed)
    log._put_aside(tmp_path)
    (tmp_path / log.FILE_NAME).write_text("a new line\n")
    log._put_aside(tmp_path)

    assert moved == ["judge-desktop.2.log", "judge-desktop.1.log", "judge-desktop.log"]
    assert [path.read_text(encoding="ascii")[0] for path in log_files(tmp_path)] == ["a", "0", "1", "2"]


def test_a_log_that_cannot_be_moved_costs_no_older_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process is writing it, on Windows: the line is written all the same."""
    monkeypatch.setattr(log, "LARGEST_BYTES", 100)
    start_log(folder)
    full_logs(folder)
    rename = Path.replace

    def held(path: Path, target: Path) -> Path:
        if path.name == log.FILE_NAME:
            raise PermissionError
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", held)
    for n in range(3):
        note(Event.EXAMINED, n=n)

    assert [path.read_text(encoding="ascii")[0] for path in log_files(folder)] == ["0", "1", "2"]
    added = (folder / log.FILE_NAME).read_text(encoding="ascii").splitlines()[60:]
    assert [line.rpartition("=")[2] for line in added] == ["0", "1", "2"]


def test_the_log_is_bounded_and_the_oldest_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST_BYTES", 2_000)
    start_log(folder)
    for n in range(400):
        note(Event.WORK_ENDED, n=n)

    files = log_files(folder)
    assert [path.name for path in files] == [
        "judge-desktop.log",
        "judge-desktop.1.log",
        "judge-desktop.2.log",
        "judge-desktop.3.log",
    ]
    assert all(path.stat().st_size < 2_100 for path in files)
    kept = [line for path in reversed(files) for line in path.read_text(encoding="ascii").splitlines()]
    assert kept[-1].endswith("n=399")
    numbers = [int(line.rpartition("=")[2]) for line in kept]
    assert numbers == list(range(numbers[0], 400))


def test_the_same_line_over_and_over_is_counted(folder: Path) -> None:
    start_log(folder)
    for _ in range(5):
        note(Event.QT_SAYS, n=1)
    note(Event.ENDED)

    assert lines(folder)[1:] == ["INFO qt_says n=1", "INFO repeated times=4", "INFO ended"]


def test_a_disk_that_refuses_the_log_keeps_nobody_from_working(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    start_log(folder)
    note(Event.ENDED)

    assert recent_lines()[-1].endswith("INFO ended")
    assert folder.read_text() == "a file where the folder should be"
