"""One of several, each with a sentence of what it does below its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.ui.chair.field_group import FieldGroup
from judge_desktop.ui.widgets.choices import RadioButton
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Type

_INDENT = 35


class ExplainedChoice(FieldGroup):
    """Radio buttons; `choice_changed(key)` when a person chose another one. `name` is the beginning of object names."""

    choice_changed = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._offered: list[tuple[str, str, str]] = []
        self._buttons: dict[str, RadioButton] = {}
        self._indented: list[QVBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        look().theme_changed.connect(self._indent)

    def set_choices(self, choices: Sequence[tuple[str, str, str]], chosen: str) -> None:
        """Offer (key, words, sentence) with one chosen, without a signal."""
        if list(choices) != self._offered:
            self._offered = list(choices)
            self._make()
        for key, button in self._buttons.items():
            blocked = button.blockSignals(True)
            button.setChecked(key == chosen)
            button.blockSignals(blocked)

    def choice(self) -> str:
        """The key chosen, empty if none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def _make(self) -> None:
        clear_layout(self._column)
        self._buttons = {}
        self._indented = []
        for key, words, sentence in self._offered:
            button = RadioButton(words)
            button.setObjectName(f"{self.objectName()}_{key}")
            button.setAccessibleDescription(sentence)
            button.toggled.connect(lambda on, key=key: self._tell(key, on))
            label = TextLabel(sentence, Type.CAPTION, Role.INK2)
            self._buttons[key] = button
            holder = QWidget()
            indented = QVBoxLayout(holder)
            indented.addWidget(label)
            self._indented.append(indented)
            self._column.addWidget(button)
            self._column.addWidget(holder)
        self._indent()

    def _indent(self) -> None:
        for layout in self._indented:
            layout.setContentsMargins(look().px(_INDENT), 0, 0, look().px(6))

    def _tell(self, key: str, on: bool) -> None:
        if on:
            self.choice_changed.emit(key)
