"""The chair's pages for the pictures: every page of each contest of the chair's copy, and a copy without a contest."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.day_page import PLAN, PROGRESS, TODAY, DayPage
from judge_desktop.ui.chair.finish_page import LIST, SIGNATURES, FinishPage
from judge_desktop.ui.chair.new_contest_page import NewContestPage
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.contests_here import find_contests

PAGES = ("overview", "submissions", "rubric", "panel", "package", "day", "merge", "standings", "finish", "log")


def chair_pictures(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """(name, widget) for each picture, in the language and look in force; each widget is closed by the next step."""
    found = [one for one in find_contests(desk.ws) if one.is_chair]
    if found:
        window = ChairWindow(desk, found[0].contest)
        _wait(desk)
        for name in PAGES:
            window.show_page(name)
            yield f"chair-{name}", window
            yield from _other_tabs(desk, window, name)
        window.close()
        window.deleteLater()
    page = NewContestPage(desk)
    _wait(desk)
    yield "chair-new-contest", page
    page.close()
    page.deleteLater()


def _other_tabs(desk: Desk, window: ChairWindow, name: str) -> Iterator[tuple[str, QWidget]]:
    """The other parts of the presentation day, and of its end."""
    page = window.pages[name]
    if isinstance(page, DayPage | FinishPage):
        for tab in (PROGRESS, PLAN) if isinstance(page, DayPage) else (SIGNATURES,):
            page.show_tab(tab)
            _wait(desk)
            yield f"chair-{name}-{tab}", window
        page.show_tab(TODAY if isinstance(page, DayPage) else LIST)


def _wait(desk: Desk) -> None:
    """Until everything that was asked for is read and shown."""
    for _ in range(3):
        QApplication.processEvents()
    while desk.tasks.is_busy():
        QApplication.processEvents()
    QApplication.processEvents()
