"""Asks the reading process, which is started when it is first needed and again after a file has killed it.

One request is under way at a time; the others wait here, so that a file that ends the process ends only its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from logging import WARNING
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from judge_desktop.config.log import CodeName, Event, note
from judge_desktop.ui.viewers.reading.answers import Answer, Done, Failed, Failure, Refusal
from judge_desktop.ui.viewers.reading.child import Child, reading_command
from judge_desktop.ui.viewers.reading.parcels import Parcel
from judge_desktop.ui.viewers.reading.shapes import is_sound

TIMEOUT_MS = 8_000
START_MS = 20_000  # a cold disk and a virus scanner
FORGOTTEN_MS = 2_500  # nobody waits longer for an answer that nobody wants
_MOST_STARTS = 2  # in a row without a sign of life
_IN_BACKGROUND = frozenset({"pdf.texts"})


@dataclass(slots=True, eq=False)
class Ticket:
    """What `ask` gives: good for `forget`."""

    task: str
    arguments: Mapping[str, Any]
    done: Done | None
    failed: Failed | None
    timeout_ms: int


class Reader(QObject):
    """Everything a viewer knows of its file goes through here; callbacks come later, on the thread of the window."""

    def __init__(self, parent: QObject | None = None, *, command: Sequence[str] | None = None) -> None:
        super().__init__(parent)
        self._command = command or reading_command()
        self._child: Child | None = None
        self._living: set[Child] = set()
        self._urgent: list[Ticket] = []
        self._waiting: list[Ticket] = []
        self._current: Ticket | None = None
        self._number = 0
        self._starts = 0
        self._is_ready = False
        self._is_closed = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(lambda: self._lose(Failure.HUNG))
        self.destroyed.connect(partial(_end_all, self._living))
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.close)

    def ask(
        self,
        task: str,
        arguments: Mapping[str, Any],
        done: Done,
        failed: Failed,
        *,
        timeout_ms: int = TIMEOUT_MS,
        in_background: bool = False,
    ) -> Ticket:
        """Ask for a task of `tasks.TASKS`; exactly one of both is called, unless it is forgotten.

        The time counts from when the task is begun. What is asked `in_background`, as texts always are, waits for
        everything else.
        """
        ticket = Ticket(task, arguments, done, failed, timeout_ms)
        if not self._is_closed:
            (self._waiting if in_background or task in _IN_BACKGROUND else self._urgent).append(ticket)
            self._go_on()
        return ticket

    def forget(self, ticket: Ticket) -> None:
        """Neither callback of this ticket will be called any more. What is under way is given a moment to end: others
        wait for it, and a fresh process costs them more than that.
        """
        ticket.done = ticket.failed = None
        for queue in (self._urgent, self._waiting):
            if ticket in queue:
                queue.remove(ticket)
        if ticket is self._current and self._clock.remainingTime() > FORGOTTEN_MS:
            self._clock.start(FORGOTTEN_MS)

    def is_busy(self) -> bool:
        """Whether something was asked that has no answer yet."""
        return self._current is not None or bool(self._urgent or self._waiting)

    def warm_up(self) -> None:
        """Have the process ready before something is asked."""
        if self._child is None and not self._is_closed:
            self._start()

    def close(self) -> None:
        """End the process for good; nothing is called any more."""
        self._is_closed = True
        self._clock.stop()
        self._urgent.clear()
        self._waiting.clear()
        self._current = None
        self._child = None
        _end_all(self._living)

    # ── the process ──────────────────────────────────────────────────────────────────────────────────────────────

    def _start(self) -> None:
        self._starts += 1
        self._is_ready = False
        self._child = Child(self._command, self._hear, self._bury)
        self._living.add(self._child)
        self._clock.start(START_MS)
        self._child.start()
        note(Event.READER_STARTED, in_a_row=self._starts)

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _bury(self, child: Child) -> None:
        self._living.discard(child)
        if child is self._child:
            self._child = None
            self._lose(Failure.DIED)

    def _lose(self, failure: Failure) -> None:
        """This process is of no use any more: what was under way has failed, a fresh one is asked for what waits."""
        self._clock.stop()
        self._end_child()
        ticket, self._current = self._current, None
        note(Event.READER_FAILED, level=WARNING, why=failure, task=_task_name(ticket))
        if ticket is not None:
            self._settle(ticket.failed, failure, "")
            self.warm_up()
        elif self._starts >= _MOST_STARTS:
            self._fail_all()
        else:
            self._go_on()

    def _fail_all(self) -> None:
        """No process can be had: nobody waits for ever. What is asked later tries again."""
        self._starts = 0
        hopeless = [*self._urgent, *self._waiting]
        self._urgent.clear()
        self._waiting.clear()
        for ticket in hopeless:
            self._settle(ticket.failed, Failure.DIED, "")

    # ── one request after the other ──────────────────────────────────────────────────────────────────────────────

    def _go_on(self) -> None:
        queue = self._urgent or self._waiting
        if self._current is not None or not queue:
            return
        if self._child is None:
            self._start()
        elif self._is_ready:
            self._number += 1
            self._current = ticket = queue.pop(0)
            self._clock.start(ticket.timeout_ms)
            self._child.send(
                {
                    "id": self._number,
                    "task": ticket.task,
                    "arguments": dict(ticket.arguments),
                    "within_ms": ticket.timeout_ms,
                }
            )

    def _hear(self, child: Child, parcel: Parcel) -> None:
        if child is not self._child:
            return
        header, payload = parcel
        if not self._is_ready and header.get("ready") is True:
            self._is_ready, self._starts = True, 0
            self._clock.stop()
            self._go_on()
            return
        ticket = self._current
        found = None if ticket is None or header.get("id") != self._number else _found(ticket.task, header, payload)
        if ticket is None or found is None:
            self._lose(Failure.DIED)  # a file speaks, not the program
            return
        self._clock.stop()
        self._current = None
        if isinstance(found, Answer):
            self._settle(ticket.done, found)
        else:
            note(Event.READER_FAILED, why=found, task=_task_name(ticket))
            self._settle(ticket.failed, Failure.REFUSED, found.value)

    def _settle(self, callback: Callable[..., None] | None, *words: Any) -> None:
        """Call back, and go on even if that fails: what it asks for at once comes before what waits."""
        try:
            if callback is not None:
                callback(*words)
        finally:
            self._go_on()


def _task_name(ticket: Ticket | None) -> CodeName | None:
    return CodeName(ticket.task) if ticket is not None else None


def _end_all(children: set[Child]) -> None:
    """End processes and wait for it: Qt complains about those that outlive their object."""
    for child in children:
        child.end()
    children.clear()


def _found(task: str, header: Mapping[str, Any], payload: bytes) -> Answer | Refusal | None:
    """What the process says of the task; None when that is nothing it should say."""
    if "refused" in header:
        return Refusal(header["refused"]) if header["refused"] in list(Refusal) and not payload else None
    content = header.get("content")
    if not isinstance(content, dict):
        return None
    answer = Answer(content, payload)
    return answer if is_sound(task, answer) else None
