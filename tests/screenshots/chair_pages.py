"""The chair's pages for the pictures: every page of each contest of the chair's copy, and a copy without a contest."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.new_contest_page import NewContestPage
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.vote_view import VOTE
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.contests_here import find_contests

DELIBERATION = ("deliberation-shared", "deliberation-details", "popular-vote")
PAGES = ("overview", "submissions", "rubric", "panel", "package", "merge", "standings")


def chair_pictures(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """(name, widget) for each picture, in the language and look in force; each widget is closed by the next step."""
    found = [one for one in find_contests(desk.ws) if one.is_chair]
    if found:
        window = ChairWindow(desk, found[0].contest)
        _wait(desk)
        for name in PAGES:
            window.show_page(name)
            yield f"chair-{name}", window
        yield from _deliberation(window)
        window.close()
        window.deleteLater()
    page = NewContestPage(desk)
    _wait(desk)
    yield "chair-new-contest", page
    page.close()
    page.deleteLater()


def _deliberation(window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    """The room with names hidden, its details unfolded, and the popular vote."""
    page = window.pages["standings"]
    if not isinstance(page, StandingsPage):
        return
    page.share.click()
    yield "chair-deliberation-shared", window
    page.share.click()
    page.talk.set_open(True)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    yield "chair-deliberation-details", window
    page.talk.set_open(False)
    page.categories.set_current_key(VOTE)
    yield "chair-popular-vote", window


def _wait(desk: Desk) -> None:
    """Until everything that was asked for is read and shown."""
    for _ in range(3):
        QApplication.processEvents()
    while desk.tasks.is_busy():
        QApplication.processEvents()
    QApplication.processEvents()
