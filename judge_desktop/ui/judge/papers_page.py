"""A judge's own papers (scorecards, certified score list, declaration), looked at before they are printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.judge.card_status import mode_words
from judge_desktop.ui.judge.hiding_page import HidingPage
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.printing.paper_desk import PaperDesk
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_28
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.printing.own_papers import own_papers
from judge_desktop.workflow.scoring_session import ScoringSession

_WORDS_FROM = 760


class PapersPage(HidingPage):
    """`back_requested`; while numbers are hidden no paper is seen."""

    def __init__(
        self, desk: Desk, session: ScoringSession, *, is_hidden: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("My papers"), is_hidden=is_hidden, parent=parent)
        self.setObjectName("papers")
        self._session = session
        news = QVBoxLayout()
        news.setContentsMargins(SPACE_28, 0, SPACE_28, 0)
        self._notices = NoticePlace(news, air=SPACE_12)
        self._running = Running(desk.tasks, news, self)
        where = Where(session.contest.id, session.package.round)
        self.papers = PaperDesk(desk, where, self._running, has_list=False)
        for button in (self.papers.save_button, self.papers.print_button):
            self.header.add_action(button)
        self.papers.deeds.kept.connect(self._tell_kept)
        self.papers.deeds.printed.connect(self._tell_printed)
        self.papers.deeds.refused.connect(self._show_refusal)
        self.papers.seen_changed.connect(self._show_title)
        self.outside.addLayout(news)
        self.outside.addSpacing(SPACE_12)
        self.outside.addWidget(self.papers, 1)
        self.setFocusProxy(self.papers.parts.field)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be printed as the session stands now."""
        self.papers.set_covered(tr("Numbers are hidden; press F9 to see papers") if self._is_hidden else "")
        judged = tuple(one for one in self._session.submissions if not self._session.is_recused(one.id))
        contest = replace(self._session.contest, submissions=judged)
        self.papers.show_answers(own_papers(self._session), contest)
        self._show_title()

    def show_kind(self, kind: ReportKind) -> None:
        """Look at that paper."""
        self.papers.show_kind(kind.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in (self.papers.save_button, self.papers.print_button):
            button.set_words_shown(event.size().width() >= look().px(_WORDS_FROM))

    def _show_title(self) -> None:
        parts = (self._session.judge.full_name(current_language().value), mode_words(self._session.mode))
        self.header.set_title(tr("My papers"), self.papers.title() or " · ".join(parts))

    def _tell_kept(self, words: str, folder: Path) -> None:
        notice = self._tell(words, detail=str(folder), action=tr("Show folder"))
        notice.action_requested.connect(lambda: show_folder(folder))

    def _tell_printed(self, words: str) -> None:
        self._tell(words)

    def _tell(self, words: str, detail: str = "", action: str = "") -> Notice:
        notice = Notice(Weight.FINE, words, detail=detail, action=action, leaves=not action)
        return self._notices.show_notice(notice)

    def _show_refusal(self, error: JudgeDesktopError) -> None:
        self._notices.show_refusal(error)
