"""Pages of a file that was received: a package before it is opened, results, and what any file is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from judge_desktop.ui.doors import Doors
from judge_desktop.ui.judge.judge_place import JudgePlace
from judge_desktop.ui.page_stack import PageStack


class FilePages:
    """Shows them in `stack`; what they ask for goes through `doors`. Each is imported when it is needed."""

    def __init__(self, doors: Doors, stack: PageStack) -> None:
        self._doors, self._stack = doors, stack

    def show_package(self, path: Path) -> None:
        """A package that is to be opened."""
        self._stack.show_page(lambda: self._make_package(path))

    def show_results(self, path: Path) -> None:
        """What a results file says."""
        self._stack.show_page(lambda: self._make_results(path))

    def show_checked(self, path: Path) -> None:
        """What a file is, and whether it is genuine."""
        self._stack.show_page(lambda: self._make_checked(path))

    def _make_package(self, path: Path) -> QWidget:
        from judge_desktop.ui.judge.package_page import PackagePage

        doors = self._doors
        page = PackagePage(doors.desk, path)
        page.package_opened.connect(doors.show_judge)
        page.contest_taken_over.connect(doors.show_chair)
        page.update_opened.connect(
            lambda opened: doors.show_judge(opened.package.contest.id, JudgePlace(opened=opened))
        )
        page.back_requested.connect(doors.show_home)
        return page

    def _make_results(self, path: Path) -> QWidget:
        from judge_desktop.ui.results.results_page import ResultsPage

        page = ResultsPage(self._doors.desk, path)
        page.back_requested.connect(self._doors.show_home)
        return page

    def _make_checked(self, path: Path) -> QWidget:
        from judge_desktop.ui.results.checked_page import CheckedPage

        page = CheckedPage(self._doors.desk, path)
        page.back_requested.connect(self._doors.show_home)
        return page
