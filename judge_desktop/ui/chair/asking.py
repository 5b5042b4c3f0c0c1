"""The questions of the chair's pages: a reason for every decision, an order among equals, whose card it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.choices import ChoiceField, RadioButton
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField


class ReasonDialog(Dialog):
    """A decision and its reason, without which it is not recorded. `proposed` stands in the field to begin with."""

    def __init__(
        self,
        question: str,
        sentence: str,
        answer: str,
        *,
        proposed: str = "",
        dangerous: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, sentence, answer, tr("Cancel"), dangerous=dangerous, parent=parent)
        self.setObjectName("reason_question")
        self.field = CommentField(tr("Reason"), min_lines=2, max_lines=5)
        self.field.setObjectName("reason")
        self.field.set_comment(proposed)
        self._labelled = LabelledField(tr("Reason"), self.field, hint=tr("kept in the record"))
        self.body.addWidget(self._labelled)
        self.field.setFocus()

    def reason(self) -> str:
        """The reason as typed."""
        return self.field.comment().strip()

    def finding(self) -> str:
        """What is still missing."""
        return self._labelled.finding()

    def accept(self) -> None:
        if not self.reason():
            self._labelled.set_finding(Weight.BLOCKS, tr("Please give a reason"))
            self.fit()
            self.field.setFocus()
            return
        super().accept()


class OrderDialog(ReasonDialog):
    """Which of several equal submissions goes first, with the reason. `choices` are (id, words)."""

    def __init__(
        self,
        question: str,
        sentence: str,
        answer: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, sentence, answer, parent=parent)
        self.setObjectName("order_question")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._radios: dict[str, RadioButton] = {}
        for key, words in choices:
            radio = RadioButton(words)
            radio.setObjectName(f"choice_{key}")
            self._radios[key] = radio
            column.addWidget(radio)
        self._choice = LabelledField(tr("Goes first"), holder)
        self.body.insertWidget(0, self._choice)
        next(iter(self._radios.values())).setFocus()

    def choose(self, key: str) -> None:
        """Tick one of them."""
        self._radios[key].setChecked(True)

    def chosen(self) -> str:
        """The id of the one that goes first, empty as long as nobody chose."""
        return next((key for key, radio in self._radios.items() if radio.isChecked()), "")

    def accept(self) -> None:
        if not self.chosen():
            self._choice.set_finding(Weight.BLOCKS, tr("Please choose one"))
            self.fit()
            return
        self._choice.set_finding(None)
        super().accept()


class PersonDialog(Dialog):
    """Whose card this is, when the name on it fits nobody. `people` are (id, name)."""

    def __init__(self, question: str, sentence: str, people: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(question, sentence, tr("Take in the card"), tr("Cancel"), parent=parent)
        self.setObjectName("person_question")
        self.choice = ChoiceField(tr("Judge"), people)
        self.choice.setObjectName("person")
        self.body.addWidget(LabelledField(tr("Judge"), self.choice))
