"""What a judge can do about her package while she scores: its lines in the window's menu, and its notices."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_menu import MenuEntry
from judge_desktop.ui.judge.package_questions import InterestDialog, NameDialog, WordsDialog
from judge_desktop.ui.judge.safety_copy import offer_safety_copy
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.running import Running
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.confirm_package import package_confirmation
from judge_desktop.workflow.declare_interest import declare_interests
from judge_desktop.workflow.export_scores import progress_code
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.scoring_session import ScoringSession, choose_judge


class PackagePart(QObject):
    """`judge_changed` when another name was chosen, `interests_changed` after a declaration, `changes_requested` for
    the page of what changed.
    """

    judge_changed = Signal()
    interests_changed = Signal()
    changes_requested = Signal()

    def __init__(
        self, desk: Desk, session: ScoringSession, notices: NoticePlace, place: QBoxLayout, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._session, self._notices, self._window = desk, session, notices, window
        self.where = Where(session.contest.id, session.package.round)
        self.running = Running(desk.tasks, place, window)

    def entries(self) -> tuple[MenuEntry, ...]:
        """Its lines in the menu."""
        heard = self._confirmation()
        words = tr("Check words…") if heard is Confirmation.UNHEARD else tr("Check words are confirmed")
        return (
            MenuEntry(words, self.type_words, heard is Confirmation.UNHEARD),
            MenuEntry(tr("What changed"), self.changes_requested.emit),
            MenuEntry(tr("Declaration of interest…"), self.ask_interests),
            MenuEntry(tr("Copy my progress"), self.copy_progress),
            MenuEntry(tr("Change name…"), self.change_name),
        )

    def remind(self) -> None:
        """Say quietly that nobody confirmed the package by voice, if so and if nothing else is being said."""
        if self._confirmation() is not Confirmation.UNHEARD or self._notices.notice() is not None:
            return
        notice = Notice(
            Weight.NOTE,
            tr("Not confirmed by voice"),
            detail=tr("Type the six words when the secretary reads them; everything works without them, too"),
            action=tr("Check words…"),
            close_name=tr("Later"),
        )
        notice.setObjectName("unconfirmed")
        notice.action_requested.connect(self.type_words)
        self._notices.show_notice(notice)

    def type_words(self) -> None:
        """Ask for the six words."""
        ask(WordsDialog(self._desk, self.where, self._window), self._tell_confirmed)

    def change_name(self) -> None:
        """Let the person say that she is somebody else; scores stay with their name."""
        dialog = NameDialog(self._session.contest, self._session.judge.id, self._window)
        ask(dialog, lambda: self._choose(dialog.chooser.chosen()))

    def ask_interests(self) -> None:
        """The declaration of interest, for the first time or again."""
        dialog = InterestDialog(self._desk, self._session.contest, self._window)
        ask(dialog, lambda: self._declare(dialog))

    def copy_progress(self) -> None:
        """Put a short signed text for the meeting's chat on the clipboard: who is done, without scores."""
        when_unlocked(self._desk, self._window, self._copy_progress)

    def offer_safety_copy(self) -> Notice:
        """Offer a safety copy; for whoever has the clock, at the beginning of a break."""
        return offer_safety_copy(self._window, self._desk, self._notices, self.running)

    def _confirmation(self) -> Confirmation:
        return package_confirmation(self._desk.ws, self.where)

    def _choose(self, judge: str) -> None:
        if not judge or judge == self._session.judge.id:
            return
        try:
            choose_judge(self._desk.ws, judge, self.where)
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
            return
        self.judge_changed.emit()

    def _declare(self, dialog: InterestDialog) -> None:
        try:
            declare_interests(self._session, dialog.form.interests())
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
            return
        self._notices.clear()
        self.interests_changed.emit()

    def _tell_confirmed(self) -> None:
        self._notices.show_notice(Notice(Weight.FINE, tr("The package is confirmed by voice"), leaves=True))

    def _copy_progress(self) -> None:
        try:
            code = progress_code(self._desk.ws, self._session)
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
            return
        QGuiApplication.clipboard().setText(code)
        self._notices.show_notice(
            Notice(
                Weight.FINE,
                tr("Your progress was copied. Paste it into the meeting chat"),
                detail=tr("It says how many scorecards are done, and no scores"),
                leaves=True,
            )
        )
