"""Asks the reading process, which is started when it is first needed and again after a file has killed it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from judge_desktop.ui.viewers.reading.answers import Done, Failed

TIMEOUT_MS = 8_000


class Ticket:
    """What `ask` gives: good for `forget`."""

    __slots__ = ()


class Reader(QObject):
    """Everything a viewer knows of its file goes through here; callbacks come later, on the thread of the window."""

    def ask(
        self, task: str, arguments: Mapping[str, Any], done: Done, failed: Failed, *, timeout_ms: int = TIMEOUT_MS
    ) -> Ticket:
        """Ask for a task of `tasks.TASKS`; exactly one of both is called, unless it is forgotten."""
        raise NotImplementedError

    def forget(self, ticket: Ticket) -> None:
        """Neither callback of this ticket will be called any more."""

    def warm_up(self) -> None:
        """Have the process ready before something is asked."""

    def close(self) -> None:
        """End the process; nothing is called any more."""
