"""The chair's pages for the pictures: every page of each contest of the chair's copy, and a copy without a contest."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import CATEGORIES, INFORMATION, RULES, TIMELINE, ContestPage
from judge_desktop.ui.chair.new_contest_page import EMPTY, HELD, TEMPLATE, NewContestPage
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.contests_here import find_contests
from tests.screenshots.rubric_pages import rubric_pictures

PAGES = ("overview", "submissions", "rubric", "panel", "package", "merge", "standings", "log")


def chair_pictures(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """(name, widget) for each picture, in the language and look in force; each widget is closed by the next step."""
    found = [one for one in find_contests(desk.ws) if one.is_chair]
    if found:
        window = ChairWindow(desk, found[0].contest)
        _wait(desk)
        for name in PAGES:
            window.show_page(name)
            yield f"chair-{name}", window
        yield from _contest_tabs(window)
        yield from rubric_pictures(window)
        window.close()
        window.deleteLater()
    page = NewContestPage(desk)
    _wait(desk)
    yield "chair-new-contest", page
    for kind in (TEMPLATE, HELD, EMPTY):
        page.begin_from(kind)
        _wait(desk)
        yield f"chair-new-contest-{kind}", page
    page.close()
    page.deleteLater()


def _contest_tabs(window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    window.show_page("contest")
    page = window.pages["contest"]
    if isinstance(page, ContestPage):
        for tab in (INFORMATION, CATEGORIES, RULES, TIMELINE):
            page.show_tab(tab)
            yield f"chair-contest-{tab}", window


def _wait(desk: Desk) -> None:
    """Until everything that was asked for is read and shown."""
    for _ in range(3):
        QApplication.processEvents()
    while desk.tasks.is_busy():
        QApplication.processEvents()
    QApplication.processEvents()
