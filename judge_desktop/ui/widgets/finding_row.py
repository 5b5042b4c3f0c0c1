"""One finding under its field: a shape and a sentence in its colour, with the way to solve it beside it."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.explained import link_about
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Tone, Type

_LINK_BESIDE_FROM = 420


class Weight(StrEnum):
    """How heavy a sentence is: something is well, a note, a warning, or something that blocks."""

    FINE = "fine"
    NOTE = "note"
    WARNS = "warns"
    BLOCKS = "blocks"

    @property
    def shape(self) -> Shape:
        """The shape that stands for it."""
        return _SHAPES[self]

    @property
    def tone(self) -> Tone:
        """The tone of its shape."""
        return _TONES[self]


_SHAPES = {
    Weight.FINE: Shape.TICK,
    Weight.NOTE: Shape.NOTE,
    Weight.WARNS: Shape.TRIANGLE,
    Weight.BLOCKS: Shape.OCTAGON,
}
_TONES = {Weight.FINE: Tone.OK, Weight.NOTE: Tone.ACCENT, Weight.WARNS: Tone.WARN, Weight.BLOCKS: Tone.BAD}
_INKS = {Weight.FINE: Role.INK2, Weight.NOTE: Role.INK2, Weight.WARNS: Role.WARN, Weight.BLOCKS: Role.BAD}


class FindingRow(QWidget):
    """A sentence about a field. With `action` a link stands behind it; `action_requested` when it is followed.

    Without one, a sentence that knows its place in help brings the link there; below the words where there is little
    room.
    """

    action_requested = Signal()

    def __init__(
        self, weight: Weight, sentence: str, *, action: str = "", strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        line = Type.CAPTION_STRONG if strong else Type.CAPTION
        self._mark = ShapeMark(weight.shape, weight.tone, 16)
        self._sentence = TextLabel(sentence, line, _INKS[weight])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(mark_on_first_line(self._mark, line), 0, Qt.AlignmentFlag.AlignTop)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(SPACE_8)
        self._words.addWidget(self._sentence, 1)
        row.addLayout(self._words, 1)
        about = None if action else link_about(sentence)
        if about is not None:
            self._words.addWidget(about, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if action:
            link = Button(action, ButtonKind.LINK, size=ButtonSize.SMALL)
            link.setObjectName("finding_action")
            link.clicked.connect(self.action_requested)
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(sentence)

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def shape(self) -> Shape:
        """The shape it shows."""
        return self._mark.shape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < look().px(_LINK_BESIDE_FROM)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._words.count() > 1 and direction is not self._words.direction():
            self._words.setDirection(direction)
            self._words.setSpacing(0 if is_narrow else SPACE_8)
            self.updateGeometry()


def marked_texts(mark: ShapeMark, title: QWidget, detail: QWidget, *, gap: int = 12, margin: int = 0) -> QGridLayout:
    """A shape beside a title, on the title's first line however high the row is, and a detail below the title."""
    grid = QGridLayout()
    grid.setContentsMargins(0, margin, 0, margin)
    grid.setHorizontalSpacing(gap)
    grid.setVerticalSpacing(0)
    grid.setRowStretch(0, 1)
    grid.addWidget(mark_on_first_line(mark, Type.LABEL), 1, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(title, 1, 1)
    grid.addWidget(detail, 2, 1)
    grid.setRowStretch(3, 1)
    grid.setColumnStretch(1, 1)
    return grid


def mark_on_first_line(mark: ShapeMark, line: Type) -> QWidget:
    """The shape in the middle of the first line of a text set beside it at the top."""
    holder = _FirstLine(line)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(mark, 0, Qt.AlignmentFlag.AlignCenter)
    return holder


class _FirstLine(QWidget):
    def __init__(self, line: Type) -> None:
        super().__init__()
        self._line = line
        self._restyle()
        look().theme_changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedHeight(look().size(self._line).line_px)
        self.setContentsMargins(0, look().px(2), 0, 0)  # letters sit a little below the middle of their line
