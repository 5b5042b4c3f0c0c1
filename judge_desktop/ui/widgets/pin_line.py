"""Pins beside each other: pressed they lead to their place, and each can be taken away. Whose pins they are, and what
pressing or taking away does, is the page's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12

_CROSS = 14
_AWAY = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PinButton(Button):
    """One pin. Delete or Backspace takes it away (`removal_requested`), ← and → go to the pins beside it."""

    removal_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, ButtonKind.LINK_QUIET, icon="pin", size=ButtonSize.CAPTION, parent=parent)
        self._is_removable = False
        self.setMinimumWidth(1)  # a long name of a document is cut; the tooltip holds all of it

    def set_removable(self, removable: bool) -> None:
        """Whether the pin can be taken away now."""
        self._is_removable = removable
        tip = tr("Go to {place}. Delete takes the pin away", place=self.words())
        self.set_tooltip(tip if removable else tr("Go to {place}", place=self.words()))
        self.setAccessibleDescription(tr("Delete takes the pin away") if removable else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_removable and event.key() in _AWAY:
            self.removal_requested.emit()
        elif event.key() in _STEPS:
            self.step_requested.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class _Cross(IconButton):
    """A small cross: it stands among small text."""

    def _icon_side(self) -> int:
        return look().px(_CROSS)


class PinLine(QWidget):
    """Pins given as (key, words), in as many lines as they need; hidden when there are none.

    `pin_requested(key)` when one was pressed, `removal_requested(key)` when one is to be taken away. With
    `set_crosses` each shows a cross for the mouse.
    """

    pin_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=SPACE_12)
        self._crosses_shown, self._is_removable = False, False
        self.buttons: dict[str, PinButton] = {}
        self._crosses: dict[str, IconButton] = {}
        self.hide()

    def set_pins(self, pins: Sequence[tuple[str, str]]) -> None:
        """Show these pins. The same ones again move nothing."""
        if [(key, button.words()) for key, button in self.buttons.items()] == list(pins):
            return
        while (item := self._flow.takeAt(0)) is not None:
            holder = item.widget()
            if holder is not None:
                holder.hide()
                holder.deleteLater()
        self.buttons, self._crosses = {}, {}
        for key, words in pins:
            self._flow.addWidget(self._one(key, words))
        self.set_removable(self._is_removable)
        self.setVisible(bool(pins))
        self.updateGeometry()

    def set_removable(self, removable: bool) -> None:
        """Whether pins can be taken away: not once the scorecard was sent."""
        self._is_removable = removable
        for button in self.buttons.values():
            button.set_removable(removable)
        self.set_crosses(self._crosses_shown)

    def set_crosses(self, shown: bool) -> None:
        """Show a cross beside each pin, or none."""
        self._crosses_shown = shown
        for cross in self._crosses.values():
            cross.setVisible(shown and self._is_removable)

    def _one(self, key: str, words: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        button = PinButton(words)
        button.setObjectName(f"pin_{key}")
        button.clicked.connect(lambda: self.pin_requested.emit(key))
        button.removal_requested.connect(lambda: self.removal_requested.emit(key))
        button.step_requested.connect(lambda by: self._step(key, by))
        cross = _Cross("x", tr("Take the pin {place} away", place=words), size=ButtonSize.CAPTION)
        cross.setObjectName(f"unpin_{key}")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has Delete on the pin itself
        cross.clicked.connect(lambda: self.removal_requested.emit(key))
        row.addWidget(button)
        row.addWidget(cross)
        self.buttons[key], self._crosses[key] = button, cross
        return holder

    def _step(self, key: str, by: int) -> None:
        keys = list(self.buttons)
        target = keys.index(key) + by
        if 0 <= target < len(keys):
            self.buttons[keys[target]].setFocus(Qt.FocusReason.TabFocusReason)
