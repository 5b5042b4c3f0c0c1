"""The head of a scorecard: running number, title and applicant stand largest, then the category; the flag at the right.

Where the window is low it gives its height to the fields below.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.ui.judge.card_status import category_words
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Type


class Height(IntEnum):
    """How much height a scorecard has; each step gives more of it to the fields."""

    FULL = 0
    LOW = 1  # title in one line, foot in one row
    LEAST = 2  # title and applicant beside each other


class CardHeader(Panel):
    """`flag_changed(flag)` when the judge marks the submission to be discussed or takes the mark off."""

    flag_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.BOTTOM, parent=parent)
        self._is_compact, self._height = False, Height.FULL
        self._number = TextLabel("", Type.TOTAL, Role.ACCENT, wraps=False)
        self._title = TextLabel("", Type.TITLE, max_lines=2)
        self._title_short = TextLabel("", Type.TITLE, max_lines=1)
        self._applicant = TextLabel("", Type.BODY, Role.INK2, max_lines=2)
        self._applicant_short = TextLabel("", Type.BODY, Role.INK2, max_lines=1)
        self._category = TextLabel("", Type.CAPTION, Role.INK2, max_lines=2)
        self._category.setObjectName("card_category")
        self.flag = IconButton("flag", tr("Discuss this one"), key="Ctrl+B")
        self.flag.setObjectName("flag")
        self.flag.setCheckable(True)
        self.flag.clicked.connect(self.flag_changed)
        self._texts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._texts.setSpacing(0)
        self._upper = QVBoxLayout()
        self._upper.setContentsMargins(0, SPACE_4, 0, 0)  # the title's first line stands at the middle of the number
        self._upper.addWidget(self._title)
        self._upper.addWidget(self._title_short)
        self._texts.addLayout(self._upper, 3)
        self._texts.addWidget(self._applicant)
        self._texts.addWidget(self._applicant_short, 2)
        self._texts.addWidget(self._category)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(SPACE_16)
        self._row.addWidget(self._number)
        self._row.addLayout(self._texts, 1)
        self._row.addWidget(self.flag)
        self._fit()

    def show_submission(self, contest: Contest, submission: Submission, numerals: Numerals, *, flag: bool) -> None:
        """Show another submission; its category is said where the contest has more than one."""
        language = current_language().value
        self._number.setText(in_numerals(str(submission.number), numerals.value))
        for label in (self._title, self._title_short):
            label.setText(submission.title.in_language(language))
        for label in (self._applicant, self._applicant_short):
            label.setText(submission.applicant.name.in_language(language))
        self._category.setText(category_words(contest, submission))
        self._category.setVisible(self._says_category())
        self.set_flag(flag)

    def set_flag(self, flag: bool) -> None:
        """Show the flag set or not, without a signal."""
        self.flag.setChecked(flag)

    def set_compact(self, compact: bool) -> None:
        """Show the title in one line where there is little width."""
        self._is_compact = compact
        self._fit()

    def set_height(self, height: Height) -> None:
        """Give way to the fields where there is little height."""
        self._height = height
        self._fit()

    def number(self) -> str:
        """The running number shown."""
        return self._number.text()

    def _says_category(self) -> bool:
        """Where there is little height the list still says it, in the tooltip of its row."""
        return self._height is Height.FULL and bool(self._category.text())

    def _fit(self) -> None:
        is_low, is_least = self._height is not Height.FULL, self._height is Height.LEAST
        is_short = self._is_compact or is_low
        self._title.setVisible(not is_short)
        self._title_short.setVisible(is_short)
        self._applicant.setVisible(not is_low)
        self._applicant_short.setVisible(is_low)
        self._category.setVisible(self._says_category())
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._texts.setDirection(across if is_least else down)
        self._texts.setSpacing(SPACE_12 if is_least else 0)
        self._upper.setContentsMargins(0, 0 if is_low else SPACE_4, 0, 0)
        self._number.set_line(Type.NUMBER if is_least else Type.TOTAL)
        upright = Qt.AlignmentFlag.AlignVCenter if is_least else Qt.AlignmentFlag.AlignTop
        for part in (self._number, self.flag):
            self._row.setAlignment(part, upright)
        above, below = (SPACE_4, SPACE_4) if is_low else (SPACE_12, SPACE_8 + 2)
        self._row.setContentsMargins(SPACE_20, above, SPACE_12, below)
