"""What is done with papers that were looked at: saved as files, or printed. Whoever asks says where words appear."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.printing.paper_run import order_papers
from judge_desktop.ui.printing.set_papers import SetPapers
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.printing.print_report import keep_report, note_printed

Copies = list[tuple[Path, Path]]
"""(from, to) of each file that is saved."""


class HandingOut(QObject):
    """For one page, which shows the progress: `kept(words, folder)` and `printed(words)` when it is done,
    `refused(error)` when it is not.
    """

    kept = Signal(str, object)
    printed = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, where: Where, running: Running, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._where, self._running, self._page = desk, where, running, page

    def save(self, kind: ReportKind, paths: Sequence[Path]) -> None:
        """Ask where these files of a report are to be kept, and keep them there."""
        copies = ask_where(self._page, self._desk, paths)
        if not copies:
            return
        ws, where, folder = self._desk.ws, self._where, copies[0][1].parent
        words = trn("{n} file is saved", "{n} files are saved", len(copies))
        self._running.run(
            tr("Saving"),
            lambda _: keep_report(ws, kind, copies, where),
            lambda _: self.kept.emit(words, folder),
            self.refused.emit,
        )

    def print_it(self, papers: SetPapers, current: int) -> None:
        """Ask for a printer and feed it. ``current`` is the page that is seen, from 0."""
        try:
            feed = order_papers(self._page, papers, current)
        except JudgeDesktopError as error:
            self.refused.emit(error)
            return
        if feed is not None:
            self._running.run(
                tr("Printing"),
                feed.work,
                lambda _: self._tell_printed(papers, feed.count),
                self.refused.emit,
                at_printer=True,
            )

    def _tell_printed(self, papers: SetPapers, pages: int) -> None:
        ws, where, kind, files = self._desk.ws, self._where, papers.kind, len(papers.files)
        self._desk.tasks.run(lambda _: note_printed(ws, kind, files, where), lambda _: None, self.refused.emit)
        self.printed.emit(trn("{n} page was sent to the printer", "{n} pages were sent to the printer", pages))


def ask_where(parent: QWidget, desk: Desk, paths: Sequence[Path]) -> Copies:
    """Where these files are to be saved: one under a name, several in a folder; nothing when she changed her mind.

    What would be written over is asked about: by the system's dialog for one file, here for several.
    """
    if len(paths) == 1:
        kinds = tr("PDF files") + " (*.pdf)"
        target = choose_files.ask_save(parent, desk, tr("Save the paper"), paths[0].name, Purpose.PRINT, kinds)
        return [] if target is None else [(paths[0], _with_ending(target))]
    folder = choose_files.ask_folder(parent, desk, tr("Folder for the papers"), Purpose.PRINT)
    return [] if folder is None else agreed_copies(parent, folder, paths)


def agreed_copies(parent: QWidget, folder: Path, paths: Sequence[Path]) -> Copies:
    """The files under their own names in ``folder``; nothing when some are there already and may not be replaced."""
    copies = [(path, folder / path.name) for path in paths]
    there = [target.name for _, target in copies if target.exists()]
    if there and not _may_replace(parent, folder, there):
        return []
    return copies


def _may_replace(parent: QWidget, folder: Path, names: Sequence[str]) -> bool:
    question = trn("Replace {n} file in this folder?", "Replace {n} files in this folder?", len(names))
    some = ", ".join(names[:3]) + (" …" if len(names) > len(names[:3]) else "")
    sentence = tr("{folder} holds already: {names}", folder=folder.name, names=some)
    return Dialog.ask(parent, question, sentence, tr("Replace"), tr("Cancel"), dangerous=True)


def _with_ending(path: Path) -> Path:
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
