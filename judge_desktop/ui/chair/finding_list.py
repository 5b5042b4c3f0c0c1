"""Findings below each other: what is not taken and what asks for another look, each with its submission if asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding
from judge_desktop.ui.chair.wording import finding_words, numbered_title
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Type

_MOST = 60


class FindingList(QWidget):
    """At most sixty findings, and how many more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self.hide()

    def sentences(self) -> tuple[str, ...]:
        """What is said, from the top."""
        return tuple(self._sentences)

    def show_findings(self, findings: Sequence[Finding], contest: Contest | None = None) -> None:
        """Show these instead; with `contest` each names its submission."""
        clear_layout(self._column)
        self._sentences = []
        for finding in findings[:_MOST]:
            submission = contest.submission(finding.where.submission) if contest is not None else None
            place = f"{numbered_title(submission)}: " if submission is not None else ""
            self._sentences.append(place + finding_words(finding))
            weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
            self._column.addWidget(FindingRow(weight, self._sentences[-1]))
        more = len(findings) - _MOST
        if more > 0:
            self._column.addWidget(TextLabel(trn("and {n} more", "and {n} more", more), Type.CAPTION, Role.INK2))
        self.setVisible(bool(findings))
