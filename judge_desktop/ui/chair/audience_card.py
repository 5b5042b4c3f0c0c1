"""One version of a results file to choose: what it holds and who may get it, in plain words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from judge_desktop.config.i18n import tr
from judge_desktop.domain.publication import Audience
from judge_desktop.ui.chair.publish_wording import audience_words, for_words, holds_words
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Type

_INDENT = 35


class AudienceCard(Card):
    """`choice_changed` when it was ticked or not. `more` takes what else is asked about this version."""

    choice_changed = Signal()

    def __init__(self, audience: Audience) -> None:
        super().__init__()
        self.setObjectName(f"audience_{audience.value}")
        self.audience = audience
        self.tick = CheckBox(audience_words(audience), checked=True)
        self.tick.setObjectName(f"publish_{audience.value}")
        self.tick.setAccessibleDescription(f"{holds_words(audience)}. {for_words(audience)}")
        self.tick.toggled.connect(self._tell)
        body = self.use_body()
        body.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        body.setSpacing(SPACE_4)
        body.addWidget(self.tick)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE_8)
        body.addLayout(self._inside)
        lines = QGridLayout()
        lines.setHorizontalSpacing(SPACE_12)
        lines.setVerticalSpacing(SPACE_4)
        lines.setColumnStretch(1, 1)
        for place, (name, words) in enumerate(((tr("Holds"), holds_words(audience)), (tr("For"), for_words(audience)))):
            label = TextLabel(name, Type.CAPTION, Role.INK2, wraps=False)
            lines.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(TextLabel(words, Type.CAPTION), place, 1)
        self._inside.addLayout(lines)
        self.more = QVBoxLayout()
        self._inside.addLayout(self.more)
        look().theme_changed.connect(self._indent)
        self._indent()

    def is_chosen(self) -> bool:
        """Whether this version is to be made."""
        return self.tick.isChecked()

    def _tell(self) -> None:
        self.choice_changed.emit()

    def _indent(self) -> None:
        self._inside.setContentsMargins(look().px(_INDENT), 0, 0, 0)
