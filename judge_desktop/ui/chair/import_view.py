"""A table of submissions before it is brought in: columns at the left, problems and rows at the right.

Nothing is written here; the page of submissions brings the table in when the person says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.importing import ImportField, PlannedRow, RowOutcome, Solution, Solved
from judge_desktop.ui.chair.import_columns import ColumnsCard
from judge_desktop.ui.chair.import_problems import ProblemsCard
from judge_desktop.ui.chair.submission_words import field_name, outcome_of_row, started_words, value_words
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.wording import title_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_28, Role, Tone, Type
from judge_desktop.workflow.import_submissions import ImportPreview, rematched, solved_with, without_solution

_TABLE_ROWS = 12
_ROW_HEIGHT, _HEADER = 36, 38
_APPLICANT, _APPLICANT_FROM = 3, 600
_TONES = {RowOutcome.BLOCKED: Tone.BAD}


class ImportView(QWidget):
    """`look_requested(again)`: `again(preview)` gives the preview after what a person matched, solved or took back."""

    look_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_view")
        self.preview: ImportPreview | None = None
        self.columns = ColumnsCard()
        self.columns.column_changed.connect(self._match)
        self.problems = ProblemsCard()
        self.problems.solved.connect(self._solve)
        self.lacking = Card()
        self.lacking.setObjectName("import_lacking")
        self.rows = RowsCard()
        self.rows.solved.connect(self._solve)
        self.rows.unsolved.connect(self._unsolve)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        for card in (self.lacking, self.problems, self.rows):
            column.addWidget(card)
        column.addStretch(1)
        self.scroller = scroller = ScrollArea()
        scroller.column.setContentsMargins(SPACE_28, 0, 24, SPACE_16)
        scroller.column.addWidget(TwoColumns(self.columns, right, stretches=(41, 59)))
        scroller.column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroller)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what the table would do."""
        fresh = self.preview is None
        self.preview = preview
        self.columns.show_preview(preview)
        self.problems.show_preview(preview)
        self.rows.show_preview(preview)
        self._show_lacking(preview)
        if fresh and self.columns.columns_:
            self.columns.columns_[0].choice.setFocus()

    def heading(self) -> tuple[str, str]:
        """Title and line of the page while a table is looked at."""
        if self.preview is None:
            return tr("Import submissions"), ""
        rows = trn("{n} row", "{n} rows", len(self.preview.table.rows))
        parts = (self.preview.table.name, rows, tr("nothing is saved before you import"))
        return tr("Import submissions"), " · ".join(parts)

    def verb(self) -> str:
        """The words of the button that brings the table in."""
        count = len(self.preview.plan.taken) if self.preview is not None else 0
        return trn("Import {n} submission", "Import {n} submissions", count)

    def go_to_first_problem(self) -> None:
        """Put the keyboard on what stands in the way."""
        if self.preview is not None and self.preview.lacking:
            open_ = [row for row in self.columns.columns_ if not row.choice.choice()] or self.columns.columns_
            if open_:
                open_[0].choice.setFocus()
            return
        self.problems.focus_problem()

    def _match(self, column: int, key: str) -> None:
        field = ImportField(key) if key else None
        self.look_requested.emit(lambda preview: rematched(preview, column, field))

    def _solve(self, solutions: Sequence[Solved]) -> None:
        self.look_requested.emit(lambda preview: solved_with(preview, solutions))

    def _unsolve(self, solution: Solved) -> None:
        self.look_requested.emit(lambda preview: without_solution(preview, solution))

    def _show_lacking(self, preview: ImportPreview) -> None:
        self.lacking.clear_rows()
        for one in preview.lacking:
            words = tr("No column is “{field}” yet. Choose it at the left", field=field_name(one))
            self.lacking.add_row(padded_row(FindingRow(Weight.BLOCKS, words)))
        self.lacking.setVisible(bool(preview.lacking))


class RowsCard(Card):
    """What becomes of each row, in a painted table; below it the row chosen, with what it changes."""

    solved = Signal(object)
    unsolved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_rows")
        self._preview: ImportPreview | None = None
        self.table = Table(
            tr("Rows of the table"),
            [
                TableColumn(tr("Row"), 84),
                TableColumn(tr("Id"), 112),
                TableColumn(tr("Title")),
                TableColumn(tr("Applicant"), 168),
                TableColumn(tr("Started"), 118),
            ],
        )
        self.table.setObjectName("import_table")
        self.table.current_row_changed.connect(self._show_detail)
        self._summary = TextLabel("", Type.CAPTION, Role.INK2)
        self._missing = TextLabel("", Type.CAPTION, Role.INK2)
        self._detail = TextLabel("", Type.CAPTION, Role.INK)
        self._verb = Button(tr("Leave the row out"), ButtonKind.SECONDARY, size=ButtonSize.SMALL)
        self._verb.setObjectName("row_verb")
        self._verb.clicked.connect(self._press)
        self.body.setContentsMargins(0, 2, 0, 4)
        self.body.addWidget(self.table)
        self.add_row(padded_row(self._detail, self._verb))
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(0)
        column.addWidget(self._summary)
        column.addWidget(self._missing)
        self.add_row(below)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show every row; the one chosen stays chosen."""
        self._preview = preview
        plan = preview.plan
        self.table.set_rows([self._row(one) for one in plan.rows])
        shown = min(_TABLE_ROWS, max(1, len(plan.rows)))
        self.table.setFixedHeight(look().px(_HEADER + shown * _ROW_HEIGHT))
        counts = [
            f"{outcome_of_row(outcome)[0]} {plan.count(outcome)}" for outcome in RowOutcome if plan.count(outcome)
        ]
        self._summary.setText(" · ".join(counts))
        missing = len(plan.missing)
        self._missing.setText(
            trn(
                "{n} submission here is not in this table. It stays",
                "{n} submissions here are not in this table. They stay",
                missing,
            )
            if missing
            else ""
        )
        self._missing.setVisible(bool(missing))
        self.setVisible(bool(plan.rows))
        if plan.rows and not self.table.current_key():
            self.table.set_current_key(str(plan.rows[0].row))
        self._show_detail(self.table.current_key())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table leaves the title its room."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_APPLICANT, event.size().width() < look().px(_APPLICANT_FROM))

    def current(self) -> PlannedRow | None:
        """The row chosen."""
        rows = self._preview.plan.rows if self._preview is not None else ()
        return next((one for one in rows if str(one.row) == self.table.current_key()), None)

    def _row(self, one: PlannedRow) -> TableRow:
        words, shape, tone = outcome_of_row(one.outcome)
        submission = one.submission
        role = Role.INK3 if one.outcome in (RowOutcome.LEFT_OUT, RowOutcome.SAME) else None
        applicant = submission.applicant.name
        return TableRow(
            str(one.row),
            (
                TableCell(str(one.row), shape=shape, tone=tone, role=role, spoken=f"{one.row}. {words}"),
                TableCell(submission.id, role=role),
                TableCell(title_of(submission), role=role),
                TableCell(applicant.th or applicant.en, role=role),
                TableCell(started_words(submission), role=role),
            ),
            tone=_TONES.get(one.outcome, Tone.NEUTRAL),
        )

    def _show_detail(self, _key: str) -> None:
        one = self.current()
        if one is None or self._preview is None:
            self._detail.setText("")
            self._verb.hide()
            return
        contest = self._preview.contest
        words, _, _ = outcome_of_row(one.outcome)
        parts = [tr("Row {n}: {outcome}", n=one.row, outcome=words)]
        parts += [
            f"{field_name(field)}: {value_words(field, before, contest)} → {value_words(field, after, contest)}"
            for field, before, after in one.changes
        ]
        self._detail.setText("\n".join(parts))
        verb = {
            RowOutcome.CHANGED: tr("Keep ours"),
            RowOutcome.NEW: tr("Leave the row out"),
            RowOutcome.BLOCKED: tr("Leave the row out"),
            RowOutcome.LEFT_OUT: tr("Take the row after all"),
        }.get(one.outcome, "")
        self._verb.set_words(verb)
        self._verb.setVisible(bool(verb))

    def _press(self) -> None:
        one = self.current()
        if one is None or self._preview is None:
            return
        if one.outcome is RowOutcome.LEFT_OUT:
            ways = (Solution.LEAVE_OUT, Solution.KEEP_OURS)
            for solution in self._preview.solved:
                if solution.row == one.row and solution.how in ways:
                    self.unsolved.emit(solution)
            return
        how = Solution.KEEP_OURS if one.outcome is RowOutcome.CHANGED else Solution.LEAVE_OUT
        self.solved.emit([Solved(row=one.row, column="", how=how)])
