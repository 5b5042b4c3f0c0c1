"""The rubric editor: full marks against the total, criteria in their order, and everything about the one chosen.

Every change is saved at once and can be taken back. What it would do to scores already given is said before it is
made; what may be a rubric is ``scoring.rubric_validation``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.rubric import Criterion, CriterionGroup, Rubric
from judge_desktop.domain.text import Text
from judge_desktop.scoring import rubric_editing
from judge_desktop.scoring.rubric_validation import check_rubric
from judge_desktop.scoring.validation import read_number
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.criteria_list import CriteriaList, Line
from judge_desktop.ui.chair.criterion_detail import CriterionDetail
from judge_desktop.ui.chair.effects_part import RubricWarning, ask_before_losing, loses_all
from judge_desktop.ui.chair.rubric_groups import GroupsDialog
from judge_desktop.ui.chair.rubric_sum import Part, SumCard
from judge_desktop.ui.chair.rubrics_card import RubricsCard, rubric_name
from judge_desktop.ui.chair.scorecard_preview import ScorecardPreview
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.wording import category_words, criterion_words, figure, finding_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.tokens import SPACE_16
from judge_desktop.workflow.edit_contest import ContestSection
from judge_desktop.workflow.edit_rubric import carried
from judge_desktop.workflow.packages_here import Where

_FIELDS = {
    FindingCode.FULL_MARK_NOT_POSITIVE: "mark",
    FindingCode.STEP_DOES_NOT_FIT: "step",
    FindingCode.CRITERION_NAME_MISSING: "name",
    FindingCode.LEVEL_OUT_OF_REACH: "levels",
}


class RubricPage(ChairPage):
    """One rubric at a time; which one is chosen below, where a contest has several."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Rubric"))
        self.setObjectName("rubric")
        self._state: ContestState | None = None
        self._contest: Contest | None = None
        self._rubric_id = self._criterion_id = ""
        self._typed: dict[str, Decimal] = {}
        self._refused: dict[str, str] = {}
        self._groups: GroupsDialog | None = None
        self._then: Callable[[], object] | None = None
        self.edits = ContestEdits(desk, where, self)
        self.undo = Button(tr("Undo"), ButtonKind.QUIET, icon="undo-2")
        self.undo.setObjectName("undo")
        self.undo.set_tooltip(tr("Take the last change back (Ctrl+Z)"))
        self.preview = Button(tr("Preview of the scorecard"), icon="eye")
        self.preview.setObjectName("preview")
        self.header.add_action(self.undo)
        self.header.add_action(self.preview)
        self.shy = [self.undo, self.preview]
        self.warning = RubricWarning()
        self.sum = SumCard()
        self.list = CriteriaList()
        self.detail = CriterionDetail(self.language)
        self.rubrics = RubricsCard()
        self._empty = EmptyState(
            "list-checks", tr("There is no criterion yet"), tr("Add the first one on the left; its full mark fills up")
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.detail)
        column.addWidget(self._empty)
        self.body.setSpacing(SPACE_16)
        for part in (self.warning, self.sum):
            self.body.addWidget(part)
        self.body.addWidget(TwoColumns(self.list, right, stretches=(2, 3)))
        self.body.addWidget(self.rubrics)
        self.body.addStretch(1)
        self._connect()

    def show_state(self, state: ContestState) -> None:
        self._state = state
        self.warning.show_state(state)
        self._show_contest(state.contest)

    def rubric(self) -> Rubric | None:
        """The rubric that is edited, as it is saved."""
        rubrics = self._contest.rubrics if self._contest is not None else ()
        return next((one for one in rubrics if one.id == self._rubric_id), None)

    def criterion(self) -> Criterion | None:
        """The criterion whose detail is shown."""
        rubric = self.rubric()
        return rubric.criterion(self._criterion_id) if rubric is not None else None

    def choose_criterion(self, criterion: str) -> None:
        """Show the detail of a criterion."""
        if criterion != self._criterion_id:
            self._criterion_id = criterion
            self._show_rubric()

    def choose_rubric(self, rubric: str) -> None:
        """Edit another rubric."""
        self._rubric_id, self._criterion_id, self._typed, self._refused = rubric, "", {}, {}
        if self._contest is not None:
            self._show_contest(self._contest)

    def open_preview(self) -> None:
        """Show the scorecard as judges will see it."""
        rubric = self.rubric()
        if rubric is not None and self._contest is not None:
            window = ScorecardPreview(rubric, self._contest.rules, self.desk.settings.numerals, self)
            window.finished.connect(window.deleteLater)
            window.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and self.edits.can_undo():
            self.edits.undo()
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self.edits.saved.connect(self._show_saved)
        self.edits.refused.connect(self._show_refused)
        self.edits.undo_changed.connect(self._offer_undo)
        self._offer_undo(self.edits.can_undo())
        self.undo.clicked.connect(self.edits.undo)
        self.preview.clicked.connect(self.open_preview)
        self.sum.total_left.connect(lambda total: self._change_rubric(lambda one: replace(one, total=total)))
        self.list.criterion_chosen.connect(self.choose_criterion)
        self.list.mark_typed.connect(self._type_mark)
        self.list.mark_left.connect(self._leave_mark)
        self.list.move_requested.connect(
            lambda key, place: self._change_rubric(lambda one: rubric_editing.with_moved(one, key, place))
        )
        self.list.detail_requested.connect(self._go_to_detail)
        self.list.new_requested.connect(self._add_criterion)
        self.detail.criterion_changed.connect(self._change_criterion)
        self.detail.mark_typed.connect(lambda text: self._type_mark(self._criterion_id, text))
        self.detail.mark_left.connect(lambda text: self._leave_mark(self._criterion_id, text))
        self.detail.copy_requested.connect(self._copy_criterion)
        self.detail.removal_requested.connect(self._remove_criterion)
        self.detail.groups_requested.connect(self._open_groups)
        self.rubrics.rubric_chosen.connect(self.choose_rubric)
        self.rubrics.rules_requested.connect(lambda: self.page_requested.emit("contest:rules"))
        self.rubrics.new_requested.connect(lambda: self._add_rubric(""))
        self.rubrics.copy_requested.connect(self._add_rubric)
        self.rubrics.removal_requested.connect(
            lambda key: self._change(lambda contest: rubric_editing.without_rubric(contest, key))
        )
        self.rubrics.use_changed.connect(
            lambda category, rubric: self._change(lambda one: rubric_editing.with_use(one, category, rubric))
        )

    def _show_saved(self, contest: Contest) -> None:
        self._typed = {}
        self._show_contest(contest)
        then, self._then = self._then, None
        if then is not None:
            then()
        self.contest_changed.emit()

    def _show_refused(self, error: JudgeDesktopError) -> None:
        self._then = None
        self.show_refusal(error)

    def _show_contest(self, contest: Contest) -> None:
        self._contest = contest
        known = [one.id for one in contest.rubrics]
        if self._rubric_id not in known:
            self._rubric_id = known[0] if known else ""
        rubric = self.rubric()
        self.header.set_title(tr("Rubric"), self._subtitle(contest))
        self.preview.set_disabled_reason("" if rubric and rubric.criteria else tr("There is no criterion yet"))
        self.rubrics.show_contest(contest, self._rubric_id)
        self._show_rubric()

    def _subtitle(self, contest: Contest) -> str:
        using = rubric_editing.categories_of(contest, self._rubric_id)
        if len(contest.rubrics) > 1:
            names = ", ".join(category_words(one) for one in using) or tr("No category is scored with it")
            return f"{rubric_name(contest, self._rubric_id)} · {names}"
        words = trn("Used in {n} category", "Used in all {n} categories", len(contest.categories))
        before = self._state is None or self._state.package is None
        return words + " · " + tr("can be changed until scoring begins") if before else words

    def _show_rubric(self) -> None:
        rubric = self.rubric() or Rubric(id="", criteria=(), total=Decimal(100))
        if rubric.criterion(self._criterion_id) is None:
            self._criterion_id = rubric.criteria[0].id if rubric.criteria else ""
        findings = check_rubric(rubric) if self._rubric_id else ()
        names = {one.id: one.name.in_language(self.language) for one in rubric.groups}
        lines = [self._line(one, names.get(one.group, ""), findings) for one in rubric.criteria]
        self.list.show_lines(lines, self._criterion_id)
        self._show_sum()
        criterion = rubric.criterion(self._criterion_id)
        self.detail.setVisible(criterion is not None)
        self._empty.setVisible(criterion is None)
        if criterion is not None:
            mark = self._refused.get(criterion.id, figure(criterion.full_mark))
            self.detail.show_criterion(rubric, criterion, mark, self._field_findings(criterion, findings))
        if self._groups is not None:
            self._groups.show_groups(_group_counts(rubric))

    def _field_findings(self, criterion: Criterion, findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
        """What is wrong with a criterion, by the field it belongs to."""
        found = [
            (_FIELDS[one.code], finding_words(one))
            for one in findings
            if one.where.criterion == criterion.id and one.code in _FIELDS
        ]
        return [*found, ("mark", tr("Please enter a number"))] if criterion.id in self._refused else found

    def _line(self, criterion: Criterion, group: str, findings: tuple[Finding, ...]) -> Line:
        count = len(criterion.guidelines)
        parts = [
            group,
            trn("{n} guideline", "{n} guidelines", count) if count else tr("no guidelines"),
            tr("required") if criterion.required else tr("optional"),
        ]
        wrong = [words for field, words in self._field_findings(criterion, findings) if field in ("mark", "step")]
        return Line(
            id=criterion.id,
            name=criterion.name.in_language(self.language) or tr("Criterion without a name"),
            detail=" · ".join(part for part in parts if part),
            mark=self._refused.get(criterion.id, figure(criterion.full_mark)),
            finding=" ".join(wrong),
        )

    def _show_sum(self) -> None:
        """The sum with what is being typed now: the finding about it, too, is the rulebook's."""
        rubric = self.rubric()
        if rubric is None:
            self.sum.show_sum((), Decimal(100), ())
            return
        typed = replace(
            rubric,
            criteria=tuple(replace(one, full_mark=self._typed.get(one.id, one.full_mark)) for one in rubric.criteria),
        )
        parts = [Part(criterion_words(one), one.full_mark, one.id == self._criterion_id) for one in typed.criteria]
        shown = [
            (Weight.BLOCKS if one.blocks else Weight.WARNS, finding_words(one))
            for one in check_rubric(typed)
            if one.code not in _FIELDS
        ]
        self.sum.show_sum(parts, typed.total, shown)

    def _type_mark(self, criterion: str, text: str) -> None:
        number = read_number(text)
        self._typed.pop(criterion, None)
        self._refused.pop(criterion, None)
        if number is not None:
            self._typed[criterion] = number
        self._show_sum()

    def _leave_mark(self, criterion: str, text: str) -> None:
        """What is no number stays as it was typed, with what is wrong; what is one is kept."""
        number = read_number(text)
        if number is None:
            self._refused[criterion] = text
            self._show_rubric()
            return
        change = rubric_editing.edited_criterion(self._rubric_id, criterion, lambda one: replace(one, full_mark=number))
        self._change(change)

    def _go_to_detail(self) -> None:
        self.detail.focus_first()
        self.scroller.show_wholly(self.detail.name_th)

    def _add_criterion(self) -> None:
        """One more at the end; in a contest without any rubric the first one begins with it."""
        key, rubric_id = self._free_criterion(), self._rubric_id or self._free_rubric()
        place = len(self.list.entries) + 1
        name = Text(th=f"มิติที่ {place}", en=f"Criterion {place}")
        add = rubric_editing.edited(rubric_id, lambda one: rubric_editing.with_new_criterion(one, key, name))

        def change(contest: Contest) -> Contest:
            is_first = all(one.id != rubric_id for one in contest.rubrics)
            return add(rubric_editing.with_new_rubric(contest, rubric_id) if is_first else contest)

        def show() -> None:
            self.choose_criterion(key)
            self._go_to_detail()

        self._change(change, show)

    def _copy_criterion(self) -> None:
        old, new = self._criterion_id, self._free_criterion()

        def change(rubric: Rubric) -> Rubric:
            return rubric_editing.with_copy(
                rubric, old, new, lambda name: Text(th=_copied(name.th, "สำเนา"), en=_copied(name.en, "copy"))
            )

        self._change(rubric_editing.edited(self._rubric_id, change), lambda: self.choose_criterion(new))

    def _remove_criterion(self) -> None:
        rubric, key = self.rubric(), self._criterion_id
        if rubric is None:
            return
        keys = [one.id for one in rubric.criteria]
        at = keys.index(key)
        self._criterion_id = ([*keys[at + 1 :], *reversed(keys[:at])] or [""])[0]
        self._change_rubric(lambda one: rubric_editing.without_criterion(one, key))

    def _free_criterion(self) -> str:
        rubrics = self._contest.rubrics if self._contest is not None else ()
        return rubric_editing.free_id("D", (one.id for rubric in rubrics for one in rubric.criteria))

    def _add_rubric(self, like: str) -> None:
        key = self._free_rubric()
        self._change(
            lambda contest: rubric_editing.with_new_rubric(contest, key, like), lambda: self.choose_rubric(key)
        )

    def _free_rubric(self) -> str:
        known = self._contest.rubrics if self._contest is not None else ()
        return rubric_editing.free_id("rubric", (one.id for one in known))

    def _open_groups(self) -> None:
        rubric = self.rubric()
        if rubric is None:
            return
        self._groups = dialog = GroupsDialog(self)
        dialog.show_groups(_group_counts(rubric))
        dialog.name_left.connect(self._keep_group)
        dialog.removal_requested.connect(
            lambda key: self._change_rubric(lambda one: rubric_editing.without_group(one, key))
        )
        dialog.finished.connect(self._forget_groups)
        dialog.open()

    def _forget_groups(self) -> None:
        if self._groups is not None:
            self._groups.deleteLater()
            self._groups = None

    def _keep_group(self, group: str, name: Text) -> None:
        rubric = self.rubric()
        key = group or rubric_editing.free_id("G", (one.id for one in (rubric.groups if rubric else ())))
        self._change_rubric(lambda one: rubric_editing.with_group(one, key, name))

    def _change_criterion(self, change: Callable[[Criterion], Criterion]) -> None:
        self._change(rubric_editing.edited_criterion(self._rubric_id, self._criterion_id, change))

    def _change_rubric(self, change: Callable[[Rubric], Rubric]) -> None:
        self._change(rubric_editing.edited(self._rubric_id, change))

    def _change(self, change: Callable[[Contest], Contest], then: Callable[[], object] | None = None) -> None:
        """Keep a change; one after which no score given so far would count is asked about first."""
        state, contest = self._state, self._contest
        if state is not None and contest is not None and loses_all(state, contest, change(contest)):
            ask_before_losing(self, state, lambda: self._save(change, then), self._show_kept)
            return
        self._save(change, then)

    def _save(self, change: Callable[[Contest], Contest], then: Callable[[], object] | None) -> None:
        self._then = then
        self.edits.change(ContestSection.RUBRIC, carried(change), is_agreed=True)

    def _show_kept(self) -> None:
        """The change was not made: the fields show what is kept."""
        self._typed = {}
        rubric, criterion = self.rubric(), self.criterion()
        if rubric is None or criterion is None:
            return
        shown = [(self.detail.mark, criterion.full_mark), (self.sum.total, rubric.total)]
        shown += [(self.list.entries[one.id].field, one.full_mark) for one in rubric.criteria]
        for field, number in shown:
            field.set_typed(figure(number))
        self._show_rubric()

    def _offer_undo(self, can_undo: bool) -> None:
        self.undo.set_disabled_reason("" if can_undo else tr("Nothing was changed yet"))


def _group_counts(rubric: Rubric) -> list[tuple[CriterionGroup, int]]:
    return [(group, sum(one.group == group.id for one in rubric.criteria)) for group in rubric.groups]


def _copied(name: str, word: str) -> str:
    return f"{name} ({word})" if name else ""
