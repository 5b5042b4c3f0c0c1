"""The award levels of a category: a name in both languages and the points each begins at, the highest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import AwardLevel, Category, Contest
from judge_desktop.domain.text import Text
from judge_desktop.scoring.category_changes import new_id
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.draft_fields import DraftFields
from judge_desktop.ui.chair.field_group import FieldGroup
from judge_desktop.ui.chair.typed_values import FIGURE
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12
from judge_desktop.workflow.edit_contest import ContestSection

_STEP = Decimal(10)
_LEAST_NAME = 130


class LevelsPart(FieldGroup):
    """One row of fields for each level, and a button that adds one."""

    def __init__(self, edits: ContestEdits) -> None:
        super().__init__()
        self._edits = edits
        self._fields = DraftFields(edits, ContestSection.CATEGORIES)
        self._category = Category(id="", name=Text(), rubric="")
        self._shown: tuple[str, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_12)
        add = Button(tr("Add level"), ButtonKind.QUIET, icon="plus", size=ButtonSize.SMALL)
        add.setObjectName("add_level")
        add.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(self._rows)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_category(self, category: Category, *, anew: bool) -> None:
        """Show its levels; with `anew` also where somebody is typing."""
        levels = sorted(category.award_levels, key=lambda one: one.lowest, reverse=True)
        shown = (category.id, *(one.id for one in levels))
        is_other = category.id != self._category.id
        self._category = category
        if shown != self._shown:
            self._shown = shown
            self._fields = DraftFields(self._edits, ContestSection.CATEGORIES)
            clear_layout(self._rows)
            for level in levels:
                self._rows.addWidget(self._row(level.id))
        holder = Contest(id="", name=Text(), categories=(category,))
        self._fields.show(holder, (), anew=anew or is_other)

    def _row(self, level: str) -> QWidget:
        names = self._fields.both(
            f"level_{level}",
            (tr("Level in Thai"), tr("Level in English")),
            lambda contest: self._level(contest, level).name,
            lambda contest, name: self._with(contest, level, lambda one: replace(one, name=name)),
            least=_LEAST_NAME,
        )
        lowest = self._fields.typed(
            f"lowest_{level}",
            tr("From points"),
            FIGURE,
            lambda contest: self._level(contest, level).lowest,
            lambda contest, points: self._with(contest, level, lambda one: replace(one, lowest=points)),
        )
        remove = IconButton("trash-2", tr("Remove this level"))
        remove.setObjectName(f"remove_level_{level}")
        remove.clicked.connect(lambda: self._fields.change(lambda contest: self._without(contest, level)))
        row = QWidget()
        fields = QHBoxLayout(row)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE_8)
        fields.addWidget(Beside(names, lowest, shares=(3, 1), least=_LEAST_NAME), 1)
        fields.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _add(self) -> None:
        levels = self._category.award_levels
        lowest = min((one.lowest for one in levels), default=Decimal(100)) - _STEP
        taken = tuple(one.id for one in levels)
        added = AwardLevel(id=new_id("L", taken), name=Text(), lowest=max(Decimal(0), lowest))
        key = self._category.id
        self._fields.change(
            lambda contest: _changed(contest, key, lambda one: replace(one, award_levels=(*one.award_levels, added)))
        )

    def _level(self, contest: Contest, level: str) -> AwardLevel:
        category = contest.category(self._category.id)
        levels = category.award_levels if category is not None else ()
        none = AwardLevel(id=level, name=Text(), lowest=Decimal(0))
        return next((one for one in levels if one.id == level), none)

    def _with(self, contest: Contest, level: str, change: Callable[[AwardLevel], AwardLevel]) -> Contest:
        def changed(category: Category) -> Category:
            levels = tuple(change(one) if one.id == level else one for one in category.award_levels)
            return replace(category, award_levels=levels)

        return _changed(contest, self._category.id, changed)

    def _without(self, contest: Contest, level: str) -> Contest:
        def changed(category: Category) -> Category:
            return replace(category, award_levels=tuple(one for one in category.award_levels if one.id != level))

        return _changed(contest, self._category.id, changed)


def _changed(contest: Contest, key: str, change: Callable[[Category], Category]) -> Contest:
    return replace(contest, categories=tuple(change(one) if one.id == key else one for one in contest.categories))
