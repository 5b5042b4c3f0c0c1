"""A card about a file: its icon or shape at the left, its words beside; what can be done with it goes below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_28


def headed_card(mark: QWidget, *words: QWidget, spacing: int = 0) -> tuple[Card, QVBoxLayout]:
    """The card, and the column below its head; `spacing` between the words."""
    card = Card()
    body = card.use_body()
    body.setContentsMargins(SPACE_28, SPACE_28, SPACE_28, SPACE_28)
    body.setSpacing(SPACE_12)
    head = QHBoxLayout()
    head.setSpacing(SPACE_16)
    head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(spacing)
    for one in words:
        column.addWidget(one)
    head.addLayout(column, 1)
    body.addLayout(head)
    return card, body
