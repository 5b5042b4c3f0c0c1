"""What every page is handed: the open data folder, the lane for long work, and what the person has chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from judge_desktop.config.settings import Settings
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.workflow.workspace import Workspace


class SavedScores(NamedTuple):
    """The score file a judge saved last in this run of the program: where, which revision, when."""

    path: Path
    revision: int
    at: datetime


@dataclass(slots=True)
class Desk:
    """One object handed down from the window to every page. ``save_settings`` keeps what was chosen at once.

    ``saved_scores``: a judge's file is at hand again whenever the page of sending is opened, by judge and contest. It
    is not kept on the disk, where no path of this computer is written down.
    """

    ws: Workspace
    tasks: Tasks
    settings: Settings
    save_settings: Callable[[Settings], None]
    reader: Reader = field(default_factory=Reader)  # reads applicants' files in another process, begun when needed
    saved_scores: dict[str, SavedScores] = field(default_factory=dict)
