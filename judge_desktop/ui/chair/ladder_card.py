"""The tie-break ladder: the steps in their order, moved by drag or keyboard, and those that are not used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest, TieBreakStep
from judge_desktop.domain.findings import Finding
from judge_desktop.ui.chair.contest_wording import step_sentence, step_words
from judge_desktop.ui.chair.draft_fields import DraftFields, about
from judge_desktop.ui.chair.field_group import FieldGroup
from judge_desktop.ui.chair.ordered_list import OrderButtons, OrderedList
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_20, Role, Type


class LadderCard(Card):
    """Changes go to the fields' contest at once."""

    def __init__(self, fields: DraftFields) -> None:
        super().__init__(tr("When scores are equal"))
        self._fields = fields
        self.steps = OrderedList(tr("Steps against ties, in order"))
        self.steps.setObjectName("ladder")
        self.steps.row_moved.connect(self._move)
        self.steps.remove_requested.connect(self._remove)
        buttons = OrderButtons(self.steps, (tr("Earlier step"), tr("Later step")))
        self._away = IconButton("trash-2", tr("Do not use this step"), key=tr("Delete"))
        self._away.setObjectName("remove_step")
        self._away.clicked.connect(lambda: self._remove(self.steps.current_key()))
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(buttons)
        row.addWidget(self._away)
        self.add_to_header(tools)
        explained = TextLabel(
            tr("Tried from the top until the scores differ; never by chance"), Type.CAPTION, Role.INK2
        )
        self._unused = FieldGroup()
        self._unused.setAccessibleName(tr("Steps that are not used"))
        self._flow = FlowLayout(self._unused)
        self._place = LabelledField(tr("Steps that are not used"), self._unused)
        fields.finding_place(self._place, about("tie_break_ladder"))
        self.body.setSpacing(SPACE_8)
        self.body.addWidget(_inset(explained, 0))
        self.body.addWidget(self.steps)
        self.body.addWidget(_inset(self._place, 16))
        self._adders: dict[TieBreakStep, Button] = {}
        for step in TieBreakStep:
            add = Button(step_words(step), ButtonKind.QUIET, icon="plus", size=ButtonSize.SMALL)
            add.setObjectName(f"add_{step.value}")
            add.set_tooltip(tr("Add this step at the end"))
            add.clicked.connect(lambda _=False, step=step: self._add(step))
            self._adders[step] = add
            self._flow.addWidget(add)

    def show_contest(self, contest: Contest, findings: Sequence[Finding]) -> None:
        """Show the ladder of the draft."""
        ladder = contest.rules.tie_break_ladder
        before = max(0, self.steps.place_of(self.steps.current_key()))
        self.steps.set_rows(
            [
                ListRow(str(step), str(place), step_words(step), status=step_sentence(step), shape=Shape.NONE)
                for place, step in enumerate(ladder, 1)
            ]
        )
        if ladder and not self.steps.current_key():
            self.steps.set_current_key(str(ladder[min(before, len(ladder) - 1)]))  # what took the place of the removed
        for step, button in self._adders.items():
            button.setVisible(step not in ladder)
        self._unused.setVisible(len(ladder) < len(self._adders))
        self._place.set_hint("" if len(ladder) < len(self._adders) else tr("none"))
        self._away.set_disabled_reason("" if ladder else tr("There is no step"))

    def _move(self, key: str, place: int) -> None:
        def moved(contest: Contest) -> Contest:
            rest = [step for step in contest.rules.tie_break_ladder if step != key]
            return _with(contest, (*rest[:place], TieBreakStep(key), *rest[place:]))

        self._fields.change(moved)

    def _add(self, step: TieBreakStep) -> None:
        self._fields.change(lambda contest: _with(contest, (*contest.rules.tie_break_ladder, step)))

    def _remove(self, key: str) -> None:
        if key:
            self._fields.change(
                lambda contest: _with(contest, tuple(one for one in contest.rules.tie_break_ladder if one != key))
            )


def _inset(widget: QWidget, below: int) -> QWidget:
    """As far from the edge as the title of the card; the list in between draws its own distance."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(SPACE_20, 0, SPACE_20, below)
    column.addWidget(widget)
    return holder


def _with(contest: Contest, ladder: tuple[TieBreakStep, ...]) -> Contest:
    return replace(contest, rules=replace(contest.rules, tie_break_ladder=tuple(dict.fromkeys(ladder))))
