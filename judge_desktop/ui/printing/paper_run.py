"""Printing the papers that are seen: the dialog of the system, then page after page beside the window."""

from __future__ import annotations

from importlib import import_module

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.printing.set_papers import SetPapers
from judge_desktop.workflow.printing.print_report import note_printed


class PaperRun:
    """Prints for one page, which shows the progress and what comes of it."""

    def __init__(self, page: ChairPage) -> None:
        self._page = page

    def print_papers(self, papers: SetPapers, name: str, current: int) -> None:
        """Ask for a printer and feed it; a refusal is shown on the page. ``current`` is the page seen, from 0."""
        page = self._page
        ask_printer = import_module("judge_desktop.ui.printing.ask_printer")
        page_drawing = import_module("judge_desktop.ui.printing.page_drawing")
        try:
            order = ask_printer.ask_printer(page, name, papers.pages, current)
        except JudgeDesktopError as refused:
            page.show_refusal(refused)
            return
        if order is None:
            return
        contents = [one.path.read_bytes() for one in papers.files]  # the page may be left while they are printed
        ws, where, kind, files = page.desk.ws, page.where, papers.kind, len(papers.files)

        def tell(_: object) -> None:
            page.desk.tasks.run(lambda _: note_printed(ws, kind, files, where), lambda _: None, page.show_refusal)
            page.say(trn("{n} page was sent to the printer", "{n} pages were sent to the printer", len(order.pages)))

        page.running.run(
            tr("Printing"),
            lambda control: page_drawing.draw_pages(order.printer, contents, order.pages, control.report),
            tell,
            page.show_refusal,
            at_printer=True,
        )
