"""A row of a card that offers one thing to do: what it is, a line about it, and the button, below them if narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.card import ROW_PADDING
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_16, SPACE_20, Role, Type
from judge_desktop.ui.widgets.wrapping_button import WrappingButton

_BESIDE_FROM = 520


class DeedRow(QWidget):
    """`requested` when its button, which is called `name`, is pressed. `detail` can be copied if it `is_selectable`."""

    requested = Signal()

    def __init__(
        self, name: str, title: str, detail: str, words: str, icon: str = "", *, is_selectable: bool = False
    ) -> None:
        super().__init__()
        self.button = WrappingButton(words, icon=icon)
        self.button.setObjectName(name)
        self.button.setAccessibleDescription(detail)
        self.button.clicked.connect(self.requested)
        self.detail = (SelectableText if is_selectable else TextLabel)(detail, Type.CAPTION, Role.INK2)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(TextLabel(title, Type.LABEL))
        texts.addWidget(self.detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_20, ROW_PADDING, SPACE_20, ROW_PADDING)
        self._row.setSpacing(SPACE_16)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacks = self.width() < look().px(_BESIDE_FROM)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE_8 if stacks else SPACE_16)
        side = Qt.AlignmentFlag.AlignLeft if stacks else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self.button, side)
