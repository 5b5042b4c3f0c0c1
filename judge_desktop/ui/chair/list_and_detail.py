"""A narrow part and a broad one side by side, each with the whole height; one above the other where it gets narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_20, SPACE_28

STACKS_BELOW, BROAD_FROM = 560, 900
_NO_LIMIT = 16_777_215


class ListAndDetail(QWidget):
    """`narrow` is `width` px wide (less in a narrow page, at most `share` of it), `broad` takes the rest."""

    def __init__(self, narrow: QWidget, broad: QWidget, *, width: int = 340, share: float = 0.42) -> None:
        super().__init__()
        self._narrow, self._wished, self._share = narrow, width, share
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(SPACE_28, SPACE_16, 24, SPACE_20)
        self._box.setSpacing(SPACE_16)
        self._box.addWidget(narrow, 2)
        self._box.addWidget(broad, 3)
        self._arrange(0)

    def is_stacked(self) -> bool:
        """Whether the parts stand one above the other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(320), look().px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        stacks = width < look().px(STACKS_BELOW)
        way = QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        if stacks:
            self._narrow.setMinimumWidth(0)
            self._narrow.setMaximumWidth(_NO_LIMIT)
        else:
            self._narrow.setFixedWidth(min(look().px(self._wished), round(width * self._share)))
