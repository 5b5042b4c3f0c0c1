"""The stages of a contest as shapes on a line: what is done in green, where it stands in blue, the rest as rings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Tone, Type

_SHAPE, _LINE = 24, 3


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its name, up to two lines below it, and how it stands."""

    title: str
    detail: str = ""
    date: str = ""
    shape: Shape = Shape.RING
    tone: Tone = Tone.NEUTRAL


class Timeline(QWidget):
    """Stages from left to right, each with the same width."""

    def __init__(self, stages: Sequence[Stage] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self._labels: list[TextLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(SPACE_12)
        self._grid.setVerticalSpacing(0)
        look().theme_changed.connect(self._restyle)
        self._restyle()
        self.set_stages(stages)

    def stages(self) -> tuple[Stage, ...]:
        """The stages from the left."""
        return self._stages

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show these stages."""
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._stages = tuple(stages)
        self._labels = []
        for n, stage in enumerate(self._stages):
            here = stage.tone is Tone.ACCENT
            self._put(TextLabel(stage.title, Type.LABEL, Role.ACCENT if here else Role.INK), 0, n)
            self._put(TextLabel(stage.detail, Type.CAPTION, Role.INK2), 1, n)
            self._put(TextLabel(stage.date, Type.CAPTION, Role.INK2), 2, n)
            self._grid.setColumnStretch(n, 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side = look().px(_SHAPE)
        lefts = [self._grid.cellRect(0, n).left() for n in range(len(self._stages))]
        for n, (stage, left) in enumerate(zip(self._stages, lefts, strict=True)):
            paint_shape(painter, stage.shape, QRectF(left, 0, side, side), stage.tone.mark)
            if n + 1 < len(lefts):
                done = stage.tone is Tone.OK
                line = QRectF(left + side + 6, (side - _LINE) / 2, lefts[n + 1] - left - side - 10, _LINE)
                painter.setBrush(look().colour(Role.OK if done else Role.LINE))
                painter.drawRoundedRect(line, _LINE / 2, _LINE / 2)

    def _put(self, label: TextLabel, row: int, column: int) -> None:
        self._labels.append(label)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    def _restyle(self) -> None:
        self._grid.setContentsMargins(0, look().px(_SHAPE) + SPACE_12, 0, 0)
