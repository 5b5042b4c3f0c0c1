"""The application of Qt, which the system asks to open a file, as macOS does instead of starting it once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Files may come before there is a window: they wait until one takes them."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._waiting: list[Path] = []
        self._open: Callable[[Path], None] | None = None

    def waiting_files(self) -> tuple[Path, ...]:
        """The files nobody has taken yet."""
        return tuple(self._waiting)

    def deliver_files(self, open_file: Callable[[Path], None]) -> None:
        """Hand every file to that from now on, first those that waited."""
        self._open = open_file
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            open_file(path)

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return super().event(event)
        if self._open is None:
            self._waiting.append(Path(event.file()))
        else:
            self._open(Path(event.file()))
        return True
