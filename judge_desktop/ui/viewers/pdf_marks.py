"""The places of words that are marked on the pages of a PDF, and which of them is the one gone to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from judge_desktop.ui.viewers.pdf_file import PageAnswers, PdfFile
from judge_desktop.ui.viewers.reading.reader import Reader

Rect = tuple[float, float, float, float]


class PdfMarks(QObject):
    """`marks_changed` when a page shows other marks; `hit_found(page, nth)` when the place asked for is known."""

    marks_changed = Signal()
    hit_found = Signal(int, int)

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._found = PageAnswers(reader, "pdf.hits", self)
        self._found.answered.connect(self._take)
        self._file: PdfFile | None = None
        self._current: tuple[int, int] | None = None
        self._is_awaited = False

    def set_file(self, file: PdfFile | None) -> None:
        """Mark nothing in another file."""
        self._file = file
        self.set_words("")

    def set_words(self, words: str) -> None:
        """Mark these words; none take the marks away."""
        self._current, self._is_awaited = None, False
        subject = {**self._file.subject, "words": words} if self._file is not None and words else None
        self._found.set_subject(subject)
        self.marks_changed.emit()

    def want(self, pages: Iterable[int]) -> None:
        """These pages (from 0) are seen."""
        self._found.want(pages)

    def go_to(self, page: int, nth: int) -> None:
        """Frame the `nth` place (from 0) of a page (from 0); `hit_found` follows."""
        self._current, self._is_awaited = (page, nth), True
        self._found.want([page])
        if self._found.of(page) is not None:
            self._take(page)

    def rects(self, page: int) -> list[list[Rect]]:
        """Where the places on a page are, as far as they are known, in points."""
        known = self._found.of(page) or {}
        return [[(float(x), float(y), float(w), float(h)) for x, y, w, h in one] for one in known.get("rects", ())]

    def current_on(self, page: int) -> int:
        """The number of the framed place if it is on that page, else -1."""
        return self._current[1] if self._current is not None and self._current[0] == page else -1

    def _take(self, page: int) -> None:
        self.marks_changed.emit()
        if self._is_awaited and self._current is not None and self._current[0] == page:
            self._is_awaited = False
            self.hit_found.emit(*self._current)
