"""The chair's pages for the pictures: every page of each contest of the chair's copy, and a copy without a contest."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.merge_page import DEPUTIES, MergePage
from judge_desktop.ui.chair.new_contest_page import NewContestPage
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.contests_here import find_contests

OF_MERGING = ("merge-files", "merge-preview", "merge-deputies")
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
        yield from _merge_pictures(window, desk)
        window.close()
        window.deleteLater()
    page = NewContestPage(desk)
    _wait(desk)
    yield "chair-new-contest", page
    page.close()
    page.deleteLater()


def _merge_pictures(window: ChairWindow, desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """The files of a judge, a preview of the score files beside the data folder, the deputies."""
    window.show_page("merge")
    merge = window.pages["merge"]
    if not isinstance(merge, MergePage):
        return
    merge.judges.outcomes.list.row_requested.emit("J1")
    yield "chair-merge-files", window
    merge.look_at(tuple(sorted((desk.ws.home.parent / "scores").glob("*.judgescore"))))
    _wait(desk)
    yield "chair-merge-preview", window
    merge.show_tab(DEPUTIES)
    yield "chair-merge-deputies", window


def _wait(desk: Desk) -> None:
    """Until everything that was asked for is read and shown."""
    for _ in range(3):
        QApplication.processEvents()
    while desk.tasks.is_busy():
        QApplication.processEvents()
    QApplication.processEvents()
