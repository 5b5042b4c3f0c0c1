"""One score, durable when the call returns, beside the least that SQLite needs for one durable row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Workspace
from tests.bench.measuring import Aim, Line, expect, line_of, timed
from tests.bench.rounds import make_round

AIM = Aim(ratio=2)
SUBMISSIONS = 21
SCORES = 20
"""Another score each time a submission's turn comes: SQLite writes nothing where nothing changes."""


def keystroke(folder: Path, *, is_tiny: bool) -> list[Line]:
    """``set_score`` (a whole score) and ``type_score`` (what each keystroke does) in a judge's data folder."""
    made = make_round(folder, judges=3, submissions=SUBMISSIONS)
    turns = 5 if is_tiny else 400
    with Workspace(folder / "judge") as ws, closing(bare_database(folder / "judge" / "bare.sqlite3")) as bare:
        open_package(ws, made.package_path, judge="j1")
        session = open_session(ws)
        commit = bare_commit(bare)
        return [
            _line("keystroke, set_score", session, session.set_score, commit, turns),
            _line("keystroke, type_score", session, session.type_score, commit, turns),
        ]


def _line(
    name: str, session: ScoringSession, give: Callable[[str, str, str], object], commit: Callable[[], None], turns: int
) -> Line:
    numbers = count()
    own, others = [], []

    def work() -> None:
        number = next(numbers)
        give(session.submissions[number % len(session.submissions)].id, "D4", str(number % SCORES))

    for _ in range(turns):
        own.append(timed(work))
        others.append(timed(commit))
    last = next(numbers) - 1
    kept = session.scorecard(session.submissions[last % len(session.submissions)].id).scores["D4"]
    expect(kept, last % SCORES)
    return line_of(name, own, "bare commit", others, aim=AIM)


def bare_database(path: Path) -> sqlite3.Connection:
    """A database with the same promises: WAL, and on the disk when the commit returns."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE scores (place TEXT PRIMARY KEY, score TEXT, changed_at TEXT) STRICT")
    return connection


def bare_commit(connection: sqlite3.Connection) -> Callable[[], None]:
    """One row replaced."""
    numbers = count()

    def commit() -> None:
        number = next(numbers)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO scores VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET score = excluded.score",
            (f"A{number % SUBMISSIONS}", str(number), "2023-09-08T10:00:00+07:00"),
        )
        connection.execute("COMMIT")

    return commit
