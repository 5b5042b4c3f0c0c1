"""The quorum of each category: its name, a shape, and how many of the appointed are there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.meeting_card import quorum_words
from judge_desktop.ui.chair.wording import category_words
from judge_desktop.ui.widgets.shapes import ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role, Type


@dataclass(frozen=True, slots=True)
class QuorumLine:
    """One category as it is shown."""

    category: str
    count: str
    words: str


class QuorumLines(QWidget):
    """A line for each category; its name wraps, nothing of it is cut."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_8)
        self._grid.setVerticalSpacing(SPACE_12)
        self._grid.setColumnStretch(0, 1)
        self._lines: tuple[QuorumLine, ...] = ()

    def lines(self) -> tuple[QuorumLine, ...]:
        """What is shown."""
        return self._lines

    def show_quorum(self, state: ContestState) -> None:
        """Show every category of the contest."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        lines = []
        for place, quorum in enumerate(state.quorum):
            category = state.judged.category(quorum.category)
            name = category_words(category) if category is not None else quorum.category
            weight, words = quorum_words(quorum)
            count = tr("{n} of {total}", n=len(quorum.present), total=quorum.appointed)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(TextLabel(name, Type.BODY), place, 0, top)
            mark = ShapeMark(weight.shape, weight.tone, 16, words)
            self._grid.addWidget(mark, place, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(TextLabel(count, Type.LABEL, Role.INK, wraps=False), place, 2, top)
            lines.append(QuorumLine(name, count, words))
        self._lines = tuple(lines)
