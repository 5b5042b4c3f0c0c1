"""What a judge does to the scorecard that is open, beside typing: recuse, reopen, seal it, mark it absent, declare.

Each asks what it must, lets the session do it, and says `done` or shows the refusal.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.contest import RecusalScope
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.judge.judge_questions import ReasonDialog, RecusalDialog, reopening_dialog
from judge_desktop.ui.judge.package_part import PackagePart
from judge_desktop.ui.judge.rehearsal_part import RehearsalPart
from judge_desktop.ui.judge.scorecard_pane import ScorecardPane
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.scoring_session import ScoringSession


class JudgeVerbs(QObject):
    """`done` when the scorecard that is open is to be shown again."""

    done = Signal()

    def __init__(
        self,
        session: ScoringSession,
        card: ScorecardPane,
        package: PackagePart,
        rehearsal: RehearsalPart,
        notices: NoticePlace,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._rehearsal = rehearsal
        self._session, self._card, self._package, self._notices = session, card, package, notices
        self._window = window
        card.withdraw_requested.connect(self.withdraw_recusal)
        card.reopen_requested.connect(self.reopen)

    def ask_recusal(self) -> None:
        """Declare an interest in this submission or its category."""
        submission = self._session.submission(self._card.submission())
        category = self._session.contest.category(submission.category)
        language = current_language().value
        name = category.name.in_language(language) if category is not None else ""
        title = submission.title.in_language(language)
        dialog = RecusalDialog(title, name, self._session.contest.rules.recusal_scope, self._window)
        if dialog.exec() == RecusalDialog.DialogCode.Accepted:
            answer = dialog.recusal()
            target = submission.category if answer.scope is RecusalScope.CATEGORY else submission.id
            self._do(lambda: self._session.recuse(target, answer.scope, answer.ground, answer.reason))
        dialog.deleteLater()

    def withdraw_recusal(self) -> None:
        """Take back an interest declared by mistake; the scores are there again."""
        known = self._session.recusal_of(self._card.submission())
        if known is not None:
            self._do(lambda: self._session.withdraw_recusal(known.target, known.scope))

    def mark_absent(self) -> None:
        """The judge did not attend this presentation and gives no score."""
        self._do(lambda: self._session.set_absent(self._card.submission()))

    def seal_one(self) -> None:
        """Declare this scorecard final, without sending; blocked, show what is missing."""
        submission = self._card.submission()
        self._card.flush()
        if any(finding.blocks for finding in self._session.findings(submission, sealing=True)):
            self._card.show_missing()
            return
        self._do(lambda: self._session.seal((submission,)))

    def reopen(self) -> None:
        """Open a scorecard that was sent, with a reason; sending again makes a new revision."""
        dialog = reopening_dialog(self._window)
        if dialog.exec() == ReasonDialog.DialogCode.Accepted:
            reason = dialog.reason.text().strip()
            self._do(lambda: self._session.reopen(self._card.submission(), reason))
        dialog.deleteLater()

    def remind(self) -> None:
        """Say what has not been done yet: the declaration of interest first, then the rest."""
        if not self._session.declaration_made:
            notice = Notice(
                Weight.NOTE,
                tr("The declaration of interest has not been made yet"),
                detail=tr("I certify that I have no interest in the submissions I judge"),
                action=tr("I certify"),
                close_name=tr("Later"),
            )
            notice.setObjectName("declaration")
            notice.action_requested.connect(self._declare)
            notice.add_quiet(tr("I have an interest…"), "has_interest").clicked.connect(self._package.ask_interests)
            self._notices.show_notice(notice)
        self._rehearsal.remind(self._package.remind)

    def _declare(self) -> None:
        try:
            self._session.declare()
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
            return
        self._notices.clear()
        self._rehearsal.remind(self._package.remind)

    def _do(self, verb: Callable[[], object]) -> None:
        self._card.flush()
        try:
            verb()
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
            return
        self.done.emit()
