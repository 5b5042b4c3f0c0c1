"""Handing a finished file over to the desktop: into the clipboard, or its folder opened there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from judge_desktop.config.frozen import libraries_of_system


def copy_file(path: Path) -> None:
    """Puts the file itself into the clipboard, to be pasted into a chat, a mail or a folder."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    content.setText(str(path))
    QGuiApplication.clipboard().setMimeData(content)


def show_folder(path: Path) -> None:
    """Opens the folder of a file (or the folder itself) in the desktop's own window."""
    folder = path if path.is_dir() else path.parent
    with libraries_of_system():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
