"""A contest of 5,000 submissions and 200 judges in the chair's window: reading it, opening it, its list of submissions.

Run as ``python -m tests.bench.large_contest HOME TURNS`` it is the process that is measured.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from judge_desktop.domain.contest import Assignment
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.standings import standings_of
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import Where, chair_contest
from judge_desktop.workflow.round_documents import read_round, without_search_for_cycles
from judge_desktop.workflow.workspace import Workspace
from tests.bench.measuring import Aim, Line, expect, line_of, timed
from tests.bench.merging_in_the_window import Pulse
from tests.bench.rounds import make_round, write_score_files

FULL = (200, 5_000, 5)
TINY = (3, 8, 2)
OPEN_AIM = Aim(ratio=2)
AGAIN_AIM = Aim(ratio=0.5)
STOP_AIM = Aim(ratio=4)
_FRAME_S = 0.1
"""What a person does not notice: the longest stop is told in units of it."""


def large_contest(folder: Path, *, is_tiny: bool) -> list[Line]:
    """What the pages show, read for the first time and after an edit, beside reading, counting and ranking bare; then
    the longest stop of the window while the contest opens, its submissions are shown and searched.
    """
    judges, submissions, each = TINY if is_tiny else FULL
    home = _merged(folder, judges, submissions, each)
    size = f"{submissions} × {judges}"
    turns = 1 if is_tiny else 5
    first, again, bare = [], [], []
    for turn in range(turns + 1):
        seconds = _read(home)
        if turn:  # the first one warms up
            first.append(seconds[0])
            again.append(seconds[1])
            bare.append(seconds[2])
    peer = "read + count + rank"
    return [
        line_of(f"contest-read, {size}", first, peer, bare, aim=OPEN_AIM, note=f"in {min(first):.2f} s"),
        line_of(f"contest-read again, {size}", again, peer, bare, aim=AGAIN_AIM, note=f"in {min(again):.2f} s"),
        *_in_the_window(home, turns, size),
    ]


def _merged(folder: Path, judges: int, submissions: int, each: int) -> Path:
    """A chair's data folder where every submission was scored by ``each`` judges."""

    def pairs(names: tuple[str, ...]) -> tuple[Assignment, ...]:
        return tuple(
            Assignment(judge=f"j{(place * each + turn) % judges + 1}", submission=name)
            for place, name in enumerate(names)
            for turn in range(each)
        )

    made = make_round(folder, judges=judges, submissions=submissions, pairs=pairs)
    paths = write_score_files(made, folder / "scores")
    with Workspace(made.home) as ws:
        merge_scores(ws, paths)
    return made.home


def _read(home: Path) -> tuple[float, float, float]:
    """Seconds of the first reading, of another one, and of the least there is to do."""
    from judge_desktop.ui.chair.contest_state import read_contest_state

    with Workspace(home) as ws:
        contest = chair_contest(ws)
        where = Where(contest.id, contest.rounds[0].id)
        gc.collect()
        bare = timed(lambda: _bare(ws, where))
        gc.collect()
        first = timed(lambda: read_contest_state(ws, where))
        again = timed(lambda: read_contest_state(ws, where))
    return first, again, bare


def _bare(ws: Workspace, where: Where) -> None:
    with ws.database.reading() as connection, without_search_for_cycles():
        known = read_round(connection, where)
        view = count(known.package, known.score_files, known.decisions)
        standings_of(known.package, view, known.decisions)


def _in_the_window(home: Path, turns: int, size: str) -> list[Line]:
    settled = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.*=false"}
    command = [sys.executable, "-m", "tests.bench.large_contest", str(home), str(turns)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=settled)
    lines = []
    for name, measured in json.loads(done.stdout.splitlines()[-1]).items():
        stops, seconds = [one[0] for one in measured], [one[1] for one in measured]
        note = f"the whole in {min(seconds):.2f} s"
        frames = [_FRAME_S] * len(stops)
        lines.append(line_of(f"{name}, longest stop, {size}", stops, "a frame", frames, aim=STOP_AIM, note=note))
    return lines


# ── the process that is measured ─────────────────────────────────────────────────────────────────────────────────


def _turn(app: Any, home: Path) -> dict[str, tuple[float, float]]:
    """What was done -> (longest stop, seconds until it was shown)."""
    from judge_desktop.config.settings import Settings
    from judge_desktop.ui.chair.chair_window import ChairWindow
    from judge_desktop.ui.chair.submissions_page import SubmissionsPage
    from judge_desktop.ui.desk import Desk
    from judge_desktop.ui.tasks import Tasks

    measured: dict[str, tuple[float, float]] = {}
    with Workspace(home) as ws:
        tasks = Tasks()
        contest = chair_contest(ws).id
        began, pulse = time.perf_counter(), Pulse(app)
        window = ChairWindow(Desk(ws, tasks, Settings(), lambda _settings: None), contest)
        window.resize(1366, 690)
        window.show()
        pulse.longest = time.perf_counter() - began
        pulse.wait(lambda: window.state is not None and not tasks.is_busy())
        measured["contest-open"] = pulse.longest, time.perf_counter() - began
        window.show_page("submissions")  # made once
        page = window.pages["submissions"]
        expect(isinstance(page, SubmissionsPage), True)
        state = window.state
        expect(state is not None, True)
        table = page.columns.list.table  # type: ignore[attr-defined]
        shown = len(table.rows())
        measured["submissions-shown"] = _stop(app, lambda: page.show_state(state))  # type: ignore[arg-type]
        search = page.columns.list.search  # type: ignore[attr-defined]
        measured["submissions-searched"] = _stop(app, lambda: search.setText("A0"))
        expect(0 < len(table.rows()) < shown, True)
        bar = table.verticalScrollBar()
        search.clear()
        measured["submissions-scrolled"] = _stop(app, lambda: bar.setValue(bar.maximum() // 2))
        window.close()
        window.deleteLater()
        app.processEvents()
        tasks.close()
    return measured


def _stop(app: Any, deed: Any) -> tuple[float, float]:
    """The seconds of a deed of the window until it is painted; the window does not answer meanwhile."""

    def done() -> None:
        deed()
        app.processEvents()

    seconds = timed(done)
    return seconds, seconds


def _main() -> None:
    from PySide6.QtWidgets import QApplication

    from judge_desktop.config.i18n import Language, set_language
    from judge_desktop.config.settings import Theme
    from judge_desktop.ui.widgets.theme import apply_theme

    home, turns = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication(sys.argv[:1])
    set_language(Language.TH)
    apply_theme(app, Theme.LIGHT)
    found: dict[str, list[tuple[float, float]]] = {}
    for turn in range(turns + 1):
        fresh = home.with_name(f"turn{turn}")
        shutil.copytree(home, fresh, ignore=shutil.ignore_patterns("instance.lock"))
        for name, measured in _turn(app, fresh).items():
            if turn:  # the first one warms up
                found.setdefault(name, []).append(measured)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    _main()
