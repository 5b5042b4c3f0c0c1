"""The head of a scorecard: running number, title and applicant stand largest; the flag at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Type


class CardHeader(Panel):
    """`flag_changed(flag)` when the judge marks the submission to be discussed or takes the mark off."""

    flag_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.BOTTOM, parent=parent)
        self._number = TextLabel("", Type.TOTAL, Role.ACCENT, wraps=False)
        self._title = TextLabel("", Type.TITLE, max_lines=2)
        self._title_short = TextLabel("", Type.TITLE, max_lines=1)
        self._applicant = TextLabel("", Type.BODY, Role.INK2, max_lines=2)
        self.flag = IconButton("flag", tr("Discuss this one"))
        self.flag.setObjectName("flag")
        self.flag.setCheckable(True)
        self.flag.clicked.connect(self.flag_changed)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addSpacing(SPACE_4)  # the title's first line stands at the middle of the number
        texts.addWidget(self._title)
        texts.addWidget(self._title_short)
        texts.addWidget(self._applicant)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_20, SPACE_12, SPACE_12, SPACE_8 + 2)
        row.setSpacing(SPACE_16)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.flag, 0, Qt.AlignmentFlag.AlignTop)
        self.set_compact(False)

    def show_submission(self, number: str, title: str, applicant: str, *, flag: bool) -> None:
        """Show another submission."""
        self._number.setText(number)
        self._title.setText(title)
        self._title_short.setText(title)
        self._applicant.setText(applicant)
        self.set_flag(flag)

    def set_flag(self, flag: bool) -> None:
        """Show the flag set or not, without a signal."""
        self.flag.setChecked(flag)

    def set_compact(self, compact: bool) -> None:
        """Show the title in one line."""
        self._title.setVisible(not compact)
        self._title_short.setVisible(compact)

    def number(self) -> str:
        """The running number shown."""
        return self._number.text()
