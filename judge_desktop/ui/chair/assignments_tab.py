"""Who scores what: the ways to share submissions out at the left with what comes of it, the grid at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.scoring.coverage import AssignmentTable, coverage_of, recused_rows
from judge_desktop.ui.chair.assignment_grid import AssignmentGrid, GridColumn, GridRow
from judge_desktop.ui.chair.assignment_words import coverage_rows, way_words
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.list_and_detail import ListAndDetail
from judge_desktop.ui.chair.people_tab import HINT_FROM
from judge_desktop.ui.chair.wording import category_words, name_of, short_names, title_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.number_field import NumberField
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type
from judge_desktop.workflow.assign import (
    Assigned,
    assigned_in,
    with_balanced,
    with_everything,
    with_table,
)
from judge_desktop.workflow.packages_here import Where

_KEEP_MS = 300
BY_SUBMISSION, BY_CATEGORY = "submission", "category"


class AssignmentsTab(QWidget):
    """`change_requested(Contest -> Contest)`: the assignments shall be others. What is toggled in the grid shows at
    once and is told together a moment later, or when the tab is left.
    """

    change_requested = Signal(object)

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.setObjectName("assignments_tab")
        self._where = where
        self._contest: Contest | None = None
        self._kept: Assigned | None = None
        self._table = AssignmentTable(judges=(), submissions=(), rows=())
        self._recused: tuple[int, ...] = ()
        self._seed = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_KEEP_MS)
        self._later.timeout.connect(self.keep_toggled)
        self.grid = AssignmentGrid(tr("Who scores what"))
        self.grid.rows_changed.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ListAndDetail(self._make_ways(), self._make_grid(), width=328, share=0.46))

    def show_state(self, state: ContestState) -> None:
        """Show the draft's assignments as they are kept; what was toggled a moment ago stays."""
        self._contest = state.contest
        if self._later.isActive():
            return
        if not state.contest.rounds:
            return
        self._kept = assigned_in(state.contest, self._where)
        self._table = self._kept.table
        self._recused = recused_rows(state.contest, self._kept.round.known_recusals, self._table.judges)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the room of the hint is given to the grid."""
        super().resizeEvent(event)
        self._show_hint()

    def keep_toggled(self) -> None:
        """Tell what was toggled and not told yet."""
        self._later.stop()
        if self._kept is not None and self._table != self._kept.table:
            table, where = self._table, self._where
            self.change_requested.emit(lambda contest: with_table(contest, table, where))

    def refused(self) -> None:
        """What was toggled was not kept: show what is."""
        if self._kept is not None:
            self._table = self._kept.table
            self._show()

    def _make_ways(self) -> QWidget:
        scroll = ScrollArea(margin=0, spacing=SPACE_16)
        card = Card()
        body = card.use_body()
        body.setSpacing(SPACE_8)
        self.way = TextLabel("", Type.STRONG)
        self.way.setObjectName("way")
        body.addWidget(self.way)
        self.everything = Button(tr("Everybody scores everything"), size=ButtonSize.SMALL)
        self.everything.setObjectName("assign_all")
        self.everything.clicked.connect(lambda: self._change(lambda one: with_everything(one, self._where)))
        body.addWidget(self.everything)
        body.addSpacing(SPACE_8)
        body.addWidget(Hairline())
        body.addSpacing(SPACE_8)
        body.addLayout(self._make_balanced())
        self._problem = QVBoxLayout()
        body.addLayout(self._problem)
        scroll.column.addWidget(card)
        self._summary = Card(tr("What comes of it"))
        self._summary.setObjectName("coverage")
        scroll.column.addWidget(self._summary)
        scroll.column.addStretch(1)
        return scroll

    def _make_balanced(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_8)
        first = QHBoxLayout()
        first.setSpacing(SPACE_12)
        first.addWidget(TextLabel(tr("Judges for each submission"), Type.LABEL), 1)
        self.each = NumberField(tr("Judges for each submission"), small=True, height=42)
        self.each.setObjectName("judges_each")
        self.each.set_typed("3")
        self.each.enter_requested.connect(self._share_out)
        first.addWidget(self.each)
        column.addLayout(first)
        self.balance = Button(tr("Share out evenly"), size=ButtonSize.SMALL)
        self.balance.setObjectName("assign_balanced")
        self.balance.clicked.connect(self._share_out)
        column.addWidget(self.balance)
        self.again = Button(tr("Share out in another way"), ButtonKind.LINK, size=ButtonSize.SMALL)
        self.again.setObjectName("assign_again")
        self.again.clicked.connect(self._share_out_otherwise)
        self.again.hide()
        column.addWidget(self.again)
        return column

    def _make_grid(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(8, 8, 8, 8)
        card.body.setSpacing(SPACE_8)
        head = QHBoxLayout()
        self.lines = Switcher(
            tr("Lines of the grid"), [(BY_SUBMISSION, tr("By submission")), (BY_CATEGORY, tr("By category"))]
        )
        self.lines.setObjectName("grid_lines")
        self.lines.choice_changed.connect(lambda _key: self._show())
        head.addWidget(self.lines)
        head.addStretch(1)
        card.body.addLayout(head)
        card.body.addWidget(self.grid, 1)
        hint = tr("Click or press Space to give or take; Ctrl+Space selects a judge, Shift+Space a line")
        self._hint = TextLabel(hint, Type.CAPTION, Role.INK2)
        self._hint.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        card.body.addWidget(self._hint)
        self._nothing = EmptyState(
            "layers", tr("There is nothing to share out yet"), tr("Add judges who score, and submissions")
        )
        card.body.addWidget(self._nothing, 1)
        return card

    def _share_out(self) -> None:
        number = self.each.number()
        each = int(number) if number is not None and number == number.to_integral_value() else 0
        seed = self._seed
        self._change(lambda contest: with_balanced(contest, each, seed, self._where))
        self.again.show()

    def _share_out_otherwise(self) -> None:
        self._seed += 1
        self._share_out()

    def _change(self, change: Callable[[Contest], Contest]) -> None:
        self._later.stop()
        self.show_problem("")
        self.change_requested.emit(change)

    def show_problem(self, sentence: str) -> None:
        """Say below the number why it cannot be shared out so."""
        while self._problem.count():
            item = self._problem.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if sentence:
            row = FindingRow(Weight.BLOCKS, sentence)
            row.setObjectName("assign_problem")
            self._problem.addWidget(row)

    def _toggle(self, rows: Mapping[int, int]) -> None:
        self._table = self._table.with_rows(rows)
        self.show_problem("")
        self._show()
        self._later.start()

    def _show(self) -> None:
        contest, kept = self._contest, self._kept
        if contest is None or kept is None:
            return
        now = assigned_of(contest, kept, self._table)
        has_cells = bool(self._table.judges and self._table.submissions)
        self.grid.setVisible(has_cells)
        self._show_hint()
        self._nothing.setVisible(not has_cells)
        lines = self._category_lines(now) if self.lines.choice() == BY_CATEGORY else self._submission_lines(now)
        self.grid.grid.show(lines, self._columns(now), self._table, self._recused)
        self.grid.restyle()
        self.way.setText(way_words(contest, self._table))
        self.everything.setEnabled(not self._table.is_everything)
        self._summary.clear_rows()
        for row in coverage_rows(now):
            self._summary.add_row(row)

    def _show_hint(self) -> None:
        is_high = self.height() >= look().px(HINT_FROM)
        self._hint.setVisible(is_high and bool(self._table.judges and self._table.submissions))

    def _columns(self, now: Assigned) -> list[GridColumn]:
        judges = [one for one in (now.contest.panel.judge(name) for name in self._table.judges) if one is not None]
        short = short_names([one for one in judges if one.name])
        return [
            GridColumn(short.get(one.id, one.id), name_of(one) or one.id, str(now.coverage.loads[one.id]))
            for one in judges
        ]

    def _submission_lines(self, now: Assigned) -> list[GridRow]:
        known = {one.id: one for one in now.contest.submissions}
        few = set(now.too_few)
        return [
            GridRow(str(known[one].number), title_of(known[one]), 1 << place, str(now.coverage.counts[one]), one in few)
            for place, one in enumerate(self._table.submissions)
        ]

    def _category_lines(self, now: Assigned) -> list[GridRow]:
        bits: dict[str, int] = {}
        least: dict[str, int] = {}
        for place, one in enumerate(now.contest.finalists):
            bits[one.category] = bits.get(one.category, 0) | 1 << place
            count = now.coverage.counts[one.id]
            least[one.category] = min(least.get(one.category, count), count)
        minimum = now.contest.rules.minimum_scorecards
        return [
            GridRow("", category_words(one), bits[one.id], str(least[one.id]), least[one.id] < minimum)
            for one in now.contest.categories
            if one.id in bits
        ]


def assigned_of(contest: Contest, kept: Assigned, table: AssignmentTable) -> Assigned:
    """What would come of another table."""
    return Assigned(contest=contest, round=kept.round, table=table, coverage=coverage_of(contest, kept.round, table))
