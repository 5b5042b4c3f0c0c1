"""Printing into a folder, from whichever page of the chair asks for it."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.workflow.print_reports import print_provisional, print_schedule, print_scorecards


def print_scorecards_into_a_folder(page: ChairPage) -> None:
    """Asks for the folder, prints one PDF for each judge, and says where they are."""
    folder = choose_files.ask_folder(page, page.desk, tr("Folder for the scorecards"), Purpose.PRINT)
    if folder is None:
        return
    ws, numerals, where = page.desk.ws, page.desk.settings.numerals, page.where
    language = translator(current_language())

    def tell(files: tuple[Path, ...]) -> None:
        words = trn("{n} PDF of scorecards is saved", "{n} PDFs of scorecards are saved", len(files))
        _tell(page, words, folder)

    page.run(tr("Printing the scorecards"), lambda _: print_scorecards(ws, folder, language, numerals, where), tell)


def print_provisional_into_a_folder(page: ChairPage) -> None:
    """Asks for the folder, prints how the round stands on one page, and says where it is."""
    folder = choose_files.ask_folder(page, page.desk, tr("Folder for the provisional result"), Purpose.PRINT)
    if folder is None:
        return
    ws, numerals, where = page.desk.ws, page.desk.settings.numerals, page.where
    language = translator(current_language())
    page.run(
        tr("Printing the provisional result"),
        lambda _: print_provisional(ws, folder, language, numerals, where),
        lambda _: _tell(page, tr("The provisional result is saved"), folder),
    )


def print_schedule_into_a_folder(page: ChairPage) -> None:
    """Asks for the folder, prints the running order as it is planned, and says where it is."""
    folder = choose_files.ask_folder(page, page.desk, tr("Folder for the running order"), Purpose.PRINT)
    if folder is None:
        return
    ws, numerals, where = page.desk.ws, page.desk.settings.numerals, page.where
    language = translator(current_language())
    page.run(
        tr("Printing the running order"),
        lambda _: print_schedule(ws, folder, language, numerals, where),
        lambda _: _tell(page, tr("The running order is saved"), folder),
    )


def _tell(page: ChairPage, words: str, folder: Path) -> None:
    page.say(words, str(folder), tr("Show folder")).action_requested.connect(lambda: show_folder(folder))
