"""How far everybody is: judges × submissions, who is missing, quorum of each category, and progress codes read in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.scoring.day_progress import DayProgress, Done
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.progress_grid import SIGNS, ProgressGrid, done_words
from judge_desktop.ui.chair.quorum_lines import QuorumLines
from judge_desktop.ui.chair.wording import name_of
from judge_desktop.ui.widgets.buttons import Button, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.progress import ProgressBar
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Tone, Type

_LEGEND = (Done.RECEIVED, Done.TOLD, Done.OPEN, Done.RECUSED)
_SIDE, _NARROW_SIDE, _NARROW = 304, 232, 760


class ProgressPart(QWidget):
    """`tick_requested(judge, submission, done)`, `code_typed(code)`."""

    tick_requested = Signal(str, str, bool)
    code_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self.grid = ProgressGrid()
        self.grid.setObjectName("progress_grid")
        self.grid.tick_requested.connect(self.tick_requested)
        self._head = TextLabel("", Type.TITLE)
        self._bar = ProgressBar()
        self._bar.setFixedWidth(120)
        self._missing = TextLabel("", Type.CAPTION, Role.INK2, max_lines=3)
        self._missing.setObjectName("missing_judges")
        self.code = TextField(tr("Progress code"))
        self.code.setObjectName("progress_code")
        self.code.returnPressed.connect(self._take)
        self._labelled = LabelledField(tr("Progress code from the chat"), self.code)
        self.take = Button(tr("Take it in"), icon="clipboard-paste", size=ButtonSize.SMALL)
        self.take.setObjectName("take_code")
        self.take.clicked.connect(self._take)
        self.quorum = QuorumLines()
        self.quorum.setObjectName("quorum_table")
        self._empty = EmptyState("package", tr("No package has been built yet"))
        self._lay_out()

    def show_progress(self, state: ContestState, progress: DayProgress | None) -> None:
        """Show what is known; None before a package was built."""
        self._shown.setVisible(progress is not None)
        self._empty.setVisible(progress is None)
        if progress is None:
            return
        self.grid.show_progress(state.judged, progress)
        done = sum(progress.done(judge) for judge in progress.judges)
        total = sum(progress.assigned(judge) for judge in progress.judges)
        words = tr("{n} of {total}", n=done, total=total)
        self._head.setText(tr("{n} of {total} scorecards are done", n=done, total=total))
        self._bar.set_progress(done, max(1, total), words)
        self._bar.set_tone(Tone.OK)
        missing = [name_of(state.judged.panel.judge(one), one) for one in progress.missing()]
        if missing:
            self._missing.setText(tr("Still missing: {names}. Nobody has to wait for them.", names=", ".join(missing)))
        else:
            self._missing.setText(tr("Nobody is missing"))
        self._papers.setVisible(bool(progress.papers))
        self.quorum.show_quorum(state)

    def accept_code(self, name: str, complete: int, assigned: int) -> None:
        """A code was taken in: the field is free for the next one."""
        self.code.clear()
        words = tr("{name}: {n} of {total} complete", name=name, n=complete, total=assigned)
        self._labelled.set_finding(Weight.FINE, words)

    def refuse_code(self, sentence: str) -> None:
        """A code was not taken in; it stays to be mended."""
        self._labelled.set_finding(Weight.BLOCKS, sentence)
        self.code.setFocus()

    def finding(self) -> str:
        """What is said below the field of the code."""
        return self._labelled.finding()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(_NARROW)
        self._side.setFixedWidth(max(look().px(_NARROW_SIDE if narrow else _SIDE), self._side.least_width()))
        self.grid.set_narrow(narrow)
        self._legend.setVisible(not narrow)
        self._bar.setVisible(not narrow)

    def _take(self) -> None:
        if self.code.text().strip():
            self.code_typed.emit(self.code.text().strip())

    def _lay_out(self) -> None:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        head.addWidget(self._head, 1)
        head.addWidget(self._bar)
        self._legend = QWidget()
        legend = FlowLayout(self._legend, gap=SPACE_16)
        for state in _LEGEND:
            shape, tone = SIGNS[state]
            legend.addWidget(StatusChip(shape, done_words(state), tone, filled=False))
        self._papers = StatusChip(Shape.PAGE, tr("Received on paper"), Tone.OK, filled=False)
        legend.addWidget(self._papers)
        card.body.setContentsMargins(1, SPACE_12, 1, SPACE_8)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_20, 0, SPACE_20, 0)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self._missing)
        top.addWidget(self._legend)
        card.body.addLayout(top)
        card.body.addWidget(self.grid, 1)
        self._side = ScrollArea(margin=0)
        self._side.column.setSpacing(SPACE_16)
        code = Card()
        code.use_body().addWidget(self._labelled)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addStretch(1)
        code.body.addLayout(row)
        self._side.column.addWidget(code)
        quorum = Card(tr("Quorum of each category"))
        quorum.use_body().addWidget(self.quorum)
        self._side.column.addWidget(quorum)
        self._side.column.addStretch(1)
        self._shown = QWidget()
        columns = QHBoxLayout(self._shown)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACE_16)
        columns.addWidget(card, 1)
        columns.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown, 1)
        column.addWidget(self._empty)
        self._empty.hide()
