"""A reader that answers before `ask` returns, in this process: for tests and pictures, never for applicants' files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from judge_desktop.ui.viewers.reading.answers import Done, Failed, Failure, Refused
from judge_desktop.ui.viewers.reading.reader import TIMEOUT_MS, Reader, Ticket
from judge_desktop.ui.viewers.reading.tasks import TASKS, perform


class InstantReader(Reader):
    """Does every task at once."""

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
        """Do the task and call one of both before returning."""
        try:
            answer = perform(TASKS, task, arguments)
        except Refused as refused:
            failed(Failure.REFUSED, refused.code.value)
        else:
            done(answer)
        return Ticket(task, arguments, None, None, timeout_ms)

    def forget(self, ticket: Ticket) -> None:
        """Nothing is ever left to forget."""

    def warm_up(self) -> None:
        """Nothing is to be started."""

    def close(self) -> None:
        """Let go of the files."""
        from judge_desktop.ui.viewers.reading.pdf_documents import close_documents

        close_documents()
