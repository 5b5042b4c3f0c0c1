"""What all pages of the chair share: the header, the place of notices, the scrolling body, and running verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.identity_question import when_identified
from judge_desktop.ui.chair.two_columns import BREAKPOINT
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.notices import NoticePlace, refusal_notice
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Control
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.page_header import PageHeader
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_28, Role
from judge_desktop.workflow.packages_here import Where

LEAST_WIDTH = 620


class ChairPage(Panel):
    """One page about one contest. `page_requested(name)` asks for another page, `name:tab` for a tab of it,
    `contest_changed` says that something was recorded and everything has to be read again.
    """

    page_requested = Signal(str)
    contest_changed = Signal()

    def __init__(self, desk: Desk, where: Where, title: str, *, back: str = "", scrolls: bool = True) -> None:
        super().__init__(Role.CANVAS)
        self.desk, self.where = desk, where
        self.language = current_language().value
        self.header = PageHeader(title, back=back)
        self.shy: list[Button] = []
        self.words_from = BREAKPOINT
        self._news = QWidget()
        news = QVBoxLayout(self._news)
        news.setContentsMargins(SPACE_28, 0, 24, SPACE_12)
        news.setSpacing(SPACE_12)
        self._news.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.notices = NoticePlace(news)
        self.running = Running(desk.tasks, news, self)
        self.running.running_changed.connect(self._show_news)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._news)
        self.outside = column
        self.body = QVBoxLayout()
        if scrolls:
            self.scroller = ScrollArea()
            self.body = self.scroller.column
            self.body.setContentsMargins(SPACE_28, 0, 24, SPACE_16)
            column.addWidget(self.scroller, 1)
        self._news.hide()

    def minimumSizeHint(self) -> QSize:
        """Less than its parts ask for side by side: they give way when the window gets narrow."""
        return QSize(look().px(LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window buttons with an icon lose their words."""
        super().resizeEvent(event)
        for button in self.shy:
            button.set_words_shown(event.size().width() >= look().px(self.words_from))

    def show_tab(self, name: str) -> None:
        """Show one of the page's tabs; a page without any has nothing to do."""

    def show_state(self, state: ContestState) -> None:
        """Show the contest as it stands now; every page does this for itself."""

    def show_refusal(self, error: JudgeDesktopError) -> None:
        """Say at the head of the page why something was refused."""
        self.show_notice(refusal_notice(error))

    def show_notice(self, notice: Notice) -> None:
        """Say something at the head of the page, instead of what stood there."""
        self.notices.show_notice(notice)
        notice.close_requested.connect(self.forget_notice)
        self._news.show()
        notice.show()

    def say(self, sentence: str, detail: str = "", action: str = "") -> Notice:
        """Report a success; it leaves by itself when it has no button."""
        notice = Notice(Weight.FINE, sentence, detail=detail, action=action, leaves=not action)
        notice.setObjectName("success")
        self.show_notice(notice)
        return notice

    def run(self, words: str, work: Callable[[Control], Any], done: Callable[[Any], object]) -> None:
        """Run a verb in the lane for data; a refusal is shown at the head of the page."""
        self.forget_notice()
        self.running.run(words, work, done, self.show_refusal)

    def run_with_keys(self, words: str, work: Callable[[Control], Any], done: Callable[[Any], object]) -> None:
        """The same for a verb that signs or opens: what is not known yet is asked first, name and passphrase once in
        the life of this copy, the passphrase once in a run.
        """
        when_identified(self.desk, self, lambda: self.run(words, work, done))

    def forget_notice(self) -> None:
        """Nothing is said at the head of the page any more."""
        self.notices.clear()
        self._show_news(self.running.is_running())

    def _show_news(self, running: bool) -> None:
        self._news.setVisible(running or self.notices.notice() is not None)
