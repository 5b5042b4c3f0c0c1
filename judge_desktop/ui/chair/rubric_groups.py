"""The groups of a rubric: headings that stand above several criteria, added, renamed and removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.rubric import CriterionGroup
from judge_desktop.domain.text import Text
from judge_desktop.ui.chair.criterion_forms import one_line, show_line
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Type


class GroupsDialog(Dialog):
    """`name_left(id, Text)` with an empty id for a new one, `removal_requested(id)`. Saved at once, as in the page."""

    name_left = Signal(str, object)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        sentence = tr("A group is a heading above its criteria. Its criteria stay when it is removed.")
        super().__init__(tr("Groups of the rubric"), sentence, tr("Done"), tr("Cancel"), parent=parent)
        self.setObjectName("groups_question")
        self.cancel.hide()
        self.setMinimumWidth(look().px(560))
        self.rows: dict[str, _GroupRow] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_8)
        self._empty = TextLabel(tr("There is no group yet"), Type.BODY, Role.INK2)
        self.add = Button(tr("Add group"), ButtonKind.QUIET, icon="plus", size=ButtonSize.SMALL)
        self.add.setObjectName("add_group")
        self.add.clicked.connect(self._add)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._rows)
        last = QHBoxLayout()
        last.addWidget(self.add)
        last.addStretch(1)
        self.body.addLayout(last)

    def show_groups(self, groups: Sequence[tuple[CriterionGroup, int]]) -> None:
        """Show these groups, each with how many criteria stand in it; what is being typed stays."""
        known = {group.id for group, _ in groups}
        for key in [key for key in self.rows if key and key not in known]:
            self._drop(key)
        if "" in self.rows and len(known) > len([key for key in self.rows if key]):
            new = next(group.id for group, _ in groups if group.id not in self.rows)
            self.rows[new] = self.rows.pop("")  # what was typed became a group: its row stays
            self.rows[new].group = new
        for group, count in groups:
            if group.id not in self.rows:
                self._append(group.id)
            self.rows[group.id].show_group(group, count)
        self._empty.setVisible(not self.rows)
        self.fit()

    def _add(self) -> None:
        if "" not in self.rows:
            self._append("")
            self._empty.hide()
            self.fit()
        self.rows[""].th.setFocus()

    def _append(self, group: str) -> None:
        row = _GroupRow(group)
        row.left.connect(lambda: self._keep(row))
        row.remove.clicked.connect(lambda: self._remove(row.group))
        self.rows[group] = row
        self._rows.addWidget(row)

    def _keep(self, row: _GroupRow) -> None:
        name = row.name()
        if name and name != row.shown:
            self.name_left.emit(row.group, name)

    def _remove(self, group: str) -> None:
        if group:
            self.removal_requested.emit(group)
        else:
            self._drop("")
            self.fit()

    def _drop(self, group: str) -> None:
        row = self.rows.pop(group)
        row.blockSignals(True)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()


class _GroupRow(QWidget):
    left = Signal()

    def __init__(self, group: str) -> None:
        super().__init__()
        self.group, self.shown = group, Text()
        self.th = TextField(tr("Group in Thai"), placeholder=tr("In Thai"))
        self.th.setObjectName("group_th")
        self.en = TextField(tr("Group in English"), placeholder=tr("In English"))
        self.en.setObjectName("group_en")
        self._count = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        self.remove = IconButton("trash-2", tr("Remove this group"))
        self.remove.setObjectName("remove_group")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        for field in (self.th, self.en):
            field.editingFinished.connect(self.left)
            row.addWidget(field, 1)
        row.addWidget(self._count)
        row.addWidget(self.remove)

    def show_group(self, group: CriterionGroup, count: int) -> None:
        """Show a group and how many criteria stand in it."""
        self.shown = group.name
        show_line(self.th, group.name.th)
        show_line(self.en, group.name.en)
        self._count.setText(trn("{n} criterion", "{n} criteria", count))

    def name(self) -> Text:
        """What was typed."""
        return Text(th=one_line(self.th.text()), en=one_line(self.en.text()))
