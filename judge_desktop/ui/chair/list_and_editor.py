"""A list of things in order at the left, with what can be done to the order, and the thing chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.domain.findings import Finding
from judge_desktop.ui.chair.ordered_list import OrderButtons, OrderedList
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.wording import finding_words
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_16, Role, Type


class ListAndEditor(QWidget):
    """`add_requested` when something is to be added. Without `move` the order is not a person's.

    `first_field` is the one of the editor in which naming begins: of what was added, and on Enter in the list.
    """

    add_requested = Signal()

    def __init__(
        self,
        name: str,
        *,
        add: str,
        empty: str,
        editor: Card,
        first_field: str,
        move: tuple[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.editor = editor
        self._first_field = first_field
        self._awaited = ""
        self.list = OrderedList(name, can_move=move is not None)
        self.list.row_requested.connect(lambda _: self.begin_naming())
        self._empty = TextLabel(empty, Type.BODY, Role.INK2)
        self._empty_row = padded_row(self._empty)
        self._finding: FindingRow | None = None
        self._holder = QWidget()
        self._left = QVBoxLayout(self._holder)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(SPACE_16)
        card = Card(name)
        if move is not None:
            card.add_to_header(OrderButtons(self.list, move))
        card.body.setSpacing(0)
        card.body.setContentsMargins(0, 0, 0, 6)
        card.body.addWidget(self.list)
        card.body.addWidget(self._empty_row)
        self._card = card
        button = Button(add, ButtonKind.QUIET, icon="plus")
        button.setObjectName("add")
        button.clicked.connect(self.add_requested)
        row = QWidget()
        adding = QHBoxLayout(row)
        adding.setContentsMargins(8, 4, 8, 4)
        adding.addWidget(button)
        adding.addStretch(1)
        card.add_row(row)
        self._left.addWidget(card)
        self._left.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(editor)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(TwoColumns(self._holder, right, stretches=(2, 3)))

    def await_row(self, key: str) -> None:
        """What was added: it is chosen and named as soon as it stands in the list."""
        self._awaited = key

    def set_rows(self, rows: Sequence[ListRow]) -> bool:
        """Show these rows; what is awaited is chosen when it is there, else the one chosen stays so, else the one whose
        place it had is. True when another one than before is chosen.
        """
        before, place = self.list.current_key(), max(0, self.list.place_of(self.list.current_key()))
        self.list.set_rows(rows)
        keys = [row.key for row in rows]
        wanted = self._awaited if self._awaited in keys else before
        if wanted not in keys and keys:
            wanted = keys[min(place, len(keys) - 1)]
        if wanted != self.list.current_key():
            self.list.set_current_key(wanted)
        self.list.setVisible(bool(rows))
        self._empty_row.setVisible(not rows)
        return self.list.current_key() != before

    def name_awaited(self) -> None:
        """Begin to name what was added, once its editor is filled."""
        if self._awaited and self.list.current_key() == self._awaited:
            self._awaited = ""
            self.begin_naming()

    def set_finding(self, findings: Sequence[Finding]) -> None:
        """What is found about the list as a whole."""
        if self._finding is not None:
            self._finding.hide()
            self._finding.deleteLater()
            self._finding = None
        if findings:
            weight = Weight.BLOCKS if findings[0].blocks else Weight.WARNS
            self._finding = FindingRow(weight, finding_words(findings[0]))
            self._finding.setContentsMargins(20, 0, 20, 6)
            self._card.body.addWidget(self._finding)

    def begin_naming(self) -> None:
        """Put the caret into the first field, and the editor into sight: in a narrow window it is below."""
        field = self.editor.findChild(QWidget, self._first_field)
        if isinstance(field, QWidget):
            field.setFocus()
        above: QWidget | None = self
        while above is not None and not isinstance(above, ScrollArea):
            above = above.parentWidget()
        if isinstance(above, ScrollArea):
            above.show_wholly(self.editor)

    def show_editor(self, shown: bool) -> None:
        """Nothing to edit without something chosen."""
        self.editor.setVisible(shown)
