"""What a contest says of itself, in Thai and English beside each other: names, texts, contact, kinds of applicants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.text import Text
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.draft_fields import Belongs, DraftFields, nothing
from judge_desktop.ui.chair.letterhead_card import LetterheadCard
from judge_desktop.ui.chair.typed_values import WORDS, lines_of, with_lines
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.tokens import SPACE_16
from judge_desktop.workflow.edit_contest import ContestSection


class InformationTab(QWidget):
    """Four cards: name and organiser, logo and signatories, what it is about, contact."""

    def __init__(self, desk: Desk, edits: ContestEdits) -> None:
        super().__init__()
        self._fields = DraftFields(edits, ContestSection.INFORMATION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        column.addWidget(self._name_card())
        self.letterhead = LetterheadCard(desk, edits)
        column.addWidget(self.letterhead)
        column.addWidget(self._about_card())
        column.addWidget(self._contact_card())

    def show_state(self, state: ContestState, findings: Sequence[Finding]) -> None:
        """Show the draft; `findings` are all that are known about it."""
        self._fields.show(state.contest, findings)
        self.letterhead.show_contest(state.contest)

    def _name_card(self) -> Card:
        card = Card(tr("Name and organiser"))
        body = card.use_body()
        body.setSpacing(SPACE_16)
        body.addWidget(
            self._text("name", tr("Name in Thai"), tr("Name in English"), belongs=_is(FindingCode.CONTEST_NAME_MISSING))
        )
        body.addWidget(self._text("organiser", tr("Organiser in Thai"), tr("Organiser in English")))
        body.addWidget(Beside(self._words("edition", tr("Edition"), "2"), self._words("year", tr("Year"), "2566")))
        return card

    def _about_card(self) -> Card:
        card = Card(tr("What it is about"))
        body = card.use_body()
        body.setSpacing(SPACE_16)
        body.addWidget(self._text("description", tr("Description in Thai"), tr("Description in English"), lines=4))
        body.addWidget(
            Beside(
                self._lines("objectives", "th", tr("Objectives in Thai")),
                self._lines("objectives", "en", tr("Objectives in English")),
            )
        )
        body.addWidget(
            Beside(
                self._lines("applicant_types", "th", tr("Kinds of applicants in Thai")),
                self._lines("applicant_types", "en", tr("Kinds of applicants in English")),
            )
        )
        return card

    def _contact_card(self) -> Card:
        card = Card(tr("Contact"))
        card.use_body().addWidget(self._text("contact", tr("Contact in Thai"), tr("Contact in English"), lines=3))
        return card

    def _text(self, name: str, thai: str, english: str, *, lines: int = 0, belongs: Belongs = nothing) -> Beside:
        def get(contest: Contest) -> Text:
            found: Text = getattr(contest, name)
            return found

        return self._fields.both(
            name,
            (thai, english),
            get,
            lambda contest, text: _with(contest, name, text),
            lines=lines,
            belongs=belongs,
        )

    def _words(self, name: str, label: str, example: str) -> LabelledField:
        return self._fields.typed(
            name,
            label,
            WORDS,
            lambda contest: str(getattr(contest, name)),
            lambda contest, words: _with(contest, name, words),
            placeholder=tr("for example {example}", example=example),
        )

    def _lines(self, name: str, language: str, label: str) -> LabelledField:
        return self._fields.typed(
            f"{name}_{language}",
            label,
            WORDS,
            lambda contest: lines_of(getattr(contest, name), language),
            lambda contest, typed: _with(contest, name, with_lines(getattr(contest, name), language, typed)),
            lines=3,
            hint=tr("one a line"),
        )


def _with(contest: Contest, name: str, value: Any) -> Contest:
    return replace(contest, **{name: value})


def _is(code: FindingCode) -> Belongs:
    return lambda finding: finding.code is code
