"""What a new contest begins from and what it is called, before it is made. Nothing of it is kept until then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from judge_desktop.config.i18n import tr
from judge_desktop.domain.text import Text
from judge_desktop.scoring.next_edition import Naming
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, Role, Type


class BeginForm(Card):
    """`begin_requested` with the form filled in, `back_requested` to choose another beginning,
    `source_changed(key)` when another template or contest was chosen.
    """

    begin_requested = Signal()
    back_requested = Signal()
    source_changed = Signal(str)

    def __init__(self, title: str, explained: str, label: str, sources: Sequence[tuple[str, str]], note: str) -> None:
        super().__init__(title)
        self.setObjectName("begin_form")
        body = self.use_body()
        body.setSpacing(SPACE_16)
        body.addWidget(TextLabel(explained, Type.BODY, Role.INK2))
        self._source = ChoiceField(label or title, sources or [("", "")], parent=self)
        self._source.setObjectName("source")
        self._source.choice_changed.connect(self.source_changed)
        self._source.setVisible(len(sources) > 1)
        if len(sources) > 1:
            body.addWidget(LabelledField(label, self._source))
        self._thai, self._english = TextField(tr("Name in Thai")), TextField(tr("Name in English"))
        self._edition, self._year = TextField(tr("Edition")), TextField(tr("Year"))
        for name, field in (
            ("name_th", self._thai),
            ("name_en", self._english),
            ("edition", self._edition),
            ("year", self._year),
        ):
            field.setObjectName(name)
            field.returnPressed.connect(self.begin_requested)
        self._name = LabelledField(tr("Name in Thai"), self._thai)
        body.addWidget(self._name)  # as wide as the card: the year at its end is what somebody changes
        body.addWidget(LabelledField(tr("Name in English"), self._english, hint=tr("optional")))
        edition = LabelledField(tr("Edition"), self._edition, hint=tr("optional"))
        year = LabelledField(tr("Year"), self._year, hint=tr("optional"))
        body.addWidget(Beside(edition, year))
        if note:
            body.addWidget(FindingRow(Weight.NOTE, note))
        back = Button(tr("Back"), ButtonKind.QUIET)
        back.setObjectName("back_to_choices")
        back.clicked.connect(self.back_requested)
        begin = Button(tr("Begin the contest"), ButtonKind.PRIMARY, icon_after="arrow-right")
        begin.setObjectName("begin")
        begin.clicked.connect(self.begin_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_12)
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(begin)
        body.addLayout(buttons)

    def source(self) -> str:
        """The key of the template or contest."""
        return self._source.choice()

    def naming(self) -> Naming:
        """The form as it is filled in."""
        name = Text(th=self._thai.text(), en=self._english.text())
        return Naming(name=name, year=self._year.text(), edition=self._edition.text())

    def propose(self, naming: Naming) -> None:
        """Fill in what the contest would be called, all of it to be changed."""
        self._name.set_finding(None)
        for field, words in (
            (self._thai, naming.name.th),
            (self._english, naming.name.en),
            (self._edition, naming.edition),
            (self._year, naming.year),
        ):
            field.setText(words)
            field.setCursorPosition(0)
        self._thai.setFocus()

    def refuse_name(self, sentence: str) -> None:
        """Say below the name why it cannot be had."""
        self._name.set_finding(Weight.BLOCKS, sentence)
        self._thai.setFocus()
