"""The running order of the day: who presents when, what happened, and every act upon it.

The page shows a day and asks for acts; what an act does is the workflow's.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.scoring.running_order import Act, RunningOrder
from judge_desktop.ui.judge.day_words import DayWords
from judge_desktop.ui.key_map import key_line
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Edge, Hairline, Panel
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Tone, Type
from judge_desktop.workflow.presentation_day import PresentationDay


class OrderTable(Table):
    """The running order as a table; Alt+↑ and Alt+↓ move the current row: `move_requested(act)`."""

    move_requested = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: Act.EARLIER, Qt.Key.Key_Down: Act.LATER}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
            self.move_requested.emit(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class DayPage(Panel):
    """`act_requested(act, submission)`, `submission_requested(id)` on Enter in a row, `close_requested`,
    `sound_changed(bool)`.
    """

    act_requested = Signal(object, str)
    submission_requested = Signal(str)
    close_requested = Signal()
    sound_changed = Signal(bool)

    def __init__(self, day: PresentationDay, words: DayWords, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.RIGHT, parent=parent)
        self._day, self._words = day, words
        self._shown: RunningOrder | None = None
        self.setObjectName("day_page")
        self.setAccessibleName(tr("Running order"))
        self.step = self._button("step", "", "play", lambda: self._ask(Act.STEP))
        self.pause = self._button("pause", tr("Stop the time"), "pause", self._pause_or_resume)
        self.back = self._button("step_back", tr("Step back"), "undo-2", lambda: self._ask(Act.BACK))
        self.clock = self._button("follow_clock", tr("Follow the clock"), "clock", self._follow_or_lead)
        self.clock.setCheckable(True)
        self.sound = self._button("day_sound", tr("Sound when time runs out"), "volume-2", self._switch_sound)
        self.sound.setCheckable(True)
        self.present = self._button(
            "present", tr("Presents now"), "presentation", lambda: self._ask_of_row(Act.PRESENT)
        )
        self._rows: list[list[Button]] = []
        self.no_show = self._button("no_show", "", "user-x", self._no_show_or_came)
        self.reorder = self._button("move", tr("Move"), "arrow-down-wide-narrow", self.open_moves)
        self.table = OrderTable(tr("Running order"), self._columns())
        self.table.setObjectName("order")
        self.table.move_requested.connect(self._ask_of_row)
        self.table.row_requested.connect(self.submission_requested)
        self.table.current_row_changed.connect(lambda _key: self._show_row_acts())
        self._lay_out()
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self.close_requested)
        self.show_day()

    def show_day(self) -> None:
        """Show the day as it is now; a second that only counted down changes nothing here."""
        order = self._day.order
        if order == self._shown:
            return
        is_other = self._shown is None or order.at != self._shown.at
        self._shown = order
        moved = order.moved
        rows = [self._row(place, is_moved=one in moved) for place, one in enumerate(order.order) if one]
        self.table.set_rows(rows)
        if is_other and not self.table.hasFocus():
            self.table.set_current_key(order.now)
        self._show_acts()

    def focus_order(self) -> None:
        """The keyboard on the row of the one presenting, or of the next."""
        self.table.set_current_key(self._day.order.now)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_sound(self, is_on: bool) -> None:
        """Whether the thresholds are heard."""
        self.sound.setChecked(is_on)

    def moves(self) -> list[tuple[str, Act, str]]:
        """(words, act, key) of every way to move the current row."""
        return [
            (tr("Move earlier"), Act.EARLIER, _key("move_earlier")),
            (tr("Move later"), Act.LATER, _key("move_later")),
            (tr("After the next one"), Act.AFTER_NEXT, ""),
            (tr("To the end"), Act.TO_END, ""),
        ]

    def open_moves(self) -> None:
        """The ways to move the current row, below the button."""
        menu = QMenu(self)
        for words, act, key in self.moves():
            entry = menu.addAction(f"{words}\t{key}" if key else words)
            entry.setData(act)
        chosen = menu.exec(self.reorder.mapToGlobal(self.reorder.rect().bottomLeft()))
        menu.deleteLater()
        if chosen is not None:
            self._ask_of_row(Act(chosen.data()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _button(self, name: str, words: str, icon: str, action: Callable[[], None]) -> Button:
        button = Button(words, icon=icon, size=ButtonSize.SMALL)
        button.setObjectName(f"order_{name}")
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_8, SPACE_12, SPACE_8)
        head.setSpacing(SPACE_8)
        head.addWidget(TextLabel(tr("Running order"), Type.TITLE, max_lines=1), 1)
        self.sound.set_words_shown(False)
        self.sound.set_kind(ButtonKind.QUIET)
        head.addWidget(self.sound)
        close = IconButton("x", tr("Close the running order"), key="Esc")
        close.setObjectName("close_order")
        close.clicked.connect(self.close_requested)
        head.addWidget(close)
        column.addLayout(head)
        self._rows = [[self.step, self.pause, self.back, self.clock], [self.present, self.no_show, self.reorder]]
        for buttons in self._rows:
            row = QHBoxLayout()
            row.setContentsMargins(SPACE_16, 0, SPACE_16, SPACE_12)
            row.setSpacing(SPACE_8)
            for one in buttons:
                row.addWidget(one)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(Hairline())
        column.addWidget(self.table, 1)

    def _fit(self) -> None:
        """Buttons lose their words from the right where a row has no room for all."""
        for buttons in self._rows:
            for one in buttons:
                one.set_words_shown(True)
            for one in reversed(buttons):
                width = sum(each.sizeHint().width() + SPACE_8 for each in buttons) + 2 * SPACE_16
                if width > self.width():
                    one.set_words_shown(False)

    def _show_acts(self) -> None:
        order = self._day.order
        self.step.set_words(self._words.step())
        self.step.set_tooltip(f"{self._words.step()} ({_key('day_step')})")
        self.step.set_icon("skip-forward" if order.has_begun else "play")
        self.step.setEnabled(bool(order.now))
        is_stopped = order.has_begun and not order.is_running
        self.pause.set_words(tr("Let the time run on") if is_stopped else tr("Stop the time"))
        self.pause.set_icon("play" if is_stopped else "pause")
        self.pause.setEnabled(order.has_begun)
        self.back.setEnabled(order.has_begun or order.at > 0)
        may = self._day.may_follow_clock
        self.clock.setChecked(order.follows_clock and may)
        self.clock.set_disabled_reason("" if may else tr("Only on the scheduled day"))
        self._show_row_acts()

    def _show_row_acts(self) -> None:
        order, submission = self._day.order, self.table.current_key()
        place = order.order.index(submission) if submission in order.order else -1
        is_absent = submission in order.absent
        self.no_show.set_words(tr("Came after all") if is_absent else tr("Did not come"))
        self.no_show.set_icon("user-check" if is_absent else "user-x")
        self.no_show.setEnabled(is_absent or place >= order.at)
        self.present.setEnabled(place >= 0 and submission != order.presenting)
        self.reorder.setEnabled(place >= order.at and not is_absent)
        self._fit()

    def _ask(self, act: Act) -> None:
        self.act_requested.emit(act, "")

    def _ask_of_row(self, act: Act) -> None:
        submission = self.table.current_key()
        if submission:
            self.act_requested.emit(act, submission)
            self.table.set_current_key(submission)

    def _pause_or_resume(self) -> None:
        self._ask(Act.PAUSE if self._day.order.is_running else Act.RESUME)

    def _no_show_or_came(self) -> None:
        self._ask_of_row(Act.CAME if self.table.current_key() in self._day.order.absent else Act.NO_SHOW)

    def _follow_or_lead(self) -> None:
        self._ask(Act.FOLLOW_CLOCK if self.clock.isChecked() else Act.BY_HAND)
        self._show_acts()

    def _switch_sound(self) -> None:
        self.sound_changed.emit(self.sound.isChecked())

    def _columns(self) -> list[TableColumn]:
        return [
            TableColumn(tr("Time"), 88),
            TableColumn(tr("No."), 54, numeric=True),
            TableColumn(tr("Title")),
            TableColumn(tr("State"), 148),
        ]

    def _row(self, place: int, *, is_moved: bool) -> TableRow:
        order = self._day.order
        submission = order.order[place]
        planned = self._day.plan[place].starts if place < len(self._day.plan) else None
        is_done = place < order.at
        role = Role.INK2 if is_done else None
        line = Type.STRONG if submission == order.presenting else Type.BODY
        return TableRow(
            submission,
            (
                TableCell(self._words.clock(planned), role=Role.INK2),
                TableCell(self._words.number(submission), line=line, role=role),
                TableCell(self._words.title(submission), line=line, role=role),
                self._words.place(place, is_moved=is_moved),
            ),
            Tone.NEUTRAL,
        )


def _key(name: str) -> str:
    return key_line(name).shown()[0]
