"""A scrolling page with one column in the middle: home, settings, opening a package."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_28, Role

_NARROW = 300  # px: with large text the words need the room at the sides


class PageColumn(ScrollArea):
    """`body` takes what the page shows, at most `width` pixels wide at the normal text size."""

    def __init__(self, width: int, ground: Role = Role.CANVAS, parent: QWidget | None = None) -> None:
        super().__init__(ground, parent=parent)
        self._width = width
        self._holder = QWidget()
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(0, SPACE_28, 0, SPACE_12)
        self.body.setSpacing(SPACE_12)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._holder, 1000)
        row.addStretch(1)
        self.column.addLayout(row)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = SPACE_28 if self.width() >= look().px(_NARROW) else SPACE_8
        margins = self.column.contentsMargins()
        self.column.setContentsMargins(side, margins.top(), side, margins.bottom())

    def _restyle(self) -> None:
        self._holder.setMaximumWidth(look().px(self._width))
