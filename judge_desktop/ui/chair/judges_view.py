"""How each judge scores, over all categories together: for the chair's eyes only.

Nothing of it is shown while a category is covered (figures of the whole round would give something away), and nothing
about single judges while the screen is shared.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import Translator, current_language, tr, translator, trn
from judge_desktop.config.statistics_words import order_words, question_words, severity_words, signed
from judge_desktop.domain.statistics import CautionCode, JudgeFigures, Outlier, Statistics
from judge_desktop.ui.chair.agreement_card import AgreementCard
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.covered_card import CoveredCard
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.judge_pictures import JudgePictures
from judge_desktop.ui.chair.plot_names import plot_names
from judge_desktop.ui.chair.round_figures import RoundFigures
from judge_desktop.ui.chair.worded_table import WordedTable
from judge_desktop.ui.chair.wording import category_words, numbered_title
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.table import RowsWhenSeen, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.table_in_card import beside_cells, sides_of_table
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Tone, Type

JUDGES = "the judges"  # the key of its row: no id of a category holds a blank
MOST_QUESTIONS = 12
_SEVERITY, _MEAN, _ADJUSTED, _ORDER, _LEAST = 128, 136, 150, 210, 250
_SEVERITY_NARROW, _ORDER_NARROW = 108, 176


def judges_words(state: ContestState, figures: RoundFigures, names: JudgeNames) -> tuple[str, Shape, Tone]:
    """How it stands, for its row in the list."""
    if state.is_something_covered:
        return tr("Covered for now"), Shape.PADLOCK, Tone.NEUTRAL
    if names.is_hidden:
        return tr("For the chair only"), Shape.PADLOCK, Tone.NEUTRAL
    if figures.found is None:
        return (
            (tr("Being worked out"), Shape.HALF, Tone.NEUTRAL)
            if figures.is_awaited
            else ("—", Shape.RING, Tone.NEUTRAL)
        )
    n = questions_in(figures.found.statistics)
    if n:
        return trn("{n} question", "{n} questions", n), Shape.TRIANGLE, Tone.WARN
    return tr("Nothing stands out"), Shape.TICK, Tone.NEUTRAL


def questions_in(statistics: Statistics) -> int:
    """How much stands out: single totals, and judges far from the others."""
    return len(statistics.outliers) + sum(one.is_far_off for one in statistics.judges)


class JudgesView(QWidget):
    """What stands in the middle of the page. `scores_requested(category, submission)` to look at a total,
    `picture_changed(key)` when somebody chose another ``picture``.
    """

    scores_requested = Signal(str, str)
    picture_changed = Signal(str)

    def __init__(
        self, state: ContestState, figures: RoundFigures, names: JudgeNames, *, is_open: bool, picture: str = ""
    ) -> None:
        super().__init__()
        self._picture = picture
        self.pictures: JudgePictures | None = None
        self.setObjectName("judges_view")
        self._state, self._names = state, names
        self._are_few = False
        self.table: WordedTable | None = None
        self.agreement: AgreementCard | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(_heading(is_shared=names.is_hidden))
        for widget in self._content(figures, is_open=is_open):
            column.addWidget(widget)
        column.addStretch(1)

    def _content(self, figures: RoundFigures, *, is_open: bool) -> Sequence[QWidget]:
        if self._state.is_something_covered:
            how = tr("They are made of all categories together and would give something away")
            return [CoveredCard("lock", tr("Not shown while the scores of a category are covered"), how)]
        if figures.found is None:
            words = tr("Being worked out") if figures.is_awaited else tr("There is nothing to compare yet")
            return [FindingRow(Weight.NOTE, words)]
        statistics = figures.found.statistics
        self._are_few = any(
            one.details.get("figure") == "spearman_rest" and one.code is not CautionCode.NO_VARIATION
            for one in statistics.cautions
        )
        self.agreement = AgreementCard(statistics, is_open=is_open)
        if self._names.is_hidden:
            how = tr("How a single judge scores is for the chair only, not for a shared screen")
            return [CoveredCard("eye-off", tr("Not shown while judges' names are hidden"), how), self.agreement]
        return [
            *self._questions(statistics),
            *self._pictures(statistics),
            self._judges(statistics.judges),
            self.agreement,
        ]

    def _questions(self, statistics: Statistics) -> list[QWidget]:
        if not statistics.outliers:
            return []
        card = Card(tr("To be asked"))
        card.setObjectName("questions")
        for one in statistics.outliers[:MOST_QUESTIONS]:
            card.add_row(self._question(one))
        further = len(statistics.outliers) - MOST_QUESTIONS
        if further > 0:
            words = trn("{n} further total stands out", "{n} further totals stand out", further)
            card.add_row(StatusRow(Shape.TRIANGLE, words, Tone.WARN))
        return [card]

    def _question(self, one: Outlier) -> StatusRow:
        contest = self._state.judged
        judge, category = self._names.full(one.judge), contest.category(one.category or "")
        found = contest.submission(one.submission)
        about = numbered_title(found) if found is not None else one.submission
        parts = (about, category_words(category) if category is not None else "")
        title = f"{judge} · {question_words(one, _language())}"
        row = StatusRow(
            Shape.TRIANGLE,
            title,
            Tone.WARN,
            detail=" · ".join(part for part in parts if part),
            action=tr("To the scores"),
        )
        row.button().setObjectName(f"question_{one.judge}_{one.submission}")
        row.action_requested.connect(lambda: self.scores_requested.emit(one.category or "", one.submission))
        return row

    def _pictures(self, statistics: Statistics) -> list[QWidget]:
        results = self._state.results
        if results is None:
            return []
        names = plot_names(self._state.judged, self._names)
        self.pictures = JudgePictures(statistics, results.table, names, self._picture)
        self.pictures.choice_changed.connect(self.picture_changed)
        return [self.pictures]

    def _judges(self, judges: Sequence[JudgeFigures]) -> Card:
        self.table = WordedTable(tr("How each judge scores"), _columns(), least=_LEAST, ranking=True)
        self.table.setObjectName("judge_figures")
        known = {one.judge: one for one in judges}
        self.table.set_rows(RowsWhenSeen(self._names.order(tuple(known)), lambda judge: self._row(known[judge])))
        card = Card(tr("How each judge scores"))
        column = QVBoxLayout()
        column.setContentsMargins(sides_of_table(), 0, sides_of_table(), SPACE_12)
        column.addLayout(beside_cells(TextLabel(_how(), Type.CAPTION, Role.INK2)))
        column.addWidget(self.table)
        card.body.addLayout(column)
        return card

    def _row(self, one: JudgeFigures) -> TableRow:
        words = severity_words(one, _language())
        name = TableCell(self._names.full(one.judge), words, tip=words)
        error = f"± {one.severity_error:.1f}" if one.severity_error is not None else ""
        severity = TableCell(
            signed(one.severity),
            error,
            shape=Shape.TRIANGLE if one.is_far_off else Shape.NONE,
            tone=Tone.WARN if one.is_far_off else Tone.NEUTRAL,
            spoken=f"{words} {error}".strip(),
        )
        spread = tr("give or take {points}", points=f"{one.residual_sd:.1f}") if one.residual_sd is not None else ""
        cards = trn("{n} scorecard", "{n} scorecards", one.scorecards)
        order = order_words(one.spearman_rest, _language(), are_few=self._are_few)
        figure = f"{one.spearman_rest:.2f}" if one.spearman_rest is not None else ""
        cells = (
            name,
            severity,
            TableCell(f"{one.mean:.2f}" if one.mean is not None else "—", cards),
            TableCell(signed(one.severity_adjusted_effect), spread),
            TableCell(order, figure, role=None if figure else Role.INK2, tip=order),
        )
        return TableRow(one.judge, cells, Tone.WARN if one.is_far_off else Tone.NEUTRAL)


def _columns() -> list[TableColumn]:
    return [
        TableColumn(tr("Judge")),
        TableColumn(
            tr("To the others"),
            _SEVERITY,
            numeric=True,
            full_title=tr("Mean distance to the other judges"),
            narrow=_SEVERITY_NARROW,
        ),
        TableColumn(tr("Mean"), _MEAN, numeric=True, leaves=2),
        TableColumn(
            tr("In the model"),
            _ADJUSTED,
            numeric=True,
            full_title=tr("What the adjusted scores take off her totals"),
            leaves=3,
        ),
        TableColumn(
            tr("Order"),
            _ORDER,
            full_title=tr("Agreement with the order of the others"),
            narrow=_ORDER_NARROW,
            leaves=1,
        ),
    ]


def _heading(*, is_shared: bool) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_12)
    row.addWidget(TextLabel(tr("The judges"), Type.HEADING, wraps=False))
    about = tr("All categories together") if is_shared else tr("All categories together, for the chair only")
    row.addWidget(TextLabel(about, Type.BODY, Role.INK2, max_lines=1), 1)
    return holder


def _how() -> str:
    return tr(
        "Only scorecards that count. Strictness is no fault: a judge is marked beyond 10 points and 2 standard errors"
    )


def _language() -> Translator:
    return translator(current_language())
