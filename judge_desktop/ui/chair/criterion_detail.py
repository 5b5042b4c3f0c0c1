"""Everything about one criterion: names, guidelines, full mark, step, whether it is required, group, levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.text import Text
from judge_desktop.scoring.validation import read_number
from judge_desktop.ui.chair.criterion_forms import (
    GuidelineForm,
    LevelForm,
    level_words,
    one_line,
    show_line,
    text_with,
)
from judge_desktop.ui.chair.entries_part import EntriesPart
from judge_desktop.ui.chair.wording import criterion_words, figure
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.number_field import NumberField
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.tokens import CONTROL_HEIGHT, SPACE_12, SPACE_20

STEPS = ("1", "0.5")
OTHER = "other"
Change = Callable[[Criterion], Criterion]


class CriterionDetail(Card):
    """`criterion_changed(change)`: a function of the criterion. `mark_typed(text)` at every keystroke,
    `mark_left(text)` when it is to be kept.

    `copy_requested`, `removal_requested`, `groups_requested`.
    """

    name_th: TextField
    name_en: TextField
    guidelines: EntriesPart
    levels: EntriesPart
    mark: NumberField
    step: Switcher
    other_step: NumberField
    required: CheckBox
    group: ChoiceField

    criterion_changed = Signal(object)
    mark_typed = Signal(str)
    mark_left = Signal(str)
    copy_requested = Signal()
    removal_requested = Signal()
    groups_requested = Signal()

    def __init__(self, language: str) -> None:
        super().__init__(" ")
        self.setObjectName("criterion_detail")
        self._language = language
        self._criterion: Criterion | None = None
        self.copy = IconButton("copy", tr("Copy this criterion"))
        self.copy.setObjectName("copy_criterion")
        self.copy.clicked.connect(self.copy_requested)
        self.remove = IconButton("trash-2", tr("Remove this criterion"))
        self.remove.setObjectName("remove_criterion")
        self.remove.clicked.connect(self.removal_requested)
        self.add_to_header(self.copy)
        self.add_to_header(self.remove)
        self._make_fields()
        body = self.use_body()
        body.setSpacing(SPACE_12)
        for part in (self._name_th, self._name_en, self.guidelines, self._numbers(), self.required, self._group_row()):
            body.addWidget(part)
        body.addWidget(self.levels)
        self._level_findings = QVBoxLayout()
        body.addLayout(self._level_findings)
        self._connect()

    def show_criterion(
        self, rubric: Rubric, criterion: Criterion, mark: str, findings: Sequence[tuple[str, str]]
    ) -> None:
        """Show a criterion; what is being typed stays as long as it is the same one.

        ``mark`` is its full mark as it is written or was typed; ``findings`` are (field, words).
        """
        if self._criterion is None or self._criterion.id != criterion.id:
            self.guidelines.close_all()
            self.levels.close_all()
            self._other_wanted = False
        self._criterion = criterion
        self.set_title(criterion_words(criterion) or tr("Criterion without a name"))
        show_line(self.name_th, criterion.name.th)
        show_line(self.name_en, criterion.name.en)
        self.guidelines.show_entries(criterion.guidelines)
        self.levels.show_entries(criterion.levels)
        if not self.mark.hasFocus():
            self.mark.set_typed(mark)
        self._show_step(criterion.step)
        self.required.blockSignals(True)
        self.required.setChecked(criterion.required)
        self.required.blockSignals(False)
        groups = [("", tr("No group")), *((one.id, one.name.in_language(self._language)) for one in rubric.groups)]
        self.group.set_choices(groups)
        self.group.set_choice(criterion.group)
        self.show_findings(findings)

    def show_findings(self, findings: Sequence[tuple[str, str]]) -> None:
        """Show what is wrong under the field it is about: "name", "mark", "step", "levels"."""
        said = dict(findings)
        for name, field in (("mark", self._mark), ("step", self._step)):
            field.set_finding(Weight.BLOCKS if name in said else None, said.get(name, ""))
        self._name_th.set_finding(Weight.WARNS if "name" in said else None, said.get("name", ""))
        clear_layout(self._level_findings)
        for words in dict.fromkeys(words for field, words in findings if field == "levels"):
            self._level_findings.addWidget(FindingRow(Weight.WARNS, words))

    def focus_first(self) -> None:
        """Put the keyboard on the name."""
        self.name_th.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_fields(self) -> None:
        self._other_wanted = False
        self.name_th, self.name_en = TextField(tr("Name in Thai")), TextField(tr("Name in English"))
        self.name_th.setObjectName("criterion_name_th")
        self.name_en.setObjectName("criterion_name_en")
        self._name_th = LabelledField(tr("Name in Thai"), self.name_th)
        self._name_en = LabelledField(tr("Name in English"), self.name_en, hint=tr("optional"))
        self.guidelines = EntriesPart(
            "guidelines",
            tr("Guidelines"),
            tr("Add guideline"),
            GuidelineForm,
            lambda text: (text.in_language(self._language), ""),
        )
        self.levels = EntriesPart(
            "levels",
            tr("Levels"),
            tr("Add level"),
            LevelForm,
            lambda level: level_words(level, self._language),
            moves=False,
        )
        self.mark = NumberField(tr("Full mark"), width=76, height=CONTROL_HEIGHT)
        self.mark.setObjectName("criterion_mark")
        self._mark = LabelledField(tr("Full mark"), self.mark)
        choices = [*((one, one) for one in STEPS), (OTHER, tr("Another"))]
        self.step = Switcher(tr("Step of the scores"), choices, kind=ButtonKind.SECONDARY)
        self.step.setObjectName("criterion_step")
        self.other_step = NumberField(tr("Another step"), width=66, height=36, small=True)
        self.other_step.setObjectName("other_step")
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(SPACE_12)
        row.addWidget(self.step)
        row.addWidget(self.other_step)
        row.addStretch(1)
        self._step = LabelledField(tr("Step of the scores"), steps)
        self.required = CheckBox(tr("Every judge must score it"))
        self.required.setObjectName("criterion_required")
        self.group = ChoiceField(tr("Group"), [("", tr("No group"))])
        self.group.setObjectName("criterion_group")
        self.groups = Button(tr("Groups…"), ButtonKind.QUIET, icon="list-tree", size=ButtonSize.SMALL)
        self.groups.setObjectName("groups")

    def _numbers(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE_20, line_gap=SPACE_12)
        flow.addWidget(self._mark)
        flow.addWidget(self._step)
        return holder

    def _group_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self.group, 1)
        row.addWidget(self.groups)
        return LabelledField(tr("Group"), holder, hint=tr("a heading above several criteria"))

    def _connect(self) -> None:
        self.name_th.editingFinished.connect(lambda: self._keep_name("th", self.name_th.text()))
        self.name_en.editingFinished.connect(lambda: self._keep_name("en", self.name_en.text()))
        self.guidelines.entries_changed.connect(self._keep_guidelines)
        self.levels.entries_changed.connect(self._keep_levels)
        self.mark.number_changed.connect(self.mark_typed)
        self.mark.edit_finished.connect(self.mark_left)
        self.step.choice_changed.connect(self._choose_step)
        self.other_step.edit_finished.connect(self._keep_step)
        for field in (self.mark, self.other_step):
            field.next_requested.connect(field.selectAll)
        self.required.toggled.connect(lambda on: self._emit(lambda one: replace(one, required=on)))
        self.group.choice_changed.connect(lambda key: self._emit(lambda one: replace(one, group=key)))
        self.groups.clicked.connect(self.groups_requested)

    def _keep_name(self, language: str, words: str) -> None:
        criterion = self._criterion
        name = one_line(words)
        if criterion is None or getattr(criterion.name, language) == name:
            return
        if not name and not (criterion.name.en if language == "th" else criterion.name.th):
            self._name_th.set_finding(Weight.WARNS, tr("Please enter a name"))
            return
        self._emit(lambda one: replace(one, name=text_with(one.name, language, name)))

    def _keep_guidelines(self, change: Callable[[tuple[Text, ...]], tuple[Text, ...]]) -> None:
        self._emit(lambda one: replace(one, guidelines=change(one.guidelines)))

    def _keep_levels(self, change: Callable[..., tuple[object, ...]]) -> None:
        self._emit(lambda one: replace(one, levels=change(one.levels)))  # type: ignore[arg-type]

    def _choose_step(self, key: str) -> None:
        self._other_wanted = key == OTHER
        self.other_step.setVisible(self._other_wanted)
        if self._other_wanted:
            self.other_step.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._emit(lambda one: replace(one, step=Decimal(key)))

    def _keep_step(self, text: str) -> None:
        number = read_number(text)
        if number is None or number <= 0:
            self._step.set_finding(Weight.BLOCKS, tr("Please enter a number above 0"))
            return
        self._emit(lambda one: replace(one, step=number))

    def _show_step(self, step: Decimal) -> None:
        known = next((one for one in STEPS if Decimal(one) == step), OTHER)
        self.step.set_choice(OTHER if self._other_wanted else known)
        self.other_step.setVisible(self._other_wanted or known == OTHER)
        if not self.other_step.hasFocus():
            self.other_step.set_typed(figure(step))

    def _emit(self, change: Change) -> None:
        if self._criterion is not None:
            self.criterion_changed.emit(change)
