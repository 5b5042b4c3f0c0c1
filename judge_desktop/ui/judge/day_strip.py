"""The amber strip "the form open is not the one presenting": its words and buttons, shorter where room is short."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.key_map import key_line
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.strip import Strip


class DayStrip(Strip):
    """`go_requested` to the one presenting; `move_requested` for scores that were typed into the wrong form."""

    go_requested = Signal()
    move_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.move_scores = Button(_move_words("—"), ButtonKind.QUIET, icon="arrow-left-right", size=ButtonSize.SMALL)
        self.move_scores.setObjectName("move_typed_scores")
        line = key_line("go_presenting")
        self.go = Button(line.words(), icon="arrow-right", key=line.shown()[0], size=ButtonSize.SMALL)
        self.go.setObjectName("go_presenting")
        super().__init__("", self.move_scores, self.go, parent=parent)
        self.setObjectName("day_strip")
        self._long = self._short = ""
        self._said: tuple[str, str, bool] | None = None
        self.move_scores.clicked.connect(self.move_requested)
        self.go.clicked.connect(self.go_requested)

    def show_between(self, opened: str, presenting: str, *, may_move: bool) -> None:
        """Say which number is open and which is presenting, and arrive if it is not there yet."""
        if (opened, presenting, may_move) == self._said and not self.isHidden():
            return
        self._said = (opened, presenting, may_move)
        self._long = tr(
            "The form open is {opened}, but {presenting} is presenting", opened=opened, presenting=presenting
        )
        self._short = tr("{presenting} is presenting", presenting=presenting)
        self.go.set_words(tr("Go to {number}", number=presenting))
        self.move_scores.set_words(_move_words(presenting))
        self.move_scores.setVisible(may_move)
        self._fit()
        self.show_strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The longest words that have room: all of them, without the words of the second button, the short sentence."""
        for sentence, with_words in ((self._long, True), (self._long, False), (self._short, False)):
            self.move_scores.set_words_shown(with_words)
            self.set_sentence(sentence, spoken=self._long)
            if self.least_width() <= self.width():
                break


def _move_words(number: str) -> str:
    return tr("Move the scores typed here to {number}…", number=number)
