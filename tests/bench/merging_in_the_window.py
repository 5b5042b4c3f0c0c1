"""Hundreds of score files in the chair's window: how long looking at them takes, and the longest stop of the window.

Run as ``python -m tests.bench.merging_in_the_window HOME FILES TURNS`` it is the process that is measured.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.measuring import Aim, Line, expect, line_of
from tests.bench.rounds import make_round, write_score_files

FULL = (500, 14)
TINY = (3, 8)
STOP_AIM = Aim(ratio=4)
_GIVE_UP_S = 120.0
_FRAME_S = 0.1
"""What a person does not notice: the longest stop is told in units of it."""


def merging_in_the_window(folder: Path, *, is_tiny: bool) -> list[Line]:
    """Files dropped on the page until their preview is painted, then merged until every judge is told; beside what a
    stop of the window may last.
    """
    judges, submissions = TINY if is_tiny else FULL
    made = make_round(folder, judges=judges, submissions=submissions)
    write_score_files(made, folder / "scores")
    settled = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.*=false"}
    command = [sys.executable, "-m", "tests.bench.merging_in_the_window", str(made.home), str(folder / "scores")]
    done = subprocess.run([*command, str(1 if is_tiny else 5)], capture_output=True, text=True, check=True, env=settled)
    stops, seconds = json.loads(done.stdout.splitlines()[-1])
    note = f"the whole in {max(seconds):.1f} s"
    name = f"merge-window, longest stop, {judges} files"
    return [line_of(name, stops, "one frame nobody misses", [_FRAME_S] * len(stops), aim=STOP_AIM, note=note)]


# ── the process that is measured ─────────────────────────────────────────────────────────────────────────────────


class Pulse:
    """Feels how long the window did not answer."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.longest = 0.0

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Lets Qt work until something is so, and remembers the longest time that one round took."""
        until = time.perf_counter() + _GIVE_UP_S
        while not is_so():
            began = time.perf_counter()
            self._app.processEvents()
            self.longest = max(self.longest, time.perf_counter() - began)
            if began > until:
                raise TimeoutError
            time.sleep(0.002)


def _turn(app: Any, home: Path, files: tuple[Path, ...]) -> tuple[float, float]:
    """(longest stop, seconds from the drop until everything is merged and shown)."""
    from judge_desktop.config.settings import Settings
    from judge_desktop.ui.chair.chair_window import ChairWindow
    from judge_desktop.ui.chair.merge_page import MergePage
    from judge_desktop.ui.desk import Desk
    from judge_desktop.ui.tasks import Tasks
    from judge_desktop.workflow.packages_here import chair_contest
    from judge_desktop.workflow.workspace import Workspace

    with Workspace(home) as ws:
        tasks = Tasks()
        desk = Desk(ws, tasks, Settings(), lambda _settings: None)
        window = ChairWindow(desk, chair_contest(ws).id)
        window.resize(1366, 690)
        window.show()
        window.show_page("merge")
        merge = window.pages["merge"]
        expect(isinstance(merge, MergePage), True)
        Pulse(app).wait(lambda: not tasks.is_busy())
        pulse, began = Pulse(app), time.perf_counter()
        merge.look_at(files)  # type: ignore[attr-defined]
        pulse.wait(lambda: merge.preview is not None and not tasks.is_busy())  # type: ignore[attr-defined]
        merge.merge()  # type: ignore[attr-defined]
        pulse.wait(lambda: merge.report is not None and not tasks.is_busy())  # type: ignore[attr-defined]
        pulse.wait(lambda: window.state is not None and window.state.view is not None and not window.state.view.missing)
        seconds = time.perf_counter() - began
        window.close()
        window.deleteLater()
        app.processEvents()
        tasks.close()
    return pulse.longest, seconds


def _main() -> None:
    from PySide6.QtWidgets import QApplication

    from judge_desktop.config.i18n import Language, set_language
    from judge_desktop.config.settings import Theme
    from judge_desktop.ui.widgets.theme import apply_theme

    home, scores, turns = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    app = QApplication(sys.argv[:1])
    set_language(Language.TH)
    apply_theme(app, Theme.LIGHT)
    files = tuple(sorted(scores.glob("*.judgescore")))
    stops, seconds = [], []
    for turn in range(turns + 1):
        fresh = home.with_name(f"turn{turn}")
        shutil.copytree(home, fresh, ignore=shutil.ignore_patterns("instance.lock"))
        stop, whole = _turn(app, fresh, files)
        if turn:  # the first one warms up
            stops.append(stop)
            seconds.append(whole)
    sys.stdout.write(json.dumps([stops, seconds]) + "\n")


if __name__ == "__main__":
    _main()
