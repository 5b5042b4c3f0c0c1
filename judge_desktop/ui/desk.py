"""What every page is handed: the open data folder, the lane for long work, and what the person has chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from judge_desktop.config.settings import Settings
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.workflow.workspace import Workspace


@dataclass(slots=True)
class Desk:
    """One object handed down from the window to every page. ``save_settings`` keeps what was chosen at once."""

    ws: Workspace
    tasks: Tasks
    settings: Settings
    save_settings: Callable[[Settings], None]
    reader: Reader = field(default_factory=Reader)  # reads applicants' files in another process, begun when needed
