"""Shows one film after the other in a process of its own, as a judge would: opened, played, moved in, left.

Run as a script with a folder: a line for each file says its name, how it went, and the longest time in milliseconds
for which the window did not answer although the machine let it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "qt.multimedia.*=false"

from PySide6.QtWidgets import QApplication

from judge_desktop.ui.viewers.media_viewer import MediaViewer
from tests.helpers.waits import WorkingTime

PATIENCE_MS = 1000
HANG_S = 60.0


def main(folder: Path) -> None:
    """Show them all."""
    app = QApplication([])
    viewer = MediaViewer()
    viewer._patience.setInterval(PATIENCE_MS)
    viewer.resize(640, 480)
    viewer.show()
    failed: list[str] = []
    viewer.failed.connect(failed.append)
    for path in sorted(folder.iterdir()):
        failed.clear()
        gaps = [0.0]
        viewer.open_file(path, path.name, is_film=True)
        _run(app, HANG_S, gaps, lambda: viewer.is_ready() or bool(failed))
        viewer.play()
        _run(app, 0.15, gaps)
        viewer.go_to_spot(0, 2)
        _run(app, 0.15, gaps)
        viewer.step(-1)
        _run(app, 0.05, gaps)
        leaving = WorkingTime()
        outcome = "failed" if failed else "shown" if viewer.is_ready() else "waits"
        viewer.close_file()
        gaps.append(leaving.seconds())
        sys.stdout.write(f"{path.name} {outcome} {round(1000 * max(gaps))}\n")
        sys.stdout.flush()


def _run(app: QApplication, seconds: float, gaps: list[float], until: Callable[[], bool] = lambda: False) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until():
        answering = WorkingTime()
        app.processEvents()
        gaps.append(answering.seconds())
        time.sleep(0.002)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
