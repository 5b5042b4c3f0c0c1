"""The card of problems of a table, each named by its row with its own buttons; `import_view` shows it."""

from __future__ import annotations

from collections import Counter, defaultdict

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Submission
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.importing import ImportField, RowOutcome, RowProblem, Solution, Solved
from judge_desktop.ui.chair.submission_words import field_name, solution_words
from judge_desktop.ui.chair.wording import category_words, finding_words, short_day, title_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_20, Role, Type
from judge_desktop.workflow.import_submissions import ImportPreview

MOST_ROWS = 30
_ROW_WIDTH = 54
_ALIKE = 3
_Kind = tuple[FindingCode, str, tuple[Solution, ...]]


class ProblemsCard(Card):
    """`solved(list[Solved])` when a button was pressed: for one row, or for all that have the same problem."""

    solved = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Problems"))
        self.setObjectName("import_problems")
        self._ready = TextLabel("", Type.BODY, Role.INK2, wraps=False)
        self.add_to_header(self._ready)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what is to be solved; the first ones when there are many."""
        plan = preview.plan
        rows = {problem.row for problem in plan.problems}
        self.set_title(trn("Problem in {n} row", "Problems in {n} rows", len(rows)))
        ready = sum(one.outcome in (RowOutcome.NEW, RowOutcome.CHANGED) and one.row not in rows for one in plan.rows)
        self._ready.setText(trn("{n} more row is ready", "{n} more rows are ready", ready) if ready else "")
        place = self._place_of_keyboard()
        self.clear_rows()
        alike: defaultdict[_Kind, list[RowProblem]] = defaultdict(list)
        for problem in plan.problems:
            alike[_kind(problem)].append(problem)
        shown = _first_of_each(plan.problems)
        titles = {one.row: one for one in plan.rows}
        for problem in shown:
            details = _detail(problem, preview, titles[problem.row].submission)
            self.add_row(self._row(problem, preview, details, alike[_kind(problem)]))
        left = len(plan.problems) - len(shown)
        if left:
            self.add_row(_more(left))
        self.setVisible(bool(plan.problems))
        self._give_keyboard(place)

    def _place_of_keyboard(self) -> int:
        """Which row has the keyboard, -1 when none has."""
        focused = QApplication.focusWidget()
        if focused is None:
            return -1
        return next((n for n, row in enumerate(self.rows()) if row.isAncestorOf(focused)), -1)

    def _give_keyboard(self, place: int) -> None:
        """The problem that took the place of the one solved gets the keyboard: Enter goes on through the list."""
        if place >= 0:
            self.focus_problem(place)

    def focus_problem(self, place: int = 0) -> None:
        """Put the keyboard on the first button of that problem, or of the last one."""
        rows = self.rows()
        if not rows:
            return
        row = rows[min(place, len(rows) - 1)]
        row.show()  # a row that was just put in is shown with the next round of events, too late for the keyboard
        buttons = [button for button in row.findChildren(Button) if button.words()]
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, problem: RowProblem, preview: ImportPreview, detail: str, alike: list[RowProblem]) -> QWidget:
        finding = problem.finding
        weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
        sentence = str(finding_words(finding))  # its solutions stand beside it, so it needs no way to help
        row = StatusRow(weight.shape, sentence, weight.tone, detail=detail)
        row.setObjectName(f"problem_{problem.row}_{finding.code.value}")
        only = sum(one.how is Solution.CATEGORY for one in problem.solutions) == 1
        for solution in problem.solutions:
            words = solution_words(solution, preview.contest, only=only)
            first = solution == problem.solutions[0]
            button = Button(words, ButtonKind.SECONDARY if first else ButtonKind.QUIET, size=ButtonSize.SMALL)
            button.setObjectName(f"solve_{solution.how.value}")
            button.setAccessibleName(tr("{words}, row {n}", words=words, n=problem.row))
            button.clicked.connect(lambda _=False, one=solution: self.solved.emit([one]))
            row.add_trailing(button)
        if len(alike) >= _ALIKE and alike[0] is problem and problem.solutions[0].how is not Solution.CATEGORY:
            row.add_trailing(self._for_all(alike))
        return _with_row_number(problem.row, row)

    def _for_all(self, alike: list[RowProblem]) -> Button:
        button = Button(
            trn("All {n} such rows", "All {n} such rows", len(alike)), ButtonKind.QUIET, size=ButtonSize.SMALL
        )
        button.setObjectName("solve_all")
        ways: list[Solved] = [problem.solutions[0] for problem in alike]
        button.clicked.connect(lambda: self.solved.emit(ways))
        return button


def _kind(problem: RowProblem) -> _Kind:
    ways = tuple(one.how for one in problem.solutions)
    return problem.finding.code, problem.finding.where.column, ways


def _first_of_each(problems: tuple[RowProblem, ...]) -> list[RowProblem]:
    """At most so many as a person can look at, but at least one of each kind, in the order they came."""
    shown, kinds = list(problems[:MOST_ROWS]), Counter(_kind(one) for one in problems[:MOST_ROWS])
    for problem in problems[MOST_ROWS:]:
        if not kinds[_kind(problem)]:
            kinds[_kind(problem)] += 1
            shown.append(problem)
    return shown


def _detail(problem: RowProblem, preview: ImportPreview, submission: Submission) -> str:
    """Which submission it is, and what stands there or may be meant."""
    parts = [title_of(submission)]
    finding = problem.finding
    meant = [one for one in problem.solutions if one.how is Solution.CATEGORY]
    category = preview.contest.category(meant[0].value) if len(meant) == 1 else None
    if category is not None:
        parts = [tr("Is {category} meant?", category=category_words(category)), *parts]
    elif finding.code is FindingCode.STARTED_TOO_LATE and submission.start_date is not None:
        parts.append(tr("started {date}", date=short_day(submission.start_date)))
    elif finding.code is FindingCode.APPLIED_LATE and submission.applied_date is not None:
        parts.append(tr("applied {date}", date=short_day(submission.applied_date)))
    elif finding.code is FindingCode.ENGLISH_TITLE_MISSING:
        parts.append(tr("can be imported and filled in later"))
    elif finding.where.column:
        parts.append(field_name(ImportField(finding.where.column)))
    return " · ".join(part for part in parts if part)


def _with_row_number(number: int, row: StatusRow) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(SPACE_20, 0, 0, 0)
    line.setSpacing(0)
    label = TextLabel(tr("row {n}", n=number), Type.CAPTION_STRONG, Role.INK2, wraps=False)
    label.setFixedWidth(look().px(_ROW_WIDTH))
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(label)
    line.addWidget(row, 1)
    return holder


def _more(left: int) -> QWidget:
    words = trn("{n} more problem of the same kinds", "{n} more problems of the same kinds", left)
    label = TextLabel(words, Type.CAPTION, Role.INK2)
    label.setContentsMargins(0, 0, 0, 0)
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(SPACE_20, 10, SPACE_20, 10)
    line.addWidget(label)
    return holder
