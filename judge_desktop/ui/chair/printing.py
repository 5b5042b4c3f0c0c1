"""Printing into a folder, from whichever page of the chair asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import print_report


def print_scorecards_into_a_folder(page: ChairPage) -> None:
    """Asks for the folder, prints one PDF for each judge, and says where they are."""

    def saved(count: int) -> str:
        return trn("{n} PDF of scorecards is saved", "{n} PDFs of scorecards are saved", count)

    _print(page, tr("Folder for the scorecards"), tr("Printing the scorecards"), ReportKind.SCORECARDS, saved)


def print_provisional_into_a_folder(page: ChairPage) -> None:
    """Asks for the folder, prints how the round stands on one page, and says where it is."""
    folder, words = tr("Folder for the provisional result"), tr("Printing the provisional result")
    _print(page, folder, words, ReportKind.PROVISIONAL, lambda _: tr("The provisional result is saved"))


def print_schedule_into_a_folder(page: ChairPage) -> None:
    """Asks for the folder, prints the running order as it is planned, and says where it is."""
    folder, words = tr("Folder for the running order"), tr("Printing the running order")
    _print(page, folder, words, ReportKind.SCHEDULE, lambda _: tr("The running order is saved"))


def _print(page: ChairPage, title: str, words: str, kind: ReportKind, saved: Callable[[int], str]) -> None:
    """`title` asks for the folder, `words` stand beside the progress, `saved(number of files)` is said afterwards."""
    folder = choose_files.ask_folder(page, page.desk, title, Purpose.PRINT)
    if folder is None:
        return
    ws, where = page.desk.ws, page.where
    language, options = translator(current_language()), PrintOptions(numerals=page.desk.settings.numerals)

    def tell(files: tuple[Path, ...]) -> None:
        notice = page.say(saved(len(files)), str(folder), tr("Show folder"))
        notice.action_requested.connect(lambda: show_folder(folder))

    page.run(words, lambda _: print_report(ws, kind, folder, language, options, where), tell)
