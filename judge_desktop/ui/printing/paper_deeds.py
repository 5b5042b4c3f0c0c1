"""What a person does with the papers that are seen: saves all of them or one file, or has them printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.printing.handing_out import Copies, ask_where
from judge_desktop.ui.printing.paper_run import order_papers
from judge_desktop.ui.printing.paper_view import PaperView
from judge_desktop.ui.printing.set_papers import SetPapers
from judge_desktop.ui.running import Running
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import keep_report, note_printed


class PaperDeeds(QObject):
    """`kept(words, folder)` and `printed(words)` when that is done, `refused(error)`. Questions stand over `parent`."""

    kept = Signal(str, object)
    printed = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        desk: Desk,
        where: Where,
        running: Running,
        view: PaperView,
        options: Callable[[], PrintOptions],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._where, self._running, self._view, self._over = desk, where, running, view, parent
        self._options = options

    def save(self) -> None:
        """Save the files of the report that is seen."""
        papers = self._view.papers()
        if papers is not None:
            self._keep(papers.kind, ask_where(self._over, self._desk, [one.path for one in papers.files]))

    def save_one(self) -> None:
        """Save the one file that is seen of several."""
        papers, path = self._view.papers(), self._view.path()
        if papers is not None and path is not None:
            self._keep(papers.kind, ask_where(self._over, self._desk, [path]))

    def print_it(self) -> None:
        """Ask for a printer and print the report that is seen."""
        papers = self._view.papers()
        if papers is None:
            return
        try:
            feed = order_papers(self._over, papers, self._view.page())
        except JudgeDesktopError as error:
            self.refused.emit(error)
            return
        if feed is not None:
            self._running.run(
                tr("Printing"),
                feed.work,
                lambda _: self._tell_printed(papers, feed.count),
                self._refuse,
                at_printer=True,
            )

    def _tell_printed(self, papers: SetPapers, pages: int) -> None:
        ws, where, kind, files = self._desk.ws, self._where, papers.kind, len(papers.printed)
        options = self._options()
        self._desk.tasks.run(lambda _: note_printed(ws, kind, files, where, options), lambda _: None, self._refuse)
        self.printed.emit(trn("{n} page was sent to the printer", "{n} pages were sent to the printer", pages))

    def _keep(self, kind: ReportKind, copies: Copies) -> None:
        if not copies:
            return
        ws, where, folder = self._desk.ws, self._where, copies[0][1].parent
        options = self._options()
        words = trn("{n} file is saved", "{n} files are saved", len(copies))
        self._running.run(
            tr("Saving"),
            lambda _: keep_report(ws, kind, copies, where, options),
            lambda _: self.kept.emit(words, folder),
            self._refuse,
        )

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.refused.emit(error)
