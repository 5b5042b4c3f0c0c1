"""Typing the six check words that somebody reads aloud: a word that is on no list is refused at once."""

from __future__ import annotations

import re

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.tokens import SPACE_8
from judge_desktop.workflow.identity import offered_check_words, unknown_check_word

WORD_COUNT = 6
_LAST = re.compile(r"\S*$")


class ConfirmKeys(QWidget):
    """The field and the ways to confirm a judge's keys: `confirm_requested(confirmation, words)`.

    By voice needs the six words; on a signed paper, or going on without hearing the judge, does not.
    """

    confirm_requested = Signal(str, str)

    def __init__(self, judge: str, *, unheard: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirm_keys")
        self.field = TextField(tr("Six check words of {judge}", judge=judge), placeholder=tr("as they are read aloud"))
        self.field.setObjectName("check_words")
        self.field.textEdited.connect(self._look)
        self.field.returnPressed.connect(self._confirm)
        self._labelled = LabelledField(tr("Six check words"), self.field)
        self._words = QStringListModel(self)
        self._offer = QCompleter(self._words, self)
        self._offer.setWidget(self.field)
        self._offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self._popup.setAccessibleName(tr("Check words"))
        self._offer.setPopup(self._popup)
        self._offer.activated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._labelled)
        column.addLayout(self._buttons(unheard))
        self.setFocusProxy(self.field)

    def finding(self) -> str:
        """What is wrong with what was typed."""
        return self._labelled.finding()

    def refuse(self, sentence: str) -> None:
        """Say below the field why the words were not taken."""
        self._labelled.set_finding(Weight.BLOCKS, sentence)
        self.field.setFocus()

    def _buttons(self, unheard: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        ways = [
            ("confirm_voice", tr("Confirm"), ButtonKind.SECONDARY),
            ("confirm_paper", tr("Signed paper is here"), ButtonKind.QUIET),
        ]
        if unheard:
            ways.append(("leave_unheard", tr("Count without confirming"), ButtonKind.QUIET))
        for name, words, kind in ways:
            button = Button(words, kind, size=ButtonSize.SMALL)
            button.setObjectName(name)
            row.addWidget(button)
            if name == "confirm_voice":
                button.clicked.connect(self._confirm)
            else:
                way = Confirmation.PAPER if name == "confirm_paper" else Confirmation.UNHEARD
                button.clicked.connect(lambda _=False, way=way: self.confirm_requested.emit(way.value, ""))
        row.addStretch(1)
        return row

    def _look(self, typed: str) -> None:
        """Refuse a finished word that is not on the list; offer words for the one being typed."""
        beginning = self._last_word(typed)
        finished = typed[: len(typed) - len(beginning)]
        unknown = unknown_check_word(finished) if finished.strip() else ""
        offered = offered_check_words(beginning)
        if not unknown and beginning and not offered:
            unknown = unknown_check_word(beginning)
        if unknown:
            self.refuse(tr("“{word}” is not one of the check words; ask for it again", word=unknown))
        else:
            self._labelled.set_finding(None)
        self._show_offer(() if unknown else offered, beginning)

    def _show_offer(self, offered: tuple[str, ...], beginning: str) -> None:
        if len(beginning) < 2 or not offered or offered == (beginning,):
            self._popup.hide()
            return
        self._words.setStringList(list(offered))
        self._offer.complete()

    def _take(self, word: str) -> None:
        typed = self.field.text()
        self.field.setText(typed[: len(typed) - len(self._last_word(typed))] + word + " ")
        self._labelled.set_finding(None)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        typed = self.field.text().strip()
        unknown = unknown_check_word(typed)
        if not typed:
            self.refuse(tr("Please type the six check words"))
        elif unknown:
            self.refuse(tr("“{word}” is not one of the check words; ask for it again", word=unknown))
        else:
            self.confirm_requested.emit(Confirmation.VOICE.value, typed)

    @staticmethod
    def _last_word(typed: str) -> str:
        found = _LAST.search(typed)
        return found.group() if found is not None else ""
