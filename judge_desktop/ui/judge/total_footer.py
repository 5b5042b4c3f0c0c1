"""The fixed foot of a scorecard: total, what is missing from it, when it was saved, and the way to the next one.

Two rows, with buttons below them in a narrow window; one row where the window is low.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.ui.judge.card_header import Height
from judge_desktop.ui.judge.card_state import missing_words
from judge_desktop.ui.judge.card_status import HIDDEN, written
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import ICON_IN_TEXT, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Type

_TINY = 300
_WORDS_FROM = 560  # px of width from which one row holds the words of the button, too


class Room(StrEnum):
    """How much room the judge's window has."""

    WIDE = "wide"
    MEDIUM = "medium"  # list as a rail, buttons without words
    TABS = "tabs"  # document and form take turns
    NARROW = "narrow"  # the form alone, beside a meeting


class TotalFooter(Panel):
    """`next_requested`, and in a narrow window `previous_requested` and `list_requested`."""

    next_requested = Signal()
    previous_requested = Signal()
    list_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.TOP, parent=parent)
        self._room, self._height = Room.WIDE, Height.FULL
        self._saved_at, self._is_kept = "", True
        self._total = TextLabel("", Type.TOTAL, wraps=False)
        self._label = TextLabel(tr("Total"), Type.CAPTION, Role.INK2, wraps=False, parent=self)
        self._full_mark = TextLabel("", Type.BODY, Role.INK2, wraps=False)
        self._mark = ShapeMark(Shape.NONE, Weight.NOTE.tone, 16)
        self._missing = TextLabel("", Type.CAPTION_STRONG, Role.INK2, max_lines=1)
        self._tick = IconMark("check", Role.OK, ICON_IN_TEXT)
        self._saved = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        self.next = Button(tr("Next submission"), ButtonKind.PRIMARY, icon_after="arrow-right")
        self.next.setObjectName("next_submission")
        self.next.set_tooltip(tr("Next submission (Ctrl+Enter)"))
        self.next_short = IconButton(
            "arrow-right",
            tr("Next submission"),
            kind=ButtonKind.PRIMARY,
            key="Ctrl+Enter",
            size=ButtonSize.NORMAL,
        )
        self.next_short.setObjectName("next_submission_short")
        self.next_short.clicked.connect(self.next_requested)
        self.next.clicked.connect(self.next_requested)
        self.previous = IconButton(
            "arrow-left", tr("Previous submission"), kind=ButtonKind.SECONDARY, key="Ctrl+PgUp", size=ButtonSize.NORMAL
        )
        self.previous.clicked.connect(self.previous_requested)
        self.list = Button(tr("List"), icon="list")
        self.list.setObjectName("open_list")
        self.list.clicked.connect(self.list_requested)
        for part in (self._label, self._mark, self._tick, self.next, self.next_short, self.previous, self.list):
            part.setParent(self)  # not each of them is in a row at any time, and none is ever a window
        self._lay_out()
        self._arrange()
        self.set_saved("")

    def set_room(self, room: Room) -> None:
        """Fit into less room: no words beside the clock, or a third row of buttons."""
        self._room = room
        self._arrange()

    def set_height(self, height: Height) -> None:
        """Give way to the fields where there is little height: everything in one row."""
        self._height = height
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_saved()
        self._choose_next()

    def show_total(
        self, card: Scorecard, rubric: Rubric, numerals: Numerals, *, is_hidden: bool = False, is_refused: bool = False
    ) -> None:
        """Show the running total and what is missing from it; `is_refused` when a value was typed that blocks."""
        total, full = written(card.total, numerals), written(rubric.total, numerals)
        shown = HIDDEN if is_hidden else total
        if not card.given:
            shown = "—"  # nothing given is not 0
        self._total.setText(shown)
        self._total.setAccessibleName(tr("Total {total} of {full_mark}", total=shown, full_mark=full))
        self._full_mark.setText(f"/ {full}")
        self._show_missing(*missing_words(card, rubric, numerals, is_refused=is_refused))

    def total(self) -> str:
        """The total shown."""
        return self._total.text()

    def missing(self) -> str:
        """What it says about the total."""
        return self._missing.text()

    def set_saved(self, at: str, *, is_kept: bool = True) -> None:
        """Say when the scorecard was saved last (empty: nothing to save yet), or that it could not be."""
        self._saved_at, self._is_kept = at, is_kept
        self._show_saved()

    def saved(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def set_next(self, words: str) -> None:
        """Name what comes next."""
        self.next.set_words(words)
        self.next_short.set_words(words)

    def _show_missing(self, weight: Weight | None, words: str) -> None:
        """Say what is missing from the total: nothing, not yet (None), or something that blocks."""
        self._mark.setVisible(weight is not None)
        if weight is not None:
            self._mark.set_shape(weight.shape, weight.tone)
        role = {Weight.BLOCKS: Role.BAD, Weight.FINE: Role.INK2}.get(weight or Weight.NOTE, Role.INK)
        self._missing.set_role(role)
        self._missing.setText(words)

    def _show_saved(self) -> None:
        is_said = not self._is_kept or not (self._is_tiny() and self._is_low())
        self._tick.setVisible(bool(self._saved_at) and self._is_kept and is_said)
        self._saved.setVisible(is_said)
        words = self._saved_at
        if not self._is_kept:
            words = tr("Not saved")
        elif words and self._room is not Room.MEDIUM and not self._is_low() and not self._is_tiny():
            words = tr("Saved {time}", time=self._saved_at)
        self._saved.set_role(Role.INK2 if self._is_kept else Role.BAD)
        self._saved.setText(words)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._first, self._second, self._buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second, self._buttons):
            row.setSpacing(SPACE_8)
            self._column.addLayout(row)

    def _arrange(self) -> None:
        """Put every part into the row it belongs to now."""
        is_narrow = self._room is Room.NARROW
        for row in (self._first, self._second, self._buttons):
            while row.takeAt(0) is not None:
                pass
        self.list.setVisible(is_narrow)
        self._label.setVisible(not self._is_low())
        self._total.set_line(Type.NUMBER if self._is_low() else Type.TOTAL)
        self._missing.set_line(Type.LABEL if is_narrow and not self._is_low() else Type.CAPTION_STRONG)
        if self._is_low():
            self._fill_one_row()
        else:
            self._fill_two_rows(is_narrow=is_narrow)
        self._show_saved()
        self._choose_next()

    def _fill_one_row(self) -> None:
        self._column.setContentsMargins(SPACE_20, SPACE_4, SPACE_16, SPACE_4)
        before: tuple[QWidget, ...] = (self._total, self._full_mark, self._mark)
        after: tuple[QWidget, ...] = (self._tick, self._saved, self.previous, self.list, self.next, self.next_short)
        for part in before:
            self._second.addWidget(part)
        self._second.addWidget(self._missing, 1)
        for part in after:
            self._second.addWidget(part)

    def _fill_two_rows(self, *, is_narrow: bool) -> None:
        self._column.setContentsMargins(SPACE_20, SPACE_8, SPACE_16, SPACE_12)
        self._first.addWidget(self._label)
        self._first.addStretch(1)
        self._first.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._first.addWidget(self._missing)
        self._second.addWidget(self._total)
        self._second.addWidget(self._full_mark)
        self._second.addStretch(1)
        for part in (self._tick, self._saved):
            self._second.addWidget(part)
        self._second.addSpacing(SPACE_4)
        if is_narrow:
            self._buttons.addWidget(self.previous)
            self._buttons.addWidget(self.list)
        (self._buttons if is_narrow else self._second).addWidget(self.next, 1 if is_narrow else 0)
        self._buttons.setContentsMargins(0, SPACE_4, 0, 0)

    def _choose_next(self) -> None:
        """In one row a button with words needs a wide scorecard."""
        is_short = self._is_low() and self.width() < look().px(_WORDS_FROM)
        self.next.setVisible(not is_short)
        self.next_short.setVisible(is_short)
        self.list.set_words_shown(not self._is_low())
        is_narrow = self._room is Room.NARROW
        self.previous.setVisible(is_narrow and not (self._is_low() and self._is_tiny()))  # the list leads there, too

    def _is_tiny(self) -> bool:
        """Whether large text leaves less than a narrow form has at the normal size."""
        return 0 < self.width() < look().px(_TINY)

    def _is_low(self) -> bool:
        return self._height is not Height.FULL
