"""The bar of presentation day: what is being presented, the time that is left, and what comes next.

The clock, the thresholds and the words belong to the page; the bar shows one state at a time and drops what has no
room, the least important first. Pressing it asks for more: `clicked`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Hairline
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.own_button import OwnButton
from judge_desktop.ui.widgets.progress import ProgressBar
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Tone, Type

HEIGHT, TIME_WIDTH, TIME_ALONE = 48, 176, 96
LEAST_WIDTH, LEAST_TITLE = 130, 100
_SHAPES = {Tone.NEUTRAL: Shape.RING, Tone.WARN: Shape.TRIANGLE, Tone.BAD: Shape.OCTAGON}
_ALARMS = frozenset({Tone.WARN, Tone.BAD})


class DayForm(StrEnum):
    """How much the bar says at most: everything; number, title and time; or one line beside a meeting."""

    FULL = "full"
    MEDIUM = "medium"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class DayState:
    """What the bar shows. `tone` is `ACCENT` while there is plenty of time, `WARN` from the first threshold on,
    `BAD` when time is over, `NEUTRAL` while nobody presents. `done` of `total` seconds fill the bar.

    `short` stands for `phase` in one line. `is_still`: the countdown stands, and `phase` says so at any width.
    """

    words: str
    number: str
    title: str
    phase: str = ""
    time_left: str = ""
    done: int = 0
    total: int = 1
    tone: Tone = Tone.ACCENT
    next_words: str = ""
    next_number: str = ""
    next_time: str = ""
    short: str = ""
    is_still: bool = False


class DayBar(OwnButton):
    """One line of 48 px. Its accessible name has no seconds in it, so that a screen reader is not told every one."""

    def __init__(self, state: DayState, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form, self._state = DayForm.FULL, state
        self._keyboard = KeyboardFocus(self)
        self._buttons: list[Button] = []
        self._mark = ShapeMark(Shape.DOT, Tone.ACCENT, 16)
        self._words = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        self._number = TextLabel("", Type.TITLE, wraps=False)
        self._title = TextLabel("", Type.LABEL, max_lines=1)
        self._phase = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        self._left = TextLabel("", Type.TITLE, wraps=False, align=Qt.AlignmentFlag.AlignRight)
        self._bar = ProgressBar()
        self._line = QWidget()
        self._line_row = QHBoxLayout(self._line)
        self._line_row.addWidget(Hairline(standing=True))
        self._next = [TextLabel("", line, role, wraps=False) for line, role in _NEXT]
        self._time = self._time_part()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self._restyle)
        self._restyle()
        self.set_state(state)

    def state(self) -> DayState:
        """What is shown."""
        return self._state

    def set_state(self, state: DayState) -> None:
        """Show this state; shape, words and colour change together."""
        self._state = state
        self._mark.ground = self._ground() or Role.SURFACE
        self._mark.set_shape(_SHAPES.get(state.tone, Shape.DOT), state.tone)
        for label, text in (
            (self._words, state.words),
            (self._number, state.number),
            (self._title, state.title),
            (self._left, state.time_left),
            *zip(self._next, (state.next_words, state.next_number, state.next_time), strict=True),
        ):
            _say(label, text)
        is_alarm = state.tone in _ALARMS
        self._phase.set_role(state.tone.ink if is_alarm else Role.INK2)
        self._left.set_role(state.tone.ink if is_alarm else Role.INK)
        self._bar.set_progress(state.done, state.total, state.phase)
        self._bar.set_tone(state.tone)
        spoken = " ".join(part for part in (state.words, state.number, state.title, state.phase) if part)
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        self._show_parts()
        self.update()

    def set_form(self, form: DayForm) -> None:
        """Say more or less."""
        self._form = form
        self._restyle()

    def add_button(self, button: Button) -> None:
        """Put a button at the right end; in one line it is shown only while no time runs."""
        self._buttons.append(button)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show_parts()

    def form(self) -> DayForm:
        """How much is said at most."""
        return self._form

    def fit(self) -> None:
        """Look again what has room: a button says something else."""
        self._show_parts()

    def mark(self) -> Shape:
        """The shape shown."""
        return self._mark.shape()

    def shown_texts(self) -> tuple[str, ...]:
        """The texts that have room now, from the left."""
        labels = (self._words, self._number, self._title, self._phase, self._left, *self._next)
        return tuple(one.text() for one in labels if one.isVisibleTo(self) and one.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(LEAST_WIDTH), look().px(HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(max(super().sizeHint().width(), look().px(LEAST_WIDTH)), look().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground = self._ground()
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour(ground))
            painter.drawRoundedRect(rect, RADIUS_ROW, RADIUS_ROW)
        if self._keyboard.is_shown():
            paint_focus_ring(painter, rect, RADIUS_ROW)

    def _ground(self) -> Role | None:
        if self._state.tone in _ALARMS:
            return self._state.tone.soft
        return None if self._form is DayForm.LINE else Role.CANVAS

    def _time_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(SPACE_4)
        first.addWidget(self._phase, 1)
        first.addWidget(self._left)
        column.addStretch(1)
        column.addLayout(first)
        column.addWidget(self._bar)
        column.addStretch(1)
        return part

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        for widget in (self._mark, self._words, self._number):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._title, 1)
        self._row.addStretch(0)
        for part in (self._time, self._line, *self._next):
            self._row.addWidget(part)

    def _show_parts(self) -> None:
        """Show what has room, the most important first; the title takes what is left."""
        _say(self._phase, self._phase_words())
        self._time.setFixedWidth(self._time_width())
        self._bar.setVisible(self._form is not DayForm.LINE)
        width = self.width()
        room = width - 2 * look().px(self._side()) - self._need(self._mark)
        shown: list[QWidget] = []
        for parts in self._ranking():
            need = sum(self._need(one) for one in parts)
            if all(self._has_content(one) for one in parts) and (need <= room or not shown):
                room -= need
                shown += parts
        for one in (self._words, self._number, self._title, self._time, self._line, *self._next, *self._buttons):
            one.setVisible(one in shown)
        if self.width() != width:  # showing and hiding let the layout around the bar settle meanwhile
            self._show_parts()

    def _ranking(self) -> list[list[QWidget]]:
        """What is shown together, the most important first; what is not named here is not shown."""
        number, time, words, title = _each(self._number, self._time, self._words, self._title)
        follows: list[QWidget] = [self._line, *self._next[:2]]
        (next_time,) = _each(self._next[2])
        buttons = _each(*self._buttons)
        is_idle = not self._state.time_left
        if self._form is DayForm.LINE:
            return [number, *buttons, words] if is_idle else [number, time, words, follows]
        if self._form is DayForm.MEDIUM:
            return [number, *buttons, words, title] if is_idle else [number, time, *buttons, title]
        if is_idle:
            return [number, *buttons, words, title, follows, next_time]
        return [number, time, *buttons, title, follows, words, next_time]

    def _has_content(self, part: QWidget) -> bool:
        if part is self._time:
            return bool(self._state.time_left)
        return bool(part.text()) if isinstance(part, TextLabel) else True

    def _need(self, part: QWidget) -> int:
        """The width a part takes at least, with the gap beside it."""
        gap = self._row.spacing()
        if part is self._title:
            return look().px(LEAST_TITLE) + gap
        if part is self._line:
            return 1 + 2 * look().px(_LINE_GAP[self._form]) + gap
        return (part.width() if part is self._time else part.sizeHint().width()) + gap

    def _phase_words(self) -> str:
        if self._form is DayForm.LINE:
            return self._state.short or self._state.phase
        is_needed = self._form is DayForm.FULL or self._state.tone in _ALARMS or self._state.is_still
        return self._state.phase if is_needed else ""

    def _time_width(self) -> int:
        needed = self._left.sizeHint().width() + SPACE_4
        if self._phase.text():
            needed += self._phase.sizeHint().width() + SPACE_4
        if self._form is DayForm.LINE:
            return needed
        return max(needed, look().px(TIME_WIDTH if self._form is DayForm.FULL else TIME_ALONE))

    def _side(self) -> int:
        return {DayForm.FULL: SPACE_16, DayForm.MEDIUM: SPACE_12, DayForm.LINE: SPACE_8}[self._form]

    def _restyle(self) -> None:
        px = look().px
        self.setFixedHeight(px(HEIGHT))
        side = px(self._side())
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(SPACE_8)
        gap = px(_LINE_GAP[self._form])
        self._line_row.setContentsMargins(gap, px(SPACE_8), gap, px(SPACE_8))
        self._show_parts()
        self.update()


def _each(*parts: QWidget) -> list[list[QWidget]]:
    return [[one] for one in parts]


def _say(label: TextLabel, text: str) -> None:
    """Only what is new: a label tells assistive programs about every text it is given."""
    if label.text() != text:
        label.setText(text)


_LINE_GAP = {DayForm.FULL: SPACE_12, DayForm.MEDIUM: SPACE_8, DayForm.LINE: SPACE_4}
_NEXT = ((Type.CAPTION, Role.INK2), (Type.LABEL, Role.INK), (Type.CAPTION, Role.INK2))
