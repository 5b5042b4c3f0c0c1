"""The deliberation: categories at the left, one of them in the middle, the decision bar below.

It is the page that gets shared, so it has no navigation and can hide the judges' names. What stands in the middle is
``category_view``, ``covered_card`` or ``vote_view``; what the buttons ask and record ``deliberation_deeds``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Category
from judge_desktop.ui.chair.category_list import CategoryList
from judge_desktop.ui.chair.category_view import CategoryView, Folds, heading
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.closing import ask_to_close_or_reopen
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.covered_card import chair_seals_first, closed_to_chair
from judge_desktop.ui.chair.decision_bar import Decidable, DecisionBar
from judge_desktop.ui.chair.deliberation_deeds import Deeds
from judge_desktop.ui.chair.figures_beside import FiguresBeside, has_scores, show_details
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.judges_view import JUDGES
from judge_desktop.ui.chair.merge_lines import summary
from judge_desktop.ui.chair.ranking_lines import award_words, standings_in, state_of_category, tie_for_an_award
from judge_desktop.ui.chair.score_plots import HeatMap, RankingTable
from judge_desktop.ui.chair.talk_card import TalkCard
from judge_desktop.ui.chair.vote_deeds import VoteDeeds
from judge_desktop.ui.chair.vote_view import VOTE, vote_words
from judge_desktop.ui.chair.wording import category_words, numbers_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.notices import refusal_notice
from judge_desktop.ui.printing.ways import PROVISIONAL, SCORECARDS
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Tone, Type
from judge_desktop.workflow.deliberation import CategoryRoom
from judge_desktop.workflow.discussion import write_note
from judge_desktop.workflow.packages_here import Where

CATEGORIES_WIDTH, CATEGORIES_NARROW, CATEGORIES_NARROWEST, NARROW, NARROWEST = 284, 268, 216, 1000, 760


class StandingsPage(ChairPage):
    """Rank, score, spread and what decided; ties, awards and closing are decided here, each with a reason."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Deliberation"), back=tr("Back to the contest"), scrolls=False)
        self.setObjectName("standings")
        self._state: ContestState | None = None
        self._opened = ""  # the category that is shown to its acting chair
        self._is_covered = False
        self._written: dict[tuple[str, str], str] = {}
        self._folds = Folds()
        self.beside = FiguresBeside(self, self._folds, self._show_figures, self._show_scores)
        self.deeds = Deeds(self)
        self.votes = VoteDeeds(self, self._show_votes)
        self.view: CategoryView | None = None
        self.header.back_requested.connect(lambda: self.page_requested.emit("overview"))
        self._add_actions()
        self.categories = CategoryList(tr("Categories"))
        self.categories.setObjectName("categories")
        self.categories.current_row_changed.connect(lambda _: self._change_category())
        self.setFocusProxy(self.categories)
        self.talk = TalkCard()
        self.talk.note_finished.connect(self._keep_note)
        self._decided = TextLabel("", Type.CAPTION_STRONG, Role.INK2)
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
        self._written = dict(state.deliberation.notes) if state.deliberation is not None else {}
        words = summary(state.view) if state.view is not None else tr("No package has been built yet")
        if state.view is not None and state.view.is_closed:
            words = tr("The round is closed") + " · " + words
        self.header.set_title(tr("Deliberation"), words)
        if state.broken is not None:
            self.show_notice(refusal_notice(state.broken))
        self._show_rows()
        if not self.categories.current_key() and state.judged.categories:
            open_ = [one for one in state.judged.categories if one.id not in state.awards]
            with QSignalBlocker(self.categories):  # what is shown in the middle comes below
                self.categories.set_current_key((open_ or state.judged.categories)[0].id)
        total = len(state.judged.categories)
        done = sum(one.id in state.awards for one in state.judged.categories)
        self._decided.setText(trn("{n} category", "{n} categories", total) + " · " + tr("{n} decided", n=done))
        self._show_header_actions(state)
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
        width = CATEGORIES_NARROW if self.width() < look().px(NARROW) else CATEGORIES_WIDTH
        self._side.setFixedWidth(look().px(CATEGORIES_NARROWEST if self.width() < look().px(NARROWEST) else width))

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
        self._side = self._categories_panel()
        columns.addWidget(self._side)
        main = QVBoxLayout()
        main.setSpacing(0)
        self.area = ScrollArea(margin=22, spacing=SPACE_12)
        self.area.column.setContentsMargins(22, SPACE_12, 22, SPACE_16)
        self._above, self._below = QWidget(), QWidget()
        self._shown, self._history = QVBoxLayout(self._above), QVBoxLayout(self._below)
        for layout in (self._shown, self._history):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(SPACE_12)
        for widget in (self._above, self.talk, self._below):
            self.area.column.addWidget(widget)
        self.area.column.addStretch(1)
        main.addWidget(self.area, 1)
        self.bar = DecisionBar()
        self.bar.deed_requested.connect(self._do)
        main.addWidget(self.bar)
        columns.addLayout(main, 1)
        self.outside.addLayout(columns, 1)
        self.decision = self.bar.decision
        self.no_award, self.joint_award = self.bar.no_award, self.bar.joint_award
        self.break_tie, self.vote_on_tie, self.award = self.bar.break_tie, self.bar.vote_on_tie, self.bar.award

    def _add_actions(self) -> None:
        self.share = Button(tr("Share the screen without names"), icon="monitor")
        self.share.setObjectName("share_screen")
        self.share.setCheckable(True)
        self.share.set_tooltip(tr("For sharing the screen: judges are called by letters"))
        self.share.toggled.connect(lambda _: self._show_middle())
        self.provisional = Button(tr("Provisional result…"), icon="printer")
        self.provisional.setObjectName("print_provisional")
        how = tr("One page at any time; it says “Draft, not certified” and what is still missing")
        self.provisional.set_tooltip(how)
        self.provisional.clicked.connect(lambda: self.page_requested.emit(PROVISIONAL))
        self.print = Button(tr("Print scorecards…"), icon="files")
        self.print.setObjectName("print_scorecards")
        self.print.clicked.connect(lambda: self.page_requested.emit(SCORECARDS))
        self.close_or_reopen = Button(tr("Close the round…"), icon="lock")
        self.close_or_reopen.setObjectName("close_round")
        self.close_or_reopen.clicked.connect(self._close_or_reopen)
        for button in (self.share, self.provisional, self.print, self.close_or_reopen):
            self.header.add_action(button)
            self.shy.append(button)
        self.words_from = 1300

    def _categories_panel(self) -> Panel:
        panel = Panel(Role.SURFACE, Edge.RIGHT)
        panel.setFixedWidth(look().px(CATEGORIES_WIDTH))
        column = QVBoxLayout(panel)
        column.setContentsMargins(SPACE_8, SPACE_12, SPACE_8 + 1, SPACE_12)
        column.setSpacing(SPACE_8)
        counted = QHBoxLayout()
        counted.setContentsMargins(SPACE_16 + 6, 0, 0, 0)
        counted.addWidget(self._decided)
        column.addLayout(counted)
        column.addWidget(self.categories, 1)
        return panel

    def _show_rows(self) -> None:
        state = self._state
        if state is None:
            return
        rows = [self._category_row(one, state) for one in state.judged.categories]
        vote = state.deliberation.popular_vote if state.deliberation is not None else None
        if vote is not None and (state.judged.popular_vote or vote.votes is not None or vote.conflicts):
            words, shape, tone = vote_words(vote, state.judged)
            rows.append(ListRow(VOTE, "", tr("Popular vote"), words, shape, tone))
        rows += self.beside.judges_row(state, self.names())
        self.categories.set_rows(rows)

    def _category_row(self, category: Category, state: ContestState) -> ListRow:
        stands = self.beside.noticed(category, state_of_category(state, category.id))
        if category.id == self.categories.current_key() and stands.shape is Shape.RING and self.view is not None:
            stands = replace(stands, words=tr("Being considered"), shape=Shape.DOT, tone=Tone.ACCENT)
        return ListRow(category.id, "", category_words(category), stands.words, stands.shape, stands.tone)

    def _show_header_actions(self, state: ContestState) -> None:
        closed = state.view is not None and state.view.is_closed
        self.close_or_reopen.set_words(tr("Reopen the round…") if closed else tr("Close the round…"))
        self.close_or_reopen.set_icon("lock-open" if closed else "lock")
        all_decided = bool(state.judged.categories) and all(one.id in state.awards for one in state.judged.categories)
        self.close_or_reopen.set_kind(ButtonKind.PRIMARY if all_decided and not closed else ButtonKind.SECONDARY)
        nothing = "" if state.view is not None else tr("There is no package yet")
        for button in (self.provisional, self.close_or_reopen):
            button.set_disabled_reason(nothing)
        any_counted = state.view is not None and bool(state.view.counted_documents or state.view.counted_papers)
        self.print.set_disabled_reason("" if any_counted else tr("No scores have been merged yet"))

    # --- the middle ---------------------------------------------------------------------------------------------------

    def _change_category(self) -> None:
        self._opened = ""
        self._show_middle()
        self.area.verticalScrollBar().setValue(0)

    def _show_middle(self) -> None:
        state = self._state
        if state is None:
            return
        row = self.view.submission() if self.view is not None else ""
        self._clear_middle()
        key = self.categories.current_key()
        self.bar.setVisible(key not in (VOTE, JUDGES))
        category = self.category()
        if key == VOTE:
            self._put(self.votes.view(state, self.names()))
        elif key == JUDGES and has_scores(state):
            self._put(self.beside.judges_view(state, self.names()))
        elif category is not None:
            self._show_category(state, category, row)
        else:
            self._put(self._nothing_yet(), fills=True)
        self.talk.setVisible(self.view is not None)
        self._show_rows()
        self._show_decision(state, category)
        follow_layout(self)

    def _show_category(self, state: ContestState, category: Category, row: str) -> None:
        standings = standings_in(state.results, category.id)
        room = self._room(category)
        if room.is_closed_to_chair and self._opened != category.id:
            name = Button(tr("Name the acting chair…"))
            name.clicked.connect(lambda: self.deeds.name_acting_chair(state.judged, category, room))
            show = Button(tr("Show to the acting chair…"), icon="eye") if room.presides else None
            if show is not None:
                show.clicked.connect(lambda: self._show_to_acting_chair(category, room))
            self._put(heading(category))
            self._put(closed_to_chair(room, self.names(), name, show))
            self._is_covered = True
        elif not any(one.tally.scorecards for one in standings):
            self._put(self._nothing_yet(), fills=True)
            return
        elif room.still_to_seal:
            merge, aside = Button(tr("To merging"), icon="merge"), Button(tr("She does not score here…"))
            merge.clicked.connect(lambda: self.page_requested.emit("merge"))
            aside.clicked.connect(lambda: self._chair_does_not_score(category))
            self._put(heading(category))
            self._put(chair_seals_first(state.judged, room, merge, aside))
            self._is_covered = True
        else:
            self._put(self._category_view(state, category, row))

    def _category_view(self, state: ContestState, category: Category, row: str) -> CategoryView:
        names = self.names()
        view = CategoryView(state, category, standings_in(state.results, category.id), names, self._folds)
        self.view = view
        view.ranking.set_current_key(row)
        if view.history is not None:
            self._history.addWidget(view.history)
            self._below.show()
        self._talk_about(view.submission())
        view.when_row_changed(self._talk_about)
        view.discuss_requested.connect(lambda one: self.deeds.record_talk(one, numbers_of(state.judged, (one,))))
        view.aside_requested.connect(lambda judge: self.deeds.set_aside(category, judge, self.names()))
        view.back_requested.connect(lambda judge, where: self.deeds.count_again(judge, where, self.names()))
        view.take_back_requested.connect(self._take_back)
        view.details_requested.connect(lambda: show_details(view, self.area))
        view.show_figures(self.beside.round)
        return view

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

    def _put(self, widget: QWidget, *, fills: bool = False) -> None:
        self._shown.addWidget(widget, 1 if fills else 0)
        self.area.column.setStretchFactor(self._above, 1 if fills else 0)

    def _clear_middle(self) -> None:
        """Take out what is shown. The card of notes is not touched: somebody may be typing in it."""
        self.view, self._is_covered = None, False
        self.area.column.setStretchFactor(self._above, 0)
        clear_layout(self._shown)
        clear_layout(self._history)
        self._below.hide()

    # --- the decision bar ---------------------------------------------------------------------------------------------

    def _show_decision(self, state: ContestState, category: Category | None) -> None:
        standings = standings_in(state.results, category.id) if category is not None and self.view is not None else []
        room = self._room(category) if category is not None else CategoryRoom(category="")
        winners = self._winners(state, category) if standings else ()
        standing = Decidable(
            state=state,
            category=category,
            standings=tuple(standings),
            room=room,
            winners=winners,
            is_covered=self._is_covered,
        )
        self.bar.show_category(standing, self.names())

    def _winners(self, state: ContestState, category: Category | None) -> tuple[str, ...]:
        if state.results is None or category is None:
            return ()
        return state.results.winners.get(category.id, ())

    def _do(self, name: str) -> None:
        """One of the buttons of the bar."""
        state, category = self._state, self.category()
        if state is None or category is None:
            return
        contest, standings = state.judged, standings_in(state.results, category.id)
        tie = tie_for_an_award(standings, category.awards)
        if name == "award":
            self.deeds.give_award(contest, category, standings, self._winners(state, category))
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

    def _show_to_acting_chair(self, category: Category, room: CategoryRoom) -> None:
        who = tr("The acting chair") if self.share.isChecked() else self.names().full(room.presides)
        question = tr("Is the chair away from the screen?")
        sentence = tr("{judge} sees the scores of this category now. They are covered again afterwards.", judge=who)
        dialog = Dialog(question, sentence, tr("Show the scores"), tr("Cancel"), parent=self)

        def show() -> None:
            self._opened = category.id
            self._show_middle()

        ask(dialog, show)

    def _chair_does_not_score(self, category: Category) -> None:
        state = self._state
        chair = state.judged.panel.chair if state is not None else None
        if chair is not None:
            proposed = tr("The chair does not score in this category")
            self.deeds.set_aside(category, chair.id, self.names(), proposed)

    def _take_back(self, sha256: str) -> None:
        state, category = self._state, self.category()
        if state is None or category is None:
            return
        for one in self._room(category).decisions:
            if one.sha256 == sha256:
                numbers = numbers_of(state.judged, one.submissions[:1])
                tie = tr("the tie, {number} first", number=numbers)
                self.deeds.take_back(one, tie if one.values.get("by") else award_words(one, state.judged))

    def _close_or_reopen(self) -> None:
        if self._state is not None:
            ask_to_close_or_reopen(self, self._state)

    def _talk_about(self, submission: str) -> None:
        state = self._state
        found = state.judged.submission(submission) if state is not None else None
        if state is None or state.view is None or found is None:
            return
        self.talk.show_submission(state.judged, state.view, found, self.names(), self._notes())

    def _notes(self) -> Mapping[tuple[str, str], str]:
        return self._written

    def _keep_note(self, category: str, submission: str, text: str) -> None:
        """Kept at once; nothing is read anew for it, so that nobody is interrupted."""
        ws, where = self.desk.ws, self.where
        if self._written.get((category, submission), "") == text.strip():
            return
        self._written[category, submission] = text.strip()
        words = tr("Keeping the note")
        self.run(words, lambda _: write_note(ws, text, category, submission, where), lambda _: None)
