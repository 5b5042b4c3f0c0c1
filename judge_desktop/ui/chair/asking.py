"""The questions of the chair's pages: the passphrase once, a reason for every decision, an order among equals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.chair.running import Running
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.choices import ChoiceField, RadioButton
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField


class PassphraseDialog(Dialog):
    """Asks for the passphrase of this copy and opens its keys; a wrong one says so and asks again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Enter the passphrase"),
            tr("The keys of this copy are locked. It is asked once, until the program is closed."),
            tr("Unlock"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("passphrase_question")
        self._desk = desk
        self.field = TextField(tr("Passphrase"), secret=True)
        self.field.setObjectName("passphrase")
        self.field.returnPressed.connect(self.accept)
        self._labelled = LabelledField(tr("Passphrase"), self.field)
        self.body.addWidget(self._labelled)
        place = QVBoxLayout()
        self.body.addLayout(place)
        self._running = Running(desk.tasks, place, self)
        self.field.setFocus()

    def finding(self) -> str:
        """What is wrong with what was typed."""
        return self._labelled.finding()

    def accept(self) -> None:
        typed = self.field.text()
        if not typed:
            self._labelled.set_finding(Weight.BLOCKS, tr("Please enter the passphrase"))
            fit(self)
            return
        ws = self._desk.ws
        self._running.run(tr("Unlocking"), lambda _: ws.unlock(typed), self._open, self._refuse)

    def _open(self, _: None) -> None:
        super().accept()

    def _refuse(self, error: JudgeDesktopError) -> None:
        self._labelled.set_finding(Weight.BLOCKS, sentence_of_error(error, translator(current_language())))
        fit(self)
        self.field.selectAll()
        self.field.setFocus()


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
            fit(self)
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
            fit(self)
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


def fit(dialog: QDialog) -> None:
    """Make a dialog high enough for what it says at its width: a finding may have opened."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        width = max(dialog.width(), dialog.minimumWidth())
        dialog.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))


def ask(dialog: Dialog, then: Callable[[], None]) -> Dialog:
    """Opens the dialog over its window; `then()` runs only after the answer was chosen."""
    dialog.accepted.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    fit(dialog)
    return dialog
