"""The pixels of pages: asked of the reader for the pages wanted now, kept up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from judge_desktop.ui.viewers.answer_pixels import pixmap_of
from judge_desktop.ui.viewers.pdf_file import PdfFile
from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket

MOST_PIXELS = 10_000_000  # of one page: larger ones are drawn so large and shown larger
_BYTES_PER_PIXEL = 4
_ENOUGH = 0.02  # pixels whose scale differs by less are as good


@dataclass(slots=True)
class _Drawn:
    pixmap: QPixmap
    scale: float

    @property
    def size_bytes(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * _BYTES_PER_PIXEL


class PdfPixels(QObject):
    """`page_drawn(page)` (from 0) when the pixels of a page have come or are known not to come."""

    page_drawn = Signal(int)

    def __init__(self, reader: Reader, most_bytes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._most_bytes = reader, most_bytes
        self._file: PdfFile | None = None
        self._rotation = 0
        self._kept: OrderedDict[int, _Drawn] = OrderedDict()
        self._asked: dict[int, tuple[float, Ticket | None]] = {}
        self._lost: set[int] = set()

    def set_file(self, file: PdfFile | None, rotation: int = 0) -> None:
        """Draw another file, or the same one turned; all pixels are forgotten."""
        self._forget(list(self._asked))
        self._kept.clear()
        self._lost.clear()
        self._file, self._rotation = file, rotation

    def pixmap(self, page: int) -> QPixmap | None:
        """The pixels kept of a page, perhaps of another scale than wanted last."""
        kept = self._kept.get(page)
        return kept.pixmap if kept is not None else None

    def is_lost(self, page: int) -> bool:
        """Whether the page could not be drawn."""
        return page in self._lost

    def size_bytes(self) -> int:
        """How much is kept."""
        return sum(one.size_bytes for one in self._kept.values())

    def want(self, pages: Sequence[int], scale_of: Callable[[int], float]) -> None:
        """Have these pages drawn at `scale_of(page)` device pixels per point, the first of them first.

        What was asked for other pages or scales is forgotten.
        """
        if self._file is None:
            return
        wanted = {page: self._bounded(page, scale_of(page)) for page in pages}
        self._forget([page for page, (scale, _) in self._asked.items() if not _is_as_good(scale, wanted.get(page, 0))])
        for page, scale in wanted.items():
            kept = self._kept.get(page)
            if kept is not None:
                self._kept.move_to_end(page)
            is_drawn = kept is not None and _is_as_good(kept.scale, scale)
            if not is_drawn and page not in self._asked and page not in self._lost:
                self._ask(page, scale, self._file)
        self._let_go(wanted.keys())

    def _bounded(self, page: int, scale: float) -> float:
        width, height = self._file.sizes[page] if self._file is not None else (1.0, 1.0)
        return min(scale, sqrt(MOST_PIXELS / (width * height)))

    def _ask(self, page: int, scale: float, file: PdfFile) -> None:
        def keep(answer: Answer) -> None:
            self._keep(page, scale, answer)

        def lose(_failure: Failure, _code: str) -> None:
            self._asked.pop(page, None)
            self._lost.add(page)
            self.page_drawn.emit(page)

        self._asked[page] = (scale, None)
        arguments = {**file.subject, "page": page, "scale": scale, "rotation": self._rotation}
        ticket = self._reader.ask("pdf.page", arguments, keep, lose)
        if page in self._asked:  # not yet answered
            self._asked[page] = (scale, ticket)

    def _keep(self, page: int, scale: float, answer: Answer) -> None:
        self._asked.pop(page, None)
        self._kept[page] = _Drawn(pixmap_of(answer), scale)
        self._kept.move_to_end(page)
        self.page_drawn.emit(page)

    def _forget(self, pages: Sequence[int]) -> None:
        for page in pages:
            _, ticket = self._asked.pop(page)
            if ticket is not None:
                self._reader.forget(ticket)

    def _let_go(self, wanted: Collection[int]) -> None:
        size = self.size_bytes()
        for page in list(self._kept):
            if size <= self._most_bytes:
                return
            if page not in wanted:
                size -= self._kept.pop(page).size_bytes


def _is_as_good(scale: float, wanted: float) -> bool:
    return wanted > 0 and abs(scale - wanted) <= _ENOUGH * wanted
