"""A list of outcomes with what finds a row in it: a field to search by name, a choice of one outcome."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.chair.outcome_row import OutcomeRow
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_20, Role, Type

SEARCHED_FROM = 12
"""Rows from which on searching is worth its place."""


class FilteredOutcomes(QWidget):
    """`action_requested(key)` and `row_requested(key)` as its list says; `seen_requested(top, bottom)` in the list."""

    action_requested = Signal(str)
    row_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutcomeRow, ...] = ()
        self.search = TextField(tr("Search judges and files"), placeholder=tr("Search judges and files"), icon="search")
        self.search.setObjectName("search_outcomes")
        self.search.textChanged.connect(self._filter)
        self.outcome = ChoiceField(tr("Outcome of merging"), [("", tr("All outcomes"))])
        self.outcome.setObjectName("choose_outcome")
        self.outcome.choice_changed.connect(self._filter)
        self.list = OutcomeList(name)
        self.list.setObjectName("outcomes")
        self.list.action_requested.connect(self.action_requested)
        self.list.row_requested.connect(self.row_requested)
        self._nothing = TextLabel(tr("Nothing here fits what you search for"), Type.BODY, Role.INK2, parent=self)
        self._nothing.setContentsMargins(SPACE_20, 0, SPACE_20, SPACE_8)
        self._nothing.hide()
        self._fields = QWidget()
        fields = QHBoxLayout(self._fields)
        fields.setContentsMargins(SPACE_20, SPACE_8, SPACE_20, SPACE_8)
        fields.setSpacing(SPACE_8)
        fields.addWidget(self.search, 3)
        fields.addWidget(self.outcome, 2)
        self._fields.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._fields)
        column.addWidget(self._nothing)
        column.addWidget(self.list)

    def rows(self) -> tuple[OutcomeRow, ...]:
        """All rows, those that are filtered out included."""
        return self._rows

    def set_rows(self, rows: Sequence[OutcomeRow]) -> None:
        """Show these rows; what is searched for stays."""
        self._rows = tuple(rows)
        self._fields.setVisible(len(self._rows) >= SEARCHED_FROM)
        found = dict.fromkeys(row.outcome for row in self._rows if row.outcome)
        self.outcome.set_choices([("", tr("All outcomes")), *((one, one) for one in found)])
        self._filter()

    def _filter(self) -> None:
        words, outcome = self.search.text().casefold().split(), self.outcome.choice()
        if len(self._rows) < SEARCHED_FROM:
            words, outcome = [], ""
        shown = [
            row
            for row in self._rows
            if (not outcome or row.outcome == outcome)
            and all(word in f"{row.title} {row.detail}".casefold() for word in words)
        ]
        self.list.set_rows(shown)
        self._nothing.setVisible(bool(self._rows) and not shown)
