"""A field for check words: unknown words are refused at once, the next word is offered while typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.phrases import sentence
from judge_desktop.domain.errors import Code
from judge_desktop.ui.widgets.buttons import Button, ButtonSize
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8
from judge_desktop.workflow.identity import offered_check_words, unknown_check_word

_OFFERED = 5


class CheckWordsField(QWidget):
    """`words_changed` after every change. ↓ or a click takes over the first word, or the one, that is offered."""

    words_changed = Signal()

    def __init__(self, label: str, *, optional: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(label, placeholder=tr("Six words, with spaces between"))
        self.field.setObjectName("check_words")
        self.field.textChanged.connect(self._look_at)
        self._labelled = LabelledField(label, self.field, hint=tr("optional") if optional else "")
        self._offers = [Button("", size=ButtonSize.SMALL) for _ in range(_OFFERED)]
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        for button in self._offers:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, one=button: self._take(one.words()))
            button.hide()
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._labelled)
        column.addLayout(row)
        self.setFocusProxy(self.field)

    def words(self) -> str:
        """What was typed."""
        return " ".join(self.field.text().split())

    def finding(self) -> str:
        """What is wrong with what was typed, empty if nothing is."""
        return self._labelled.finding()

    def offered(self) -> tuple[str, ...]:
        """The words offered now."""
        return tuple(button.words() for button in self._offers if not button.isHidden())

    def show_finding(self, words: str) -> None:
        """Say what is wrong with all of them."""
        self._labelled.set_finding(Weight.BLOCKS, words)

    def _look_at(self, text: str) -> None:
        finished, _, begun = text.rpartition(" ")
        wrong = unknown_check_word(finished) if finished.strip() else ""
        offered = offered_check_words(begun)
        if not wrong and begun and not offered:
            wrong = unknown_check_word(begun)
        if wrong:
            said = sentence(Code.CHECK_WORD_UNKNOWN, translator(current_language()), word=wrong)
            self._labelled.set_finding(Weight.BLOCKS, said)
        else:
            self._labelled.set_finding(None)
        shown = [one for one in offered if one != begun][:_OFFERED]  # a word may be the beginning of a longer one
        for place, button in enumerate(self._offers):
            button.setVisible(place < len(shown))
            if place < len(shown):
                button.set_words(shown[place])
        self.words_changed.emit()

    def _take(self, word: str) -> None:
        finished, space, _ = self.field.text().rpartition(" ")
        self.field.setText(f"{finished}{space}{word} ")
        self.field.setFocus()
