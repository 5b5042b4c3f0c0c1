"""The page of the judge's window on which she scores: bar, strip of the day, notices, and the panes below them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.judge.judge_bar import JudgeBar
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.widgets.empty_state import EmptyState


class DeskPage(QWidget):
    """`notices` is the place of notices in the layout `news`, in which parts of the window show what runs."""

    def __init__(self, bar: JudgeBar, strip: QWidget, panes: QWidget) -> None:
        super().__init__()
        self._bar, self._panes = bar, panes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(bar)
        self._column.addWidget(strip)
        self.news = QVBoxLayout()
        self.news.setContentsMargins(0, 0, 0, 0)
        self.notices = NoticePlace(self.news)
        self._column.addLayout(self.news)
        self._column.addWidget(panes, 1)

    def show_nothing(self) -> None:
        """There is no submission to judge yet: it says so in place of the panes."""
        self._panes.hide()
        empty = EmptyState(
            "files",
            tr("No submission is assigned to you yet"),
            tr("When the secretary sends a package update, open it and the submissions will stand here"),
        )
        self._column.addWidget(empty, 1)
        for button in (self._bar.send, self._bar.my_scores):
            button.set_disabled_reason(tr("There is nothing to judge yet"))
