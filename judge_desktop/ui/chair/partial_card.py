"""Judges who scored a part of a category: means with and without each, and the button that sets her aside or back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import Language, current_language, tr
from judge_desktop.domain.contest import Contest
from judge_desktop.scoring.tally import round_half_up
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.wording import numbered_title, numbers_of
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, Tone
from judge_desktop.workflow.deliberation import PartialJudge


class PartialCard(Card):
    """`aside_requested(judge)` and `back_requested(judge, where her exclusion says)`."""

    aside_requested = Signal(str)
    back_requested = Signal(str, str)

    def __init__(
        self, partial: Sequence[PartialJudge], contest: Contest, names: JudgeNames, closed: str, decimals: int
    ) -> None:
        super().__init__(tr("Judges who scored a part"))
        self.setObjectName("partial")
        self._contest, self._names, self._decimals = contest, names, decimals
        self.tables: dict[str, Table] = {}
        for one in partial:
            self.add_row(self._part(one, closed))

    def _part(self, one: PartialJudge, closed: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, SPACE_12 if one.means else 0)
        column.setSpacing(0)
        action = tr("Count her scores again…") if one.is_out else tr("Set aside here…")
        row = StatusRow(
            Shape.STRUCK if one.is_out else Shape.HALF,
            self._words_of(one),
            Tone.NEUTRAL if one.is_out else Tone.WARN,
            detail=self._further(one),
            action=action,
        )
        row.button().setObjectName(f"partial_{one.judge}")
        row.button().set_disabled_reason(closed)
        if one.is_out:
            row.action_requested.connect(lambda: self.back_requested.emit(one.judge, one.aside_in))
        else:
            row.action_requested.connect(lambda: self.aside_requested.emit(one.judge))
        column.addWidget(row)
        if one.means:
            table = self._means(one)
            self.tables[one.judge] = table
            column.addWidget(_inset(table))
        return holder

    def _words_of(self, one: PartialJudge) -> str:
        judge = self._names.full(one.judge)
        if one.is_out:
            return tr("{judge} is set aside in this category", judge=judge)
        total = len(one.scored) + len(one.not_scored)
        return tr("{judge} scored {n} of {total} submissions", judge=judge, n=len(one.scored), total=total)

    def _further(self, one: PartialJudge) -> str:
        parts = []
        if one.left_at:
            parts.append(tr("left at {time}", time=_clock(one.left_at)))
        if one.scored:
            parts.append(tr("scored: {numbers}", numbers=numbers_of(self._contest, one.scored)))
        if one.not_scored:
            parts.append(tr("not scored: {numbers}", numbers=numbers_of(self._contest, one.not_scored)))
        return " · ".join(parts)

    def _means(self, one: PartialJudge) -> Table:
        judge = self._names.full(one.judge)
        columns = [
            TableColumn(tr("Submission")),
            TableColumn(tr("Mean with her scores"), 190, numeric=True),
            TableColumn(tr("Without them"), 150, numeric=True),
        ]
        table = Table(tr("Means with and without {judge}", judge=judge), columns, fits_rows=True)
        table.setObjectName(f"means_{one.judge}")
        rows = []
        known = {submission: self._contest.submission(submission) for submission in one.means}
        for submission, found in sorted(known.items(), key=lambda each: each[1].number if each[1] is not None else 0):
            with_her, without = one.means[submission]
            cells = (
                TableCell(numbered_title(found) if found is not None else submission),
                TableCell(self._figure(with_her)),
                TableCell(self._figure(without)),
            )
            rows.append(TableRow(submission, cells))
        table.set_rows(rows)
        return table

    def _figure(self, mean: Fraction | None) -> str:
        return str(round_half_up(mean, self._decimals)) if mean is not None else "—"


def _inset(table: Table) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(SPACE_20, 0, SPACE_20, 0)
    column.addWidget(table)
    return holder


def _clock(written: str) -> str:
    """14.00 น. or 14:00."""
    at = time.fromisoformat(written)
    return at.strftime("%H.%M น.") if current_language() is Language.TH else at.strftime("%H:%M")
