"""A scrolling page with one column in the middle: home, settings, opening a package."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_28


class PageColumn(QScrollArea):
    """`body` takes what the page shows, at most `width` pixels wide at the normal text size."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self._holder = QWidget()
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_12)
        inner = QWidget()
        inner.setObjectName("page")
        row = QHBoxLayout(inner)
        row.setContentsMargins(SPACE_28, SPACE_28, SPACE_28, SPACE_28)
        row.addStretch(1)
        row.addWidget(self._holder, 1000)
        row.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._holder.setMaximumWidth(look().px(self._width))
