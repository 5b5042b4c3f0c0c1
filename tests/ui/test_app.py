"""The window as a process starts it: first paint, one instance, what a bug and a refusal leave behind."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop import app
from judge_desktop.config.hard_crash import STARTING, Trace
from judge_desktop.config.settings import Settings
from judge_desktop.ui import starting
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.starting import Start
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.workflow.workspace import Workspace, hand_over

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from judge_desktop import app
from judge_desktop.ui.frame import Frame

def close():
    frame = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Frame))
    print(type(frame._content.page()).__name__)
    print(ascii(QApplication.translate("QFileDialog", "&Look in:")))
    frame.close()

class Seen(Frame):
    def show(self):
        super().show()
        print("painted")
        assert "sqlalchemy" not in sys.modules, "first something to see, then the heavy rooms"

    def fill(self, content):
        super().fill(content)
        QTimer.singleShot(200, close)

app.Frame = Seen
raise SystemExit(app.run_window(Path(sys.argv[1])))
"""


@pytest.fixture(autouse=True)
def hook() -> Iterator[None]:
    """The hook for uncaught exceptions is put back."""
    before = sys.excepthook
    yield
    sys.excepthook = before


def close_frames() -> None:
    """Close what the program has opened."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Frame):
            widget.close()


def test_the_window_opens_on_the_data_folder_and_lets_go_of_it(tmp_path: Path) -> None:
    """In a process of its own: the end of the application's loop would end those of later tests."""
    ran = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path / "home")], capture_output=True, text=True, timeout=300, check=False
    )

    assert (ran.returncode, ran.stdout.split()) == (0, ["painted", "HomePage", ascii("ค้นหาใน:")]), ran.stderr
    with Workspace(tmp_path / "home") as free:
        assert free.is_writing


def test_a_second_start_hands_its_file_over_and_ends(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "PATIENCE_S", 0.0)
    with Workspace(tmp_path / "home") as first:
        assert app.run_window(tmp_path / "home", "package.judgepack") == 0
        close_frames()
        assert [one.file for one in first.messages()] == [str(Path("package.judgepack").absolute())]


def test_a_second_start_opens_the_window_after_all_when_the_first_just_ended(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It found the folder held; then nobody was there any more to take its file."""
    first, seen = Workspace(tmp_path / "home"), []

    def ended(home: Path, *files: str, patience: float) -> bool:
        seen.append(frame.isVisible())
        first.close()
        return hand_over(home, *files, patience=patience)

    frame = Frame()
    qtbot.addWidget(frame)
    frame.show()
    monkeypatch.setattr(starting, "hand_over", ended)
    trace = Trace(tmp_path / "home" / "log", STARTING)
    ws = starting._opened(qapp, Start(tmp_path / "home", "package.judgepack", None, False, Settings(), frame, trace))
    trace.end()

    assert ws is not None
    with ws:
        assert (seen, frame.isVisible(), ws.messages()) == ([False], True, ())


def test_a_folder_that_cannot_be_used_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialog, "ask", lambda _parent, question, sentence, *_: told.append(f"{question}: {sentence}"))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "judge-desktop.sqlite3").write_bytes(b"x" * 5000)

    assert app.run_window(tmp_path / "home") == 1
    close_frames()
    assert told[0].startswith("เปิดโปรแกรมไม่ได้: ข้อมูลใน")


def test_the_frame_paints_before_it_is_filled_and_closes_its_content(qtbot: QtBot) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    frame.show()
    qtbot.waitExposed(frame)
    content = QWidget()
    frame.fill(content)

    assert content.isVisible()
    frame.close()
    assert not content.isVisible()
