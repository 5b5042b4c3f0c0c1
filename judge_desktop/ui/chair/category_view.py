"""The middle of the deliberation for one category: heading, how firm its first place is, notices, ranking, heat map,
part scorers, history.

What is shown comes from the state; what a button asks for is told by signals and done by the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.domain.contest import Category
from judge_desktop.domain.standings import Standing
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.history_card import HistoryCard
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.partial_card import PartialCard
from judge_desktop.ui.chair.ranking_lines import heat_rows, papers_in, ranking_rows, spreads_of
from judge_desktop.ui.chair.round_figures import RoundFigures
from judge_desktop.ui.chair.score_plots import HeatMap, RankingTable
from judge_desktop.ui.chair.talk_notices import notices_of, prompt_name, prompts_of
from judge_desktop.ui.chair.winner_card import WinnerCard
from judge_desktop.ui.chair.winner_line import WinnerLine
from judge_desktop.ui.chair.winner_words import Answer, answer_of
from judge_desktop.ui.chair.wording import category_words, method_words, numbers_of
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.table import TableColumn
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role, Type
from judge_desktop.workflow.category_figures import CategoryFigures, category_figures
from judge_desktop.workflow.deliberation import CategoryRoom

_PLOT_COLUMN = 3
Notes = dict[tuple[str, str], str]


@dataclass
class Folds:
    """Which foldable cards are open, and which picture of the judges is shown; kept while the page is shown anew."""

    heat: bool = True
    winner: bool = False
    history: bool = False
    agreement: bool = False  # of the judges, over all categories
    picture: str = ""


class CategoryView(QWidget):
    """Everything about one category that scrolls. Signals carry a submission, a judge or the hash of a decision.

    `history` is a card for the page to put below, None without a decision.
    """

    discuss_requested = Signal(str)
    aside_requested = Signal(str)
    back_requested = Signal(str, str)
    take_back_requested = Signal(str)
    details_requested = Signal()

    def __init__(
        self,
        state: ContestState,
        category: Category,
        standings: Sequence[Standing],
        names: JudgeNames,
        folds: Folds,
    ) -> None:
        super().__init__()
        self._state, self._category, self._standings = state, category, standings
        self._names, self._folds = names, folds
        self._room = state.deliberation.room(category.id) if state.deliberation else CategoryRoom(category=category.id)
        self._closed = ""
        if state.view is not None and state.view.is_closed:
            self._closed = tr("The round is closed. Reopen it to change a decision")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)
        self.winner = WinnerLine()
        self.winner.details_requested.connect(self.details_requested)
        self.winner.discuss_requested.connect(self.discuss_requested)
        for widget in (
            heading(category),
            self.winner,
            *notices_of(state, category, standings, names, self.discuss_requested.emit),
            *self._discussed(),
            self._ranking_card(),
        ):
            self._column.addWidget(widget)
        self._column.addWidget(self._heat_card())
        self.details = WinnerCard(state.judged, names, is_open=folds.winner)
        self.details.fold_changed.connect(lambda shown: setattr(folds, "winner", shown))
        self._column.addWidget(self.details)
        if self._room.partial:
            self._column.addWidget(self._partial_card())
        self.history = self._history_card() if self._room.decisions else None

    def when_row_changed(self, tell: Callable[[str], object]) -> None:
        """Call `tell(submission)` when another row of the ranking becomes current."""
        self.ranking.current_row_changed.connect(tell)

    def show_figures(self, figures: RoundFigures) -> None:
        """Say how firm the first place is, as far as that is worked out."""
        here = self._figures_in(figures)
        for widget in (self.winner, self.details):
            widget.setVisible(here is not None or (figures.found is None and figures.is_awaited))
        self.details.show_figures(here)
        if here is None:
            self.winner.show_working()
            return
        is_decided, room = self._category.id in self._state.awards, self._room
        answer = answer_of(here, self._state.judged, self._names, is_decided=is_decided, discussed=room.discussed)
        asks = "" if is_decided else self._asked_by(answer)
        self.winner.show_answer(answer, asks=asks)
        for one in prompts_of(room):
            for notice in self.findChildren(Notice, prompt_name(one.submission)):
                notice.setVisible(one.submission != asks)

    def _asked_by(self, answer: Answer) -> str:
        """The submission that is to be discussed for the very total behind the answer: one notice says both."""
        asked = (one.submission for one in prompts_of(self._room) if (one.judge, one.submission) == answer.about)
        return next(asked, "")

    def _figures_in(self, figures: RoundFigures) -> CategoryFigures | None:
        found, results = figures.found, self._state.results
        if found is None or results is None:
            return None
        covered = self._state.is_something_covered
        return category_figures(found, self._standings, self._category.id, results.method, is_something_covered=covered)

    def submission(self) -> str:
        """The submission whose row is current: the first as long as nobody chose."""
        return self.ranking.current_key() or (self._standings[0].submission if self._standings else "")

    def _discussed(self) -> list[QWidget]:
        """What was talked about already, in grey."""
        rows: list[QWidget] = []
        for submission, held in self._room.discussed.items():
            numbers = numbers_of(self._state.judged, (submission,))
            words = tr("Submission {numbers} was discussed", numbers=numbers)
            said = self._names.told(held.words)
            rows.append(FindingRow(Weight.FINE, f"{words}: {said}" if said else words))
        return rows

    def _ranking_card(self) -> Card:
        state = self._state
        spreads, low, high = spreads_of(self._standings, state.judged)
        method = state.results.method if state.results is not None else state.judged.rules.method
        columns = [
            TableColumn(tr("Rank"), 60, numeric=True),
            TableColumn(tr("Submission")),
            TableColumn(method_words(method), 104, numeric=True),
            TableColumn(tr("By judge {low}–{high}", low=low, high=high), 200, leaves=2),
            TableColumn(tr("Spread"), 80, numeric=True),
            TableColumn(tr("Decided by"), 152, narrow=146, leaves=1),
        ]
        self.ranking = RankingTable(tr("Ranking"), columns, _PLOT_COLUMN)
        self.ranking.setObjectName("ranking")
        self.ranking.set_rows(ranking_rows(self._standings, state))
        self.ranking.set_spreads(spreads, low, high)
        card = Card()
        card.body.setContentsMargins(0, 2, 0, 2)
        card.body.addWidget(self.ranking)
        return card

    def _heat_card(self) -> FoldingCard:
        scored = {judge for one in self._standings for judge in one.tally.totals}
        judges = self._names.order(tuple(scored))
        papers = papers_in(self._state.view)
        rows, values, framed = heat_rows(self._standings, judges, self._state.judged, papers)
        titles = [TableColumn(self._names.short(one), centred=True, full_title=self._names.full(one)) for one in judges]
        self.heat = HeatMap(tr("Totals of each judge"))
        self.heat.setObjectName("heat_map")
        self.heat.show_figures([TableColumn("", 236), *titles], rows, values, framed)
        card = FoldingCard(tr("Judges × submissions"), is_open=self._folds.heat)
        card.fold.setObjectName("fold_heat")
        legend = tr("darker = higher · frame = farthest from the others") if framed else tr("darker = higher")
        card.add_to_head(TextLabel(legend, Type.CAPTION, Role.INK2, max_lines=1))
        here = {one.submission for one in self._standings}
        if any(judge in scored and submission in here for judge, submission in papers):
            card.add_to_head(StatusChip(Shape.PAGE, tr("on paper"), filled=False))
        card.inside.addWidget(self.heat)
        card.fold_changed.connect(lambda shown: setattr(self._folds, "heat", shown))
        return card

    def _partial_card(self) -> PartialCard:
        contest = self._state.judged
        self.partial = PartialCard(self._room.partial, contest, self._names, self._closed, contest.rules.decimals)
        self.partial.aside_requested.connect(self.aside_requested)
        self.partial.back_requested.connect(self.back_requested)
        return self.partial

    def _history_card(self) -> HistoryCard:
        card = HistoryCard(self._state, self._room, self._names, self._closed, is_open=self._folds.history)
        card.fold.setObjectName("fold_history")
        card.fold_changed.connect(lambda shown: setattr(self._folds, "history", shown))
        card.take_back_requested.connect(self.take_back_requested)
        return card


def heading(category: Category) -> QWidget:
    """The name of the category in both languages, and how many awards it has."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_12)
    name = category_words(category)
    other = "en" if current_language().value == "th" else "th"
    translated = category.name.in_language(other).removesuffix(f" ({name})")
    row.addWidget(TextLabel(name, Type.HEADING))
    row.addWidget(TextLabel(translated if translated != name else "", Type.BODY, Role.INK2, max_lines=1), 1)
    row.addSpacing(SPACE_8)
    row.addWidget(TextLabel(trn("{n} award", "{n} awards", category.awards), Type.BODY, Role.INK2, wraps=False))
    return holder
