"""Lets a window come to rest: by turns of Qt's loop, never by time, so that it does as much on a slow machine."""

from PySide6.QtWidgets import QApplication

_TURNS = 12  # a layout, the paint behind it, a timer of no time, what that lays out anew, and so on


def settle() -> None:
    """Let everything have its turn that waits for nothing but its turn."""
    for _ in range(_TURNS):
        QApplication.processEvents()
