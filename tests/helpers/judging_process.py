"""A judge's window in a process of its own, at work in the middle of something, to be killed there.

Run as a script with a data folder: it goes to a place, says "ready" when that is on the disk, and waits.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "qt.pdf.*=false;qt.multimedia.*=false"

from PySide6.QtWidgets import QApplication

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.document_items import Viewer
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.judge_places import JudgePlaces
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.keyboard import type_text

SUBMISSION, REFUSED, SECOND, WIDTHS = "MOB-01", "35", 3, [300, 600, 466]
PATIENCE_S = 90


def main(home: Path) -> None:
    """Work until killed."""
    app = QApplication([])
    set_language(Language.EN)
    with Workspace(home) as ws:
        desk = Desk(ws, Tasks(), Settings(), lambda _settings: None, InstantReader())
        window = JudgeWindow(desk, find_contests(ws)[0].contest)
        window.resize(1366, 690)
        window.show()
        _settle(app)
        window.walk.open(SUBMISSION)
        _settle(app)
        film = next(one for one in window.document._items.values() if one.viewer is Viewer.MEDIA)
        window.document._go_to_tab(film.key)
        player = window.document.viewers.films.player
        _wait(app, player.is_ready)
        player.go_to_spot(0, SECOND)
        row = window.card.form.rows["D2"].field
        row.setFocus()
        type_text(row, REFUSED)
        type_text(window.card.form.rows["D1"].field, "7")
        window.panes.splitter.setSizes(WIDTHS)
        window.panes.splitter.splitterMoved.emit(0, 1)
        player.play()
        places = JudgePlaces(ws, window.session)
        _wait(
            app,
            lambda: bool(places.load().refused) and places.load().places.get(film.key, {}).get("second", 0) >= SECOND,
        )
        sys.stdout.write(f"ready {film.key}\n")
        sys.stdout.flush()
        _wait(app, lambda: False)


def _settle(app: QApplication) -> None:
    for _ in range(5):
        app.processEvents()


def _wait(app: QApplication, until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not until():
        if time.monotonic() > end:
            raise TimeoutError
        app.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
