"""Watches which windows open: a part that is shown before it has a parent flashes up as a window of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class WindowWatch(QObject):
    """Notes every window that is shown: class and name."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(f"{type(watched).__name__} {watched.accessibleName()}".strip())
        return False


@contextmanager
def watched_windows() -> Iterator[list[str]]:
    """The windows opened inside the block."""
    app, watch = QApplication.instance(), WindowWatch()
    assert app is not None
    app.installEventFilter(watch)
    try:
        yield watch.opened
    finally:
        app.removeEventFilter(watch)
