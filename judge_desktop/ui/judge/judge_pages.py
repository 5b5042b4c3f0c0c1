"""The pages beside the desk of a judge (sending, my scores, changes, papers), each made anew when it is opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.changes_page import ChangesPage
from judge_desktop.ui.judge.judge_place import Page
from judge_desktop.ui.judge.my_scores_page import MyScoresPage
from judge_desktop.ui.judge.papers_page import PapersPage
from judge_desktop.ui.judge.rehearsal_page import RehearsalPage
from judge_desktop.ui.judge.seal_page import SealPage
from judge_desktop.workflow.open_package import OpenedPackage
from judge_desktop.workflow.scoring_session import ScoringSession


class JudgePages(QStackedWidget):
    """The desk, and one other page at a time.

    `back_requested` to the scorecard left, `submission_requested(id, shows_missing, place)`, `hiding_requested` for
    the numbers; `opening` before a page is made, so that what was typed is kept first; `card_replaced(id)` when another
    scorecard took the place of one; `file_saved` and `file_taken` as on the page of sending.
    """

    opening = Signal()
    back_requested = Signal()
    submission_requested = Signal(str, bool, str)
    hiding_requested = Signal()
    card_replaced = Signal(str)
    file_saved = Signal()
    file_taken = Signal()

    def __init__(self, desk: Desk, session: ScoringSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self.seal: SealPage | None = None
        self.my_scores: MyScoresPage | None = None
        self.changes: ChangesPage | None = None
        self.papers: PapersPage | None = None
        self.rehearsal: RehearsalPage | None = None
        self._numbers_hidden = False

    def page(self) -> Page:
        """Which page is shown."""
        shown = self.currentWidget()
        pages = {
            Page.SEAL: self.seal,
            Page.MY_SCORES: self.my_scores,
            Page.CHANGES: self.changes,
            Page.PAPERS: self.papers,
            Page.REHEARSAL: self.rehearsal,
        }
        return next((page for page, widget in pages.items() if widget is not None and widget is shown), Page.DESK)

    def focus_page(self) -> None:
        """Put the keyboard on the page beside the desk that is shown."""
        shown = self.currentWidget()
        if self.my_scores is not None and shown is self.my_scores:
            self.my_scores.focus_rows()
        elif shown is not None:
            shown.setFocus()

    def show_desk(self) -> None:
        """The list, the document and the scorecard."""
        self.setCurrentIndex(0)

    def open_seal(self) -> None:
        """What blocks or warns, and the button that seals and saves."""
        self.opening.emit()
        page = SealPage(self._desk, self._session, is_hidden=self._numbers_hidden)
        page.hiding_requested.connect(self.hiding_requested)
        page.back_requested.connect(self.back_requested)
        page.submission_requested.connect(self.submission_requested)
        page.papers_requested.connect(self.open_papers)
        page.file_saved.connect(self.file_saved)
        page.file_taken.connect(self.file_taken)
        self._show(self.seal, page)
        self.seal = page
        page.setFocus()

    def open_my_scores(self, *, numbers_hidden: bool) -> None:
        """All own totals beside each other, as the scorecards stand now."""
        self.opening.emit()
        page = MyScoresPage(self._desk, self._session, is_hidden=numbers_hidden)
        page.back_requested.connect(self.back_requested)
        page.submission_requested.connect(lambda one: self.submission_requested.emit(one, False, ""))
        page.seal_requested.connect(self.open_seal)
        page.hiding_requested.connect(self.hiding_requested)
        self._show(self.my_scores, page)
        self.my_scores = page
        page.focus_rows()

    def open_changes(self, opened: OpenedPackage | None = None) -> None:
        """What the package updates brought."""
        self.opening.emit()
        page = ChangesPage(self._desk, self._session, opened, is_hidden=self._numbers_hidden)
        page.hiding_requested.connect(self.hiding_requested)
        page.back_requested.connect(self.back_requested)
        page.submission_requested.connect(lambda one, place: self.submission_requested.emit(one, False, place))
        page.card_replaced.connect(self.card_replaced)
        self._show(self.changes, page)
        self.changes = page
        page.setFocus()

    def open_papers(self) -> None:
        """Own scorecards and other papers, to be looked at and printed."""
        self.opening.emit()
        page = PapersPage(self._desk, self._session, is_hidden=self._numbers_hidden)
        page.hiding_requested.connect(self.hiding_requested)
        page.back_requested.connect(self.back_requested)
        self._show(self.papers, page)
        self.papers = page
        page.setFocus()

    def open_rehearsal(self, page: RehearsalPage) -> None:
        """The list of a rehearsal."""
        self.opening.emit()
        page.back_requested.connect(self.back_requested)
        self._show(self.rehearsal, page)
        self.rehearsal = page
        page.setFocus()

    def set_numbers_hidden(self, hidden: bool) -> None:
        """Show dots for numbers while the screen is shared."""
        self._numbers_hidden = hidden
        for page in (self.seal, self.my_scores, self.changes, self.papers):
            if page is not None:
                page.set_numbers_hidden(hidden)

    def _show(self, before: QWidget | None, page: QWidget) -> None:
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
