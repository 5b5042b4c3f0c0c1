"""A button whose words go on in further lines where a narrow window or large text does not hold them in one."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_desktop.ui.widgets.buttons import LINKS, MEASURES, Button, ButtonKind, ButtonSize, Colours
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.text_lines import Line, break_offsets, paint_line, wrapped
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8


class WrappingButton(Button):
    """`icon` stands before the words."""

    def __init__(
        self,
        words: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        size: ButtonSize = ButtonSize.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, kind, icon=icon, size=size, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(self._lines(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word, beside its icon."""
        edges = [0, *break_offsets(self._words), len(self._words)]
        metrics = look().metrics(MEASURES[self._size].line)
        longest = max(metrics.horizontalAdvance(self._words[start:end].rstrip()) for start, end in pairwise(edges))
        return QSize(ceil(longest + self._beside()), self.sizeHint().height())

    def _paint_content(self, painter: QPainter, colours: Colours) -> None:
        measures = MEASURES[self._size]
        lines = self._lines(self.width())
        if len(lines) == 1:
            super()._paint_content(painter, colours)
            return
        side, line_px = self._icon_side(), look().size(measures.line).line_px
        x, top = self._beside() / 2, (self.height() - len(lines) * line_px) / 2
        if self._icon:
            x = 0.0 if self._kind in LINKS else look().px(measures.padding)
            paint_icon(painter, self._icon, QPointF(round(x), round((self.height() - side) / 2)), colours.ink, side)
            x += side + look().px(SPACE_8)
        for one in lines:
            rect = QRectF(x, top, self.width() - x, line_px)
            paint_line(painter, one.shown, rect, measures.line, colours.ink)
            self._underline(painter, rect, colours.ink)
            top += line_px

    def _lines(self, width: int) -> tuple[Line, ...]:
        room = max(1, ceil(width - self._beside()))
        return wrapped(self._words, MEASURES[self._size].line, room)

    def _height(self, lines: tuple[Line, ...]) -> int:
        return self.sizeHint().height() + (len(lines) - 1) * look().size(MEASURES[self._size].line).line_px

    def _beside(self) -> float:
        """What is not words: padding, icon and the gap behind it."""
        padding = 0 if self._kind in LINKS else look().px(MEASURES[self._size].padding)
        return 2 * padding + (self._icon_side() + look().px(SPACE_8) if self._icon else 0)
