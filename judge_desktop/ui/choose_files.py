"""Asking the person for a file: to open, to save. One place, so that folders are remembered and tests can answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from judge_desktop.config.settings import Purpose
from judge_desktop.ui.desk import Desk


def ask_open(parent: QWidget, desk: Desk, title: str, kinds: str = "") -> Path | None:
    """The file the person chose to open, None when nothing was chosen."""
    folder = str(desk.settings.folder(Purpose.OPEN))
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return _remembered(desk, Purpose.OPEN, name)


def ask_save(parent: QWidget, desk: Desk, title: str, name: str, purpose: Purpose = Purpose.SAVE) -> Path | None:
    """Where the person wants to save; `name` is proposed in the folder used last for this purpose."""
    proposed = str(desk.settings.folder(purpose) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed)
    return _remembered(desk, purpose, chosen)


def _remembered(desk: Desk, purpose: Purpose, name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    desk.settings = desk.settings.with_folder(purpose, path.parent)
    desk.save_settings(desk.settings)
    return path
