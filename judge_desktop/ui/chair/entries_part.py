"""A list of texts that belong to a criterion: each a quiet row that opens into its fields, one at a time.

Guidelines and level descriptors are such lists; what stands in the fields is a form of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.scoring.rubric_editing import moved_at, replaced_at
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type


class EntryForm(QWidget):
    """The fields of one entry. `left` when one of them was left after a change."""

    left = Signal()

    def show_value(self, value: Any) -> None:
        """Show this; what is being typed stays."""
        raise NotImplementedError

    def value(self) -> Any:
        """What stands in the fields; None as long as they hold nothing that can be kept."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        raise NotImplementedError


class EntriesPart(QWidget):
    """`entries_changed(change)`: a function from the tuple of entries to the one that is to be kept."""

    entries_changed = Signal(object)

    def __init__(
        self,
        name: str,
        label: str,
        add: str,
        form: Callable[[], EntryForm],
        words: Callable[[Any], tuple[str, str]],
        *,
        moves: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._label, self._form, self._words, self._moves = label, form, words, moves
        self._entries: tuple[Any, ...] = ()
        self._open = -1
        self.rows: list[EntryRow] = []
        self.add = Button(add, ButtonKind.QUIET, icon="plus", size=ButtonSize.SMALL)
        self.add.setObjectName(f"add_{name}")
        self.add.clicked.connect(self.add_entry)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(TextLabel(label, Type.LABEL), 1)
        head.addWidget(self.add)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(head)
        column.addLayout(self._column)

    def show_entries(self, entries: Sequence[Any]) -> None:
        """Show these; rows that are there already stay, with what is being typed in them."""
        self._entries = tuple(entries)
        if len(self.rows) != len(entries) and not self._has_unsaved(len(entries)):
            self._make_rows(len(entries))
        for row, entry in zip(self.rows, self._entries, strict=False):
            row.show_value(entry, *self._words(entry))

    def close_all(self) -> None:
        """Fold every row: another criterion is shown."""
        self._open = -1
        self._make_rows(0)

    def add_entry(self) -> None:
        """Open an empty entry below the others; it is kept once something stands in it."""
        if len(self.rows) == len(self._entries):
            self._append(len(self.rows) + 1)
        self.open_entry(len(self.rows) - 1)

    def open_entry(self, place: int) -> None:
        """Unfold a row and fold the others; an empty one that was never kept goes away."""
        if len(self.rows) > len(self._entries) and place < len(self._entries):
            self._drop_last()
        self._open = place
        for n, row in enumerate(self.rows):
            row.set_open(n == place)
        if 0 <= place < len(self.rows):
            self.rows[place].form.focus_first()

    def _has_unsaved(self, count: int) -> bool:
        """Whether there is one row more than entries: the one that is still empty."""
        return len(self.rows) == count + 1 and self._open == count

    def _make_rows(self, count: int) -> None:
        holds_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        while self.rows:
            self._drop_last()
        for place in range(count):
            self._append(count, place)
        if self._open >= count:
            self._open = -1
        for n, row in enumerate(self.rows):
            row.set_open(n == self._open)
        if holds_focus:
            (self.rows[self._open].edit if 0 <= self._open < count else self.add).setFocus()

    def _append(self, count: int, place: int | None = None) -> None:
        at = len(self.rows) if place is None else place
        row = EntryRow(at, f"{self._label} {at + 1}", self._form(), moves=self._moves)
        row.set_ends(is_first=at == 0, is_last=at == count - 1)
        row.edit.clicked.connect(lambda: self.open_entry(-1 if row.is_open() else at))
        row.pressed.connect(lambda: self.open_entry(at))
        row.form.left.connect(lambda: self._keep(at))
        row.remove.clicked.connect(lambda: self._remove(at))
        row.up.clicked.connect(lambda: self._move(at, -1))
        row.down.clicked.connect(lambda: self._move(at, 1))
        self.rows.append(row)
        self._column.addWidget(row)

    def _drop_last(self) -> None:
        row = self.rows.pop()
        row.form.blockSignals(True)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _keep(self, place: int) -> None:
        value = self.rows[place].form.value()
        known = self._entries[place] if place < len(self._entries) else None
        if value is not None and value != known:
            self.entries_changed.emit(lambda entries: replaced_at(entries, place, value))

    def _remove(self, place: int) -> None:
        self._open = -1
        if place >= len(self._entries):
            self._drop_last()
            self.add.setFocus()
            return
        self.entries_changed.emit(lambda entries: replaced_at(entries, place, None))

    def _move(self, place: int, by: int) -> None:
        self._open = place + by
        for n, row in enumerate(self.rows):
            row.set_open(n == self._open)
        button = self.rows[self._open].up if by < 0 else self.rows[self._open].down
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entries_changed.emit(lambda entries: moved_at(entries, place, by))


class EntryRow(Panel):
    """One entry: its words with a pencil, or its fields with the buttons that move and remove it."""

    pressed = Signal()

    def __init__(self, place: int, name: str, form: EntryForm, *, moves: bool) -> None:
        super().__init__(Role.SUNKEN, radius=8)
        self.form = form
        self._name, self._said = name, ""
        self._number = TextLabel(str(place + 1), Type.BODY, Role.INK2, wraps=False, parent=self)
        self._words = TextLabel("")
        self._detail = TextLabel("", Type.CAPTION, Role.INK2, parent=self)
        self.edit = IconButton("pencil", tr("Edit {name}", name=name))
        self.edit.setObjectName(f"edit_{place}")
        self.up = IconButton("arrow-up", tr("Move {name} up", name=name))
        self.up.setObjectName(f"up_{place}")
        self.down = IconButton("arrow-down", tr("Move {name} down", name=name))
        self.down.setObjectName(f"down_{place}")
        self.remove = IconButton("trash-2", tr("Remove {name}", name=name))
        self.remove.setObjectName(f"remove_{place}")
        self._moves = moves
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 5, 0, 5)
        texts.setSpacing(0)
        texts.addWidget(self._words)
        texts.addWidget(self._detail)
        head = QHBoxLayout()
        head.setSpacing(SPACE_4)
        numbered = QVBoxLayout()
        numbered.setContentsMargins(0, 5, 0, 5)
        numbered.addWidget(self._number)
        numbered.addStretch(1)
        head.addLayout(numbered)
        head.addSpacing(SPACE_8 if moves else 0)
        head.addLayout(texts, 1)
        for button in (self.up, self.down, self.remove, self.edit):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        holder = QHBoxLayout()
        holder.setContentsMargins(0, 0, SPACE_8, SPACE_8)
        holder.addWidget(form)
        self._holder = holder
        column.addLayout(holder)
        self.set_open(False)

    def show_value(self, value: Any, words: str, detail: str) -> None:
        """Show an entry."""
        self._said = words or "—"
        self._show_words()
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail) and not self.is_open())
        self.form.show_value(value)

    def words(self) -> str:
        """What it says while it is folded."""
        return self._said

    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return not self.form.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show the fields, or the words."""
        self.form.setVisible(is_open)
        self._show_words()
        self._detail.setVisible(bool(self._detail.text()) and not is_open)
        for button in (self.up, self.down):
            button.setVisible(is_open and self._moves)
        self.remove.setVisible(is_open)
        self.edit.set_icon("chevron-up" if is_open else "pencil")
        self._holder.setContentsMargins(0, 0, SPACE_8 if is_open else 0, SPACE_8 if is_open else 0)

    def _show_words(self) -> None:
        """The fields say the words; above them stands what they are."""
        self._words.setText(self._name if self.is_open() else self._said)
        self._number.setVisible(self._moves and not self.is_open())

    def set_ends(self, *, is_first: bool, is_last: bool) -> None:
        """At the ends there is nowhere to move to."""
        self.up.setEnabled(not is_first)
        self.down.setEnabled(not is_last)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.is_open():
            self.pressed.emit()
