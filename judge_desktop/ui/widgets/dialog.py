"""A question before a decision: the question as title, in one sentence what stays or is lost, two answers.

Never for news: those are notices in the page.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.ui.help.help_of_question import bind_help
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.explained import link_about
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_20, Role, Type

WIDTH = 420


class Dialog(QDialog):
    """The frame of a question. `body` takes further fields between the sentence and the buttons.

    F1 shows over it what help says about it. Esc answers `cancel`, which is "" where there is but one answer. The
    answer is named by its verb; with `dangerous` it is outlined in red, and then Enter does not press it.
    """

    def __init__(
        self,
        question: str,
        sentence: str,
        answer: str,
        cancel: str,
        *,
        dangerous: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setObjectName("question")
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        self.setAccessibleDescription(sentence)
        self.answer = Button(answer, ButtonKind.DANGER if dangerous else ButtonKind.PRIMARY)
        self.answer.setObjectName("answer")
        self.answer.clicked.connect(self.accept)
        self.cancel = Button(cancel)
        self.cancel.setObjectName("cancel")
        self.cancel.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_12)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_20, SPACE_20, SPACE_20, SPACE_20)
        column.setSpacing(SPACE_8)
        column.addWidget(TextLabel(question, Type.TITLE))
        self._sentence = TextLabel(sentence, Type.BODY, Role.INK2, parent=self)
        self._sentence.setVisible(bool(sentence))
        column.addWidget(self._sentence)
        about = link_about(sentence, ButtonSize.SMALL)
        if about is not None:
            column.addWidget(about, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.body)
        column.addStretch(1)
        column.addSpacing(SPACE_8)
        column.addLayout(buttons)
        if not cancel:
            self.cancel.hide()
        self.setMinimumWidth(look().px(WIDTH))
        (self.cancel if dangerous else self.answer).setFocus(Qt.FocusReason.OtherFocusReason)
        bind_help(self, sentence)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        follow_layout(self)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour(Role.SURFACE))

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        question: str,
        sentence: str,
        answer: str,
        cancel: str,
        *,
        dangerous: bool = False,
    ) -> bool:
        """Ask and wait; True only when the answer was chosen."""
        dialog = cls(question, sentence, answer, cancel, dangerous=dangerous, parent=parent)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return chosen

    def fit(self) -> None:
        """Make the dialog high enough for what it says at its width: a finding may have opened, which counts only when
        it is shown.
        """
        self._fit_now()
        QTimer.singleShot(0, self, self._fit_now)

    def _fit_now(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.width(), self.minimumWidth())
            self.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))


def ask(dialog: Dialog, then: Callable[[], object]) -> None:
    """Open the dialog over its window without waiting; `then()` runs only after the answer was chosen."""
    dialog.accepted.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    dialog.fit()
