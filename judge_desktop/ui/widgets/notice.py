"""News in the page, at its cause: what happened, what to do, and the button that does it.

A notice stays until it is solved or closed. Only one that reports success and has no button may leave by itself.
"""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.finding_row import Weight, marked_texts
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, SPACE_4, SPACE_12, SPACE_16, Role, Type

LEAVES_AFTER_MS = 6000
_BESIDE_WORDS, _LEAST_WORDS = 70, 210  # margins and shape; what a sentence can be read in


class Notice(QWidget):
    """A sentence on the soft ground of its weight.

    `action` names a button (`action_requested`), `close_name` a cross (`close_requested`; the notice hides itself).
    `leaves` makes a success without a button hide after six seconds.
    """

    action_requested = Signal()
    close_requested = Signal()

    def __init__(
        self,
        weight: Weight,
        sentence: str,
        *,
        detail: str = "",
        action: str = "",
        key: str = "",
        close_name: str = "",
        leaves: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._weight = weight
        self._sentence = TextLabel(sentence, Type.LABEL)
        self._detail = TextLabel(detail, Type.CAPTION, Role.INK2, parent=self)
        self._detail.setVisible(bool(detail))
        self._mark = ShapeMark(weight.shape, weight.tone, 18)
        self._mark.ground = weight.tone.soft
        self._buttons = QHBoxLayout()
        self._cross: Button | None = None
        self._lay_out()
        if action:
            self.add_button(Button(action, key=key, size=ButtonSize.SMALL), "notice_action").clicked.connect(
                self.action_requested
            )
        if close_name:
            self._cross = self.add_button(IconButton("x", close_name), "notice_close")
            self._cross.clicked.connect(self._close)
        if leaves and weight is Weight.FINE and not action:
            QTimer.singleShot(LEAVES_AFTER_MS, self, self._close)
        self.setAccessibleName(". ".join(part for part in (sentence.rstrip("."), detail) if part))

    def sentence(self) -> str:
        """What happened."""
        return self._sentence.text()

    def detail(self) -> str:
        """What to do."""
        return self._detail.text()

    def weight(self) -> Weight:
        """How heavy it is."""
        return self._weight

    def shape(self) -> Shape:
        """The shape it shows."""
        return self._mark.shape()

    def add_button(self, button: Button, object_name: str) -> Button:
        """Put a further button at the right, before the cross; the same button is returned for connecting."""
        button.setObjectName(object_name)
        last = self._buttons.count() - (self._cross is not None)
        self._buttons.insertWidget(last, button)
        return button

    def add_quiet(self, words: str, object_name: str) -> Button:
        """Put a quiet button at the right."""
        return self.add_button(Button(words, ButtonKind.QUIET, size=ButtonSize.SMALL), object_name)

    def is_stacked(self) -> bool:
        """Whether the buttons went below the words for want of room."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = self._buttons.sizeHint().width()
        stacks = bool(buttons) and self.width() - buttons - look().px(_BESIDE_WORDS) < look().px(_LEAST_WORDS)
        if stacks == self.is_stacked():
            return
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight)
        self._row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignRight if stacks else Qt.AlignmentFlag(0))
        self._row.setSpacing(SPACE_4 if stacks else SPACE_12)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(self._weight.tone.soft))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_ROW, RADIUS_ROW)

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(SPACE_12)
        row.addLayout(marked_texts(self._mark, self._sentence, self._detail, margin=5), 1)
        self._buttons.setSpacing(SPACE_16)
        row.addLayout(self._buttons)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _close(self) -> None:
        self.hide()
        self.close_requested.emit()
