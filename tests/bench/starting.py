"""From the start of the process to a page that can be used; without a screen.

Run as ``python -m tests.bench.starting bare|home|judge HOME BEGAN`` it is the process that is measured: it plays its
part and prints seconds since ``BEGAN`` (of the system's monotonic clock).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.measuring import Line, line_of

JUDGE = "J1"


def start(folder: Path, *, is_tiny: bool) -> list[Line]:
    """The window with its start page, and with the judge's page asked for at once, beside an empty window of Qt."""
    home = _judge_folder(folder, is_tiny=is_tiny)
    measured: dict[str, list[float]] = {"bare": [], "home": [], "judge": []}
    compiled = None if is_tiny else folder / "compiled"
    if not is_tiny:
        _played("judge", home, compiled)  # compiles, and warms the disk's cache
    for _ in range(1 if is_tiny else 5):
        for part in measured:
            measured[part] += _played(part, home, compiled)
    return [
        line_of(f"start, {part} page", measured[part], "empty Qt window", measured["bare"], aim=None)
        for part in ("home", "judge")
    ]


def _judge_folder(folder: Path, *, is_tiny: bool) -> Path:
    """The data folder of a judge who has scored the bundled contest; a small one is made in less time."""
    from judge_desktop.config.i18n import Language, translator
    from judge_desktop.workflow.demo import DemoOptions, run_demo
    from tests.bench.judging import judge_home

    if is_tiny:
        return judge_home(folder, 3, 2)
    run_demo(folder, DemoOptions(judges=3, submissions=21), translator(Language.TH), lambda _: None)
    return folder / "judges" / JUDGE


def _played(part: str, home: Path, compiled: Path | None) -> list[float]:
    """What the process says. ``compiled``: where its modules are kept compiled, as those of an installed program are,
    whatever this shell was told; None leaves that as it is.
    """
    settled = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.*=false"}
    settled["JUDGE_DESKTOP_HOME"] = str(home)
    if compiled is not None:
        settled.pop("PYTHONDONTWRITEBYTECODE", None)
        settled["PYTHONPYCACHEPREFIX"] = str(compiled)
    command = [sys.executable, "-m", "tests.bench.starting", part, str(home)]
    began = time.monotonic()
    done = subprocess.run([*command, str(began)], capture_output=True, text=True, check=True, env=settled)
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


# ── the process that is measured ─────────────────────────────────────────────────────────────────────────────────


def play_bare(began: float) -> None:
    """The least a program with a window does."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.show()
    app.processEvents()
    print(json.dumps([time.monotonic() - began]))


def play_window(part: str, home: Path, began: float) -> None:
    """The program itself; once the page that is asked for is shown and drawn, the time is told and it ends."""
    from PySide6.QtCore import QTimer

    from judge_desktop.app import make_application, run_window

    app = make_application([])
    timer = QTimer()

    def look() -> None:
        window = _shown(app, "MainWindow")
        if window is None or _shown(app, "HomePage") is None:
            return
        timer.stop()
        if part != "home":
            window.judge_here()
        app.processEvents()
        print(json.dumps([time.monotonic() - began]))
        window.window().close()
        app.quit()

    timer.timeout.connect(look)
    timer.start(0)
    run_window(home)


def _shown(app: Any, kind: str) -> Any:
    """The visible widget of that class, found by its name so that nothing is imported before its time."""
    return next((one for one in app.allWidgets() if type(one).__name__ == kind and one.isVisible()), None)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        play_bare(float(sys.argv[3]))
    else:
        play_window(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
