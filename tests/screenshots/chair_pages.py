"""The chair's pages for the pictures: every page of each contest of the chair's copy, and a copy without a contest."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import CATEGORIES, INFORMATION, RULES, TIMELINE, ContestPage
from judge_desktop.ui.chair.day_page import PLAN, PROGRESS, TODAY, DayPage
from judge_desktop.ui.chair.finish_page import LIST, PUBLISH, SIGNATURES, FinishPage
from judge_desktop.ui.chair.judges_view import JUDGES
from judge_desktop.ui.chair.merge_page import DEPUTIES, PAPERS, MergePage
from judge_desktop.ui.chair.new_contest_page import EMPTY, HELD, TEMPLATE, NewContestPage
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.chair.vote_view import VOTE
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.contests_here import find_contests
from tests.helpers.form_exports import applicants
from tests.screenshots.paper_pages import paper_pictures
from tests.screenshots.rubric_pages import rubric_pictures
from tests.screenshots.stage import LAPTOP_JUDGE

DELIBERATION = ("deliberation-shared", "deliberation-details", "popular-vote")
IMPORT = "import"  # a table of submissions before it is brought in
OF_MERGING = ("merge-files", "merge-preview", "merge-papers", "merge-deputies")
PANEL_TABS = ("assignments", "recusals", "import")
_PEOPLE = """ที่,คำนำหน้า,ชื่อ-สกุล,สังกัด,หน้าที่,โทรศัพท์
1,ศ.ดร.,ปรีชา ตัวอย่าง,มหาวิทยาลัยตัวอย่าง,กรรมการ,02
2,นาง,มาลี สมมติ,เทศบาลสมมติ,ผู้สังเกตการณ์,02
3,,,ไม่มีชื่อ,กรรมการ,
4,นาย,วิชัย สมมติ,สำนักงานสมมติ,เลขานุการ,02
"""
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
            if name == "panel":
                yield from _panel_pictures(desk, window)
            yield from _other_tabs(desk, window, name)
        yield from _contest_tabs(window)
        yield from rubric_pictures(window)
        yield from _import_picture(desk, window)
        yield from _merge_pictures(window, desk)
        yield from _deliberation(window)
        yield from paper_pictures(desk, window)
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


def _panel_pictures(desk: Desk, window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    """What lies behind the first tab of the panel, and a spreadsheet looked at."""
    panel = window.pages["panel"]
    if not isinstance(panel, PanelPage):
        return
    for tab in PANEL_TABS[:2]:
        panel.show_tab(tab)
        yield f"chair-panel-{tab}", window
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "รายชื่อกรรมการ.csv"
        path.write_text(_PEOPLE, encoding="utf-8")
        panel.importing.look_at(path)
        _wait(desk)
    yield "chair-panel-import", window
    panel.importing.leave.click()
    panel.show_tab("people")


def _other_tabs(desk: Desk, window: ChairWindow, name: str) -> Iterator[tuple[str, QWidget]]:
    """The other parts of the presentation day, and of its end."""
    page = window.pages[name]
    if isinstance(page, DayPage | FinishPage):
        for tab in (PROGRESS, PLAN) if isinstance(page, DayPage) else (SIGNATURES, PUBLISH):
            page.show_tab(tab)
            _wait(desk)
            yield f"chair-{name}-{tab}", window
        page.show_tab(TODAY if isinstance(page, DayPage) else LIST)


def _import_picture(desk: Desk, window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    """A table of submissions looked at."""
    submissions = window.pages["submissions"]
    window.show_page("submissions")
    if not isinstance(submissions, SubmissionsPage):
        return
    with tempfile.TemporaryDirectory() as folder:
        submissions.look_at(applicants(Path(folder)))
        _wait(desk)
        yield f"chair-{IMPORT}", window


def _contest_tabs(window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    window.show_page("contest")
    page = window.pages["contest"]
    if isinstance(page, ContestPage):
        for tab in (INFORMATION, CATEGORIES, RULES, TIMELINE):
            page.show_tab(tab)
            yield f"chair-contest-{tab}", window


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
    merge.show_tab(PAPERS)
    merge.papers.judge.set_choice(LAPTOP_JUDGE)
    merge.papers.judge.choice_changed.emit(LAPTOP_JUDGE)
    yield "chair-merge-papers", window
    merge.show_tab(DEPUTIES)
    yield "chair-merge-deputies", window


def _deliberation(window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    """The room with names hidden and its details unfolded, the judges, and the popular vote."""
    window.show_page("standings")
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
    while page.beside.round.is_awaited:
        QApplication.processEvents()
    if page.view is not None:
        page.view.details_requested.emit()
        yield "chair-deliberation-winner", window
    page.categories.set_current_key(JUDGES)
    yield "chair-judges", window
    page.categories.set_current_key(VOTE)
    yield "chair-popular-vote", window


def _wait(desk: Desk) -> None:
    """Until everything that was asked for is read and shown."""
    for _ in range(3):
        QApplication.processEvents()
    while desk.tasks.is_busy():
        QApplication.processEvents()
    QApplication.processEvents()
