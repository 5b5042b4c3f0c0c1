"""The bar of presentation day: what is being presented, the time that is left, and what comes next.

The clock, the thresholds and the words belong to the page; the bar shows one state at a time.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.card import Hairline, Panel
from judge_desktop.ui.widgets.progress import ProgressBar
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, SPACE_8, SPACE_12, SPACE_16, Role, Tone, Type

HEIGHT, TIME_WIDTH, COMPACT_TIME_WIDTH = 48, 176, 144
LEAST_WIDTH, NEXT_FROM = 170, 286
_SHAPES = {Tone.NEUTRAL: Shape.RING, Tone.WARN: Shape.TRIANGLE, Tone.BAD: Shape.OCTAGON}
_ALARMS = frozenset({Tone.WARN, Tone.BAD})


@dataclass(frozen=True, slots=True)
class DayState:
    """What the bar shows. `tone` is `ACCENT` while there is plenty of time, `WARN` from the first threshold on,
    `BAD` when time is over, `NEUTRAL` while nobody presents. `done` of `total` seconds fill the bar.
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


class DayBar(Panel):
    """One line of 48 px. In a narrow window `set_compact` leaves number, time and, where there is room, next number."""

    def __init__(self, state: DayState, *, parent: QWidget | None = None) -> None:
        super().__init__(Role.CANVAS, radius=RADIUS_ROW, parent=parent)
        self._is_compact, self._with_words = False, True
        self._has_time = False
        self._mark = ShapeMark(Shape.DOT, Tone.ACCENT, 16)
        self._words = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        self._number = TextLabel("", Type.TITLE, wraps=False)
        self._title = TextLabel("", Type.LABEL, max_lines=1)
        self._phase = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        self._left = TextLabel("", Type.TITLE, wraps=False, align=Qt.AlignmentFlag.AlignRight)
        self._bar = ProgressBar()
        self._line = Hairline(standing=True)
        self._next = [TextLabel("", line, role, wraps=False) for line, role in _NEXT]
        self._time = self._time_part()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self._restyle)
        self._restyle()
        self.set_state(state)

    def set_state(self, state: DayState) -> None:
        """Show this state; shape, words and colour change together."""
        calm = state.tone not in _ALARMS
        self.set_role(Role.CANVAS if calm else state.tone.soft)
        self._mark.ground = Role.CANVAS if calm else state.tone.soft
        self._mark.set_shape(_SHAPES.get(state.tone, Shape.DOT), state.tone)
        self._words.setText(state.words)
        self._number.setText(state.number)
        self._title.setText(state.title)
        self._phase.setText(state.phase)
        self._left.setText(state.time_left)
        for label, strong in ((self._phase, False), (self._left, True)):
            label.set_role((Role.INK if strong else Role.INK2) if calm else state.tone.ink)
        self._bar.set_progress(state.done, state.total, state.time_left)
        self._bar.set_tone(state.tone)
        for label, text in zip(self._next, (state.next_words, state.next_number, state.next_time), strict=True):
            label.setText(text)
        self._has_time = bool(state.time_left)
        self._show_parts()
        spoken = (state.words, state.number, state.title, state.phase, state.time_left)
        self.setAccessibleName(" ".join(part for part in spoken if part))

    def set_compact(self, compact: bool, *, with_words: bool = True) -> None:
        """Leave out title, words and clock time of the next; without `compact`, the words alone may be left out."""
        self._is_compact, self._with_words = compact, with_words
        self._restyle()
        self._show_parts()

    def mark(self) -> Shape:
        """The shape shown."""
        return self._mark.shape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    def _time_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = QHBoxLayout()
        first.addWidget(self._phase, 1)
        first.addWidget(self._left)
        column.addStretch(1)
        column.addLayout(first)
        column.addWidget(self._bar)
        column.addStretch(1)
        return part

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSpacing(SPACE_8)
        for widget in (self._mark, self._words, self._number):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._title, 1)
        row.addStretch(0)
        row.addWidget(self._time)
        row.addWidget(self._line)
        for label in self._next:
            row.addWidget(label)

    def _show_parts(self) -> None:
        wide = not self._is_compact
        follows = bool(self._next[1].text()) and (wide or self.width() >= look().px(NEXT_FROM))
        for widget, shown in (
            (self._words, (wide and self._with_words) or not self._number.text()),
            (self._time, self._has_time),
            (self._title, wide),
            (self._next[0], follows),
            (self._next[1], follows),
            (self._next[2], follows and wide),
            (self._line, follows),
        ):
            widget.setVisible(shown)

    def _restyle(self) -> None:
        self.setFixedHeight(look().px(HEIGHT))
        px = look().px
        self.setMinimumWidth(px(LEAST_WIDTH))
        self._time.setFixedWidth(px(COMPACT_TIME_WIDTH if self._is_compact else TIME_WIDTH))
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            side, gap = (SPACE_8, SPACE_8) if self._is_compact else (SPACE_16, SPACE_20)
            row.setContentsMargins(side, 0, side, 0)
            row.setSpacing(SPACE_8)
            self._line.setContentsMargins(gap, 0, gap, 0)


_NEXT = ((Type.CAPTION, Role.INK2), (Type.LABEL, Role.INK), (Type.CAPTION, Role.INK2))
