"""Checking any file of ours without taking anything in: what it is, who signed it, whether it is whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.opening import help_link
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.results.chair_key import ChairKey, Fingerprint
from judge_desktop.ui.results.check_sentences import wrong_card
from judge_desktop.ui.results.looking_page import LookingPage
from judge_desktop.ui.results.verdict_card import VerdictCard
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.verification import Verification
from judge_desktop.workflow.verification_words import SIGNED_BY_CHAIRS, verdict_words
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace

_LOCKED = frozenset({Code.PASSPHRASE_NEEDED, Code.PASSPHRASE_WRONG})


class CheckedPage(LookingPage):
    """The verdict about one file. A locked one is looked into after its passphrase was given."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(desk, path, tr("Check a file"), tr("Checking the file"), parent)
        self.setObjectName("checked_page")
        self.verdict: VerdictCard | None = None
        self._passphrase: str | None = None
        self._look()

    def unlock(self) -> None:
        """Look once more, with the passphrase that was typed."""
        if self.passphrase.text():
            self._passphrase = self.passphrase.text()
            self.show_progress()
            self._look()

    def _look(self) -> None:
        ws, path, passphrase = self.desk.ws, self.path, self._passphrase
        self.desk.tasks.run(lambda _: _verify(ws, path, passphrase), self._show, self._refuse)

    def _show(self, found: Verification) -> None:
        codes = {one.code for one in found.checks}
        if not found.genuine and codes & _LOCKED:
            self.show_cards(self._locked_card(is_wrong=Code.PASSPHRASE_WRONG in codes))
            self.passphrase.setFocus()
            return
        self.verdict = _verdict_card(found)
        self.show_cards(self.verdict)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.verdict = refused_card(error)
        self.show_cards(self.verdict)

    def _locked_card(self, *, is_wrong: bool) -> Card:
        card = Card(tr("This file is locked with a passphrase"))
        card.setObjectName("locked")
        body = card.use_body()
        how = tr("It can be checked after its passphrase was given; nothing is taken in")
        body.addWidget(TextLabel(how, Type.BODY, Role.INK2))
        self.passphrase = TextField(tr("Passphrase"), secret=True)
        self.passphrase.setObjectName("passphrase")
        self.passphrase.returnPressed.connect(self.unlock)
        field = LabelledField(tr("Passphrase"), self.passphrase)
        if is_wrong:
            field.set_finding(Weight.BLOCKS, tr("The passphrase is not right. Check it and the keyboard language"))
        body.addWidget(field)
        button = Button(tr("Check the file"), ButtonKind.PRIMARY, icon="shield-check")
        button.setObjectName("unlock")
        button.clicked.connect(self.unlock)
        body.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return card


def refused_card(error: JudgeDesktopError) -> VerdictCard:
    """The verdict about a file that cannot be read at all."""
    happened, to_do = what_and_how(said_of_error(error))
    nothing = tr("Nothing was taken in.")
    return VerdictCard(Weight.BLOCKS, happened, f"{to_do} {nothing}".strip(), who=help_link(error.code))


def _verdict_card(found: Verification) -> VerdictCard:
    if not found.genuine:
        return wrong_card(found)
    verdict = verdict_words(found, translator(current_language()))
    who: ChairKey | Fingerprint = Fingerprint(found.signed_by, tr("Fingerprint of the key that signed it"))
    if found.type in SIGNED_BY_CHAIRS:
        who = ChairKey(found)
    detail = tr("It was only looked at; nothing was taken in")
    return VerdictCard(Weight.FINE, verdict, detail, who=who)


def _verify(ws: Workspace, path: Path, passphrase: str | None) -> Verification:
    """What a file is; a passphrase may be the one of this copy's keys or the one of the file."""
    ws.unlock_if_it_fits(passphrase)
    return verify_file(ws, path, passphrase=passphrase)
