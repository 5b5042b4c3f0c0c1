"""Keeping a window above the others, and letting it go again, without taking it off the screen for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_ON_TOP = Qt.WindowType.WindowStaysOnTopHint


def keep_on_top(window: QWidget, on_top: bool) -> None:
    """Change that one trait of a top-level window; size, place and focus stay.

    `QWidget.setWindowFlag` would hide the window and lose its place; the window of the system can be told directly.
    """
    if is_on_top(window) == on_top:
        return
    handle = window.windowHandle()
    if handle is None:
        window.setWindowFlag(_ON_TOP, on_top)
        return
    flags = window.windowFlags()
    window.overrideWindowFlags(flags | _ON_TOP if on_top else flags & ~_ON_TOP)
    handle.setFlag(_ON_TOP, on_top)


def is_on_top(window: QWidget) -> bool:
    """Whether the window is kept above the others."""
    return bool(window.windowFlags() & _ON_TOP)
