"""The rows of a rubric and the headings of its groups, in their order. What is typed into them is the form's."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.rubric import Rubric
from judge_desktop.ui.judge.score_row import ScoreRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, SPACE_20, Role, Type


def criteria_rows(rubric: Rubric, language: str, numerals: Numerals) -> tuple[QWidget, ...]:
    """A row for each criterion, above the first of a group the name of the group.

    A group whose only criterion is called the same has no heading.
    """
    names = {group.id: group.name.in_language(language) for group in rubric.groups}
    parts: list[QWidget] = []
    group = ""
    for criterion in rubric.criteria:
        row = ScoreRow(criterion, language, numerals)
        if criterion.group != group:
            group = criterion.group
            name = names.get(group, "")
            parts += [_heading(name)] if name and name != row.name() else []
        parts.append(row)
    return tuple(parts)


def _heading(name: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_4)
    label = TextLabel(name, Type.STRONG, Role.INK2)
    label.setObjectName("group_heading")
    column.addWidget(label)
    return holder
