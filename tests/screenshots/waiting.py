"""Waiting until a page stands: everything asked for is read, laid out and painted."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication

from judge_desktop.ui.desk import Desk

_SECONDS, _ROUNDS = 0.15, 12  # what opens slowly, and how many layouts stand inside each other


def wait_for(desk: Desk) -> None:
    """Until everything that was asked for is read and shown."""
    while desk.tasks.is_busy():
        QApplication.processEvents()
    settle()


def settle() -> None:
    """Until layouts and lazy loading have come to rest."""
    until = time.monotonic() + _SECONDS
    rounds = 0
    while time.monotonic() < until or rounds < _ROUNDS:
        QApplication.processEvents()
        rounds += 1
