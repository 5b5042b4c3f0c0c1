"""What a worker does until it is killed: one operation after the other, each acknowledged when it has returned."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from judge_desktop.cli import caring, chairing, contests, packages, scoring
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace

LOADED = (caring, chairing, contests, packages, scoring)
Acknowledge = Callable[[str], None]
CRITERIA = {"D1": 10, "D2": 30, "D3": 40, "D4": 20}


def score(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Gives score after score, each another than before."""
    with Workspace(Path(given["home"])) as ws:
        session = open_session(ws)
        for count in itertools.count(int(given["start"])):
            submission = session.submissions[count % len(session.submissions)].id
            criterion, most = list(CRITERIA.items())[count // len(session.submissions) % len(CRITERIA)]
            value = str(count % (most + 1))
            session.set_score(submission, criterion, value)
            acknowledge(f"{submission} {criterion} {value}")


def merge(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Merges file after file."""
    with Workspace(Path(given["home"])) as ws:
        for path in map(Path, given["files"]):
            merge_scores(ws, [path])
            acknowledge(path.name)


def opening(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Opens a package."""
    with Workspace(Path(given["home"])) as ws:
        acknowledge("started")
        open_package(ws, Path(given["package"]), judge=given["judge"])
        acknowledge("opened")


def export(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Changes a score and saves the score file, over and over."""
    with Workspace(Path(given["home"])) as ws:
        session = open_session(ws)
        for count in itertools.count(int(given["start"])):
            session.set_score(session.submissions[0].id, "D3", str(count % 41))
            saved = export_scores(ws, session, Path(given["path"]))
            acknowledge(f"{saved.revision} {saved.sha256}")


WORKERS = {"score": score, "merge": merge, "open": opening, "export": export}
