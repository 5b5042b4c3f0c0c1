"""Asks for the passphrase of this copy's own keys, once per run, when a verb needs them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.dialog import Dialog, ask
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
            self.fit()
            return
        ws = self._desk.ws
        self._running.run(tr("Unlocking"), lambda _: ws.unlock(typed), self._open, self._refuse)

    def _open(self, _: None) -> None:
        super().accept()

    def _refuse(self, error: JudgeDesktopError) -> None:
        self._labelled.set_finding(Weight.BLOCKS, said_of_error(error))
        self.fit()
        self.field.selectAll()
        self.field.setFocus()


def when_unlocked(desk: Desk, parent: QWidget, then: Callable[[], object]) -> None:
    """Do `then()` with the keys open: at once, or after the passphrase was given; never if it is not."""
    if desk.ws.needs_passphrase:
        ask(PassphraseDialog(desk, parent), then)
    else:
        then()
