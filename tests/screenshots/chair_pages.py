"""The chair's pages for the pictures: every page of each contest of the chair's copy, and a copy without a contest."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.new_contest_page import NewContestPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.contests_here import find_contests
from tests.helpers.form_exports import applicants

IMPORT = "import"  # a table of submissions before it is brought in
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
        with tempfile.TemporaryDirectory() as folder:
            submissions = window.pages["submissions"]
            window.show_page("submissions")
            if isinstance(submissions, SubmissionsPage):
                submissions.look_at(applicants(Path(folder)))
                _wait(desk)
            yield f"chair-{IMPORT}", window
        window.close()
        window.deleteLater()
    page = NewContestPage(desk)
    _wait(desk)
    yield "chair-new-contest", page
    page.close()
    page.deleteLater()


def _wait(desk: Desk) -> None:
    """Until everything that was asked for is read and shown."""
    for _ in range(3):
        QApplication.processEvents()
    while desk.tasks.is_busy():
        QApplication.processEvents()
    QApplication.processEvents()
