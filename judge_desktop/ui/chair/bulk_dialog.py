"""A large question over the window: what a deed for many submissions would do, its progress, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.chair.finding_list import FindingList
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.help_of_question import bind_help
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Control
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.row_list import ROW_HEIGHT, RowList
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, Role, Type

_WIDTH, _HEIGHT, _OF_WINDOW = 760, 640, 0.94
_MOST_ROWS = 7


class BulkDialog(QDialog):
    """Title, sentence, rows and findings that scroll, and the answers. `contest_changed` when something was kept."""

    contest_changed = Signal()

    def __init__(self, desk: Desk, title: str, rows: str, parent: QWidget | None = None) -> None:
        """`rows`: the accessible name of the list."""
        super().__init__(parent)
        self.setModal(True)
        bind_help(self)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.desk = desk
        self._title = TextLabel(title, Type.TITLE)
        self.sentence = TextLabel("", Type.BODY, Role.INK2)
        self.rows = RowList(rows)
        self.rows.setObjectName("bulk_rows")
        self.findings = FindingList()
        self.answer = Button("", ButtonKind.PRIMARY)
        self.answer.setObjectName("bulk_answer")
        self.close_button = Button(tr("Close"))
        self.close_button.setObjectName("bulk_close")
        self.close_button.clicked.connect(self.reject)
        self._notice_column, self._running_column = QVBoxLayout(), QVBoxLayout()
        self.notices = NoticePlace(self._notice_column)
        self.running = Running(desk.tasks, self._running_column, self)
        self.running.running_changed.connect(self._rest)
        self._is_answerable = False
        self._lay_out()

    def sizeHint(self) -> QSize:
        """As large as its rows ask for, and never larger than the window behind."""
        wanted = QSize(look().px(_WIDTH), look().px(_HEIGHT))
        parent = self.parentWidget()
        return wanted.boundedTo(parent.window().size() * _OF_WINDOW) if parent is not None else wanted

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        follow_layout(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour(Role.SURFACE))

    def reject(self) -> None:
        """Close; what runs is cancelled first, and then the question stays."""
        if self.running.is_running():
            row = self.running.row()
            if row is not None:
                row.cancel_requested.emit()
            return
        super().reject()

    def run(self, words: str, work: Callable[[Control], Any], done: Callable[[Any], object]) -> None:
        """Run a verb; a refusal is shown in the dialog."""
        self.notices.clear()
        self.running.run(words, work, done, self.refuse)

    def refuse(self, error: JudgeDesktopError) -> None:
        """Say why something was refused."""
        self.notices.show_refusal(error)

    def offer(self, words: str) -> None:
        """The answer that can be given now; empty when there is none."""
        self._is_answerable = bool(words)
        self.answer.set_words(words or tr("Close"))
        self._rest(self.running.is_running())

    def fit_rows(self) -> None:
        """Make the list as high as its rows, up to what fits beside the rest."""
        count = len(self.rows.rows())
        self.rows.setVisible(count > 0)
        self.rows.setFixedHeight(look().px(ROW_HEIGHT) * min(count, _MOST_ROWS) + 4)

    def _rest(self, running: bool) -> None:
        self.answer.setVisible(self._is_answerable)
        self.answer.setEnabled(not running)

    def _lay_out(self) -> None:
        scroller = ScrollArea(Role.SURFACE, margin=0)
        scroller.column.setSpacing(SPACE_12)
        scroller.column.addWidget(self.sentence)
        scroller.column.addWidget(self.findings)  # above the list: what is refused is seen without scrolling
        scroller.column.addWidget(self.rows)
        scroller.column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_12)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_20, SPACE_20, SPACE_20, SPACE_20)
        column.setSpacing(SPACE_12)
        column.addWidget(self._title)
        column.addLayout(self._notice_column)
        column.addWidget(scroller, 1)
        column.addLayout(self._running_column)
        column.addLayout(buttons)


def open_bulk(dialog: BulkDialog, changed: SignalInstance) -> None:
    """Open the dialog over its window without waiting; `changed` is sent on when something was kept."""
    dialog.contest_changed.connect(changed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.resize(dialog.sizeHint())
    dialog.open()
