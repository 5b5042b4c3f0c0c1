"""Ordering papers from a printer: the dialog of the system, and the work that feeds it beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, translator
from judge_desktop.config.report_words import report_name
from judge_desktop.ui.printing.set_papers import SetPapers
from judge_desktop.ui.tasks import Control


@dataclass(frozen=True, slots=True)
class PaperFeed:
    """``work`` sends ``count`` pages to the printer that was chosen."""

    work: Callable[[Control], None]
    count: int


def order_papers(parent: QWidget, papers: SetPapers, current: int) -> PaperFeed | None:
    """Asks for a printer; None when the person changed her mind. ``current`` is the page seen, from 0.

    What is printed is read now: the page may be left, and its files deleted, while the printer is fed. The libraries
    for printers are loaded here. Refuses ``NO_PRINTER``.
    """
    ask_printer = import_module("judge_desktop.ui.printing.ask_printer")
    page_drawing = import_module("judge_desktop.ui.printing.page_drawing")
    name = report_name(papers.kind, translator(current_language()))
    order = ask_printer.ask_printer(parent, name, papers.pages, current)
    if order is None:
        return None
    contents = [one.path.read_bytes() for one in papers.printed]
    return PaperFeed(
        lambda control: page_drawing.draw_pages(order.printer, contents, order.pages, control.report), len(order.pages)
    )
