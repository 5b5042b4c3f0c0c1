"""Asking the person for files and folders. One place, so that folders are remembered and tests can answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from judge_desktop.config.paths import own_home
from judge_desktop.config.settings import Purpose
from judge_desktop.ui.desk import Desk


def ask_open(parent: QWidget, desk: Desk, title: str, kinds: str = "") -> Path | None:
    """The file the person chose to open, None when nothing was chosen. `kinds` is a filter as Qt spells it."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(desk.settings.folder(Purpose.OPEN)), kinds)
    return _remembered(desk, Purpose.OPEN, name)


def ask_first(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The same before there is a desk: nothing is remembered."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(own_home()), kinds)
    return Path(name) if name else None


def ask_open_many(parent: QWidget, desk: Desk, title: str, kinds: str = "") -> tuple[Path, ...]:
    """The files the person chose to open, none when she changed her mind."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(desk.settings.folder(Purpose.OPEN)), kinds)
    if names:
        _remember(desk, Purpose.OPEN, Path(names[0]).parent)
    return tuple(Path(name) for name in names)


def ask_save(
    parent: QWidget, desk: Desk, title: str, name: str, purpose: Purpose = Purpose.SAVE, kinds: str = ""
) -> Path | None:
    """Where the person wants to save; `name` is proposed in the folder used last for this purpose."""
    proposed = str(desk.settings.folder(purpose) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, kinds)
    return _remembered(desk, purpose, chosen)


def ask_folder(parent: QWidget, desk: Desk, title: str, purpose: Purpose) -> Path | None:
    """A folder, None when nothing was chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(desk.settings.folder(purpose)))
    if not chosen:
        return None
    _remember(desk, purpose, Path(chosen))
    return Path(chosen)


def _remembered(desk: Desk, purpose: Purpose, name: str) -> Path | None:
    if not name:
        return None
    _remember(desk, purpose, Path(name).parent)
    return Path(name)


def _remember(desk: Desk, purpose: Purpose, folder: Path) -> None:
    desk.settings = desk.settings.with_folder(purpose, folder)
    desk.save_settings(desk.settings)
