"""Two parts of a page side by side, one below the other where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_16

BREAKPOINT = 800
_LEAST = 320


class TwoColumns(QWidget):
    """`left` and `right` share the width by their stretches; below `BREAKPOINT` px the right one stands below."""

    def __init__(
        self, left: QWidget, right: QWidget, *, stretches: tuple[int, int] = (1, 1), right_width: int = 0
    ) -> None:
        super().__init__()
        self._right, self._right_width = right, right_width
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE_16)
        self._box.addWidget(left, stretches[0], Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(right, stretches[1], Qt.AlignmentFlag.AlignTop)
        self._arrange(narrow=False)

    def is_narrow(self) -> bool:
        """Whether the parts stand one below the other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(BREAKPOINT)
        if narrow != self.is_narrow():
            self._arrange(narrow=narrow)

    def _arrange(self, *, narrow: bool) -> None:
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        if self._right_width:
            self._right.setMinimumWidth(0 if narrow else look().px(self._right_width))
            self._right.setMaximumWidth(16_777_215 if narrow else look().px(self._right_width))
