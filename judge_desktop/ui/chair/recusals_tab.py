"""Recusals the chair knows of before the package: noted at the left, listed at the right with what is left to count."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QVBoxLayout, QWidget

from judge_desktop.config.ground_words import told_ground
from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.thai import arabic_digits
from judge_desktop.domain.contest import Contest, Ground, Recusal, RecusalScope
from judge_desktop.ui.chair.assignment_words import below_words
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.list_and_detail import ListAndDetail
from judge_desktop.ui.chair.wording import category_words, name_of, numbered_title
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role
from judge_desktop.workflow.assign import assigned_in
from judge_desktop.workflow.edit_panel import in_order
from judge_desktop.workflow.packages_here import Where

_REASON_FROM = 440  # px of width
_BETWEEN = "|"  # in the keys of rows; an id never holds it


class RecusalsTab(QWidget):
    """`add_requested(Recusal)`, `remove_requested(judge, target)`."""

    add_requested = Signal(object)
    remove_requested = Signal(str, str)

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.setObjectName("recusals_tab")
        self._where = where
        self._contest: Contest | None = None
        self.table = _RecusalTable()
        self.table.delete_requested.connect(self._remove)
        self.table.current_row_changed.connect(lambda _key: self._enable())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ListAndDetail(self._make_form(), self._make_list(), width=372))

    def show_state(self, state: ContestState) -> None:
        """Show what is known now; what is being filled in stays."""
        contest = state.contest
        if self._contest is None:
            self.scope.set_choice(contest.rules.recusal_scope.value)
        self._contest = contest
        people = [(one.id, name_of(one) or one.id) for one in in_order(contest) if one.votes]
        self.judge.set_choices(people)
        self.category.set_choices([(one.id, category_words(one)) for one in contest.categories])
        self.submission.set_submissions(contest)
        self._show_scope()
        self._show_list(contest, is_out=state.package is not None)

    def _make_form(self) -> QWidget:
        scroll = ScrollArea(margin=0)
        card = Card(tr("Note a recusal"))
        body = card.use_body()
        self.judge = ChoiceField(tr("Judge"), placeholder=tr("Choose the judge"))
        self.judge.setObjectName("recusal_judge")
        self._judge = LabelledField(tr("Judge"), self.judge)
        self.scope = Switcher(
            tr("What the judge will not score"),
            [
                (RecusalScope.CATEGORY.value, tr("Category")),
                (RecusalScope.SUBMISSION.value, tr("Submission")),
            ],
        )
        self.scope.setObjectName("recusal_scope")
        self.scope.choice_changed.connect(lambda _key: self._show_scope())
        self.category = ChoiceField(tr("Category"), placeholder=tr("Choose the category"))
        self.category.setObjectName("recusal_category")
        self._category = LabelledField(tr("Category"), self.category)
        self.submission = SubmissionField()
        self._submission = LabelledField(tr("Submission"), self.submission)
        self.ground = ChoiceField(
            tr("Ground"), [(one.value, _ground(one)) for one in Ground], placeholder=tr("Choose the ground")
        )
        self.ground.setObjectName("recusal_ground")
        self.ground.choice_changed.connect(self._show_need)
        self._ground = LabelledField(tr("Ground"), self.ground)
        self.reason = TextField(tr("Reason"))
        self.reason.setObjectName("recusal_reason")
        self.reason.setMaxLength(1000)
        self.reason.returnPressed.connect(self.add)
        self._reason = LabelledField(tr("Reason"), self.reason, hint=tr("optional"))
        button = Button(tr("Note the recusal"), icon="ban")
        button.setObjectName("add_recusal")
        button.clicked.connect(self.add)
        for one in (self._judge, self.scope, self._category, self._submission, self._ground, self._reason, button):
            body.addWidget(one)
        scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        return scroll

    def _make_list(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(8, 8, 8, 8)
        card.body.setSpacing(SPACE_8)
        head = QHBoxLayout()
        self.remove = Button(
            tr("Take the recusal back"), ButtonKind.QUIET, icon="undo-2", key="Delete", size=ButtonSize.SMALL
        )
        self.remove.setObjectName("remove_recusal")
        self.remove.clicked.connect(self._remove)
        head.addWidget(self.remove)
        head.addStretch(1)
        card.body.addLayout(head)
        self._effects = QVBoxLayout()
        self._effects.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        card.body.addLayout(self._effects)
        card.body.addWidget(self.table, 1)
        self._none = EmptyState(
            "ban",
            tr("No recusal is known yet"),
            tr("What is noted here travels in the package; the judge sees those submissions as recused"),
        )
        card.body.addWidget(self._none, 1)
        return card

    def add(self) -> None:
        """Tell what was filled in; what is missing is said at its place."""
        scope = RecusalScope(self.scope.choice())
        target = self.category.choice() if scope is RecusalScope.CATEGORY else self.submission.submission()
        ground, reason = self.ground.choice(), self.reason.text().strip()
        needs = (
            (self._judge, bool(self.judge.choice()), tr("Please choose the judge")),
            (self._category, scope is not RecusalScope.CATEGORY or bool(target), tr("Please choose the category")),
            (
                self._submission,
                scope is not RecusalScope.SUBMISSION or bool(target),
                tr("Please type the number of a finalist"),
            ),
            (self._ground, bool(ground), tr("Please choose the ground")),
            (self._reason, ground != Ground.OTHER.value or bool(reason), tr("Please give a reason")),
        )
        for field, is_there, sentence in needs:
            field.set_finding(None if is_there else Weight.BLOCKS, "" if is_there else sentence)
        missing = next((field for field, is_there, _ in needs if not is_there), None)
        if missing is not None:
            missing.field.setFocus()
            return
        self.add_requested.emit(
            Recusal(judge=self.judge.choice(), scope=scope, target=target, ground=Ground(ground), reason=reason)
        )

    def clear_form(self) -> None:
        """Ready for the next one: the judge stays, what she recused from goes."""
        self.submission.clear()
        self.reason.clear()
        self.category.setCurrentIndex(-1)

    def findings(self) -> list[str]:
        """What is said below the fields."""
        fields = (self._judge, self._category, self._submission, self._ground, self._reason)
        return [one.finding() for one in fields if one.finding()]

    def _remove(self) -> None:
        judge, between, target = self.table.current_key().partition(_BETWEEN)
        if between:
            self.remove_requested.emit(judge, target)

    def _show_scope(self) -> None:
        is_category = self.scope.choice() == RecusalScope.CATEGORY.value
        self._category.setVisible(is_category)
        self._submission.setVisible(not is_category)

    def _show_need(self, ground: str) -> None:
        self._reason.set_hint(tr("required") if ground == Ground.OTHER.value else tr("optional"))

    def _show_list(self, contest: Contest, *, is_out: bool) -> None:
        while self._effects.count():
            item = self._effects.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        assigned = assigned_in(contest, self._where) if contest.rounds else None
        recusals = assigned.round.known_recusals if assigned is not None else ()
        self.table.set_rows([_row(one, contest) for one in recusals])
        self.table.setVisible(bool(recusals))
        self._none.setVisible(not recusals)
        self.remove.setVisible(bool(recusals))
        if assigned is not None and assigned.too_few and assigned.table.judges:
            row = FindingRow(Weight.WARNS, below_words(assigned))
            row.setObjectName("too_few_left")
            self._effects.addWidget(row)
        elif recusals and assigned is not None:
            least = min(assigned.coverage.counts.values(), default=0)
            words = trn(
                "At least {n} scorecard is left for each submission",
                "At least {n} scorecards are left for each submission",
                least,
            )
            self._effects.addWidget(FindingRow(Weight.FINE, words))
        if is_out and recusals:
            self._effects.addWidget(
                FindingRow(Weight.NOTE, tr("Judges learn of changes made here with the next package"))
            )
        self._enable()

    def _enable(self) -> None:
        self.remove.set_disabled_reason("" if self.table.current_key() else tr("Choose a recusal in the list first"))


class _RecusalTable(Table):
    """The recusals. `delete_requested` on Delete."""

    delete_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Known recusals"),
            [TableColumn(tr("Judge")), TableColumn(tr("Will not score")), TableColumn(tr("Reason"))],
            ranking=True,
        )
        self.setObjectName("recusals")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow list the reason gives way; a screen reader still says it."""
        super().resizeEvent(event)
        self.setColumnHidden(2, event.size().width() < look().px(_REASON_FROM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)


class SubmissionField(TextField):
    """A finalist by number or by a part of the title, which is completed while typing."""

    def __init__(self) -> None:
        super().__init__(tr("Submission"), placeholder=tr("Number or a part of the title"))
        self.setObjectName("recusal_submission")
        self._known: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(8)
        self._popup = QListView()  # the completer does not keep it
        self._popup.setAccessibleName(tr("Submissions"))
        completer.setPopup(self._popup)
        self.setCompleter(completer)

    def set_submissions(self, contest: Contest) -> None:
        """Offer the finalists of this contest."""
        known = {numbered_title(one): one.id for one in contest.finalists}
        if known != self._known:
            self._known = known
            self._numbers = {str(one.number): one.id for one in contest.finalists}
            self._words.setStringList(list(known))

    def submission(self) -> str:
        """The id of what was typed: the whole line that was offered, a number, or an id; else empty."""
        typed = self.text().strip()
        number = arabic_digits(typed)
        by_id = typed if typed in self._known.values() else ""
        return self._known.get(self.text()) or self._numbers.get(number) or by_id


def _row(recusal: Recusal, contest: Contest) -> TableRow:
    category, submission = contest.category(recusal.target), contest.submission(recusal.target)
    if recusal.scope is RecusalScope.CATEGORY:
        words = category_words(category) if category is not None else recusal.target
        kind = tr("Whole category")
    else:
        words = numbered_title(submission) if submission is not None else recusal.target
        kind = tr("One submission")
    name = name_of(contest.panel.judge(recusal.judge), recusal.judge)
    cells = (
        TableCell(
            name,
            detail=_ground(recusal.ground),
            spoken=". ".join(part for part in (name, _ground(recusal.ground), recusal.reason) if part),
        ),
        TableCell(words, detail=kind),
        TableCell(recusal.reason or "—", role=None if recusal.reason else Role.INK3),
    )
    return TableRow(f"{recusal.judge}{_BETWEEN}{recusal.target}", cells)


def _ground(ground: Ground) -> str:
    """Why a judge does not score, said of her by somebody else."""
    return told_ground(ground, translator(current_language()))
