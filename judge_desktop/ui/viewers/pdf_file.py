"""What is known of an open PDF, and asking a reader about it: one answer for each page, asked when it is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from judge_desktop.ui.viewers.pdf_layout import Size
from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the table of contents. `page` from 1, `y` in points from its top."""

    level: int
    title: str
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class PdfFile:
    """An open file: where it is, what opens it, how large its pages are in points, its table of contents."""

    path: Path
    password: str = field(repr=False)
    sizes: tuple[Size, ...]
    outline: tuple[OutlineEntry, ...] = ()

    @property
    def subject(self) -> dict[str, Any]:
        """The arguments every task about this file begins with."""
        return {"path": str(self.path), "password": self.password}


def opened(path: Path, password: str, content: Mapping[str, Any]) -> PdfFile:
    """The file as `pdf.open` told of it."""
    sizes = tuple((float(width), float(height)) for width, height in content["pages"])
    outline = tuple(
        OutlineEntry(int(level), str(title), int(page) + 1, float(y)) for level, title, page, y in content["outline"]
    )
    return PdfFile(path, password, sizes, outline)


class PageAnswers(QObject):
    """What one task says of each page (from 0). `answered(page)` when it is known; a page is asked about once."""

    answered = Signal(int)

    def __init__(self, reader: Reader, task: str, parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._task = reader, task
        self._subject: dict[str, Any] | None = None
        self._known: dict[int, dict[str, Any]] = {}
        self._asked: dict[int, Ticket | None] = {}

    def set_subject(self, subject: Mapping[str, Any] | None) -> None:
        """Ask about something else, or nothing; what was known is forgotten."""
        for ticket in self._asked.values():
            if ticket is not None:
                self._reader.forget(ticket)
        self._asked.clear()
        self._known.clear()
        self._subject = dict(subject) if subject is not None else None

    def want(self, pages: Iterable[int]) -> None:
        """Ask about those of the pages that were not asked about yet."""
        for page in pages:
            if self._subject is not None and page not in self._known and page not in self._asked:
                self._ask(page, self._subject)

    def of(self, page: int) -> dict[str, Any] | None:
        """What is known of a page, None before it is answered."""
        return self._known.get(page)

    def _ask(self, page: int, subject: dict[str, Any]) -> None:
        def keep(answer: Answer) -> None:
            self._keep(page, answer.content)

        def pass_over(_failure: Failure, _code: str) -> None:
            self._keep(page, {})

        self._asked[page] = None
        ticket = self._reader.ask(self._task, {**subject, "page": page}, keep, pass_over)
        if page in self._asked:  # not yet answered
            self._asked[page] = ticket

    def _keep(self, page: int, content: dict[str, Any]) -> None:
        self._asked.pop(page, None)
        self._known[page] = content
        self.answered.emit(page)
