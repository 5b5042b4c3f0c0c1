"""Every report that can be printed, into one folder: set first, so that replacing files there can be asked about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from judge_desktop.config.i18n import Translator, tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.printing.handing_out import agreed_copies
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.preview_folder import PreviewFolder
from judge_desktop.workflow.printing.print_everything import EverythingPrinted, keep_everything, set_everything


class Everything:
    """Saves for one page, which shows the progress; `tell(words, folder)` says what came of it."""

    def __init__(self, page: ChairPage, tell: Callable[[str, Path], None]) -> None:
        self._page, self._tell = page, tell

    def save(self, words: Translator, options: PrintOptions) -> None:
        """Ask for the folder and fill it."""
        page = self._page
        folder = choose_files.ask_folder(page, page.desk, tr("Folder for all papers"), Purpose.PRINT)
        if folder is None:
            return
        ws, where = page.desk.ws, page.where
        private = PreviewFolder(ws)

        def keep(papers: EverythingPrinted) -> None:
            copies = agreed_copies(page, folder, papers.paths)
            if not copies:
                private.close()
                return
            targets = dict(copies)
            page.run(
                tr("Saving"), lambda _: keep_everything(ws, papers, targets, where, options), lambda _: tell(papers)
            )

        def tell(papers: EverythingPrinted) -> None:
            private.close()
            reports = trn("{n} report is saved", "{n} reports are saved", len(papers.files))
            files = trn("{n} file", "{n} files", len(papers.paths))
            self._tell(f"{reports} ({files})", folder)

        page.run(
            tr("Setting the pages"),
            lambda control: set_everything(ws, private.fresh(), words, options, where, control.report),
            keep,
        )
