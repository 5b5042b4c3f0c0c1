"""A report set into files that are only looked at, and how large their pages are; off the thread of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.domain.findings import Finding
from judge_desktop.domain.report_kinds import ReportKind

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
    findings: tuple[Finding, ...] = ()  # what should be looked at before they leave the house

    @property
    def pages(self) -> tuple[Size, ...]:
        """The pages of all files, one after the other."""
        return tuple(page for one in self.files for page in one.pages)


def look_at(
    kind: ReportKind, folder: Path, paths: Sequence[Path], findings: Sequence[Finding], stop: Callable[[], None]
) -> SetPapers:
    """The papers with the sizes of their pages; ``stop`` is called before each file and may raise.

    The program set these files itself a moment ago, so they are opened here and not in the process for files of others.
    """
    from PySide6.QtPdf import QPdfDocument

    files = []
    for path in paths:
        stop()
        document = QPdfDocument()
        document.load(str(path))
        sizes = (document.pagePointSize(page) for page in range(document.pageCount()))
        files.append(SetFile(path, tuple((size.width(), size.height()) for size in sizes)))
        document.close()
    return SetPapers(kind, folder, tuple(files), tuple(findings))
