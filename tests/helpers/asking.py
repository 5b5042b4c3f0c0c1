"""Asking a reader in a test: the answer, or what became of it."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.viewers.reading.reader import Reader

Outcome = Answer | tuple[Failure, str]
DIED, HUNG = (Failure.DIED, ""), (Failure.HUNG, "")
PATIENCE_MS = 60_000  # what a process needs on a busy machine, to start or to answer


def refused(code: str) -> Outcome:
    return Failure.REFUSED, code


class Asked:
    """What was asked of a reader, in the order in which it was settled."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.outcomes: list[tuple[str, Outcome]] = []

    def ask(self, label: str, task: str, *, timeout_ms: int = PATIENCE_MS, **arguments: Any) -> Any:
        """Ask; the ticket."""

        def done(answer: Answer) -> None:
            self.outcomes.append((label, answer))

        def failed(failure: Failure, code: str) -> None:
            self.outcomes.append((label, (failure, code)))

        return self.reader.ask(task, arguments, done, failed, timeout_ms=timeout_ms)

    def wait(self, qtbot: QtBot, count: int = 1) -> None:
        """Until so much is settled, each perhaps by a process of its own."""
        qtbot.waitUntil(lambda: len(self.outcomes) >= count, timeout=2 * PATIENCE_MS * count)
        assert len(self.outcomes) == count, self.outcomes

    def labels(self) -> list[str]:
        return [label for label, _ in self.outcomes]


def outcome(qtbot: QtBot, reader: Reader, task: str, *, timeout_ms: int = PATIENCE_MS, **arguments: Any) -> Outcome:
    """Ask and wait for what becomes of it."""
    asked = Asked(reader)
    asked.ask("", task, timeout_ms=timeout_ms, **arguments)
    asked.wait(qtbot)
    return asked.outcomes[0][1]


def read(task: str, **arguments: Any) -> Outcome:
    """What comes of it at once and in this process."""
    asked = Asked(InstantReader())
    asked.ask("", task, **arguments)
    return asked.outcomes[0][1]


def content(task: str, **arguments: Any) -> dict[str, Any]:
    """What is found at once and in this process, which must be something."""
    found = read(task, **arguments)
    assert isinstance(found, Answer), found
    return found.content
