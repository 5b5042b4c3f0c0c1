"""Brings the words of texts, tables and office files to the search, one file after the other, after all else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.reading import ReadingKind, ReadingView
from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket
from judge_desktop.workflow.read_attachment import reading_of

_TIMEOUT_MS = 60_000


@dataclass(frozen=True, slots=True)
class TextSource:
    """A file whose words are searched, under the key of its tab."""

    key: str
    path: Path
    name: str


class GivenTexts(QObject):
    """Calls `take(key, page, text)` for every slide, sheet or whole text; a file that cannot be read is passed over."""

    def __init__(self, reader: Reader, take: Callable[[str, int, str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._take = reader, take
        self._waiting: list[TextSource] = []
        self._ticket: Ticket | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._ask)

    def read(self, sources: Sequence[TextSource]) -> None:
        """Read these; what was still to be read is forgotten."""
        self._next.stop()
        if self._ticket is not None:
            self._reader.forget(self._ticket)
            self._ticket = None
        self._waiting = list(sources)
        if sources:
            self._next.start(0)

    def _ask(self) -> None:
        if not self._waiting:
            return
        source = self._waiting.pop(0)

        def take(answer: Answer) -> None:
            try:
                for page, text in enumerate(texts_of(reading_of(answer.content)), start=1):
                    self._take(source.key, page, text)
            except JudgeDesktopError:
                pass  # what came back is no reading: nothing is found in this file
            self._next.start(0)

        def pass_over(_failure: Failure, _code: str) -> None:
            self._next.start(0)

        arguments = {"path": str(source.path), "name": source.name}
        self._ticket = self._reader.ask(
            "office.read", arguments, take, pass_over, timeout_ms=_TIMEOUT_MS, in_background=True
        )


def texts_of(view: ReadingView) -> list[str]:
    """The words page by page: of each slide, of each sheet, or of the whole."""
    if view.kind is ReadingKind.SLIDES:
        return [one.text for one in view.slides]
    if view.kind is ReadingKind.SHEETS:
        return [one.text for one in view.sheets]
    return [view.text]
