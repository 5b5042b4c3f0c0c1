"""How every judge stands: counted, waiting, missing; searching among many, and reminders to those who are missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.ui.chair.filtered_outcomes import FilteredOutcomes
from judge_desktop.ui.chair.merge_lines import COMPARE, CONFIRM, REMIND, JudgeLine, judge_lines
from judge_desktop.ui.chair.outcome_row import OutcomeRow
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_20
from judge_desktop.workflow.round_documents import RoundDocuments


class JudgesCard(QWidget):
    """`judge_requested(judge)` to see her files, `help_requested(judge)` when two versions are to be compared or check
    words typed, `reminder_copied` when a reminder lies in the clipboard.
    """

    judge_requested = Signal(str)
    help_requested = Signal(str)
    reminder_copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, JudgeLine] = {}
        self._contest = ""
        self._documents: RoundDocuments | None = None
        self.outcomes = FilteredOutcomes(tr("Judges and their score files"))
        self.outcomes.action_requested.connect(self._act)
        self.outcomes.row_requested.connect(self.judge_requested)
        card = Card()
        card.setObjectName("judges")
        card.body.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        card.body.addWidget(self.outcomes)
        self.remind_all = Button(
            tr("Copy one reminder for all who are missing"), ButtonKind.LINK, icon="copy", size=ButtonSize.SMALL
        )
        self.remind_all.setObjectName("remind_all")
        self.remind_all.clicked.connect(self._remind_all)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE_20, 0, SPACE_20, 0)
        line.addWidget(self.remind_all)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(card)
        column.addLayout(line)

    def show_documents(self, documents: RoundDocuments) -> None:
        """Show the judges of a round; what is searched for stays."""
        if documents is self._documents:
            return
        self._documents = documents
        self._contest = documents.package.contest.name.in_language(current_language().value)
        self._lines = {line.judge: line for line in judge_lines(documents)}
        self.outcomes.set_rows([_row(line) for line in self._lines.values()])
        self.remind_all.setVisible(len(self._missing()) > 1)

    def urgent(self) -> str:
        """The first judge whose files need a person, empty when none do."""
        return next((line.judge for line in self._lines.values() if line.action in (COMPARE, CONFIRM)), "")

    def _missing(self) -> list[JudgeLine]:
        return [line for line in self._lines.values() if line.action == REMIND]

    def _act(self, judge: str) -> None:
        line = self._lines[judge]
        if line.action != REMIND:
            self.help_requested.emit(judge)
            return
        words = tr(
            "Dear {judge}, the score file for {contest} has not come yet. Please seal and send it.",
            judge=line.name,
            contest=self._contest,
        )
        QGuiApplication.clipboard().setText(words)
        self.reminder_copied.emit()

    def _remind_all(self) -> None:
        words = tr(
            "The score files for {contest} of these judges have not come yet: {judges}. Please seal and send them.",
            contest=self._contest,
            judges=", ".join(line.name for line in self._missing()),
        )
        QGuiApplication.clipboard().setText(words)
        self.reminder_copied.emit()


def _row(line: JudgeLine) -> OutcomeRow:
    words = {CONFIRM: tr("Type check words"), COMPARE: tr("Compare"), REMIND: tr("Copy reminder")}
    action = words.get(line.action, "")
    return OutcomeRow(
        key=line.judge,
        title=line.name,
        outcome=line.outcome,
        shape=line.shape,
        tone=line.tone,
        detail=line.detail,
        action=action,
        tip=tr("Files of {judge}", judge=line.name),
    )
