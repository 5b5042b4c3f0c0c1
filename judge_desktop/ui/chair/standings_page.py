"""The deliberation: categories at the left, one of them in the middle, the decision bar below.

It is the page that gets shared, so it has no navigation and can hide the judges' names. What stands in the middle is
``category_view``, a card of ``covering`` or ``vote_view``; what the buttons ask and record ``deliberation_deeds``.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Category
from judge_desktop.ui.chair.categories_side import CategoriesSide
from judge_desktop.ui.chair.category_view import CategoryView, Folds, heading
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.covering import Covering
from judge_desktop.ui.chair.decision_bar import Decidable, DecisionBar
from judge_desktop.ui.chair.deliberation_deeds import Deeds
from judge_desktop.ui.chair.deliberation_middle import DeliberationMiddle
from judge_desktop.ui.chair.figures_beside import FiguresBeside, has_scores, show_details
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.judges_view import JUDGES
from judge_desktop.ui.chair.merge_lines import summary
from judge_desktop.ui.chair.ranking_lines import award_words, standings_in, tie_for_an_award, winners_in
from judge_desktop.ui.chair.score_plots import HeatMap, RankingTable
from judge_desktop.ui.chair.standings_actions import StandingsActions
from judge_desktop.ui.chair.talk_notes import TalkNotes
from judge_desktop.ui.chair.vote_deeds import VoteDeeds
from judge_desktop.ui.chair.vote_view import VOTE
from judge_desktop.ui.chair.wording import numbers_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.notices import refusal_notice
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.theme import look
from judge_desktop.workflow.deliberation import CategoryRoom
from judge_desktop.workflow.packages_here import Where

_WORDS_FROM = 1300  # px


class StandingsPage(ChairPage):
    """Rank, score, spread and what decided; ties, awards and closing are decided here, each with a reason."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Deliberation"), back=tr("Back to the contest"), scrolls=False)
        self.setObjectName("standings")
        self._state: ContestState | None = None
        self._is_covered = False
        self._folds = Folds()
        self.beside = FiguresBeside(self, self._folds, self._show_figures, self._show_scores)
        self.deeds = Deeds(self)
        self.votes = VoteDeeds(self, self._show_votes)
        self.covering = Covering(self, self.deeds, self._show_middle)
        self.view: CategoryView | None = None
        self.header.back_requested.connect(lambda: self.page_requested.emit("overview"))
        self.head = StandingsActions(self)
        self.share = self.head.share
        self.share.toggled.connect(lambda _: self._show_middle())
        self.words_from = _WORDS_FROM
        self.side = CategoriesSide(self.beside)
        self.categories = self.side.list
        self.categories.current_row_changed.connect(lambda _: self._change_category())
        self.setFocusProxy(self.categories)
        self.notes = TalkNotes(self)
        self.talk = self.notes.card
        self._lay_out()

    @property
    def ranking(self) -> RankingTable:
        """The ranking shown. AttributeError while scores are covered."""
        return self.view.ranking  # type: ignore[union-attr]

    @property
    def heat(self) -> HeatMap:
        """The heat map shown. AttributeError while scores are covered."""
        return self.view.heat  # type: ignore[union-attr]

    def show_state(self, state: ContestState) -> None:
        self._state = state
        self.notes.show_state(state)
        words = summary(state.view) if state.view is not None else tr("No package has been built yet")
        if state.view is not None and state.view.is_closed:
            words = tr("The round is closed") + " · " + words
        self.header.set_title(tr("Deliberation"), words)
        if state.broken is not None:
            self.show_notice(refusal_notice(state.broken))
        self._show_rows()
        self.side.show_state(state)
        self.head.show_state(state)
        self.beside.round.follow(state.documents)
        self._show_middle()
        self.beside.round.work_out()

    def category(self) -> Category | None:
        """The category shown."""
        return self._state.judged.category(self.categories.current_key()) if self._state is not None else None

    def names(self) -> JudgeNames:
        """What judges are called now."""
        state = self._state
        people = state.judged.panel.judges if state is not None else ()
        return JudgeNames(people, state.package if state is not None else None, hidden=self.share.isChecked())

    def preview_votes(self, path: Path) -> None:
        """Look at a table of the popular vote; nothing is kept before it is recorded."""
        self.votes.preview(path)

    def resizeEvent(self, event: object) -> None:
        """A narrow window leaves the ranking its width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.bar.set_narrow(self.width() < look().px(self.words_from))
        self.side.fit_beside(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks again: figures that were not finished are worked out after all."""
        super().showEvent(event)
        self.beside.round.work_out()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: figures that are not finished are not needed."""
        super().hideEvent(event)
        self.beside.round.rest()

    # --- the frame ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.side)
        main = QVBoxLayout()
        main.setSpacing(0)
        self.area = DeliberationMiddle(self.talk)
        main.addWidget(self.area, 1)
        self.bar = DecisionBar()
        self.bar.deed_requested.connect(self._do)
        main.addWidget(self.bar)
        columns.addLayout(main, 1)
        self.outside.addLayout(columns, 1)
        self.decision = self.bar.decision
        self.no_award, self.joint_award = self.bar.no_award, self.bar.joint_award
        self.break_tie, self.vote_on_tie, self.award = self.bar.break_tie, self.bar.vote_on_tie, self.bar.award

    def _show_rows(self) -> None:
        if self._state is not None:
            self.side.show_rows(self._state, self.names(), is_considered=self.view is not None)

    # --- the middle ---------------------------------------------------------------------------------------------------

    def _change_category(self) -> None:
        self.covering.cover_again()
        self._show_middle()
        self.area.verticalScrollBar().setValue(0)

    def _show_middle(self) -> None:
        state = self._state
        if state is None:
            return
        row = self.view.submission() if self.view is not None else ""
        self.view, self._is_covered = None, False
        self.area.clear()
        key = self.categories.current_key()
        self.bar.setVisible(key not in (VOTE, JUDGES))
        category = self.category()
        if key == VOTE:
            self.area.put(self.votes.view(state, self.names()))
        elif key == JUDGES and has_scores(state):
            self.area.put(self.beside.judges_view(state, self.names()))
        elif category is not None:
            self._show_category(state, category, row)
        else:
            self.area.put(self._nothing_yet(), fills=True)
        self.talk.setVisible(self.view is not None)
        self._show_rows()
        self._show_decision(state, category)
        follow_layout(self)

    def _show_category(self, state: ContestState, category: Category, row: str) -> None:
        standings = standings_in(state.results, category.id)
        room = self._room(category)
        is_scored = any(one.tally.scorecards for one in standings)
        covered = self.covering.card(state, category, room, self.names(), is_scored=is_scored)
        if covered is not None:
            self._is_covered = True
            self.area.put(heading(category))
            self.area.put(covered)
        elif not is_scored:
            self.area.put(self._nothing_yet(), fills=True)
        else:
            self.area.put(self._category_view(state, category, row))

    def _category_view(self, state: ContestState, category: Category, row: str) -> CategoryView:
        names = self.names()
        view = CategoryView(state, category, standings_in(state.results, category.id), names, self._folds)
        self.view = view
        view.ranking.set_current_key(row)
        if view.history is not None:
            self.area.put_below(view.history)
        self._talk_about(view.submission())
        view.when_row_changed(self._talk_about)
        view.discuss_requested.connect(lambda one: self.deeds.record_talk(one, numbers_of(state.judged, (one,))))
        view.aside_requested.connect(lambda judge: self.deeds.set_aside(category, judge, self.names()))
        view.back_requested.connect(lambda judge, where: self.deeds.count_again(judge, where, self.names()))
        view.take_back_requested.connect(self._take_back)
        view.details_requested.connect(lambda: show_details(view, self.area))
        view.show_figures(self.beside.round)
        return view

    def _talk_about(self, submission: str) -> None:
        if self._state is not None:
            self.notes.talk_about(self._state, submission, self.names())

    def _show_figures(self) -> None:
        """Figures were worked out."""
        if self.categories.current_key() == JUDGES:
            self._show_middle()
            return
        if self.view is not None:
            self.view.show_figures(self.beside.round)
            follow_layout(self)
        self._show_rows()

    def _show_scores(self, category: str, submission: str) -> None:
        """The row of a submission, with its category."""
        self.categories.set_current_key(category)
        if self.view is not None:
            self.view.ranking.set_current_key(submission)
            self.view.ranking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_votes(self) -> None:
        """The popular vote comes into the middle, with what was just read of a table."""
        self.categories.set_current_key(VOTE)
        self._show_middle()

    def _nothing_yet(self) -> QWidget:
        how = tr("Merge the judges' score files first")
        empty = EmptyState("scale", tr("There is nothing to rank yet"), how, tr("To merging"), action_icon="merge")
        empty.action_requested.connect(lambda: self.page_requested.emit("merge"))
        return empty

    # --- the decision bar ---------------------------------------------------------------------------------------------

    def _show_decision(self, state: ContestState, category: Category | None) -> None:
        standings = standings_in(state.results, category.id) if category is not None and self.view is not None else []
        room = self._room(category) if category is not None else CategoryRoom(category="")
        winners = winners_in(state.results, category.id) if category is not None and standings else ()
        standing = Decidable(
            state=state,
            category=category,
            standings=tuple(standings),
            room=room,
            winners=winners,
            is_covered=self._is_covered,
        )
        self.bar.show_category(standing, self.names())

    def _do(self, name: str) -> None:
        """One of the buttons of the bar."""
        state, category = self._state, self.category()
        if state is None or category is None:
            return
        contest, standings = state.judged, standings_in(state.results, category.id)
        tie = tie_for_an_award(standings, category.awards)
        if name == "award":
            self.deeds.give_award(contest, category, standings, winners_in(state.results, category.id))
        elif name == "no_award":
            self.deeds.give_none(category)
        elif tie is not None and name == "joint_award":
            self.deeds.give_joint(contest, category, standings, tie)
        elif tie is not None and name == "break_tie":
            self.deeds.settle_tie(contest, category, tie)
        elif tie is not None:
            self.deeds.vote_on_tie(contest, category, tie, self._room(category))

    # --- what else is asked for ---------------------------------------------------------------------------------------

    def _room(self, category: Category) -> CategoryRoom:
        state = self._state
        if state is None or state.deliberation is None:
            return CategoryRoom(category=category.id)
        return state.deliberation.room(category.id)

    def _take_back(self, sha256: str) -> None:
        state, category = self._state, self.category()
        if state is None or category is None:
            return
        for one in self._room(category).decisions:
            if one.sha256 == sha256:
                numbers = numbers_of(state.judged, one.submissions[:1])
                tie = tr("the tie, {number} first", number=numbers)
                self.deeds.take_back(one, tie if one.values.get("by") else award_words(one, state.judged))
