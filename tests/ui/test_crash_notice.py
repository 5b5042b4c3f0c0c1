"""What a bug in the window leaves behind: a report without words of people, one notice, and the window."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.log import start_log, stop_log
from judge_desktop.config.paths import log_folder
from judge_desktop.ui import crash_notice
from judge_desktop.ui.crash_notice import CrashDialog, CrashNotice
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.viewers.reading.answers import Failure
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.text_label import SelectableText
from tests.helpers import breaking_reader

_WINDOW = """
import ctypes, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from judge_desktop import app
from judge_desktop.config.paths import data_folder
from judge_desktop.config.settings import Settings, save_settings
from judge_desktop.config.i18n import Language
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.viewers.reading.answers import Failure
from judge_desktop.ui.viewers.reading.reader import Reader

def tell():
    frame = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Frame))
    print(frame._content.page().notices.notice().sentence())
    frame.close()

data_folder().mkdir(exist_ok=True)
save_settings(Settings(language=Language.EN), data_folder() / "settings.json")
deed = {"die": lambda: ctypes.string_at(0), "tell": tell}[sys.argv[1]]
frames = Frame.fill
def fill(frame, content):
    frames(frame, content)
    QTimer.singleShot(200, deed)
Frame.fill = fill
raise SystemExit(app.run_window(data_folder()))
"""


@pytest.fixture
def frame(qtbot: QtBot) -> Frame:
    frame = Frame()
    qtbot.addWidget(frame)
    frame.show()
    return frame


@pytest.fixture
def notice(frame: Frame) -> Iterator[CrashNotice]:
    made = CrashNotice(frame, lambda: QGuiApplication.clipboard().setText("copied"))
    with made.watching():
        yield made


def shown(frame: Frame) -> list[CrashDialog]:
    """The notices over the window."""
    return [one for one in frame.findChildren(CrashDialog) if one.isVisible()]


def button(dialog: CrashDialog, name: str) -> Button:
    """The button of that name."""
    found = dialog.findChild(Button, name)
    assert found is not None
    return found


def report_lines() -> list[list[str]]:
    """All reports, each as its lines."""
    return [path.read_text(encoding="utf-8").splitlines() for path in sorted(log_folder().glob("crash-*.txt"))]


def fail(words: str) -> None:
    raise ValueError(words)


def failed(words: str) -> ValueError:
    """An exception that went through code."""
    try:
        fail(words)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_is_saved_the_window_stays_and_one_can_go_on(
    frame: Frame, notice: CrashNotice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(crash_notice, "show_folder", opened.append)

    error = failed("seven")
    sys.excepthook(ValueError, error, error.__traceback__)

    (dialog,) = shown(frame)
    (report,) = log_folder().glob("crash-*.txt")
    where = dialog.findChild(SelectableText, "report")
    assert where is not None
    assert str(report) in where.text()
    assert report_lines()[0][1:] == [
        "command: window",
        "thread: MainThread",
        f'  File "test_crash_notice.py", line {failed.__code__.co_firstlineno + 3}, in failed',
        f'  File "test_crash_notice.py", line {fail.__code__.co_firstlineno + 1}, in fail',
        "builtins.ValueError",
    ]
    assert "ValueError: seven" in capsys.readouterr().err
    button(dialog, "show_report").click()
    button(dialog, "copy_diagnostics").click()
    assert (opened, QGuiApplication.clipboard().text()) == ([report], "copied")
    dialog.answer.click()
    assert shown(frame) == []
    assert frame.isVisible()


def test_a_bug_that_comes_again_at_every_paint_is_reported_once(
    frame: Frame, notice: CrashNotice, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        error = failed("again")
        notice(ValueError, error, error.__traceback__)
    shown(frame)[0].answer.click()
    other = TypeError("another")
    notice(TypeError, other, None)

    assert [lines[-1] for lines in report_lines()] == ["builtins.ValueError", "builtins.TypeError"]
    assert len(shown(frame)) == 1
    capsys.readouterr()


def test_faults_of_other_threads_are_told_by_the_window(
    qtbot: QtBot, frame: Frame, notice: CrashNotice, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=fail, args=("beside",), name="beside")
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: len(shown(frame)) == 1)
    assert "thread: beside" in report_lines()[0]
    capsys.readouterr()


class Breaks:
    """Fails when it is taken away."""

    def __del__(self) -> None:
        fail("taken away")


def test_what_fails_while_it_is_taken_away_is_reported_and_told_nobody(
    frame: Frame, notice: CrashNotice, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Breaks()
    del broken
    QApplication.processEvents()

    assert [lines[-1] for lines in report_lines()] == ["builtins.ValueError"]
    assert shown(frame) == []
    capsys.readouterr()


def test_of_what_qt_says_the_log_keeps_who_said_it(
    notice: CrashNotice, data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_log(log_folder())
    qWarning("QImage::load: cannot open /home/Somchai/ลับ.png")
    stop_log()

    last = (log_folder() / "judge-desktop.log").read_text(encoding="utf-8").splitlines()[-1]
    assert last.split(maxsplit=2)[2] == "WARNING qt_says category=default said_by=QImage::load"
    assert "/home/Somchai" in capsys.readouterr().err


def test_a_reading_process_that_a_file_kills_leaves_a_report(qtbot: QtBot, data_home: Path) -> None:
    reader = Reader(command=breaking_reader.command("tasks"))
    failed_for: list[Failure] = []
    reader.ask("die", {}, lambda _: None, lambda failure, _: failed_for.append(failure))
    qtbot.waitUntil(lambda: failed_for == [Failure.DIED])
    reader.close()

    (lines,) = report_lines()
    assert lines[1:3] == ["ended by force: reading", "Fatal Python error: Aborted"]
    assert any(line.startswith('  File "breaking_reader.py"') and line.endswith("in die") for line in lines)
    assert list(log_folder().glob("trace-*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are told otherwise there")
def test_a_window_that_died_is_told_of_by_the_next(data_home: Path) -> None:
    home = data_home / "own"
    settled = {**os.environ, "JUDGE_DESKTOP_HOME": str(home)}
    dies, tells = (
        subprocess.run(
            [sys.executable, "-c", _WINDOW, deed], env=settled, capture_output=True, text=True, timeout=300, check=False
        )
        for deed in ("die", "tell")
    )

    assert dies.returncode == -signal.SIGSEGV
    assert (tells.returncode, tells.stdout.splitlines()) == (0, ["The program was not closed properly the last time"])
    (report,) = (home / "log").glob("crash-*.txt")
    assert report.read_text(encoding="utf-8").splitlines()[1] == "ended by force: window"
    assert [path.name for path in sorted((home / "log").iterdir())] == [report.name, "judge-desktop.log"]
