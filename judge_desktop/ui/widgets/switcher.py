"""One of a few, side by side: the chosen one on a soft ground in accent (language, step of a score, views)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.tokens import SPACE_4


class Switcher(QWidget):
    """`choices` are (key, words). `choice_changed(key)` when a person chose another one. Arrow keys move."""

    choice_changed = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        chosen: str = "",
        *,
        kind: ButtonKind = ButtonKind.QUIET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        for key, words in choices:
            button = Button(words, kind, size=ButtonSize.SMALL)
            button.setObjectName(f"choice_{key}")
            button.setCheckable(True)
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._tell)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_choice(chosen or (choices[0][0] if choices else ""))

    def choice(self) -> str:
        """The key chosen."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_choice(self, key: str) -> None:
        """Choose without a signal; an unknown key changes nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def button(self, key: str) -> Button:
        """The button of that choice."""
        return self._buttons[key]

    def _tell(self) -> None:
        self.choice_changed.emit(self.choice())
