"""Bringing a backup back before there is a window: the data on this computer are damaged and cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop

from judge_desktop.config.i18n import tr
from judge_desktop.config.settings import Settings
from judge_desktop.ui import choose_files
from judge_desktop.ui.backup_page import BackupPage
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.opening_files import backup_kinds
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.care import is_backup

MakeNotice = Callable[[], Notice]


def restore_first(
    frame: Frame, home: Path, settings: Settings, sentence: str, opened: Path | None, hold: Callable[[bool], None]
) -> MakeNotice | None:
    """Lets the person bring a backup back: the one she `opened`, or one she chooses after she was told why.

    What makes the notice to show when it is back, None when she gave up or closed the window. `hold` is called as
    ``holding_changed`` tells.
    """
    path = opened if opened is not None and is_backup(opened) else None
    while frame.isVisible():
        path = path or _ask(frame, sentence)
        if path is None:
            return None
        notice = _show(frame, home, settings, path, hold)
        if notice is not None:
            return notice
        path = None
    return None


def _ask(frame: Frame, sentence: str) -> Path | None:
    if not Dialog.ask(frame, tr("The program cannot start"), sentence, tr("Bring a backup back…"), tr("Close")):
        return None
    return choose_files.ask_first(frame, tr("Bring a backup back"), backup_kinds())


def _show(frame: Frame, home: Path, settings: Settings, path: Path, hold: Callable[[bool], None]) -> MakeNotice | None:
    """The page until the backup is back, or until it is left."""
    loop, tasks, told = QEventLoop(), Tasks(), list[MakeNotice]()
    page = BackupPage(home, None, tasks, settings, path)
    page.restored.connect(told.append)
    page.restored.connect(lambda _: loop.quit())
    page.back_requested.connect(loop.quit)
    page.destroyed.connect(loop.quit)
    page.holding_changed.connect(hold)
    frame.fill(page)
    loop.exec()
    page.leave()
    tasks.close()
    return told[0] if told else None
