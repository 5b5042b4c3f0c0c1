"""The deliberation: categories at the left, ranking and what decided, judges × submissions, the decision bar below.

It is the page that gets shared, so it has no navigation and can hide the judges' names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Category
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.ui.chair.asking import OrderDialog, ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage, clear_layout
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.merge_lines import summary
from judge_desktop.ui.chair.printing import print_scorecards_into_a_folder
from judge_desktop.ui.chair.ranking_lines import (
    award_words,
    chair_may_break,
    heat_rows,
    needs_discussion,
    ranking_rows,
    spreads_of,
    standings_in,
    state_of_category,
    tied_for_an_award,
)
from judge_desktop.ui.chair.score_plots import HeatMap, RankingTable
from judge_desktop.ui.chair.wording import (
    category_words,
    figure,
    masked_names,
    method_words,
    numbered_title,
    numbers_of,
    short_names,
)
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.notices import refusal_notice
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card, Edge, Panel
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.row_list import ListRow, RowList
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.table import TableColumn
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Type
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide, reopen_round
from judge_desktop.workflow.packages_here import Where

CATEGORIES_WIDTH, BAR_HEIGHT, _PLOT_COLUMN = 284, 70, 3


class StandingsPage(ChairPage):
    """Rank, score, spread and what decided; ties, awards and closing are decided here, each with a reason."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Deliberation"), back=tr("Back to the contest"), scrolls=False)
        self.setObjectName("standings")
        self._state: ContestState | None = None
        self.header.back_requested.connect(lambda: self.page_requested.emit("overview"))
        self._add_actions()
        self.categories = RowList(tr("Categories"))
        self.categories.setObjectName("categories")
        self.categories.current_row_changed.connect(lambda _: self._show_category())
        self.setFocusProxy(self.categories)
        self._decided = TextLabel("", Type.CAPTION_STRONG, Role.INK2)
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._categories_panel())
        main = QVBoxLayout()
        main.setSpacing(0)
        self.area = ScrollArea(margin=22, spacing=SPACE_12)
        self.area.column.setContentsMargins(22, SPACE_12, 22, SPACE_16)
        main.addWidget(self.area, 1)
        main.addWidget(self._decision_bar())
        columns.addLayout(main, 1)
        self.outside.addLayout(columns, 1)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        words = summary(state.view) if state.view is not None else tr("No package has been built yet")
        if state.view is not None and state.view.is_closed:
            words = tr("The round is closed") + " · " + words
        self.header.set_title(tr("Deliberation"), words)
        if state.broken is not None:
            self.show_notice(refusal_notice(state.broken))
        self.categories.set_rows([self._category_row(one, state) for one in state.judged.categories])
        if not self.categories.current_key() and state.judged.categories:
            open_ = [one for one in state.judged.categories if one.id not in state.awards]
            self.categories.set_current_key((open_ or state.judged.categories)[0].id)
        total = len(state.judged.categories)
        done = sum(one.id in state.awards for one in state.judged.categories)
        self._decided.setText(trn("{n} category", "{n} categories", total) + " · " + tr("{n} decided", n=done))
        self._show_header_actions(state)
        self._show_category()

    def category(self) -> Category | None:
        """The category shown."""
        return self._state.judged.category(self.categories.current_key()) if self._state is not None else None

    def _add_actions(self) -> None:
        self.share = Button(tr("Hide judges' names"), icon="monitor")
        self.share.setObjectName("share_screen")
        self.share.setCheckable(True)
        self.share.set_tooltip(tr("For sharing the screen: judges are called by letters"))
        self.share.toggled.connect(lambda _: self._show_category())
        self.print = Button(tr("Print scorecards…"), icon="printer")
        self.print.setObjectName("print_scorecards")
        self.print.clicked.connect(lambda: print_scorecards_into_a_folder(self))
        self.close_or_reopen = Button(tr("Close the round…"), icon="lock")
        self.close_or_reopen.setObjectName("close_round")
        self.close_or_reopen.clicked.connect(self._close_or_reopen)
        for button in (self.share, self.print, self.close_or_reopen):
            self.header.add_action(button)
            self.shy.append(button)
        self.words_from = 1180

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

    def _decision_bar(self) -> Panel:
        bar = Panel(Role.SURFACE, Edge.TOP)
        bar.setFixedHeight(look().px(BAR_HEIGHT))
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_20, 0, SPACE_20, 0)
        row.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        self.decision = TextLabel("", Type.CAPTION_STRONG, max_lines=1)
        self.decision.setObjectName("decision")
        self._decision_detail = TextLabel("", Type.CAPTION, Role.INK2, max_lines=1)
        texts.addWidget(self.decision)
        texts.addWidget(self._decision_detail)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        self.no_award = Button(tr("No award…"), icon="ban")
        self.joint_award = Button(tr("Joint award…"), icon="users")
        self.break_tie = Button(tr("Decide the tie…"), icon="equal")
        self.award = Button(tr("Give the award…"), icon="award")
        deeds = (self._no_award, self._joint_award, self._break_tie, self._give_award)
        buttons = (self.no_award, self.joint_award, self.break_tie, self.award)
        for name, button, deed in zip(("no_award", "joint_award", "break_tie", "award"), buttons, deeds, strict=True):
            button.setObjectName(name)
            button.clicked.connect(deed)
            row.addWidget(button)
        self.shy += buttons[:-1]
        return bar

    def _category_row(self, category: Category, state: ContestState) -> ListRow:
        stands = state_of_category(state, category.id)
        name = category_words(category)
        return ListRow(category.id, "", name, stands.words, stands.shape, stands.tone)

    def _show_header_actions(self, state: ContestState) -> None:
        closed = state.view is not None and state.view.is_closed
        self.close_or_reopen.set_words(tr("Reopen the round…") if closed else tr("Close the round…"))
        self.close_or_reopen.set_icon("lock-open" if closed else "lock")
        all_decided = bool(state.judged.categories) and all(one.id in state.awards for one in state.judged.categories)
        self.close_or_reopen.set_kind(ButtonKind.PRIMARY if all_decided and not closed else ButtonKind.SECONDARY)
        nothing = "" if state.view is not None else tr("There is no package yet")
        self.close_or_reopen.set_disabled_reason(nothing)
        any_counted = state.view is not None and bool(state.view.counted_documents)
        self.print.set_disabled_reason("" if any_counted else tr("No scores have been merged yet"))

    def _show_category(self) -> None:
        clear_layout(self.area.column)
        state, category = self._state, self.category()
        if state is None:
            return
        standings = standings_in(state.results, category.id) if category is not None else []
        self._show_decision(state, category, standings)
        if category is None or not any(one.tally.scorecards for one in standings):
            how = tr("Merge the judges' score files first")
            empty = EmptyState("scale", tr("There is nothing to rank yet"), how, tr("To merging"), action_icon="merge")
            empty.action_requested.connect(lambda: self.page_requested.emit("merge"))
            self.area.column.addWidget(empty, 1)
            return
        self.area.column.addWidget(self._heading(category))
        for notice in self._notices(state, category, standings):
            self.area.column.addWidget(notice)
        self.area.column.addWidget(self._ranking_card(state, standings))
        self.area.column.addWidget(self._heat_card(state, standings))
        self.area.column.addStretch(1)

    def _heading(self, category: Category) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        name = category_words(category)
        other = category.name.in_language("en" if self.language == "th" else "th").removesuffix(f" ({name})")
        row.addWidget(TextLabel(name, Type.HEADING, wraps=False))
        row.addWidget(TextLabel(other if other != name else "", Type.BODY, Role.INK2, wraps=False))
        row.addStretch(1)
        row.addWidget(TextLabel(trn("{n} award", "{n} awards", category.awards), Type.BODY, Role.INK2, wraps=False))
        return holder

    def _notices(self, state: ContestState, category: Category, standings: Sequence[Standing]) -> list[Notice]:
        contest = state.judged
        found = []
        tied = tied_for_an_award(standings, category.awards)
        if tied:
            numbers = numbers_of(contest, (one.submission for one in tied))
            detail = tr("The chair decides, with a reason") if chair_may_break(contest) else ""
            words = tr("Submissions {numbers} are equal after every step of the rules", numbers=numbers)
            found.append(Notice(Weight.WARNS, words, detail=detail))
        wide = [one for one in standings if needs_discussion(one, contest)]
        if wide and category.id not in state.awards:
            numbers = numbers_of(contest, (one.submission for one in wide))
            words = tr("Discuss before deciding: submission {numbers}", numbers=numbers)
            apart = figure(max(one.tally.spread for one in wide))
            detail = tr("The totals of the judges lie up to {points} points apart", points=apart)
            found.append(Notice(Weight.WARNS, words, detail=detail))
        few = [one for one in standings if one.rank is None]
        if few:
            numbers = numbers_of(contest, (one.submission for one in few))
            minimum = contest.rules.minimum_scorecards
            words = tr("Not ranked: submission {numbers} has fewer than {n} scorecards", numbers=numbers, n=minimum)
            found.append(Notice(Weight.WARNS, words))
        return found

    def _ranking_card(self, state: ContestState, standings: Sequence[Standing]) -> Card:
        spreads, low, high = spreads_of(standings, state.judged)
        method = state.results.method if state.results is not None else state.judged.rules.method
        columns = [
            TableColumn(tr("Rank"), 60, numeric=True),
            TableColumn(tr("Submission")),
            TableColumn(method_words(method), 104, numeric=True),
            TableColumn(tr("By judge {low}–{high}", low=low, high=high), 200),
            TableColumn(tr("Spread"), 80, numeric=True),
            TableColumn(tr("Decided by"), 134),
        ]
        self.ranking = RankingTable(tr("Ranking"), columns, _PLOT_COLUMN)
        self.ranking.setObjectName("ranking")
        self.ranking.set_rows(ranking_rows(standings, state))
        self.ranking.set_spreads(spreads, low, high)
        card = Card()
        card.body.setContentsMargins(0, 2, 0, 2)
        card.body.addWidget(self.ranking)
        return card

    def _heat_card(self, state: ContestState, standings: Sequence[Standing]) -> Card:
        judges = self._judges_shown(state, standings)
        names = self._names(state)
        rows, values, framed = heat_rows(standings, judges, state.judged)
        columns = [TableColumn("", 236), *(TableColumn(names[one], centred=True) for one in judges)]
        self.heat = HeatMap(tr("Totals of each judge"))
        self.heat.setObjectName("heat_map")
        self.heat.show_figures(columns, rows, values, framed)
        card = Card(tr("Judges × submissions"))
        legend = tr("darker = higher · frame = farthest from the others") if framed else tr("darker = higher")
        card.add_to_header(TextLabel(legend, Type.CAPTION, Role.INK2, wraps=False))
        card.body.setContentsMargins(SPACE_12, 0, SPACE_12, SPACE_12)
        card.body.addWidget(self.heat)
        return card

    def _judges_shown(self, state: ContestState, standings: Sequence[Standing]) -> list[str]:
        """In printed order; in the order of their letters while names are hidden."""
        scored = {judge for one in standings for judge in one.tally.totals}
        voting = [one.id for one in state.judged.panel.voting if one.id in scored]
        return [one for one in self._names(state) if one in voting] if self.share.isChecked() else voting

    def _names(self, state: ContestState) -> dict[str, str]:
        voting = state.judged.panel.voting
        if self.share.isChecked() and state.package is not None:
            return masked_names(state.package, voting)
        return short_names(voting)

    def _show_decision(self, state: ContestState, category: Category | None, standings: Sequence[Standing]) -> None:
        rules = state.judged.rules
        award = state.awards.get(category.id) if category is not None else None
        closed = state.view is not None and state.view.is_closed
        decided = award_words(award, state.judged) if award is not None else tr("Decision of this category")
        self.decision.setText(decided)
        reason = award.reason if award is not None else tr("The chair decides, the secretary records")
        self._decision_detail.setText(reason)
        winners = self._winners(state, category)
        tied = tied_for_an_award(standings, category.awards) if category is not None else []
        why = tr("The round is closed. Reopen it to change a decision") if closed else ""
        nobody = why or ("" if any(one.rank is not None for one in standings) else tr("Nothing is ranked yet"))
        self.no_award.setVisible(rules.no_award_possible)
        self.joint_award.setVisible(rules.joint_award_possible)
        self.no_award.set_disabled_reason(why)
        self.joint_award.set_disabled_reason(nobody or ("" if len(tied) > 1 else tr("Only for equal submissions")))
        breakable = tied and chair_may_break(state.judged)
        self.break_tie.set_disabled_reason(why or ("" if breakable else tr("No award depends on a tie here")))
        self._word_award(state, winners)
        self.award.set_disabled_reason(nobody or ("" if winners else tr("Decide the tie first")))
        undecided = award is None and not closed
        self.award.set_kind(ButtonKind.PRIMARY if undecided and winners else ButtonKind.SECONDARY)
        self.break_tie.set_kind(ButtonKind.PRIMARY if undecided and breakable else ButtonKind.SECONDARY)

    def _word_award(self, state: ContestState, winners: Sequence[str]) -> None:
        numbers = numbers_of(state.judged, winners)
        words = tr("Award to submission {numbers}…", numbers=numbers) if winners else tr("Give the award…")
        self.award.set_words(words)

    def _winners(self, state: ContestState, category: Category | None) -> tuple[str, ...]:
        if state.results is None or category is None:
            return ()
        return state.results.winners.get(category.id, ())

    def _give_award(self) -> None:
        state, category = self._state, self.category()
        if state is None or category is None:
            return
        winners = self._winners(state, category)
        titles = ", ".join(numbered_title(one) for one in map(state.judged.submission, winners) if one is not None)
        name = category_words(category)
        proposed = tr("Highest score of its category")
        question = tr("Give the award of {category}?", category=name)
        dialog = ReasonDialog(question, titles, tr("Give the award"), proposed=proposed, parent=self)
        ask(dialog, lambda: self._decide(DecisionKind.AWARD, winners, dialog.reason()))

    def _no_award(self) -> None:
        category = self.category()
        if category is None:
            return
        name = category_words(category)
        sentence = tr("No submission gets the award. It can be decided again until the round is closed.")
        dialog = ReasonDialog(tr("No award in {category}?", category=name), sentence, tr("No award"), parent=self)
        ask(dialog, lambda: self._decide(DecisionKind.NO_AWARD, (), dialog.reason()))

    def _joint_award(self) -> None:
        state, category = self._state, self.category()
        if state is None or category is None:
            return
        standings = standings_in(state.results, category.id)
        tied = tuple(one.submission for one in tied_for_an_award(standings, category.awards))
        titles = ", ".join(numbered_title(one) for one in map(state.judged.submission, tied) if one is not None)
        dialog = ReasonDialog(tr("Give a joint award?"), titles, tr("Joint award"), parent=self)
        ask(dialog, lambda: self._decide(DecisionKind.JOINT_AWARD, tied, dialog.reason()))

    def _break_tie(self) -> None:
        state, category = self._state, self.category()
        if state is None or category is None:
            return
        tied = [one.submission for one in tied_for_an_award(standings_in(state.results, category.id), category.awards)]
        choices = [(one.id, numbered_title(one)) for one in map(state.judged.submission, tied) if one is not None]
        sentence = tr("They are equal after every step of the rules. The scores stay as they are.")
        dialog = OrderDialog(tr("Which one goes first?"), sentence, tr("Decide"), choices, parent=self)
        ask(dialog, lambda: self._decide(DecisionKind.BREAK_TIE, (dialog.chosen(),), dialog.reason()))

    def _decide(self, kind: DecisionKind, submissions: tuple[str, ...], reason: str) -> None:
        ws, where, category = self.desk.ws, self.where, self.category()
        if category is None:
            return
        request = DecisionRequest(kind=kind, reason=reason, category=category.id, submissions=submissions)
        self.run_with_keys(tr("Recording the decision"), lambda _: decide(ws, request, where), self._after)

    def _close_or_reopen(self) -> None:
        state = self._state
        if state is None or state.view is None:
            return
        ws, where = self.desk.ws, self.where
        if state.view.is_closed:
            sentence = tr("Every file and decision can change the result again.")
            dialog = ReasonDialog(tr("Reopen the round?"), sentence, tr("Reopen"), parent=self)
            ask(dialog, lambda: self._record(lambda: reopen_round(ws, dialog.reason(), where)))
            return
        open_ = [one for one in state.judged.categories if one.id not in state.awards]
        sentence = tr("Files that come later are kept and not counted.")
        if open_:
            sentence += " " + trn("{n} category is not decided yet.", "{n} categories are not decided yet.", len(open_))
        if state.view.missing:
            missing = len(state.view.missing)
            sentence += " " + trn("{n} score file has not come.", "{n} score files have not come.", missing)
        complete = not open_ and not state.view.missing
        proposed = tr("All score files have come and every category is decided") if complete else ""
        dialog = ReasonDialog(tr("Close the round?"), sentence, tr("Close"), proposed=proposed, parent=self)
        ask(dialog, lambda: self._record(lambda: close_round(ws, dialog.reason(), where)))

    def _record(self, deed: Callable[[], Decision]) -> None:
        self.run_with_keys(tr("Recording the decision"), lambda _: deed(), self._after)

    def _after(self, _: object) -> None:
        self.contest_changed.emit()
