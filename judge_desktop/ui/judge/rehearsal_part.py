"""The rehearsal in the judge's window: it notes what happens, shows how far it is, and leads to what is left.

Never in the way: a button in the bar, a notice that can be closed for good, a page of its own. Not there in an
official round.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Attachment, Submission
from judge_desktop.ui.judge.judge_bar import JudgeBar
from judge_desktop.ui.judge.judge_menu import MenuEntry
from judge_desktop.ui.judge.rehearsal_page import RehearsalPage, progress_words
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.rehearsal_steps import RehearsalStep, RehearsalSteps
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Workspace

_PDF, _FILM = "application/pdf", "video/"


class RehearsalPart(QObject):
    """`list_requested` to see the list; `attachment_requested(submission, sha256)`, `submission_requested(id)` and
    `seal_requested` to be led to where a step is done.
    """

    list_requested = Signal()
    attachment_requested = Signal(str, str)
    submission_requested = Signal(str)
    seal_requested = Signal()

    def __init__(
        self,
        ws: Workspace,
        session: ScoringSession,
        bar: JudgeBar,
        notices: NoticePlace,
        numerals: Numerals,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._bar, self._notices, self._numerals = session, bar, notices, numerals
        self.steps = RehearsalSteps(ws, session)
        self._page: RehearsalPage | None = None
        bar.rehearsal_requested.connect(self.list_requested)
        self._shown = self.steps.done()
        self._say()

    @property
    def is_rehearsal(self) -> bool:
        """Whether there is a list at all."""
        return self.steps.is_rehearsal and bool(self._session.submissions)

    def note(self, step: RehearsalStep) -> None:
        """That has happened."""
        if self.steps.note(step):
            self.look()

    def look(self) -> None:
        """Look whether something of the list was done since."""
        done = self.steps.done()
        if done == self._shown:
            return
        self._shown = done
        self._say()
        if self._page is not None:
            self._page.refresh()
        if len(done) == len(RehearsalStep):
            words = tr("You have tried everything: the rehearsal is done. Thank you")
            notice = Notice(Weight.FINE, words, close_name=tr("Close this notice"))
            notice.setObjectName("rehearsed")
            self._notices.show_notice(notice)  # it stays: the last step is done on another page

    def remind(self, otherwise: Callable[[], object]) -> None:
        """Say that this is a rehearsal with a list, until that was closed once; if not, do `otherwise`."""
        is_wanted = self.is_rehearsal and not self.steps.is_dismissed and len(self._shown) < len(RehearsalStep)
        if not is_wanted or self._notices.notice() is not None:
            otherwise()
            return
        notice = Notice(
            Weight.NOTE,
            tr("This is a rehearsal: try everything out in ten minutes"),
            detail=tr("What you score is never counted"),
            action=tr("Show the list"),
            close_name=tr("Later"),
        )
        notice.setObjectName("rehearsal")
        notice.action_requested.connect(self.list_requested)
        notice.close_requested.connect(lambda: self._dismiss(otherwise))
        self._notices.show_notice(notice)

    def entries(self) -> tuple[MenuEntry, ...]:
        """Its line in the menu."""
        return (MenuEntry(self._words(), self.list_requested.emit),) if self.is_rehearsal else ()

    def make_page(self) -> RehearsalPage:
        """The page of the list; it follows what happens."""
        title = self._session.contest.name.in_language(current_language().value)
        page = RehearsalPage(self.steps, title, self._numerals, has_film=self._find(_FILM) is not None)
        page.step_requested.connect(self._lead)
        page.destroyed.connect(lambda: self._forget(page))
        self._page = page
        return page

    def _forget(self, page: RehearsalPage) -> None:
        if self._page is page:
            self._page = None

    def _lead(self, name: str) -> None:
        step = RehearsalStep(name)
        found = self._find(_PDF if step is RehearsalStep.READ else _FILM)
        if step in (RehearsalStep.READ, RehearsalStep.PLAYED):
            if found is not None:
                self.attachment_requested.emit(found[0].id, found[1].sha256)
        elif step is RehearsalStep.SCORED:
            self.submission_requested.emit(self._first_open())
        else:
            self.seal_requested.emit()

    def _find(self, media_type: str) -> tuple[Submission, Attachment] | None:
        """The first submission with a file of that kind that the judge may see."""
        return next(
            (
                (one, file)
                for one in self._session.submissions
                if not self._session.is_recused(one.id)
                for file in one.attachments
                if file.media_type.startswith(media_type)
            ),
            None,
        )

    def _first_open(self) -> str:
        mine = [one.id for one in self._session.submissions if not self._session.is_recused(one.id)]
        return (mine or [self._session.submissions[0].id])[0]

    def _dismiss(self, otherwise: Callable[[], object]) -> None:
        self.steps.dismiss()
        self._notices.clear()
        otherwise()

    def _say(self) -> None:
        if self.is_rehearsal:
            self._bar.set_rehearsal(self._words())

    def _words(self) -> str:
        return tr("Rehearsal list {progress}", progress=progress_words(len(self._shown), self._numerals))
