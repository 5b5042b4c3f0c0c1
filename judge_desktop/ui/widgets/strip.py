"""The amber strip over the full width of a window: only for "the form open is not the one presenting"."""

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtWidgets import QHBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.motion import motion_ms
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, Role, Tone, Type

HEIGHT = 52


class Strip(Panel):
    """One sentence and its buttons. Hidden at first; `show_strip` and `hide_strip` let it arrive and leave."""

    def __init__(self, sentence: str = "", *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(Role.WARN_SOFT, parent=parent)
        self._sentence = TextLabel(sentence, Type.STRONG, max_lines=1)
        mark = ShapeMark(Shape.TRIANGLE, Tone.WARN, 18)
        mark.ground = Role.WARN_SOFT
        self._parts = (mark, *buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_20, 0, SPACE_12, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(mark)
        row.addWidget(self._sentence, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._arrival = QVariantAnimation(self)
        self._arrival.valueChanged.connect(self.setFixedHeight)
        self._arrival.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setVisible(False)
        self.set_sentence(sentence)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def set_sentence(self, sentence: str, *, spoken: str = "") -> None:
        """Say something else; `spoken` is all of it where only part has room."""
        if self._sentence.text() != sentence:
            self._sentence.setText(sentence)
        if self.accessibleName() != (spoken or sentence):
            self.setAccessibleName(spoken or sentence)

    def least_width(self) -> int:
        """What it takes to show the whole sentence beside the buttons that are shown."""
        parts = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        return SPACE_20 + sum(parts) + SPACE_12 * (len(parts) + 1) + self._sentence.sizeHint().width()

    def show_strip(self) -> None:
        """Let the strip arrive; nothing happens if it is there."""
        if not self.isHidden():
            return
        self.setVisible(True)
        if not self.isVisible():  # its window is not open yet: nobody sees it arrive
            return
        self._arrival.setDuration(motion_ms())
        self._arrival.setStartValue(0)
        self._arrival.setEndValue(look().px(HEIGHT))
        self._arrival.start()

    def hide_strip(self) -> None:
        """Take the strip away."""
        self._restyle()
        self.setVisible(False)

    def _restyle(self) -> None:
        self._arrival.stop()
        self.setFixedHeight(look().px(HEIGHT))
