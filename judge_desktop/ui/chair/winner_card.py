"""“Would the winner change?” on demand: other methods, without each judge, redrawn panels, one against the other.

Each part has one plain sentence; the term of the textbooks stands beside it in small print. The parts are made when
somebody opens the card.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.plot import Picture
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.plot_names import plot_names
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.winner_tables import (
    few_shown,
    left_out_table,
    methods_table,
    pairs_table,
)
from judge_desktop.ui.chair.winner_words import why_no_panels
from judge_desktop.ui.widgets.card import Hairline
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.plot_view import PlotView
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.table import Table
from judge_desktop.ui.widgets.table_in_card import beside_cells, sides_of_table
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type
from judge_desktop.workflow.category_figures import CategoryFigures
from judge_desktop.workflow.first_place_plots import others_left_out, shares_picture, without_picture


class WinnerCard(FoldingCard):
    """The details about one category. They are made anew when they are open and the figures change."""

    def __init__(self, contest: Contest, names: JudgeNames, *, is_open: bool) -> None:
        super().__init__(tr("Would the winner change?"), is_open=is_open)
        self.setObjectName("winner_details")
        self.fold.setObjectName("fold_winner")
        self._contest, self._names = contest, names
        self._figures: CategoryFigures | None = None
        self._is_made = False
        self.inside.setContentsMargins(sides_of_table(), SPACE_4, sides_of_table(), SPACE_12)
        self.inside.setSpacing(SPACE_12)
        self.fold_changed.connect(lambda _: self._make())

    def show_figures(self, figures: CategoryFigures | None) -> None:
        """Be about these figures; None while they are worked out."""
        if figures == self._figures and self._is_made:
            return
        self._figures, self._is_made = figures, False
        self._make()

    def _make(self) -> None:
        if self._is_made or not self.is_open():
            return
        self._is_made = True
        clear_layout(self.inside)
        figures = self._figures
        if figures is None:
            working = QWidget()
            working.setLayout(beside_cells(TextLabel(tr("Being worked out"), Type.BODY, Role.INK2)))
            self.inside.addWidget(working)
            return
        self.inside.addWidget(self._methods(figures))
        self.inside.addWidget(Hairline())
        self.inside.addWidget(self._left_out(figures))
        self.inside.addWidget(TwoColumns(self._left_out_in_words(figures), self._shares(figures)))
        self.inside.addWidget(Hairline())
        self.inside.addWidget(self._pairs(figures))
        follow_layout(self)

    def _methods(self, figures: CategoryFigures) -> QWidget:
        how = tr("The same scorecards, put together in other ways. The contest's rules say which way decides")
        return section(tr("Other methods"), how, methods_table(figures, self._contest), note=few_shown(figures))

    def _left_out(self, figures: CategoryFigures) -> QWidget:
        how = tr("Who would be first if the scores of one judge were not there")
        said = others_left_out(figures, translator(current_language()))
        note = said if figures.left_out else tr("Too few judges to compute")
        picture = without_picture(figures, plot_names(self._contest, self._names))
        view = _view(picture, "without_each") if picture is not None else None
        return section(tr("Without one judge"), how, view, note=note, term="leave-one-judge-out")

    def _left_out_in_words(self, figures: CategoryFigures) -> QWidget:
        """The same as a table: for whoever reads it or has it read."""
        table = left_out_table(figures, self._contest, self._names) if figures.left_out_shown else None
        how = tr("Who would be first without each of them")
        return section(tr("Judge by judge"), how, table)

    def _shares(self, figures: CategoryFigures) -> QWidget:
        how = tr("Panels of the same size drawn anew from these judges: how often each submission is first")
        picture = shares_picture(figures, plot_names(self._contest, self._names))
        if picture is None or figures.bootstrap is None:
            return section(tr("Other panels"), how, None, note=why_no_panels(figures), term="bootstrap")
        n = figures.bootstrap.left_out
        note = tr("{n} of them left a submission without scores", n=f"{n:,}") if n else ""
        return section(tr("Other panels"), how, _view(picture, "redrawn_panels"), note=note, term="bootstrap")

    def _pairs(self, figures: CategoryFigures) -> QWidget:
        how = tr("How many judges gave the submission of the row more : how many gave the one of the column more")
        table = pairs_table(figures, self._contest)
        return section(tr("Head to head"), how, table, note=few_shown(figures), term="Condorcet")


def _view(picture: Picture, name: str) -> PlotView:
    view = PlotView(picture)
    view.setObjectName(name)
    return view


def section(title: str, how: str, content: QWidget | None, *, note: str = "", term: str = "") -> QWidget:
    """A part of a card: title with its term in small print, a plain sentence, the content, what else is to be known.

    Everything stands as far in as the words of a table's cells; the card leaves it `sides_of_table`.
    """
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = QHBoxLayout()
    head.setSpacing(SPACE_8)
    head.addWidget(TextLabel(title, Type.STRONG), 1)
    if term:
        head.addWidget(TextLabel(term, Type.CAPTION, Role.INK3, wraps=False))
    above = beside_cells()
    above.addLayout(head)
    above.addWidget(TextLabel(how, Type.CAPTION, Role.INK2))
    column.addLayout(above)
    if content is not None:
        column.addSpacing(SPACE_8)
        if isinstance(content, Table):
            column.addWidget(content)
        else:
            column.addLayout(beside_cells(content))
    if note:
        column.addSpacing(SPACE_4)
        column.addLayout(beside_cells(TextLabel(note, Type.CAPTION, Role.INK2)))
    return holder
