"""Ends without a word: what a dying process could still write becomes a report that names no folder of anybody's."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.config.crash_report import KEPT, reports, save_crash_report
from judge_desktop.config.hard_crash import READING, STARTING, WINDOW, Trace, report_of, trace_file, traces_left
from judge_desktop.config.paths import log_folder

DIES = """
import ctypes, sys
sys.path[:0] = [{folder!r}]
from judge_desktop.config.hard_crash import Trace
from judge_desktop.config.paths import log_folder
trace = Trace(log_folder(), sys.argv[1])
import ความลับ_module
"""


def dying(tmp_path: Path, what: str) -> int:
    """A process that reads where nothing is, in code that lies in a folder named after a person; its number."""
    folder = tmp_path / "Somchai Jaidee"
    folder.mkdir()
    (folder / "ความลับ_module.py").write_text("import ctypes\ndef touch():\n    ctypes.string_at(0)\ntouch()\n")
    code = DIES.format(folder=str(folder))
    with subprocess.Popen([sys.executable, "-c", code, what]) as process:
        assert process.wait(300) == -signal.SIGSEGV
    return process.pid


@pytest.mark.skipif(sys.platform == "win32", reason="signals are told otherwise there")
@pytest.mark.parametrize("what", [WINDOW, READING])
def test_a_process_that_dies_leaves_a_report_without_paths(tmp_path: Path, data_home: Path, what: str) -> None:
    number = dying(tmp_path, what)
    (left,) = traces_left(log_folder())
    assert left == trace_file(log_folder(), what, number)

    report = report_of(left)

    assert report is not None
    words = report.read_text(encoding="utf-8")
    assert words.splitlines()[1:3] == [f"ended by force: {what}", "Fatal Python error: Segmentation fault"]
    assert '_module.py", line 3, in touch' in words
    assert [one for one in ("Somchai", "ความลับ", "u0e04", str(tmp_path), str(data_home)) if one in words] == []
    assert traces_left(log_folder()) == ()


def test_an_end_by_force_leaves_no_report_and_no_file(data_home: Path) -> None:
    log_folder().mkdir()
    trace = trace_file(log_folder(), WINDOW, 1)
    trace.touch()

    assert report_of(trace) is None
    assert traces_left(log_folder()) == ()


def test_what_is_no_trace_gets_into_no_report(data_home: Path) -> None:
    """A file that took the reading process over may write what it likes into the trace."""
    log_folder().mkdir()
    trace = trace_file(log_folder(), READING, 1)
    lines = (
        "Fatal Python error: Segmentation fault",
        "Fatal Python error: the score of Somchai is 9.25",
        "Thread 0x7f (most recent call first):",
        '  File "/home/somchai/คะแนน 9.25.pdf", line 3 in read',
        '  File "x.py", line 3 in the score of Somchai',
        "anything",
    )
    trace.write_text("\n".join(lines), encoding="utf-8")

    report = report_of(trace)

    assert report is not None
    assert report.read_text(encoding="utf-8").splitlines()[2:] == [
        "Fatal Python error: Segmentation fault",
        "Thread 0x7f (most recent call first):",
        '  File "______9.25.pdf", line 3, in read',
    ]


def test_a_process_that_ends_by_itself_leaves_nothing(data_home: Path) -> None:
    code = (
        "from judge_desktop.config.hard_crash import Trace\nfrom judge_desktop.config.paths import log_folder\n"
        "trace = Trace(log_folder(), 'window')\nassert trace.path.exists()\ntrace.end()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

    assert list(log_folder().iterdir()) == []


def test_the_trace_of_a_process_with_the_same_number_is_kept(data_home: Path) -> None:
    log_folder().mkdir()
    before = trace_file(log_folder(), WINDOW, os.getpid())
    before.write_text("Fatal Python error: Aborted\n")
    trace = Trace(log_folder(), WINDOW)
    trace.end()

    (left,) = traces_left(log_folder())
    assert left.read_text() == "Fatal Python error: Aborted\n"


def test_a_second_start_is_no_window_that_died(data_home: Path) -> None:
    """Who clicks twice starts two: the one that opens the window sees the trace of the other."""
    log_folder().mkdir()
    other = trace_file(log_folder(), STARTING, 1)
    other.touch()
    trace = Trace(log_folder(), STARTING)
    trace.go_on_as(WINDOW)
    assert (trace.path, traces_left(log_folder())) == (trace_file(log_folder(), WINDOW, os.getpid()), ())

    an_hour_ago = time.time() - 3600
    os.utime(other, (an_hour_ago, an_hour_ago))
    assert traces_left(log_folder()) == (other,)
    os.utime(other)
    other.write_text("Fatal Python error: Aborted\n")
    assert traces_left(log_folder()) == (other,)
    report = report_of(other)
    trace.end()
    assert report is not None
    assert report.read_text(encoding="utf-8").splitlines()[1] == "ended by force: starting"
    assert list(log_folder().iterdir()) == [report]


def test_no_trace_is_begun_where_no_data_folder_is(tmp_path: Path) -> None:
    trace = Trace(tmp_path / "none" / "log", WINDOW)
    trace.end()

    assert list(tmp_path.iterdir()) == []


def fail(words: str) -> None:
    raise ValueError(words)


def test_a_report_tells_causes_and_never_messages(data_home: Path) -> None:
    try:
        try:
            fail("the score is 9.25")
        except ValueError as first:
            raise KeyError("Somchai") from first
    except KeyError as error:
        report = save_crash_report(error, "score set", thread="data_0")

    assert report is not None
    first_line = fail.__code__.co_firstlineno
    assert report.read_text(encoding="utf-8").splitlines()[1:] == [
        "command: score set",
        "thread: data_0",
        f'  File "test_hard_crash.py", line {first_line + 7}, in test_a_report_tells_causes_and_never_messages',
        f'  File "test_hard_crash.py", line {first_line + 1}, in fail',
        "builtins.ValueError",
        "after that:",
        f'  File "test_hard_crash.py", line {first_line + 9}, in test_a_report_tells_causes_and_never_messages',
        "builtins.KeyError",
    ]


def test_only_the_newest_reports_are_kept(data_home: Path) -> None:
    made = [save_crash_report(ValueError(), "doctor") for _ in range(KEPT + 3)]

    assert len(set(made)) == KEPT + 3
    assert reports(log_folder()) == tuple(sorted(filter(None, made))[:2:-1])


def test_two_processes_never_write_the_same_report(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one looks which names are taken when this one has looked."""
    look = Path.glob
    others: list[Path | None] = []

    def looked(folder: Path, pattern: str) -> Iterator[Path]:
        found = list(look(folder, pattern))
        if not others:
            others.append(None)
            others[0] = save_crash_report(KeyError(), "doctor")
        return iter(found)

    monkeypatch.setattr(Path, "glob", looked)
    own = save_crash_report(ValueError(), "doctor")

    assert (own != others[0], len(reports(log_folder()))) == (True, 2)


def test_a_log_folder_that_refuses_is_stood_in_for(data_home: Path) -> None:
    log_folder().write_text("a file")
    report = save_crash_report(ValueError(), "doctor")

    assert report is not None
    assert report.is_file()
    assert not report.is_relative_to(data_home)
    report.unlink()


def test_where_no_disk_takes_a_report_it_is_told_to_the_console(
    data_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk: what is written there is cut off, and the system offers no folder for temporary files."""

    def full(path: Path, content: str, **_: object) -> int:
        with path.open("w") as stream:
            stream.write(content[:10])
        raise OSError(errno.ENOSPC, "no space left")

    def nowhere() -> str:
        raise FileNotFoundError(errno.ENOENT, "no usable temporary directory found")

    monkeypatch.setattr(Path, "write_text", full)
    monkeypatch.setattr(tempfile, "gettempdir", nowhere)

    assert save_crash_report(ValueError(), "doctor") is None
    assert capsys.readouterr().err.splitlines()[1:] == ["command: doctor", "builtins.ValueError"]
    assert list(log_folder().iterdir()) == []
