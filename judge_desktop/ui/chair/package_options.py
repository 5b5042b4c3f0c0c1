"""What a package is for, who can open it, and whether it carries everything: each choice explained in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import Language, tr
from judge_desktop.domain.contest import Mode
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import name_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.choices import CheckBox, RadioButton
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Type
from judge_desktop.workflow.build_package import Encryption, PackageOptions
from judge_desktop.workflow.identity import proposed_passphrase

_INDENT = 30


class OptionsCard(Card):
    """`build_requested`, `cards_requested`."""

    build_requested = Signal()
    cards_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("options")
        self._without: tuple[str, ...] = ()
        body = self.use_body()
        body.setSpacing(SPACE_8)
        body.addWidget(TextLabel(tr("What it is for"), Type.LABEL))
        body.addWidget(self._mode_choices())
        body.addWidget(Hairline())
        body.addWidget(TextLabel(tr("Who can open it"), Type.LABEL))
        body.addWidget(self._encryption_choices())
        body.addWidget(self._passphrase_field())
        self._cards = QVBoxLayout()
        body.addLayout(self._cards)
        body.addWidget(Hairline())
        self.update_only = CheckBox(tr("Only what changed since the last package"))
        self.update_only.setObjectName("update_only")
        body.addWidget(self.update_only)
        body.addWidget(_Explained(tr("Small; judges open it above the package they have, and their scores stay")))
        self.build = Button(tr("Build package…"), ButtonKind.PRIMARY, icon="package")
        self.build.setObjectName("build")
        self.build.clicked.connect(self.build_requested)
        body.addSpacing(4)
        body.addWidget(StackingRow(self.build))

    def show_state(self, state: ContestState) -> None:
        """Fit the choices to the contest as it stands."""
        package = state.package
        self.update_only.setEnabled(package is not None)
        self.update_only.setToolTip("" if package is not None else tr("There is no earlier package to update"))
        primary = package is None and not state.blocking
        self.build.set_kind(ButtonKind.PRIMARY if primary else ButtonKind.SECONDARY)
        self._without = tuple(name_of(one) for one in state.contest.panel.voting if not one.known_keys)
        self._show_cards()

    def options(self) -> PackageOptions:
        """What is chosen now."""
        encryption = next(kind for kind, radio in self.encryptions.items() if radio.isChecked())
        return PackageOptions(
            mode=Mode.REHEARSAL if self.rehearsal.isChecked() else Mode.OFFICIAL,
            with_practice=self.rehearsal.isChecked(),
            encryption=encryption,
            passphrase=self.passphrase.text().strip() if encryption is Encryption.PASSPHRASE else "",
            is_update=self.update_only.isChecked() and self.update_only.isEnabled(),
        )

    def set_running(self, running: bool) -> None:
        """While a package is built no other can be."""
        self.build.setDisabled(running)

    def _mode_choices(self) -> QWidget:
        self.official = RadioButton(tr("Official"), checked=True)
        self.official.setObjectName("official")
        self.rehearsal = RadioButton(tr("Rehearsal: to try everything out, never mixed with the official scores"))
        self.rehearsal.setObjectName("rehearsal")
        return _group((self.official, ""), (self.rehearsal, ""))

    def _encryption_choices(self) -> QWidget:
        words = {
            Encryption.NO: (
                tr("Everybody who has the file"),
                tr("The simplest way; the file is signed all the same, so that nobody can change it unnoticed"),
            ),
            Encryption.PASSPHRASE: (
                tr("Whoever knows a passphrase"),
                tr("One passphrase for all judges; tell it by telephone, not beside the file"),
            ),
            Encryption.CARDS: (
                tr("Only judges whose cards were taken in"),
                tr("Nothing to remember: each judge's own computer opens it, no other does"),
            ),
        }
        self.encryptions = {kind: RadioButton(words[kind][0], checked=kind is Encryption.NO) for kind in words}
        for kind, radio in self.encryptions.items():
            radio.setObjectName(f"encryption_{kind.value}")
        self.encryptions[Encryption.PASSPHRASE].toggled.connect(self._offer_passphrase)
        self.encryptions[Encryption.CARDS].toggled.connect(self._show_cards)
        return _group(*((radio, words[kind][1]) for kind, radio in self.encryptions.items()))

    def _passphrase_field(self) -> LabelledField:
        self.passphrase = TextField(tr("Passphrase of the package"))
        self.passphrase.setObjectName("package_passphrase")
        self._passphrase = LabelledField(
            tr("Passphrase of the package"), self.passphrase, hint=tr("tell it to the judges by another way")
        )
        self._passphrase.hide()
        return self._passphrase

    def _offer_passphrase(self, wanted: bool) -> None:
        if wanted and not self.passphrase.text():
            self.passphrase.setText(proposed_passphrase(Language.EN))
        self._passphrase.setVisible(wanted)

    def _show_cards(self) -> None:
        """Who could not open a package that is locked to the judges' cards."""
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self._without or not self.encryptions[Encryption.CARDS].isChecked():
            return
        sentence = tr(
            "These judges could not open it, their cards are missing: {judges}", judges=", ".join(self._without)
        )
        finding = FindingRow(Weight.BLOCKS, sentence, action=tr("Judge cards"))
        finding.setObjectName("cards_missing")
        finding.action_requested.connect(self.cards_requested)
        self._cards.addWidget(finding)


class _Explained(QWidget):
    """Small words below a choice, where its own words begin whatever the text size."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.addWidget(TextLabel(words, Type.CAPTION, Role.INK2))
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._column.setContentsMargins(5 + look().px(_INDENT), 0, 0, 4)


def _group(*radios: tuple[RadioButton, str]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for radio, why in radios:
        column.addWidget(radio)
        if why:
            column.addWidget(_Explained(why))
    return holder
