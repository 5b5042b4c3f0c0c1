"""How far something has come: a bar of 6 px, in green only for work that people have done, with words and a cancel."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone, Type

THICKNESS = 6


class ProgressBar(QWidget):
    """A bar filled to `done` of `total`; `words` are its accessible name ("4 of 7")."""

    def __init__(
        self, done: int = 0, total: int = 1, words: str = "", tone: Tone = Tone.ACCENT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._done, self._total, self._tone = done, total, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_progress(done, total, words)

    def fraction(self) -> float:
        """What is filled, 0 to 1; nothing to do counts as done."""
        return min(1.0, max(0.0, self._done / self._total)) if self._total > 0 else 1.0

    def set_progress(self, done: int, total: int, words: str = "") -> None:
        """Fill the bar to `done` of `total`."""
        self._done, self._total = done, total
        self.setAccessibleName(words or f"{done} / {total}")
        self.update()

    def set_tone(self, tone: Tone) -> None:
        """Change its colour: green for people's work, amber near a threshold, red beyond."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, THICKNESS)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - THICKNESS) / 2
        half = THICKNESS / 2
        painter.setBrush(look().colour(Role.SUNKEN))
        painter.drawRoundedRect(QRectF(0, top, self.width(), THICKNESS), half, half)
        if self.fraction() > 0:
            painter.setBrush(look().colour(self._tone.mark))
            width = max(THICKNESS, self.width() * self.fraction())
            painter.drawRoundedRect(QRectF(0, top, width, THICKNESS), half, half)


class ProgressRow(QWidget):
    """Words, the bar below them, and a quiet button to cancel: `cancel_requested`."""

    cancel_requested = Signal()

    def __init__(self, words: str, cancel: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = TextLabel(words, Type.BODY)
        self._bar = ProgressBar(0, 1, words)
        self._cancel = Button(cancel, ButtonKind.QUIET, size=ButtonSize.SMALL, parent=self)
        self._cancel.setObjectName("cancel")
        self._cancel.setVisible(bool(cancel))
        self._cancel.clicked.connect(self.cancel_requested)
        first = QHBoxLayout()
        first.addWidget(self._words, 1)
        first.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self._bar)

    def words(self) -> str:
        """What is being done."""
        return self._words.text()

    def fraction(self) -> float:
        """How far it is, 0 to 1."""
        return self._bar.fraction()

    def set_progress(self, done: int, total: int, words: str) -> None:
        """Say how far it is, in words and in the bar."""
        self._words.setText(words)
        self._bar.set_progress(done, total, words)
