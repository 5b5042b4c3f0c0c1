"""A backup takes the place of the person's own data while the window is open: what is let go of, and opened again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.ui.desks import Desks
from judge_desktop.ui.doors import Doors
from judge_desktop.ui.opening_files import ask_backup
from judge_desktop.ui.page_stack import PageStack
from judge_desktop.workflow.workspace import Workspace


class BringingBack(QObject):
    """`folder_held(bool)`: True while nobody may keep anything in the data folder open; `restored(make_notice)` when
    it holds what the backup held, with a notice for the start page.
    """

    folder_held = Signal(bool)
    restored = Signal(object)

    def __init__(self, doors: Doors, desks: Desks, stack: PageStack, parent: QObject) -> None:
        super().__init__(parent)
        self._doors, self._desks, self._stack = doors, desks, stack

    def choose(self) -> None:
        """Ask for a backup and show what is in it."""
        path = ask_backup(self._doors)
        if path is not None:
            self._doors.open_file(path)

    def show_backup(self, path: Path) -> None:
        """What is in a backup, and the button that brings it back."""
        self._stack.show_page(lambda: self._make_backup(path))

    def _make_backup(self, path: Path) -> QWidget:
        from judge_desktop.ui.backup_page import BackupPage

        own = self._desks.own
        page = BackupPage(own.ws.home, own.ws, own.tasks, own.settings, path)
        page.back_requested.connect(self._doors.show_home)
        page.holding_changed.connect(self._hold)
        page.restored.connect(self.restored)
        return page

    def _hold(self, held: bool) -> None:
        """Let go of the data folder, or open what stands there now."""
        own = self._desks.own
        self._stack.is_held = held
        if held:
            own.ws.close()
            self.folder_held.emit(True)
        else:
            self.folder_held.emit(False)
            own.ws = Workspace(own.ws.home)
