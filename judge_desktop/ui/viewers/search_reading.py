"""Reads the texts of PDFs in the background, a few pages at a time, so that nothing else has to wait for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from judge_desktop.ui.viewers.reading.answers import Answer, Failure, Refusal
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket

_PAGES_TOGETHER = 6
_MOST_LETTERS = 3_000_000  # of one document: a thousand full pages


class SourceKind(StrEnum):
    """Where the texts of a document come from: read here out of a PDF, or given by the viewer that shows it."""

    PDF = "pdf"
    GIVEN = "given"


class Unread(StrEnum):
    """Why a document could not be read, or not to its end."""

    LOCKED = "locked"
    BROKEN = "broken"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class SearchSource:
    """A document that is searched. `key` tells documents apart, `name` is for people."""

    key: str
    name: str
    path: Path
    kind: SourceKind = SourceKind.PDF
    password: str = field(default="", repr=False)


class SearchReading(QObject):
    """Reads one document after the other.

    `text_read(key, page, text)` for every page (from 1); `progress_changed` when more is known of how far it is;
    `source_read(key)` when all of a document was read, `source_unread(key, why)` when it cannot be;
    `reading_finished` at the end of all.
    """

    text_read = Signal(str, int, str)
    progress_changed = Signal()
    source_read = Signal(str)
    source_unread = Signal(str, str)
    reading_finished = Signal()

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._waiting: list[SearchSource] = []
        self._source: SearchSource | None = None
        self._ticket: Ticket | None = None
        self._answered = 0
        self._page = self._pages = self._letters = 0
        self._arrived: list[str] = []  # texts that are handed on one by one, so that none makes the window wait
        self._documents_done = self._documents = 0
        self._going_on = QTimer(self)
        self._going_on.setSingleShot(True)
        self._going_on.timeout.connect(self._go_on)

    def start(self, sources: Sequence[SearchSource]) -> None:
        """Read these documents; what was still to be read is forgotten."""
        self.stop()
        self._waiting = list(sources)
        self._documents, self._documents_done = len(sources), 0
        if sources:
            self._going_on.start(0)

    def add(self, source: SearchSource) -> None:
        """Read one more, after the others."""
        self._waiting.append(source)
        self._documents += 1
        self._going_on.start(0)

    def stop(self) -> None:
        """Read nothing more."""
        self._going_on.stop()
        if self._ticket is not None:
            self._reader.forget(self._ticket)
        self._ticket, self._source = None, None
        self._waiting.clear()
        self._arrived.clear()

    def is_reading(self) -> bool:
        """Whether something is still to be read."""
        return self._source is not None or bool(self._waiting)

    def progress(self) -> tuple[int, int]:
        """How far it is, in hundredths of a document, and of how many."""
        share = self._page / self._pages if self._source is not None and self._pages else 0.0
        return round(100 * (self._documents_done + share)), 100 * self._documents

    def _go_on(self) -> None:
        """One question to the reader: the next document, or the next pages of this one."""
        if self._ticket is not None:
            return
        if self._source is None and self._waiting:
            self._source, self._page, self._pages, self._letters = self._waiting.pop(0), 0, 0, 0
            self._ask("pdf.open", {}, self._take_pages)
        elif self._arrived and self._source is not None:
            self._hand_on(self._source)
        elif self._source is not None:
            self._ask("pdf.texts", {"first": self._page, "count": _PAGES_TOGETHER}, self._take_texts)

    def _ask(self, task: str, arguments: dict[str, Any], take: Callable[[SearchSource, Answer], None]) -> None:
        source = self._source
        if source is None:
            return
        count = self._answered

        def took(answer: Answer) -> None:
            if not isValid(self):  # the window was closed while the reader was at it
                return
            self._ticket, self._answered = None, self._answered + 1
            take(source, answer)

        def passed_over(failure: Failure, code: str) -> None:
            if not isValid(self):
                return
            self._ticket, self._answered = None, self._answered + 1
            is_locked = failure is Failure.REFUSED and code == Refusal.PASSWORD.value
            self.source_unread.emit(source.key, (Unread.LOCKED if is_locked else Unread.BROKEN).value)
            self._end_source()

        subject = {"path": str(source.path), "password": source.password}
        ticket = self._reader.ask(task, {**subject, **arguments}, took, passed_over, in_background=True)
        self._ticket = ticket if self._answered == count else None

    def _take_pages(self, _source: SearchSource, answer: Answer) -> None:
        self._pages = len(answer.content["pages"])
        self._going_on.start(0)

    def _take_texts(self, source: SearchSource, answer: Answer) -> None:
        self._arrived = [str(text) for text in answer.content["texts"]]
        if self._arrived:
            self._going_on.start(0)
        else:
            self._take_end(source)

    def _hand_on(self, source: SearchSource) -> None:
        text = self._arrived.pop(0)
        self._page += 1
        self._letters += len(text)
        self.text_read.emit(source.key, self._page, text)
        if self._source is not source:  # whoever heard it reads something else now
            return
        if self._letters > _MOST_LETTERS:
            self.source_unread.emit(source.key, Unread.LONG.value)
            self._end_source()
        elif self._page >= self._pages:
            self._take_end(source)
        else:
            self.progress_changed.emit()
            self._going_on.start(0)

    def _take_end(self, source: SearchSource) -> None:
        self.source_read.emit(source.key)
        self._end_source()

    def _end_source(self) -> None:
        self._source = None
        self._arrived.clear()
        self._documents_done += 1
        self.progress_changed.emit()
        if self._waiting:
            self._going_on.start(0)
        else:
            self.reading_finished.emit()
