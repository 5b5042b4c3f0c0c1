"""Name and passphrase of whoever runs a contest on this computer: asked once, before the first contest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.identity import proposed_passphrase

_LEAST_CHARACTERS = 8


class IdentityCard(Card):
    """`identity_requested(name, passphrase)` when both are there."""

    identity_requested = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("Who runs the contest on this computer"))
        body = self.use_body()
        sentence = tr("The name stands in every package. The passphrase locks what signs packages and decisions.")
        body.addWidget(TextLabel(sentence, Type.BODY, Role.INK2))
        self.name = TextField(tr("Name"), placeholder=tr("for example: secretary of the contest"))
        self.name.setObjectName("name")
        self._name = LabelledField(tr("Name"), self.name)
        self.passphrase = TextField(tr("Passphrase"))
        self.passphrase.setObjectName("passphrase")
        self.passphrase.setText(proposed_passphrase(current_language()))
        self._passphrase = LabelledField(tr("Passphrase"), self.passphrase, hint=tr("proposed; change it if you like"))
        advice = tr("Write it down and keep it apart from this computer. It is not shown again and cannot be replaced.")
        self._passphrase.set_finding(Weight.NOTE, advice)
        body.addWidget(self._name)
        body.addWidget(self._passphrase)
        go_on = Button(tr("I have written it down, go on"), ButtonKind.PRIMARY, icon_after="arrow-right")
        go_on.setObjectName("create_identity")
        go_on.clicked.connect(self._go_on)
        body.addWidget(go_on, 0, Qt.AlignmentFlag.AlignRight)

    def _go_on(self) -> None:
        name, passphrase = self.name.text().strip(), self.passphrase.text().strip()
        if not name:
            self._name.set_finding(Weight.BLOCKS, tr("Please enter a name"))
            self.name.setFocus()
        elif len(passphrase) < _LEAST_CHARACTERS:
            self._passphrase.set_finding(Weight.BLOCKS, tr("Please choose at least 8 characters"))
            self.passphrase.setFocus()
        else:
            self.identity_requested.emit(name, passphrase)
