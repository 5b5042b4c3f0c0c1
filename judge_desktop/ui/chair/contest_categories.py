"""The categories of a contest and their awards: a list in order at the left, the category chosen at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Category, Contest
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.text import Text
from judge_desktop.scoring.category_changes import new_id, without_category
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.draft_fields import Belongs, DraftFields
from judge_desktop.ui.chair.levels_part import LevelsPart
from judge_desktop.ui.chair.list_and_editor import ListAndEditor
from judge_desktop.ui.chair.rubrics_card import rubric_name
from judge_desktop.ui.chair.typed_values import WHOLE_NUMBER
from judge_desktop.ui.chair.wording import category_words
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.tokens import SPACE_16, Tone
from judge_desktop.workflow.edit_contest import ContestSection

_LEAST_NAME = 300  # px: the name of a category is seen whole


class CategoriesTab(QWidget):
    """Adds, names, orders and removes categories; the popular vote has its tick below the list."""

    def __init__(self, edits: ContestEdits) -> None:
        super().__init__()
        self._fields = DraftFields(edits, ContestSection.CATEGORIES)
        self._common = DraftFields(edits, ContestSection.CATEGORIES)
        self._state: ContestState | None = None
        self._findings: Sequence[Finding] = ()
        self.levels = LevelsPart(edits)
        self.parts = ListAndEditor(
            tr("Categories"),
            add=tr("Add category"),
            move=(tr("Category up"), tr("Category down")),
            empty=tr("There is no category yet"),
            editor=self._editor(),
            first_field="category_name_th",
        )
        self.list = self.parts.list
        self.list.setObjectName("categories")
        self.list.current_row_changed.connect(lambda _: self._show_chosen(anew=True))
        self.list.row_moved.connect(self._move)
        self.list.remove_requested.connect(self._ask_removal)
        self.parts.add_requested.connect(self._add)
        vote = Card()
        words = tr("There is a popular vote. It is counted apart and never part of the judges' scores")
        vote.use_body().addWidget(
            self._common.tick(
                "popular_vote",
                words,
                lambda contest: contest.popular_vote,
                lambda contest, on: replace(contest, popular_vote=on),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        column.addWidget(self.parts)
        column.addWidget(vote)

    def show_state(self, state: ContestState, findings: Sequence[Finding]) -> None:
        """Show the draft; `findings` are those about the contest, not its submissions."""
        self._state, self._findings = state, findings
        contest = state.contest
        is_another = self.parts.set_rows([_row(one, contest, findings) for one in contest.categories])
        none = [one for one in findings if one.code is FindingCode.NO_CATEGORY]
        self.parts.set_finding(none)
        self._common.show(contest, findings)
        self._show_chosen(anew=is_another)
        self.parts.name_awaited()

    def _editor(self) -> Card:
        card = Card(tr("Category"))
        remove = IconButton("trash-2", tr("Remove this category…"))
        remove.setObjectName("remove_category")
        remove.clicked.connect(lambda: self._ask_removal(self.list.current_key()))
        card.add_to_header(remove)
        self._card = card
        body = card.use_body()
        body.setSpacing(SPACE_16)
        body.addWidget(
            self._fields.both(
                "category_name",
                (tr("Name in Thai"), tr("Name in English")),
                lambda contest: self._chosen(contest).name,
                lambda contest, name: self._with(contest, lambda one: replace(one, name=name)),
                least=_LEAST_NAME,
                belongs=self._belongs(FindingCode.CATEGORY_NAME_MISSING),
            )
        )
        awards = self._fields.typed(
            "awards",
            tr("Number of awards"),
            WHOLE_NUMBER,
            lambda contest: self._chosen(contest).awards,
            lambda contest, count: self._with(contest, lambda one: replace(one, awards=count)),
            belongs=lambda found: found.where.category == self.list.current_key() and found.where.column == "awards",
        )
        rubric = self._fields.choice(
            "category_rubric",
            tr("Rubric"),
            _rubrics,
            lambda contest: self._chosen(contest).rubric,
            lambda contest, key: self._with(contest, lambda one: replace(one, rubric=key)),
            belongs=self._belongs(FindingCode.CATEGORY_RUBRIC_UNKNOWN),
        )
        body.addWidget(Beside(awards, rubric, shares=(1, 2)))
        levels = LabelledField(tr("Award levels by score"), self.levels, hint=tr("optional"))
        self._fields.finding_place(
            levels,
            lambda found: found.where.category == self.list.current_key() and found.where.column == "award_levels",
        )
        body.addWidget(levels)
        return card

    def _show_chosen(self, *, anew: bool) -> None:
        if self._state is None:
            return
        contest = self._state.contest
        category = contest.category(self.list.current_key())
        self.parts.show_editor(category is not None)
        if category is not None:
            self._card.set_title(category_words(category) or tr("Category"))
            self.levels.show_category(category, anew=anew)
            self._fields.show(contest, self._findings, anew=anew)

    def _chosen(self, contest: Contest) -> Category:
        """The category chosen; an empty one when it was removed meanwhile."""
        return contest.category(self.list.current_key()) or Category(id="", name=Text(), rubric="")

    def _with(self, contest: Contest, change: Callable[[Category], Category]) -> Contest:
        return with_category(contest, self.list.current_key(), change)

    def _belongs(self, code: FindingCode) -> Belongs:
        return lambda finding: finding.code is code and finding.where.category == self.list.current_key()

    def _add(self) -> None:
        if self._state is None:
            return
        contest = self._state.contest
        rubric = contest.rubrics[0].id if contest.rubrics else ""
        added = new_id("C", (one.id for one in contest.categories))
        category = Category(id=added, name=Text(), rubric=rubric)
        self.parts.await_row(added)
        self._fields.change(lambda now: replace(now, categories=(*now.categories, category)))

    def _move(self, key: str, place: int) -> None:
        def moved(contest: Contest) -> Contest:
            one = contest.category(key)
            rest = tuple(other for other in contest.categories if other.id != key)
            return contest if one is None else replace(contest, categories=(*rest[:place], one, *rest[place:]))

        self._fields.change(moved)

    def _ask_removal(self, key: str) -> None:
        category = self._state.contest.category(key) if self._state is not None else None
        if self._state is None or category is None:
            return
        question = tr("Remove “{category}”?", category=category_words(category) or key)
        dialog = Dialog(
            question, _lost(self._state.contest, category), tr("Remove the category"), tr("Cancel"), parent=self
        )
        dialog.setObjectName("remove_question")
        ask(dialog, lambda: self._fields.change(lambda contest: without_category(contest, key)))


def with_category(contest: Contest, key: str, change: Callable[[Category], Category]) -> Contest:
    """The contest with one category changed."""
    return replace(contest, categories=tuple(change(one) if one.id == key else one for one in contest.categories))


def _lost(contest: Contest, category: Category) -> str:
    """What is lost with a category and what stays, in sentences."""
    sentences = []
    if category.award_levels:
        count = len(category.award_levels)
        sentences.append(trn("Its award level is lost.", "Its {n} award levels are lost.", count))
    own = sum(one.category == category.id for one in contest.submissions)
    if own:
        sentences.append(
            trn(
                "{n} submission stays and needs another category before a package can be built.",
                "{n} submissions stay and need another category before a package can be built.",
                own,
            )
        )
    return " ".join(sentences) or tr("Nothing else is lost. It can be undone.")


def _row(category: Category, contest: Contest, findings: Sequence[Finding]) -> ListRow:
    title = category_words(category) or tr("No name yet")
    problems = sum(one.where.category == category.id and one.blocks for one in findings)
    if problems:
        status = trn("{n} problem", "{n} problems", problems)
        return ListRow(category.id, "", title, status, Shape.OCTAGON, Tone.BAD)
    own = sum(one.category == category.id and one.shortlisted for one in contest.submissions)
    words = (trn("{n} award", "{n} awards", category.awards), trn("{n} finalist", "{n} finalists", own))
    return ListRow(category.id, "", title, " · ".join(words), Shape.NONE)


def _rubrics(contest: Contest) -> list[tuple[str, str]]:
    """(id, words) of the rubrics, and of one that a category names in vain."""
    return [
        (
            one.id,
            tr(
                "{rubric} · {n} criteria, {total} points",
                rubric=rubric_name(contest, one.id),
                n=len(one.criteria),
                total=f"{one.total:f}",
            ),
        )
        for one in contest.rubrics
    ]
