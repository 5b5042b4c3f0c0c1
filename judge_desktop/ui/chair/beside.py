"""Fields beside each other in equal shares, one below the other where there is too little room for each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16

LEAST_EACH = 210


class Beside(QWidget):
    """The widgets from the left; below `least` px for each of them from the top. `fills`: all of one height."""

    def __init__(
        self, *widgets: QWidget, least: int = LEAST_EACH, shares: tuple[int, ...] = (), fills: bool = False
    ) -> None:
        super().__init__()
        self._widgets, self._least = widgets, least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE_16)
        for place, widget in enumerate(widgets):
            share = shares[place] if shares else 1
            self._box.addWidget(widget, share, Qt.AlignmentFlag(0) if fills else Qt.AlignmentFlag.AlignTop)

    def is_stacked(self) -> bool:
        """Whether they stand one below the other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(self._least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacks = event.size().width() < look().px(self._least) * len(self._widgets)
        if stacks != self.is_stacked():
            ways = QBoxLayout.Direction
            self._box.setDirection(ways.TopToBottom if stacks else ways.LeftToRight)
            self._box.setSpacing(SPACE_12 if stacks else SPACE_16)
            self.updateGeometry()
