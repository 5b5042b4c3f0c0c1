"""The rubrics of a contest and which category is scored with which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.rubric import Rubric
from judge_desktop.scoring.rubric_editing import categories_of, marks_sum
from judge_desktop.ui.chair.wording import category_words, figure
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Tone


class RubricsCard(Card):
    """`rubric_chosen(id)`, `new_requested`, `copy_requested(id)`, `removal_requested(id)`,
    `use_changed(category, rubric)`, `rules_requested`.
    """

    rubric_chosen = Signal(str)
    new_requested = Signal()
    copy_requested = Signal(str)
    removal_requested = Signal(str)
    use_changed = Signal(str, str)
    rules_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Rubrics and categories"))
        self.setObjectName("rubrics")
        self._shown: object = None
        self.new = Button(tr("New rubric"), ButtonKind.QUIET, icon="plus", size=ButtonSize.SMALL)
        self.new.setObjectName("new_rubric")
        self.new.clicked.connect(self.new_requested)
        self.add_to_header(self.new)

    def show_contest(self, contest: Contest, chosen: str) -> None:
        """Show the rubrics of this contest; ``chosen`` is the one that is being edited."""
        shown = (contest.rubrics, contest.categories, contest.rules, chosen)
        if shown == self._shown:
            return
        self._shown = shown
        self.clear_rows()
        for rubric in contest.rubrics:
            self.add_row(self._rubric_row(contest, rubric, chosen))
        if len(contest.rubrics) > 1:
            for category in contest.categories:
                self.add_row(self._category_row(contest, category.id, category_words(category), category.rubric))

        self.add_row(self._comment_row(contest))

    def _comment_row(self, contest: Contest) -> StatusRow:
        """The rule about comments belongs to the rules of the contest; here is only the way there."""
        rules = contest.rules
        words = tr("Judges must write a comment") if rules.comment_required else tr("Judges may write a comment")
        if rules.comment_minimum:
            words += " · " + trn("at least {n} character", "at least {n} characters", rules.comment_minimum)
        row = StatusRow(Shape.NOTE, words, Tone.NEUTRAL, action=tr("Rules…"))
        row.setObjectName("comment_rule")
        row.action_requested.connect(self.rules_requested)
        return row

    def _rubric_row(self, contest: Contest, rubric: Rubric, chosen: str) -> QWidget:
        used = categories_of(contest, rubric.id)
        count = trn("{n} criterion", "{n} criteria", len(rubric.criteria))
        points = tr("{given} of {total} points", given=figure(marks_sum(rubric)), total=figure(rubric.total))
        names = ", ".join(category_words(one) for one in used) if used else tr("No category is scored with it")
        is_open = rubric.id == chosen
        name = rubric_name(contest, rubric.id)
        row = StatusRow(
            Shape.DOT if is_open else Shape.RING,
            name,
            Tone.ACCENT if is_open else Tone.NEUTRAL,
            detail=f"{count} · {points} · {names}",
            action="" if is_open else tr("Edit"),
        )
        row.setObjectName(f"rubric_{rubric.id}")
        row.set_current(is_open and len(contest.rubrics) > 1)
        row.button().setAccessibleName(tr("Edit {name}", name=name))
        row.action_requested.connect(lambda: self.rubric_chosen.emit(rubric.id))
        copy = IconButton("copy", tr("Copy {name}", name=name))
        copy.setObjectName(f"copy_rubric_{rubric.id}")
        copy.clicked.connect(lambda: self.copy_requested.emit(rubric.id))
        remove = IconButton("trash-2", tr("Remove {name}", name=name))
        remove.setObjectName(f"remove_rubric_{rubric.id}")
        if used:
            remove.set_disabled_reason(tr("Categories are scored with it; give them another rubric first"))
        remove.clicked.connect(lambda: self.removal_requested.emit(rubric.id))
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        line.addWidget(copy)
        line.addWidget(remove)
        row.add_trailing(buttons)
        return row

    def _category_row(self, contest: Contest, category: str, name: str, rubric: str) -> QWidget:
        choices = [(one.id, rubric_name(contest, one.id)) for one in contest.rubrics]
        field = ChoiceField(tr("Rubric of {category}", category=name), choices)
        field.setObjectName(f"rubric_of_{category}")
        field.set_choice(rubric)
        field.choice_changed.connect(lambda key: self.use_changed.emit(category, key))
        return padded_row(TextLabel(name), field)


def rubric_name(contest: Contest, rubric: str) -> str:
    """“Rubric 2”: by its place, for rubrics have no names."""
    place = next((n for n, one in enumerate(contest.rubrics, 1) if one.id == rubric), 0)
    return tr("Rubric {n}", n=place) if len(contest.rubrics) > 1 else tr("Rubric")
