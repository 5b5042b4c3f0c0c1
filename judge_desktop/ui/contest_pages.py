"""The windows of a contest, a judge's and the chair's, and the pages by which one comes to them.

Where somebody was in such a window is remembered while another page is shown. Each is imported when it is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from judge_desktop.ui.doors import Doors
from judge_desktop.ui.judge.judge_place import JudgePlace
from judge_desktop.ui.page_stack import PageStack
from judge_desktop.workflow.contests_here import name_contests


@runtime_checkable
class Judging(Protocol):
    """The judge's window."""

    def place(self) -> JudgePlace:
        """Where the judge is; asked when the window is about to be left."""

    def open_my_scores(self) -> None:
        """Show all own totals beside each other."""

    def show_sent(self) -> None:
        """What was sealed and sent."""


@runtime_checkable
class HasPages(Protocol):
    """The chair's window."""

    def page(self) -> str:
        """The page shown."""

    def show_page(self, name: str) -> None:
        """Show that page."""

    def open_file(self, path: Path) -> None:
        """Bring a file to where it belongs."""


class ContestPages:
    """Shows them in `stack`; what they ask for goes through `doors`."""

    def __init__(self, doors: Doors, stack: PageStack) -> None:
        self._doors, self._stack = doors, stack
        self._judge_place = JudgePlace()
        self._chair_place = ("", "")  # contest, page

    def show_judge(self, contest: str, place: JudgePlace | None = None) -> None:
        """The judge's window of that contest; without a chosen name the refusal says so."""
        self._judge_place = place or JudgePlace()
        self._stack.show_page(lambda: self._make_judge(contest))

    def show_sent(self, contest: str) -> None:
        """What the judge sent, with the ways to correct it and to send it again."""
        self.show_judge(contest)
        page = self._stack.page()
        if isinstance(page, Judging):
            page.show_sent()

    def show_chair(self, contest: str, file: Path | None = None) -> None:
        """The chair's window of that contest, with a file for merging if there is one."""
        self._stack.show_page(lambda: self._make_chair(contest))
        page = self._stack.page()
        if file is not None and isinstance(page, HasPages):
            page.open_file(file)

    def judge_here(self) -> None:
        """The contest scored last, or the page that says how to begin."""
        judged = [one.contest for one in name_contests(self._doors.desk.ws) if not one.is_chair and one.judge]
        if judged:
            self.show_judge(judged[0])
        else:
            self._stack.show_page(self._make_start)

    def show_new_contest(self) -> None:
        """How a contest is begun."""
        self._stack.show_page(self._make_new_contest)

    def contest_shown(self) -> str:
        """The contest whose chair's window is shown, "" for none."""
        return self._chair_place[0] if isinstance(self._stack.page(), HasPages) else ""

    def remember(self, page: QWidget) -> bool:
        """Keep where somebody is in a window of a contest; False for any other page."""
        if isinstance(page, Judging):
            self._judge_place = page.place()
        elif isinstance(page, HasPages):
            self._chair_place = (self._chair_place[0], page.page())
        else:
            return False
        return True

    def _make_judge(self, contest: str) -> QWidget:
        from judge_desktop.ui.judge.judge_window import JudgeWindow

        doors = self._doors
        page = JudgeWindow(doors.desk, contest, self._judge_place)
        page.home_requested.connect(doors.show_home)
        page.settings_requested.connect(doors.show_settings)
        page.full_screen_requested.connect(doors.toggle_full_screen)
        page.keys_requested.connect(doors.toggle_keys)
        page.help_requested.connect(doors.show_help)
        page.judge_changed.connect(lambda: self.show_judge(contest))
        doors.set_title(page.title())
        return page

    def _make_chair(self, contest: str) -> QWidget:
        from judge_desktop.ui.chair.chair_window import ChairWindow

        doors = self._doors
        page = ChairWindow(doors.desk, contest)
        page.home_requested.connect(doors.show_home)
        page.settings_requested.connect(doors.show_settings)
        page.help_requested.connect(doors.show_help)
        page.title_changed.connect(doors.set_title)
        if self._chair_place[0] == contest and self._chair_place[1]:
            page.show_page(self._chair_place[1])
        self._chair_place = (contest, page.page())
        return page

    def _make_start(self) -> QWidget:
        from judge_desktop.ui.judge.start_page import StartPage

        page = StartPage(self._doors.desk)
        page.file_requested.connect(self._doors.open_file)
        page.choose_requested.connect(self._doors.choose_file)
        page.back_requested.connect(self._doors.show_home)
        return page

    def _make_new_contest(self) -> QWidget:
        from judge_desktop.ui.chair.new_contest_page import NewContestPage

        page = NewContestPage(self._doors.desk)
        page.contest_created.connect(self.show_chair)
        page.home_requested.connect(self._doors.show_home)
        return page
