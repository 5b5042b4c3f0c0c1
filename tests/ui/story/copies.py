"""The data folders and windows of the story of a contest, and who answers their questions for files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import contest_story as story
from tests.helpers.contest_story import Clock, JudgeCopy
from tests.helpers.instant_tasks import InstantTasks
from tests.ui.conftest import show_active


@dataclass
class Copies:
    """The data folders and windows of the story, and who answers the questions for files."""

    folder: Path
    qtbot: QtBot
    answers: list[Path]
    clock: Clock = field(default_factory=Clock)
    opened: list[Workspace] = field(default_factory=list)

    def window(self, name: str, language: Language) -> MainWindow:
        """The program on an empty data folder of that name."""
        set_language(language)
        ws = Workspace(self.at(name), clock=self.clock)
        self.opened.append(ws)
        made = MainWindow(ws, InstantTasks(), Settings(language=language))
        self.qtbot.addWidget(made)
        show_active(self.qtbot, made, 1366, 690)
        return made

    def at(self, name: str) -> Path:
        """A file or folder of the story."""
        return self.folder / name

    def judges(self) -> dict[str, JudgeCopy]:
        """Five laptops."""
        return {judge: JudgeCopy(self.at(judge), self.clock, judge) for judge in story.NAMES}
