"""A reader whose answers come when the test says so: what a viewer does while it waits can be looked at."""

from collections.abc import Mapping
from typing import Any

from judge_desktop.ui.viewers.reading.answers import Done, Failed, Failure, Refused
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.viewers.reading.reader import TIMEOUT_MS, Ticket
from judge_desktop.ui.viewers.reading.tasks import TASKS, perform


class HeldReader(InstantReader):
    """Answers the tasks named in `held` only in `answer`; all others at once."""

    def __init__(self, *held: str) -> None:
        super().__init__()
        self.held = set(held)
        self.waiting: list[Ticket] = []
        self.asked: list[tuple[str, Mapping[str, Any]]] = []

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
        """Keep the question, or answer it at once."""
        self.asked.append((task, dict(arguments)))
        if task not in self.held:
            return super().ask(task, arguments, done, failed, timeout_ms=timeout_ms, in_background=in_background)
        ticket = Ticket(task, arguments, done, failed, timeout_ms)
        self.waiting.append(ticket)
        return ticket

    def forget(self, ticket: Ticket) -> None:
        """Take the question back."""
        if ticket in self.waiting:
            self.waiting.remove(ticket)

    def pages_waiting(self) -> list[int]:
        """The pages (from 0) that were asked about and not answered."""
        return [int(one.arguments["page"]) for one in self.waiting]

    def answer(self) -> None:
        """Answer everything that waits."""
        waiting, self.waiting = self.waiting, []
        for ticket in waiting:
            try:
                answer = perform(TASKS, ticket.task, ticket.arguments)
            except Refused as refused:
                if ticket.failed is not None:
                    ticket.failed(Failure.REFUSED, refused.code.value)
            else:
                if ticket.done is not None:
                    ticket.done(answer)

    def fail(self, failure: Failure) -> None:
        """Let everything that waits fail in that way."""
        waiting, self.waiting = self.waiting, []
        for ticket in waiting:
            if ticket.failed is not None:
                ticket.failed(failure, "")
