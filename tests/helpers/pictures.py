"""Pictures of windows without a screen, for looking at and for `dev.py screenshots`."""

from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget


def picture(widget: QWidget, width: int = 0, height: int = 0) -> QPixmap:
    """The widget as it is painted at that size (0: as high as it wants to be for its width)."""
    if width:
        wanted = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
        widget.resize(width, height or wanted)
    widget.show()
    for _ in range(4):
        QApplication.processEvents()
    return widget.grab()


def save_picture(widget: QWidget, path: Path, width: int = 0, height: int = 0) -> Path:
    """Save that picture as PNG and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture(widget, width, height).save(str(path)):
        raise OSError(path)
    return path
