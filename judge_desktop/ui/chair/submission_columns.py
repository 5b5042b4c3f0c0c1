"""List and detail of the submissions side by side; in a narrow window the detail stands below, and both scroll."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Submission
from judge_desktop.ui.chair.attachments_part import AttachmentsPart
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.submission_decisions import DecisionsCard
from judge_desktop.ui.chair.submission_form import SubmissionForm
from judge_desktop.ui.chair.submission_list import SubmissionList
from judge_desktop.ui.chair.two_columns import BREAKPOINT
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_20, SPACE_28
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.submission_list import Listed

_DETAIL_WIDTH, _LIST_HEIGHT = 400, 330


class SubmissionColumns(QWidget):
    """`import_requested` and `remove_requested` by their buttons; the parts have their own signals."""

    import_requested = Signal()
    remove_requested = Signal()

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__()
        self._state: ContestState | None = None
        self.list = SubmissionList()
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.opened.connect(lambda _id: self.edit())
        self.decisions = DecisionsCard()
        self.form = SubmissionForm()
        self.attachments = AttachmentsPart(desk, where)
        self._files = Card()
        self._files.setObjectName("submission_files")
        self._files.use_body().addWidget(self.attachments)
        self._empty = self._make_empty()
        self._remove = Button("", ButtonKind.DANGER, icon="trash-2")
        self._remove.setObjectName("remove_submission")
        self._remove.clicked.connect(self.remove_requested)
        self._lay_out()

    def show_state(self, state: ContestState) -> None:
        """Show the contest as it stands; what is chosen and typed stays."""
        self._state = state
        self.list.show_state(state)
        self.attachments.show_state(state)
        self._show_chosen()

    def chosen(self) -> tuple[Submission, ...]:
        """The submissions that are chosen in the list."""
        return tuple(one.submission for one in self._lines())

    def _lines(self) -> list[Listed]:
        lines = (self.list.line(one) for one in self.list.chosen())
        return [one for one in lines if one is not None]

    def edit(self) -> None:
        """Put the keyboard into the particulars of the one that is chosen."""
        if self.form.isVisibleTo(self):
            self.form.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The detail goes below the list where both do not fit side by side."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < look().px(BREAKPOINT))

    def _show_chosen(self) -> None:
        state, lines = self._state, self._lines()
        chosen = [one.submission for one in lines]
        has_some = state is None or bool(state.contest.submissions)
        self._empty.setVisible(not has_some)
        self.list.setVisible(has_some)
        self._detail.setVisible(bool(chosen))
        self._side.setVisible(has_some and not self._is_narrow)
        if state is None or not chosen:
            return
        single = len(chosen) == 1
        self.form.setVisible(single)
        self._files.setVisible(single)
        self.decisions.show_chosen(lines, state)
        words = trn("Remove {n} submission…", "Remove {n} submissions…", len(chosen))
        self._remove.set_words(tr("Remove this submission…") if single else words)
        if single:
            self.form.show_submission(chosen[0], state.contest)
            self.attachments.show_submission(chosen[0].id)

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            "files",
            tr("There is no submission yet"),
            tr("Import the table of your form, drop it here, or add one by hand"),
            tr("Import a table…"),
            action_icon="file-input",
            kind=ButtonKind.PRIMARY,
        )
        empty.action_requested.connect(self.import_requested)
        return empty

    def _lay_out(self) -> None:
        self._detail = QWidget()
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, SPACE_12)
        detail.setSpacing(SPACE_12)
        for widget in (self.decisions, self.form, self._files):
            detail.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._remove)
        row.addStretch(1)
        detail.addLayout(row)
        detail.addStretch(1)
        self._side, outer = ScrollArea(margin=0), ScrollArea(margin=0)
        self._side.column.addWidget(self._detail)
        holder = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._columns.setContentsMargins(SPACE_28, 0, 24, SPACE_20)
        self._columns.setSpacing(SPACE_16)
        self._columns.addWidget(self._empty, 1)
        self._columns.addWidget(self.list, 1)
        self._columns.addWidget(self._side)
        outer.column.setContentsMargins(0, 0, 0, 0)
        outer.column.addWidget(holder, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(outer)
        self._is_narrow = False
        look().theme_changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._side.setFixedWidth(look().px(_DETAIL_WIDTH))
        self.list.setMinimumHeight(look().px(_LIST_HEIGHT) if self._is_narrow else 0)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._measure()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        if narrow:
            self._side.column.removeWidget(self._detail)
            self._columns.addWidget(self._detail)
        else:
            self._columns.removeWidget(self._detail)
            self._side.column.addWidget(self._detail)
        self._show_chosen()
