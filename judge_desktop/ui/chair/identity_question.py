"""Name and passphrase of whoever runs a contest on this computer: asked once, when something is to be signed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.running import Running
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.theme import look
from judge_desktop.workflow.identity import create_identity, proposed_passphrase

_LEAST_CHARACTERS = 8
_WIDTH = 620


class IdentityDialog(Dialog):
    """Makes the keys of this copy when both are there; a refusal says so and asks again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Who runs the contest on this computer"),
            tr("The name stands in every package. The passphrase locks what signs packages and decisions."),
            tr("I have written it down, go on"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("identity_question")
        self.setMinimumWidth(look().px(_WIDTH))
        self._desk = desk
        self.name = TextField(tr("Name"), placeholder=tr("for example: secretary of the contest"))
        self.name.setObjectName("name")
        self._name = LabelledField(tr("Name"), self.name)
        self.passphrase = TextField(tr("Passphrase"))
        self.passphrase.setObjectName("passphrase")
        self.passphrase.setText(proposed_passphrase(current_language()))
        self.passphrase.setCursorPosition(0)
        self._passphrase = LabelledField(tr("Passphrase"), self.passphrase, hint=tr("proposed; change it if you like"))
        self._advise()
        for field in (self.name, self.passphrase):
            field.returnPressed.connect(self.accept)
        self.body.addWidget(self._name)
        self.body.addWidget(self._passphrase)
        place = QVBoxLayout()
        self.body.addLayout(place)
        self._running = Running(desk.tasks, place, self)
        self.name.setFocus()

    def finding(self) -> str:
        """What is wrong with the name."""
        return self._name.finding()

    def accept(self) -> None:
        name, passphrase = self.name.text().strip(), self.passphrase.text().strip()
        if not name:
            self._blame(self._name, self.name, tr("Please enter a name"))
        elif len(passphrase) < _LEAST_CHARACTERS:
            self._blame(self._passphrase, self.passphrase, tr("Please choose at least 8 characters"))
        else:
            ws = self._desk.ws
            self._running.run(
                tr("Making the keys"), lambda _: create_identity(ws, name, passphrase), self._close, self._refuse
            )

    def _close(self, _: object) -> None:
        super().accept()

    def _refuse(self, error: JudgeDesktopError) -> None:
        self._blame(self._name, self.name, said_of_error(error))

    def _blame(self, labelled: LabelledField, field: TextField, sentence: str) -> None:
        self._name.set_finding(None)
        self._advise()
        labelled.set_finding(Weight.BLOCKS, sentence)
        self.fit()
        field.setFocus()

    def _advise(self) -> None:
        advice = tr("Write it down and keep it apart from this computer. It is not shown again and cannot be replaced.")
        if self._passphrase.finding() != advice:
            self._passphrase.set_finding(Weight.NOTE, advice)


def when_identified(desk: Desk, parent: QWidget, then: Callable[[], object]) -> None:
    """Do `then()` with the keys of this copy open; a copy that has none yet makes them first. Never, if the person
    does not want that now.
    """
    if desk.ws.own_name is None:
        ask(IdentityDialog(desk, parent), then)
    else:
        when_unlocked(desk, parent, then)
