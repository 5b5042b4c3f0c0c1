"""Which scores the deliberation covers: of a category whose chair is recused, until they are shown to the acting chair,
and of one whose chair scores and has not sealed yet.
"""

from __future__ import annotations

from collections.abc import Callable

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Category
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.covered_card import CoveredCard, chair_seals_first, closed_to_chair
from judge_desktop.ui.chair.deliberation_deeds import Deeds
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.workflow.deliberation import CategoryRoom


class Covering:
    """Covers for one page; `show` shows its middle anew after scores were shown to the acting chair."""

    def __init__(self, page: ChairPage, deeds: Deeds, show: Callable[[], object]) -> None:
        self._page, self._deeds, self._show = page, deeds, show
        self._opened = ""  # the category that is shown to its acting chair

    def cover_again(self) -> None:
        """Nothing is shown to an acting chair any more."""
        self._opened = ""

    def card(
        self, state: ContestState, category: Category, room: CategoryRoom, names: JudgeNames, *, is_scored: bool
    ) -> CoveredCard | None:
        """What stands in place of the scores of a category. None where they are not covered."""
        if room.is_closed_to_chair and self._opened != category.id:
            return self._closed_to_chair(state, category, room, names)
        if room.still_to_seal and is_scored:
            return self._chair_seals_first(state, category, room, names)
        return None

    def _closed_to_chair(
        self, state: ContestState, category: Category, room: CategoryRoom, names: JudgeNames
    ) -> CoveredCard:
        name = Button(tr("Name the acting chair…"))
        name.clicked.connect(lambda: self._deeds.name_acting_chair(state.judged, category, room))
        show = Button(tr("Show to the acting chair…"), icon="eye") if room.presides else None
        if show is not None:
            show.clicked.connect(lambda: self._show_to_acting_chair(category, room, names))
        return closed_to_chair(room, names, name, show)

    def _chair_seals_first(
        self, state: ContestState, category: Category, room: CategoryRoom, names: JudgeNames
    ) -> CoveredCard:
        merge, aside = Button(tr("To merging"), icon="merge"), Button(tr("She does not score here…"))
        merge.clicked.connect(lambda: self._page.page_requested.emit("merge"))
        aside.clicked.connect(lambda: self._chair_does_not_score(state, category, names))
        return chair_seals_first(state.judged, room, merge, aside)

    def _show_to_acting_chair(self, category: Category, room: CategoryRoom, names: JudgeNames) -> None:
        who = tr("The acting chair") if names.is_hidden else names.full(room.presides)
        question = tr("Is the chair away from the screen?")
        sentence = tr("{judge} sees the scores of this category now. They are covered again afterwards.", judge=who)
        dialog = Dialog(question, sentence, tr("Show the scores"), tr("Cancel"), parent=self._page)

        def show() -> None:
            self._opened = category.id
            self._show()

        ask(dialog, show)

    def _chair_does_not_score(self, state: ContestState, category: Category, names: JudgeNames) -> None:
        chair = state.judged.panel.chair
        if chair is not None:
            proposed = tr("The chair does not score in this category")
            self._deeds.set_aside(category, chair.id, names, proposed)
