"""Results files of one small contest, published once, and desks of everybody who may open them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from judge_desktop.config.settings import Settings
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage, clock
from tests.helpers.evening import Evening, publish_everything
from tests.helpers.instant_tasks import InstantTasks

DeskOf = Callable[[str], Desk]


@pytest.fixture(scope="session")
def evening(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """What was published of it."""
    return publish_everything(stage, tmp_path_factory.mktemp("evening"))


@pytest.fixture
def desk_of(stage: Stage, tmp_path: Path) -> Iterator[DeskOf]:
    """The desk of a judge (J1 … J4) or of the chair, or of a stranger whose data folder is empty."""
    opened: list[Workspace] = []

    def make(who: str) -> Desk:
        home = tmp_path / who
        kept = stage.chair.parent / who
        if kept.exists():
            shutil.copytree(kept, home, ignore=shutil.ignore_patterns("instance.lock"))
        ws = Workspace(home, clock=clock)
        opened.append(ws)
        return Desk(ws=ws, tasks=InstantTasks(), settings=Settings(), save_settings=lambda _: None)

    yield make
    for ws in opened:
        ws.close()
