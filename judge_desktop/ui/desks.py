"""A person's own data and those of the demo contest: one of both lies on the desk. Showing them is the window's.

What is chosen in the demo holds outside it, too; nothing else passes between them.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.settings import FILE_NAME, Settings, save_settings
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Control, Tasks
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.workflow.demo_here import DemoHere, open_demo
from judge_desktop.workflow.workspace import Workspace


class Desks(QObject):
    """`told(words)` while the demo contest is made; then it is `entered`, `refused(refusal)` or `given_up`."""

    told = Signal(str)
    entered = Signal()
    refused = Signal(object)
    given_up = Signal()

    def __init__(self, ws: Workspace, tasks: Tasks, settings: Settings, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self.own = Desk(ws, tasks, settings, self.save_settings, reader)
        self._demo: Desk | None = None
        self._making: Control | None = None

    def here(self) -> Desk:
        """The desk of the moment."""
        return self._demo or self.own

    def is_in_demo(self) -> bool:
        """Whether it is the demo's."""
        return self._demo is not None

    def is_of_demo(self, path: Path) -> bool:
        """Whether a file lies where the demo that is open keeps its files."""
        return self._demo is not None and path.is_relative_to(self._demo.ws.home.parent)

    def enter_demo(self) -> None:
        """Open the demo contest, making it first if it is not there."""
        home, words = self.own.ws.home, translator(current_language())

        def work(control: Control) -> DemoHere:
            def tell(said: str) -> None:
                control.stop_if_cancelled()
                self.told.emit(said)  # from the lane of long work

            return open_demo(home, words, tell)

        self.told.emit(tr("Preparing the demo contest"))
        self._making = self.own.tasks.run(work, self._enter, self._refuse, on_cancel=self._give_up)

    def cancel(self) -> None:
        """Ask that the demo is made no further."""
        if self._making is not None:
            self._making.cancel()

    def leave_demo(self) -> None:
        """Back to the person's own data; nothing of the demo may be shown any more."""
        if self._demo is not None:
            self._demo.ws.close()
            self._demo = None

    def save_settings(self, settings: Settings) -> None:
        """Let what was chosen hold, and keep it with the person's own data."""
        for desk in (self.own, self._demo):
            if desk is not None:
                desk.settings = settings
        try:
            save_settings(settings, self.own.ws.home / FILE_NAME)
        except OSError:
            return  # a choice that cannot be kept still holds until the program ends

    def close(self) -> None:
        """Let go of everything, after the work that runs."""
        self.cancel()
        self.own.tasks.close()
        self.own.reader.close()
        self.leave_demo()
        self.own.ws.close()

    def _enter(self, demo: DemoHere) -> None:
        self._making = None
        try:
            ws = Workspace(demo.home, passphrase=demo.passphrase)
        except JudgeDesktopError as refusal:
            self.refused.emit(refusal)
            return
        self._demo = Desk(ws, self.own.tasks, self.own.settings, self.save_settings, self.own.reader)
        self.entered.emit()

    def _give_up(self) -> None:
        self._making = None
        self.given_up.emit()

    def _refuse(self, refusal: JudgeDesktopError) -> None:
        self._making = None
        self.refused.emit(refusal)
