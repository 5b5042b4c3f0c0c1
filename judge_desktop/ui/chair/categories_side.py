"""The left of the deliberation: every category and where it stands, below them the popular vote and the judges."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Category
from judge_desktop.ui.chair.category_list import CategoryList
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.figures_beside import FiguresBeside
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.ranking_lines import state_of_category
from judge_desktop.ui.chair.vote_view import VOTE, vote_words
from judge_desktop.ui.chair.wording import category_words
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Tone, Type

WIDTH, NARROW_WIDTH, NARROWEST_WIDTH = 284, 268, 216
NARROW, NARROWEST = 1000, 760  # px of the page


class CategoriesSide(Panel):
    """`list` holds the rows; its current one says what stands in the middle."""

    def __init__(self, beside: FiguresBeside) -> None:
        super().__init__(Role.SURFACE, Edge.RIGHT)
        self._beside = beside
        self.list = CategoryList(tr("Categories"))
        self.list.setObjectName("categories")
        self._decided = TextLabel("", Type.CAPTION_STRONG, Role.INK2)
        self.setFixedWidth(look().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_12, SPACE_8 + 1, SPACE_12)
        column.setSpacing(SPACE_8)
        counted = QHBoxLayout()
        counted.setContentsMargins(SPACE_16 + 6, 0, 0, 0)
        counted.addWidget(self._decided)
        column.addLayout(counted)
        column.addWidget(self.list, 1)

    def show_state(self, state: ContestState) -> None:
        """Count what is decided; the first category that is not becomes current where none is, without telling."""
        categories = state.judged.categories
        if not self.list.current_key() and categories:
            open_ = [one for one in categories if one.id not in state.awards]
            with QSignalBlocker(self.list):
                self.list.set_current_key((open_ or categories)[0].id)
        done = sum(one.id in state.awards for one in categories)
        total = trn("{n} category", "{n} categories", len(categories))
        self._decided.setText(total + " · " + tr("{n} decided", n=done))

    def show_rows(self, state: ContestState, names: JudgeNames, *, is_considered: bool) -> None:
        """Show where each stands; `is_considered` when the scores of the current category are shown."""
        rows = [self._category_row(one, state, is_considered=is_considered) for one in state.judged.categories]
        vote = state.deliberation.popular_vote if state.deliberation is not None else None
        if vote is not None and (state.judged.popular_vote or vote.votes is not None or vote.conflicts):
            words, shape, tone = vote_words(vote, state.judged)
            rows.append(ListRow(VOTE, "", tr("Popular vote"), words, shape, tone))
        rows += self._beside.judges_row(state, names)
        self.list.set_rows(rows)

    def fit_beside(self, page_width: int) -> None:
        """A narrow window leaves the ranking its width."""
        px = look().px
        width = NARROW_WIDTH if page_width < px(NARROW) else WIDTH
        self.setFixedWidth(px(NARROWEST_WIDTH if page_width < px(NARROWEST) else width))

    def _category_row(self, category: Category, state: ContestState, *, is_considered: bool) -> ListRow:
        stands = self._beside.noticed(category, state_of_category(state, category.id))
        if is_considered and category.id == self.list.current_key() and stands.shape is Shape.RING:
            stands = replace(stands, words=tr("Being considered"), shape=Shape.DOT, tone=Tone.ACCENT)
        return ListRow(category.id, "", category_words(category), stands.words, stands.shape, stands.tone)
