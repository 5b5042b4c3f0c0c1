"""The chair's copy of one contest: navigation in order of work, its pages, and what is read anew after every deed.

The main window embeds it, rebuilds it when the language changes, and shows its title.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.checklist import page_of
from judge_desktop.ui.chair.contest_page import ContestPage
from judge_desktop.ui.chair.contest_state import ContestState, read_contest_state
from judge_desktop.ui.chair.day_page import PROGRESS, DayPage
from judge_desktop.ui.chair.finish_page import FinishPage
from judge_desktop.ui.chair.log_page import LogPage
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.overview_page import OverviewPage
from judge_desktop.ui.chair.package_page import PackagePage
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.chair.rubric_page import RubricPage
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.chair.wording import mode_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.help_of_page import OF_CHAIR
from judge_desktop.ui.printing.print_page import PrintPage
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.navigation import RAIL, Navigation, NavigationPage
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role
from judge_desktop.workflow.file_types import is_card, is_progress, progress_code_in
from judge_desktop.workflow.packages_here import Where, chair_contest

HOME, SETTINGS, HELP = "home", "settings", "help"
PAGES: Mapping[str, Callable[[Desk, Where], ChairPage]] = {
    "overview": OverviewPage,
    "contest": ContestPage,
    "submissions": SubmissionsPage,
    "rubric": RubricPage,
    "panel": PanelPage,
    "package": PackagePage,
    "day": DayPage,
    "merge": MergePage,
    "standings": StandingsPage,
    "finish": FinishPage,
    "print": PrintPage,
    "log": LogPage,
}
SHARED = "standings"  # the page that has no navigation beside it
_RAIL_BELOW = 860  # px of width: beside the whole navigation a page would be narrower than it can be


class _Pages(dict[str, ChairPage]):
    """The pages made so far; one that is asked for is made."""

    def __init__(self, make: Callable[[str], ChairPage]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> ChairPage:
        self[name] = page = self._make(name)
        return page


class _Row(QHBoxLayout):
    """Navigation and pages. It can be made as narrow as with a rail, before the navigation is one."""

    def __init__(self, navigation: Navigation, pages: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(navigation)
        self.addWidget(pages, 1)

    def minimumSize(self) -> QSize:
        least = super().minimumSize()
        if self._navigation.isHidden():
            return least
        return QSize(least.width() - self._navigation.width() + look().px(RAIL), least.height())


class ChairWindow(Panel):
    """All pages of one contest. `home_requested`, `settings_requested`, `help_requested`; `title_changed(str)`: contest
    and mode.
    """

    home_requested = Signal()
    settings_requested = Signal()
    help_requested = Signal()
    title_changed = Signal(str)

    def __init__(self, desk: Desk, contest: str) -> None:
        super().__init__(Role.CANVAS)
        self.setObjectName("chair_window")
        self.desk = desk
        self._where = _where(desk, contest)
        self.state: ContestState | None = None
        self.navigation = self._make_navigation()
        self.navigation.page_requested.connect(self._follow)
        self._stack = QStackedWidget()
        self.pages = _Pages(self._make_page)
        self._shown: dict[str, ContestState] = {}
        self._row = _Row(self.navigation, self._stack, self)
        look().theme_changed.connect(self._fit_navigation)
        self.show_page("overview")
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the navigation becomes a rail."""
        super().resizeEvent(event)
        self._fit_navigation()

    def show_page(self, name: str) -> None:
        """Show one of the pages, or with `name:tab` a tab of it; an unknown name changes nothing."""
        name, _, tab = name.partition(":")
        if name not in PAGES:
            return
        page = self.pages[name]
        if tab:
            page.show_tab(tab)
        self._stack.setCurrentWidget(page)
        self._bring_up_to_date(name)
        self.navigation.set_page(name)
        if name == SHARED:  # before its button disappears, so that the focus does not jump to the first control
            self.pages[name].setFocus(Qt.FocusReason.MouseFocusReason)
        self.navigation.setVisible(name != SHARED)

    def page(self) -> str:
        """The name of the page shown."""
        return next(name for name, page in self.pages.items() if page is self._stack.currentWidget())

    def help_place(self) -> str:
        """The part of help about the page shown."""
        return OF_CHAIR[self.page()]

    def open_file(self, path: Path) -> None:
        """Take a file that was opened from outside: a judge card goes to the panel, a progress code to the day, and
        everything else to merging.
        """
        if is_progress(path):
            self._take_progress_code(path)
            return
        if is_card(path):
            panel = self.pages["panel"]
            self.show_page("panel")
            if isinstance(panel, PanelPage):
                panel.take_cards((path,))
            return
        merge = self.pages["merge"]
        self.show_page("merge")
        if isinstance(merge, MergePage):
            merge.look_at((path,))

    def tell(self, notice: Notice) -> None:
        """Say something at the head of the page shown."""
        self.pages[self.page()].show_notice(notice)

    def reload(self) -> None:
        """Read everything anew and show it on every page."""
        ws, where = self.desk.ws, self._where
        self.desk.tasks.run(lambda _: read_contest_state(ws, where), self._show_state, self._show_refusal)

    def _take_progress_code(self, path: Path) -> None:
        day = self.pages["day"]
        self.show_page(f"day:{PROGRESS}")
        try:
            code = progress_code_in(path)
        except JudgeDesktopError as refusal:
            day.show_refusal(refusal)
            return
        if isinstance(day, DayPage):
            day.take_code(code)

    def _fit_navigation(self) -> None:
        self.navigation.set_narrow(self.width() < look().px(_RAIL_BELOW))

    def _follow(self, name: str) -> None:
        if name not in PAGES:  # these lead out of this window; the page shown stays marked
            self.navigation.set_page(self.page())
            leading = {HOME: self.home_requested, SETTINGS: self.settings_requested, HELP: self.help_requested}
            leading[name].emit()
        else:
            self.show_page(name)

    def _show_state(self, state: ContestState) -> None:
        self.state = state
        self._bring_up_to_date(self.page())
        name = state.contest.name.in_language(current_language().value)
        self.navigation.set_title(name, mode_words(state.mode))
        self._show_badges(state)
        self.title_changed.emit(f"{name} · {mode_words(state.mode)}")

    def _make_page(self, name: str) -> ChairPage:
        page = PAGES[name](self.desk, self._where)
        page.page_requested.connect(self.show_page)
        page.contest_changed.connect(self.reload)
        self._stack.addWidget(page)
        return page

    def _bring_up_to_date(self, name: str) -> None:
        """A page that is not seen is shown the contest when it is opened, not before."""
        if self.state is not None and self._shown.get(name) is not self.state:
            self._shown[name] = self.state
            self.pages[name].show_state(self.state)

    def _show_refusal(self, error: JudgeDesktopError) -> None:
        self.pages[self.page()].show_refusal(error)

    def _show_badges(self, state: ContestState) -> None:
        contest = state.contest
        blocked: dict[str, int] = {}
        for finding in state.blocking:
            blocked[page_of(finding)] = blocked.get(page_of(finding), 0) + 1
        counts = {
            "contest": 0,
            "submissions": len(contest.finalists),
            "rubric": 0,
            "panel": len(contest.panel.voting),
            "day": 0,
        }
        for name, count in counts.items():
            if blocked.get(name):
                n = blocked[name]
                spoken = trn("{n} problem blocks the package", "{n} problems block the package", n)
                self.navigation.set_problem(name, Weight.BLOCKS, str(n) if n > 1 else "", spoken)
            else:
                self.navigation.set_count(name, str(count) if count else "")
        view = state.view
        waiting = len(view.forks) + len(view.awaiting) if view is not None else 0
        self._warn("merge", waiting, trn("{n} file needs you", "{n} files need you", waiting))
        found = state.results.shown_findings if state.results is not None else ()
        ties = sum(one.code is FindingCode.TIE_NEEDS_DECISION for one in found)
        self._warn("standings", ties, trn("{n} tie to decide", "{n} ties to decide", ties))

    def _warn(self, page: str, count: int, spoken: str) -> None:
        if count:
            self.navigation.set_problem(page, Weight.WARNS, str(count), spoken)
        else:
            self.navigation.set_count(page, "")

    def _make_navigation(self) -> Navigation:
        return Navigation(
            tr("Pages of the contest"),
            [
                NavigationPage("overview", "layout-dashboard", tr("Overview"), 0),
                NavigationPage("contest", "info", tr("Contest"), 1),
                NavigationPage("submissions", "files", tr("Submissions"), 1),
                NavigationPage("rubric", "list-checks", tr("Rubric"), 1),
                NavigationPage("panel", "users", tr("Panel"), 1),
                NavigationPage("package", "package", tr("Packages"), 1),
                NavigationPage("day", "calendar-clock", tr("Presentation day"), 2),
                NavigationPage("merge", "merge", tr("Merge scores"), 2),
                NavigationPage("standings", "scale", tr("Deliberation"), 2),
                NavigationPage("finish", "megaphone", tr("Finish the day"), 2),
                NavigationPage("print", "printer", tr("Print"), 2),
            ],
            below=[
                NavigationPage("log", "history", tr("Audit log")),
                NavigationPage(HELP, "circle-question-mark", tr("Help")),
                NavigationPage(SETTINGS, "settings", tr("Settings")),
                NavigationPage(HOME, "house", tr("Home")),
            ],
        )


def _where(desk: Desk, contest: str) -> Where:
    """The contest and its round; of several the first one."""
    rounds = chair_contest(desk.ws, Where(contest)).rounds
    return Where(contest, rounds[0].id if rounds else "")
