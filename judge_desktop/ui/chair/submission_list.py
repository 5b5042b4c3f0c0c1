"""The list of submissions: searched, filtered by category and state, sorted by its headers, several rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.thai import sort_key
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.submission_words import eligibility_words, started_words, state_choices
from judge_desktop.ui.chair.wording import category_words, title_of
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.table import RowsWhenSeen, Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Tone, Type
from judge_desktop.workflow.submission_list import Listed, Wanted, filtered

NARROW = 560
_NUMBER, _TITLE, _CATEGORY, _STARTED, _ELIGIBLE, _PROBLEMS = range(6)
_SORT: Mapping[int, Callable[[Listed], object]] = {
    _NUMBER: lambda one: one.submission.number,
    _TITLE: lambda one: sort_key(title_of(one.submission)),
    _CATEGORY: lambda one: one.submission.category,
    _STARTED: lambda one: one.submission.start_date.toordinal() if one.submission.start_date else 0,
    _ELIGIBLE: lambda one: (one.eligible is not None, one.eligible is True),
    _PROBLEMS: lambda one: (-one.blocking, -one.problems),
}


class SubmissionList(Card):
    """`chosen_changed` when other rows are chosen; `opened(id)` on Enter."""

    chosen_changed = Signal()
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("submission_list")
        self._all: tuple[Listed, ...] = ()
        self._shown: tuple[Listed, ...] = ()
        self._names: Mapping[str, str] = {}
        self._known: dict[str, Listed] = {}
        self._is_filling = False
        self._told: tuple[str, ...] = ()
        self._sorted_by, self._is_falling = -1, False
        self.search = TextField(tr("Search in the submissions"), placeholder=tr("Search"), icon="search")
        self.search.setObjectName("search_submissions")
        self.search.setToolTip(tr("Search in titles, applicants and numbers (Ctrl+F)"))
        self.search.textChanged.connect(self._filter)
        self.category = ChoiceField(tr("Award category"), [("", tr("All categories"))])
        self.category.setObjectName("filter_category")
        self.category.choice_changed.connect(self._filter)
        self.state = ChoiceField(tr("State"), state_choices())
        self.state.setObjectName("filter_state")
        self.state.choice_changed.connect(self._filter)
        self.table = self._make_table()
        self._count = TextLabel("", Type.CAPTION, Role.INK2)
        self._lay_out()

    def show_state(self, state: ContestState) -> None:
        """Show the submissions as they stand; the chosen rows and the filter stay."""
        contest = state.contest
        choices = [(one.id, category_words(one)) for one in contest.categories]
        self.category.set_choices([("", tr("All categories")), *choices])
        self._all = state.listed
        self._names = dict(choices)
        self._known = {one.submission.id: one for one in self._all}
        self._filter()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen rows, in the order of the list."""
        ranges = self.table.selectionModel().selection()
        spans = (range(each.top(), each.bottom() + 1) for each in ranges.toList())
        rows = sorted({row for span in spans for row in span})
        return tuple(self.table.key(row) for row in rows)

    def line(self, submission: str) -> Listed | None:
        """What the list knows of a submission."""
        return self._known.get(submission)

    def shown(self) -> tuple[str, ...]:
        """The ids of the rows that the search and the filters leave."""
        return tuple(one.submission.id for one in self._shown)

    def choose(self, submission: str) -> None:
        """Choose that row alone; filters that hide it are cleared."""
        if submission not in self.shown():
            self.search.clear()
            self.category.set_choice("")
            self.state.set_choice("")
            self._filter()
        self.table.set_current_key(submission)

    def show_only(self, state: str) -> None:
        """Filter by a state."""
        self.state.set_choice(state)
        self._filter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list shows the title first: the rest stands in the detail, too."""
        super().resizeEvent(event)
        width = event.size().width()
        self.table.setColumnHidden(_CATEGORY, width < look().px(NARROW + 130))
        self.table.setColumnHidden(_STARTED, width < look().px(NARROW))
        self.table.setColumnHidden(_PROBLEMS, width < look().px(NARROW - 140))

    def _make_table(self) -> Table:
        columns = [
            TableColumn(tr("No."), 60, numeric=True),
            TableColumn(tr("Submission")),
            TableColumn(tr("Category"), 170),
            TableColumn(tr("Started"), 118),
            TableColumn(tr("Eligibility"), 122),
            TableColumn(tr("Look"), 64, full_title=tr("Asks for another look")),
        ]
        table = Table(tr("Submissions"), columns, sorts=True)
        table.setObjectName("submissions_table")
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setToolTip(tr("Ctrl+A chooses all of the list, Shift and an arrow several"))
        table.sort_requested.connect(self._sort)
        table.row_requested.connect(self.opened)
        table.selectionModel().selectionChanged.connect(self._tell_chosen)
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_8)
        head.setSpacing(SPACE_12)
        head.addWidget(self.search, 3)
        head.addWidget(self.category, 2)
        head.addWidget(self.state, 2)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_16, 6, SPACE_16, 6)
        foot.addWidget(self._count)
        self.body.addLayout(foot)

    def _filter(self, *_: object) -> None:
        wanted = Wanted(words=self.search.text(), category=self.category.choice(), state=self.state.choice())
        self._shown = self._in_order(filtered(self._all, wanted))
        kept = self.chosen()
        self._is_filling = True
        self.table.set_rows(RowsWhenSeen(self.shown(), self._row))
        if len(kept) > 1:
            self._choose_again(frozenset(kept))
        elif self._shown and not self.table.current_key():
            self.table.set_current_key(self._shown[0].submission.id)
        words = trn("{n} submission in the list", "{n} submissions in the list", len(self._shown))
        self._count.setText(words)
        self._is_filling = False
        self._tell_chosen()

    def _row(self, submission: str) -> TableRow:
        one = self._known[submission]
        return _row(one, self._names.get(one.submission.category, ""))

    def _tell_chosen(self) -> None:
        """Tell once, and only when other rows are chosen than before."""
        chosen = () if self._is_filling else self.chosen()
        if not self._is_filling and chosen != self._told:
            self._told = chosen
            self.chosen_changed.emit()

    def _choose_again(self, kept: frozenset[str]) -> None:
        model, chosen = self.table.model(), QItemSelection()
        for place, key in enumerate(self.shown()):
            if key in kept:
                chosen.select(model.index(place, 0), model.index(place, 0))
        flag = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(chosen, flag.Select | flag.Rows)

    def _in_order(self, lines: tuple[Listed, ...]) -> tuple[Listed, ...]:
        key = _SORT.get(self._sorted_by)
        if key is None:
            return lines
        return tuple(sorted(lines, key=key, reverse=self._is_falling))  # type: ignore[arg-type]

    def _sort(self, column: int) -> None:
        """Sorts by that column; the second press turns the order round, the third gives the running order back."""
        if column != self._sorted_by:
            self._sorted_by, self._is_falling = column, False
        elif not self._is_falling:
            self._is_falling = True
        else:
            self._sorted_by, self._is_falling = -1, False
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(self._sorted_by >= 0)
        order = Qt.SortOrder.DescendingOrder if self._is_falling else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(self._sorted_by, order)
        self._filter()


def _row(one: Listed, category: str) -> TableRow:
    submission = one.submission
    words, shape, tone = eligibility_words(one)
    role = None if submission.shortlisted else Role.INK3
    problems = str(one.problems) if one.problems else ""
    mark = Shape.OCTAGON if one.blocking else Shape.TRIANGLE if one.problems else Shape.NONE
    weight = Tone.BAD if one.blocking else Tone.WARN if one.problems else Tone.NEUTRAL
    return TableRow(
        submission.id,
        (
            TableCell(str(submission.number), role=role),
            TableCell(title_of(submission), role=role),
            TableCell(category, role=Role.INK2),
            TableCell(started_words(submission), role=Role.INK2),
            TableCell(words, shape=shape, tone=tone),
            TableCell(problems, shape=mark, tone=weight, spoken=problems or tr("nothing")),
        ),
    )
