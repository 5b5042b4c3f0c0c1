"""Printing all scorecards into a folder, from whichever page of the chair asks for it."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.workflow.print_reports import print_scorecards


def print_scorecards_into_a_folder(page: ChairPage) -> None:
    """Asks for the folder, prints one PDF for each judge, and says where they are."""
    folder = choose_files.ask_folder(page, page.desk, tr("Folder for the scorecards"), Purpose.PRINT)
    if folder is None:
        return
    ws, numerals, where = page.desk.ws, page.desk.settings.numerals, page.where
    language = translator(current_language())

    def tell(files: tuple[Path, ...]) -> None:
        words = trn("{n} PDF of scorecards is saved", "{n} PDFs of scorecards are saved", len(files))
        page.say(words, str(folder), tr("Show folder")).action_requested.connect(lambda: show_folder(folder))

    page.run(tr("Printing the scorecards"), lambda _: print_scorecards(ws, folder, language, numerals, where), tell)
