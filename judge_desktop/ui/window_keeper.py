"""Keeps where the system's window stands, and puts it there again if that can be seen on a screen of today."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from judge_desktop.config.window_place import WindowPlace, load_window_place, save_window_place

SAVE_AFTER_MS = 700
_TITLE_BAR, _SEEN_WIDTH = 48, 160  # what must be on a screen for the mouse to take hold of the window
_MAXIMISED = Qt.WindowState.WindowMaximized
_FULL_SCREEN = Qt.WindowState.WindowFullScreen
_MINIMISED = Qt.WindowState.WindowMinimized
_MOVES = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange))


class WindowKeeper(QObject):
    """Watches one top-level window; `put_back` before it is shown, `watch` when the data folder is its own."""

    def __init__(self, window: QWidget, path: Path) -> None:
        super().__init__(window)
        self._window, self._path = window, path
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        self._normal = window.geometry()

    def put_back(self) -> None:
        """Give the window its place of the last time, or leave it as it is."""
        place = load_window_place(self._path)
        if place is None:
            return
        fitting = fitting_place(place, [screen.availableGeometry() for screen in QGuiApplication.screens()])
        if fitting is None:
            return
        self._window.setGeometry(fitting)
        self._normal = self._window.geometry()
        if place.is_maximised:
            self._window.setWindowState(self._window.windowState() | _MAXIMISED)

    def watch(self) -> None:
        """Save the place a moment after every change of it."""
        self._window.installEventFilter(self)

    def save(self) -> None:
        """Save it now; a disk that refuses is asked again at the next change."""
        self._timer.stop()
        state = self._window.windowState()
        if not state & (_MAXIMISED | _FULL_SCREEN | _MINIMISED):
            self._normal = self._window.geometry()
        at = self._normal
        place = WindowPlace(at.x(), at.y(), at.width(), at.height(), is_maximised=bool(state & _MAXIMISED))
        with contextlib.suppress(OSError):
            save_window_place(place, self._path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in _MOVES and self._window.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)


def fitting_place(place: WindowPlace, screens: Sequence[QRect]) -> QRect | None:
    """The place on one of these screens, smaller if need be; None when its title bar would be on none of them."""
    wanted = QRect(place.x, place.y, place.width, place.height)
    handle = QRect(place.x, place.y, place.width, min(place.height, _TITLE_BAR))
    for screen in screens:
        seen = screen.intersected(handle)
        if seen.width() >= min(_SEEN_WIDTH, place.width) and seen.height() > 0:
            size = wanted.size().boundedTo(screen.size())
            return QRect(wanted.topLeft(), size)
    return None
