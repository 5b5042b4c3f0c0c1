"""Asking a person for files and folders, starting where she was last time for the same purpose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from judge_desktop.config.settings import Purpose
from judge_desktop.ui.desk import Desk


def choose_files(desk: Desk, parent: QWidget, title: str, kinds: str = "") -> tuple[Path, ...]:
    """Files to open; none when the person changed her mind. ``kinds`` is a filter as Qt spells it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(desk.settings.folder(Purpose.OPEN)), kinds)
    paths = tuple(Path(one) for one in chosen)
    if paths:
        _remember(desk, Purpose.OPEN, paths[0].parent)
    return paths


def choose_file_to_save(desk: Desk, parent: QWidget, title: str, name: str, kinds: str = "") -> Path | None:
    """Where to save a file, ``name`` proposed; None when the person changed her mind."""
    proposed = desk.settings.folder(Purpose.SAVE) / name
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not chosen:
        return None
    _remember(desk, Purpose.SAVE, Path(chosen).parent)
    return Path(chosen)


def choose_folder(desk: Desk, parent: QWidget, title: str, purpose: Purpose) -> Path | None:
    """A folder; None when the person changed her mind."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(desk.settings.folder(purpose)))
    if not chosen:
        return None
    _remember(desk, purpose, Path(chosen))
    return Path(chosen)


def copy_file(path: Path) -> None:
    """Puts the file itself into the clipboard, to be pasted into a chat, a mail or a folder."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    content.setText(str(path))
    QGuiApplication.clipboard().setMimeData(content)


def show_folder(path: Path) -> None:
    """Opens the folder of a file (or the folder itself) in the desktop's own window."""
    folder = path if path.is_dir() else path.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _remember(desk: Desk, purpose: Purpose, folder: Path) -> None:
    desk.settings = desk.settings.with_folder(purpose, folder)
    desk.save_settings(desk.settings)
