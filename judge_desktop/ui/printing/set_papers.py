"""A report set into files that are only looked at, and how large their pages are; off the thread of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.printing.kinds import COLLECTED

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SetFile:
    """One file and its pages (width and height of each in points)."""

    path: Path
    pages: tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class SetPapers:
    """The files of a report in ``folder``."""

    kind: ReportKind
    folder: Path
    files: tuple[SetFile, ...]
    notes: tuple[str, ...] = ()  # what should be known before they leave the house

    @property
    def printed(self) -> tuple[SetFile, ...]:
        """The files that go to a printer: all, or the one that holds the pages of all others."""
        return self.files[:1] if self.is_collected else self.files

    @property
    def pages(self) -> tuple[Size, ...]:
        """The pages that go to a printer, one after the other."""
        return tuple(page for one in self.printed for page in one.pages)

    @property
    def is_collected(self) -> bool:
        """Whether the first file holds the pages of all others."""
        return self.kind in COLLECTED and len(self.files) > 1

    def place_of(self, path: Path, page: int) -> int:
        """Where that page (from 0) of a file stands among the pages that go to a printer."""
        seen = [one.path for one in self.files].index(path)
        first = 1 if self.is_collected and seen else 0
        return sum(len(one.pages) for one in self.files[first:seen]) + page


def look_at(
    kind: ReportKind, folder: Path, paths: Sequence[Path], notes: Sequence[str], stop: Callable[[], None]
) -> SetPapers:
    """The papers with the sizes of their pages; ``stop`` is called before each file and may raise.

    The program set these files itself a moment ago, so they are opened here and not in the process for files of others.
    """
    files = []
    for path in paths:
        stop()
        files.append(SetFile(path, pages_of(path)))
    return SetPapers(kind, folder, tuple(files), tuple(notes))


def pages_of(path: Path) -> tuple[Size, ...]:
    """How large the pages are of a file that the program set itself."""
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    document.load(str(path))
    sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
    document.close()
    return tuple((size.width(), size.height()) for size in sizes)
