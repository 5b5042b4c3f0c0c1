"""The one sentence on top of a category that says how firm its first place is, with the way to the details."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.chair.talk_notices import add_discussed
from judge_desktop.ui.chair.winner_words import Answer
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.finding_row import Weight, marked_texts
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Tone, Type


class WinnerLine(QWidget):
    """Quiet where nobody has to act, a notice where the first place hangs on single judges.

    `details_requested` when somebody wants to try other methods, `discuss_requested(submission)` when it was discussed.
    """

    details_requested = Signal()
    discuss_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("winner")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._answer: Answer | None = None
        self._asks = ""
        self.details: Button | None = None
        self.show_working()

    def show_working(self) -> None:
        """The answer is being worked out."""
        self._answer, self.details = None, None
        self._show(_Quiet(Shape.HALF, Tone.NEUTRAL, tr("Working out whether the first place would change")))

    def show_answer(self, answer: Answer, *, asks: str = "") -> None:
        """Say it; `asks` is the submission that is to be discussed because of it."""
        if (answer, asks) == (self._answer, self._asks):
            return
        self._answer, self._asks = answer, asks
        words = tr("Try other methods")
        self.details = Button(words, ButtonKind.QUIET, icon_after="chevron-right", size=ButtonSize.SMALL)
        self.details.setObjectName("other_methods")
        self.details.clicked.connect(self.details_requested)
        if answer.weight is Weight.WARNS:
            notice = Notice(answer.weight, answer.sentence, detail=answer.detail)
            if asks:
                add_discussed(notice, asks, self.discuss_requested.emit)
            notice.add_button(self.details, "other_methods")
            self._show(notice)
            return
        weight = answer.weight
        tone = Tone.NEUTRAL if weight is Weight.NOTE else weight.tone
        self._show(_Quiet(weight.shape, tone, answer.sentence, answer.detail, self.details))

    def answer(self) -> Answer | None:
        """What it says, None while that is being worked out."""
        return self._answer

    def _show(self, widget: QWidget) -> None:
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        clear_layout(self._column)
        self._column.addWidget(widget)
        widget.show()
        if had_focus and self.details is not None:
            self.details.setFocus(Qt.FocusReason.OtherFocusReason)


class _Quiet(QWidget):
    """A shape, a sentence, what belongs to it in grey, and a button at the right."""

    def __init__(self, shape: Shape, tone: Tone, sentence: str, detail: str = "", button: Button | None = None) -> None:
        super().__init__()
        below = TextLabel(detail, Type.CAPTION, Role.INK2, parent=self)
        below.setVisible(bool(detail))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addLayout(marked_texts(ShapeMark(shape, tone, 18), TextLabel(sentence, Type.LABEL), below), 1)
        if button is not None:
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(". ".join(part for part in (sentence, detail) if part))
