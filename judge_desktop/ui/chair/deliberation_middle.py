"""The middle of the deliberation: what is shown of a category, the card of talk, and the decisions below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16

_SIDES = 22


class DeliberationMiddle(ScrollArea):
    """The card of talk stays whatever is shown around it: somebody may be typing in it."""

    def __init__(self, talk: QWidget) -> None:
        super().__init__(margin=_SIDES, spacing=SPACE_12)
        self.column.setContentsMargins(_SIDES, SPACE_12, _SIDES, SPACE_16)
        self._above, self._below = QWidget(), QWidget()
        self._shown, self._history = QVBoxLayout(self._above), QVBoxLayout(self._below)
        for layout in (self._shown, self._history):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(SPACE_12)
        for widget in (self._above, talk, self._below):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def put(self, widget: QWidget, *, fills: bool = False) -> None:
        """Show a widget above the card of talk; one that fills takes the height there is."""
        self._shown.addWidget(widget, 1 if fills else 0)
        self.column.setStretchFactor(self._above, 1 if fills else 0)

    def put_below(self, history: QWidget) -> None:
        """Show what was decided, below the card of talk."""
        self._history.addWidget(history)
        self._below.show()

    def clear(self) -> None:
        """Take out what is shown above and below."""
        self.column.setStretchFactor(self._above, 0)
        clear_layout(self._shown)
        clear_layout(self._history)
        self._below.hide()
