"""One of a few, side by side: the chosen one on a soft ground in accent (language, step of a score, views).

Where the room does not hold them in one line, they go on in the next.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.flow_layout import FlowLayout
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
        row = _MiddleLines(self, gap=SPACE_4, line_gap=SPACE_4)
        for key, words in choices:
            button = Button(words, kind, size=ButtonSize.SMALL)
            button.setObjectName(f"choice_{key}")
            button.setCheckable(True)
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._tell)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [button.sizeHint() for button in self._buttons.values()]
        widths = sum(hint.width() for hint in hints) + SPACE_4 * max(0, len(hints) - 1)
        return QSize(widths, max((hint.height() for hint in hints), default=0))

    def _tell(self) -> None:
        self.choice_changed.emit(self.choice())


class _MiddleLines(FlowLayout):
    """The lines stand in the middle of the height there is, as one line beside a taller label does."""

    def setGeometry(self, rect: QRect) -> None:
        height = min(self.heightForWidth(rect.width()), rect.height())
        super().setGeometry(QRect(rect.x(), rect.y() + (rect.height() - height) // 2, rect.width(), height))
