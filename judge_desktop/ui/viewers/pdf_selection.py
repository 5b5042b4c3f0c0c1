"""The text selected on one page: by a drag, a double click or the whole page. Asked of the reader, one at a time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from judge_desktop.ui.viewers.pdf_file import PdfFile
from judge_desktop.ui.viewers.pdf_layout import Point
from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket
from judge_desktop.ui.viewers.search_folding import copied_text

Rect = tuple[float, float, float, float]


class PdfSelection(QObject):
    """`selection_changed` when other text is selected. While an answer is awaited only the newest wish waits."""

    selection_changed = Signal()

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._file: PdfFile | None = None
        self._ticket: Ticket | None = None
        self._is_waiting = False
        self._next: tuple[str, dict[str, Any]] | None = None
        self.page = -1
        self.text = ""
        self.rects: tuple[Rect, ...] = ()

    def set_file(self, file: PdfFile | None) -> None:
        """Select in another file; nothing is selected."""
        self._file = file
        self.clear()

    def clear(self) -> None:
        """Select nothing."""
        if self._ticket is not None:
            self._reader.forget(self._ticket)
        self._ticket, self._next, self._is_waiting = None, None, False
        self._take(-1, "", ())

    def select_between(self, page: int, start: Point, end: Point) -> None:
        """Select what stands between two points of a page (from 0)."""
        self._wish("pdf.selection", {"page": page, "from": list(start), "to": list(end)})

    def select_word(self, page: int, at: Point) -> None:
        """Select the word under a point."""
        self._wish("pdf.word", {"page": page, "at": list(at)})

    def select_page(self, page: int) -> None:
        """Select all text of a page."""
        if self._file is not None:
            self.select_between(page, (0.0, 0.0), self._file.sizes[page])

    def _wish(self, task: str, arguments: dict[str, Any]) -> None:
        if self._file is None:
            return
        if self._is_waiting:
            self._next = (task, arguments)
            return
        page = int(arguments["page"])

        def take(answer: Answer) -> None:
            rects = tuple((float(x), float(y), float(w), float(h)) for x, y, w, h in answer.content["rects"])
            self._take(page, copied_text(str(answer.content["text"])), rects)
            self._go_on()

        def give_up(_failure: Failure, _code: str) -> None:
            self._go_on()

        self._is_waiting = True
        ticket = self._reader.ask(task, {**self._file.subject, **arguments}, take, give_up)
        self._ticket = ticket if self._is_waiting else None

    def _go_on(self) -> None:
        self._ticket, self._is_waiting = None, False
        if self._next is not None:
            wish, self._next = self._next, None
            self._wish(*wish)

    def _take(self, page: int, text: str, rects: tuple[Rect, ...]) -> None:
        if (page, text, rects) != (self.page, self.text, self.rects):
            self.page, self.text, self.rects = page, text, rects
            self.selection_changed.emit()
