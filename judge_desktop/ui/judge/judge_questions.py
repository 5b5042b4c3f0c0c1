"""The questions a judge answers in a dialog: recusing with a ground, reopening with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.ui.judge.card_status import ground_words
from judge_desktop.ui.judge.package_questions import TallDialog
from judge_desktop.ui.widgets.choices import ChoiceField, RadioButton
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, Type

_WIDTH = 520


@dataclass(frozen=True, slots=True)
class RecusalAnswer:
    """What the judge declared."""

    scope: RecusalScope
    ground: Ground
    reason: str


class RecusalDialog(TallDialog):
    """Declares an interest in the whole category (the contest's default) or in one submission."""

    def __init__(self, title: str, category: str, default: RecusalScope, parent: QWidget | None = None) -> None:
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE_12)
        super().__init__(
            tr("Recuse from the deliberation?"),
            tr("Scores given there stay on this computer and are not sent. It can be withdrawn until you send."),
            tr("Recuse"),
            tr("Cancel"),
            inside,
            parent,
            dangerous=True,
        )
        self.setObjectName("recusal_question")
        body.addWidget(TextLabel(tr("From what"), Type.LABEL))
        self.scopes: dict[RecusalScope, RadioButton] = {}
        column, self._group = QVBoxLayout(), QButtonGroup(self)
        column.setSpacing(SPACE_4)
        for scope, words in (
            (RecusalScope.CATEGORY, tr("The whole category {name}", name=category)),
            (RecusalScope.SUBMISSION, tr("Only this submission: {title}", title=title)),
        ):
            button = RadioButton(words, checked=scope is default)
            button.setObjectName(f"scope_{scope.value}")
            self.scopes[scope] = button
            self._group.addButton(button)
            column.addWidget(button)
        body.addLayout(column)
        self.ground = ChoiceField(
            tr("Ground"), [(one.value, ground_words(one)) for one in Ground], placeholder=tr("Choose the ground")
        )
        self.ground.setObjectName("ground")
        self._ground = LabelledField(tr("Ground"), self.ground)
        body.addWidget(self._ground)
        self.reason = TextField(tr("Reason"), placeholder=tr("Goes into the minutes; the scores do not"))
        self.reason.setObjectName("reason")
        self._reason = LabelledField(tr("Reason"), self.reason, hint=tr("optional"))
        body.addWidget(self._reason)
        self.ground.choice_changed.connect(self._choose_ground)

    def recusal(self) -> RecusalAnswer:
        """What was declared; ask after the dialog was accepted."""
        scope = next(scope for scope, button in self.scopes.items() if button.isChecked())
        return RecusalAnswer(scope, Ground(self.ground.choice()), self.reason.text().strip())

    def accept(self) -> None:
        """Accepts only with a ground, and with a reason where the ground is another one."""
        if not self.ground.choice():
            self._ground.set_finding(Weight.BLOCKS, tr("Please choose the ground"))
            self.ground.setFocus()
        elif self.ground.choice() == Ground.OTHER.value and not self.reason.text().strip():
            self._reason.set_finding(Weight.BLOCKS, tr("Please give a reason"))
            self.reason.setFocus()
        else:
            super().accept()

    def _choose_ground(self, ground: str) -> None:
        self._ground.set_finding(None)
        self._reason.set_finding(None)
        self._reason.set_hint(tr("required") if ground == Ground.OTHER.value else tr("optional"))


class ReasonDialog(Dialog):
    """Asks for a reason before something that was sent is opened again."""

    def __init__(self, question: str, sentence: str, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(question, sentence, answer, tr("Cancel"), parent=parent)
        self.setObjectName("reopening_question")
        self.setMinimumWidth(look().px(_WIDTH))
        self.reason = TextField(tr("Reason"))
        self.reason.setObjectName("reason")
        self._reason = LabelledField(tr("Reason"), self.reason, hint=tr("required"))
        self.body.addWidget(self._reason)
        self.reason.setFocus()

    def accept(self) -> None:
        """Accepts only with a reason."""
        if self.reason.text().strip():
            super().accept()
        else:
            self._reason.set_finding(Weight.BLOCKS, tr("Please give a reason"))
            self.reason.setFocus()


def reopening_dialog(parent: QWidget) -> ReasonDialog:
    """The question before a scorecard that was sent is opened again."""
    return ReasonDialog(
        tr("Reopen this scorecard?"),
        tr("The file sent stays valid until you seal and send again as a new revision."),
        tr("Reopen"),
        parent,
    )
