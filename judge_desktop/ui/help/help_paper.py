"""A page of help onto paper: saved as a PDF, or sent to a printer. What stands on it is ``workflow.guides``."""

from __future__ import annotations

import tempfile
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.help_pages import load_help_page
from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.printing.set_papers import pages_of
from judge_desktop.ui.tasks import Control
from judge_desktop.workflow.guides import guide_name, print_guide


class HelpPaper(QObject):
    """`told(words)` when it is done, `refused(error)`; nothing any more once help was left. Questions stand over
    `parent`.
    """

    told = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._over = desk, parent

    def save(self, name: str) -> None:
        """Ask where the page is to be saved, and save it."""
        language = current_language()
        kinds = tr("PDF files") + " (*.pdf)"
        path = choose_files.ask_save(
            self._over, self._desk, tr("Save as PDF"), guide_name(name, language), Purpose.PRINT, kinds
        )
        if path is not None:
            target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
            words = tr("“{name}” is saved", name=target.name)
            self._desk.tasks.run(
                lambda _: print_guide(name, target, language), partial(self._tell, words), self._refuse
            )

    def print_it(self, name: str) -> None:
        """Set the page, ask for a printer, and print."""
        language = current_language()

        def set_page(_: Control) -> bytes:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "page.pdf"
                print_guide(name, path, language)
                return path.read_bytes()

        self._desk.tasks.run(set_page, partial(self._order, name), self._refuse)

    def _order(self, name: str, content: bytes) -> None:
        """The libraries for printers are loaded here."""
        ask_printer = import_module("judge_desktop.ui.printing.ask_printer")
        page_drawing = import_module("judge_desktop.ui.printing.page_drawing")
        title = load_help_page(name, current_language()).title
        try:
            order = ask_printer.ask_printer(self._over, title, _sizes(content), 0)
        except JudgeDesktopError as error:
            self.refused.emit(error)
            return
        if order is not None:
            words = trn("{n} page was sent to the printer", "{n} pages were sent to the printer", len(order.pages))
            self._desk.tasks.run(
                lambda control: page_drawing.draw_pages(order.printer, [content], order.pages, control.report),
                partial(self._tell, words),
                self._refuse,
            )

    def _tell(self, words: str, _: object) -> None:
        self.told.emit(words)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.refused.emit(error)


def _sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        path.write_bytes(content)
        return pages_of(path)
