"""What the deliberation shows of the figures of the round: beside a category, in the list, about the judges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Category
from judge_desktop.domain.statistics import Verdict
from judge_desktop.ui.chair.category_view import CategoryView, Folds
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.judges_view import JUDGES, JudgesView, judges_words
from judge_desktop.ui.chair.ranking_lines import CategoryState
from judge_desktop.ui.chair.round_figures import RoundFigures
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone


class FiguresBeside:
    """The figures of one page. `changed` when they were worked out, `show_scores(category, submission)` when somebody
    wants to see a total.
    """

    def __init__(
        self, page: ChairPage, folds: Folds, changed: Callable[[], object], show_scores: Callable[[str, str], object]
    ) -> None:
        self._folds, self._show_scores = folds, show_scores
        self.round = RoundFigures(page.desk, page)
        self.round.figures_changed.connect(changed)

    def judges_view(self, state: ContestState, names: JudgeNames) -> JudgesView:
        """What stands in the middle of the page, connected."""
        folds = self._folds
        view = JudgesView(state, self.round, names, is_open=folds.agreement, picture=folds.picture)
        view.scores_requested.connect(self._show_scores)
        view.picture_changed.connect(lambda key: setattr(folds, "picture", key))
        if view.agreement is not None:
            view.agreement.fold_changed.connect(lambda shown: setattr(folds, "agreement", shown))
        return view

    def judges_row(self, state: ContestState, names: JudgeNames) -> list[ListRow]:
        """Its row in the list, none before the first scorecard."""
        if not has_scores(state):
            return []
        words, shape, tone = judges_words(state, self.round, names)
        return [ListRow(JUDGES, "", tr("The judges"), words, shape, tone)]

    def noticed(self, category: Category, stands: CategoryState) -> CategoryState:
        """Where a category stands: one that is still to be decided may hang on a single judge."""
        found = self.round.found
        check = found.checks.get(category.id) if found is not None else None
        if stands.shape is not Shape.RING or check is None or check.verdict is not Verdict.ONE_JUDGE:
            return stands
        return replace(stands, words=tr("Depends on single judges"), shape=Shape.TRIANGLE, tone=Tone.WARN)


def has_scores(state: ContestState) -> bool:
    """Whether anything counts yet."""
    return state.results is not None and any(one.tally.scorecards for one in state.results.standings)


def show_details(view: CategoryView, area: ScrollArea) -> None:
    """Open what is behind the sentence, and let the keyboard go on from there."""
    view.details.set_open(True)
    view.details.fold.setFocus(Qt.FocusReason.OtherFocusReason)
    area.show_wholly(view.details)
    QTimer.singleShot(0, view.details, lambda: area.show_wholly(view.details))  # tables take their height in a turn
