"""The two cards beside own scores: where the scores of each criterion lie, and two submissions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.rubric import Criterion
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.scoring.own_consistency import OwnRow, OwnScores, OwnSpread, compare
from judge_desktop.ui.judge.card_status import written
from judge_desktop.ui.judge.my_scores_rows import Shown, short_name
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.plots import Distribution, PairLine, PairMark
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Type
from judge_desktop.workflow.scoring_session import ScoringSession

_RIGHT = Qt.AlignmentFlag.AlignRight
_NUMBER_WIDTH = 32


class SpreadCard(Card):
    """Where the scores given lie: one plot a criterion, or one of percents where the criteria differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Spread of my scores"), parent=parent)
        self.setObjectName("spread")
        self._count = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        self.add_to_header(self._count)
        self.use_body().setSpacing(SPACE_8)
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.plots: dict[str, Distribution] = {}

    def show_scores(self, own: OwnScores, shown: Shown) -> None:
        """Show the spreads of a group, with the marked submissions picked out."""
        content, self.plots = _fresh(self, self._content), {}
        self._content = content
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        marked = [row for row in own.rows if row.submission in shown.marked]
        if shown.group is None:
            chosen = [row.percent for row in marked if row.percent is not None]
            column.addLayout(self._plot(tr("Percent of the full mark"), own.percents, chosen, shown))
        else:
            for place, (one, spread) in enumerate(zip(shown.group.criteria, shown.group.spreads, strict=True)):
                scores = [row.scores[place] for row in marked if row.group == shown.group.id]
                chosen = [score for score in scores if score is not None]
                name = one.name.in_language(current_language().value)
                column.addLayout(self._plot(name, spread, chosen, shown))
        count = sum(bool(row.rank) for row in own.rows if shown.group is None or row.group == shown.group.id)
        words = trn("{n} submission", "{n} submissions", count)
        self._count.setText(in_numerals(words, shown.numerals.value))

    def _plot(self, name: str, spread: OwnSpread, chosen: Sequence[Decimal], shown: Shown) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(TextLabel(name, Type.CAPTION_STRONG))
        plot = Distribution(_spoken_spread(name, spread, shown))
        plot.setObjectName(f"spread_{spread.criterion or 'percent'}")
        values = () if shown.is_hidden else spread.values
        plot.set_values(
            [float(one) for one in values],
            float(spread.median or 0),
            float(spread.full_mark),
            [] if shown.is_hidden else [float(one) for one in chosen],
            (
                in_numerals("0", shown.numerals.value),
                tr("Median {n}", n=shown.number(spread.median)),
                written(spread.full_mark, shown.numerals),
            ),
        )
        self.plots[spread.criterion] = plot
        column.addWidget(plot)
        return column


class CompareCard(Card):
    """Two submissions criterion by criterion, differing numbers bold, and what was written about each."""

    def __init__(self, session: ScoringSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("Compare"), parent=parent)
        self.setObjectName("compare")
        self._session = session
        self.use_body()
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.lines: dict[str, tuple[TextLabel, TextLabel]] = {}

    def show_scores(self, own: OwnScores, shown: Shown) -> None:
        """Show the submissions marked A and B, or how to mark them."""
        content, self.lines = _fresh(self, self._content), {}
        self._content = content
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        rows = [row for name in shown.marked if (row := own.row(name)) is not None]
        for row in rows:
            column.addWidget(self._title_row(row, shown))
        if len(rows) < 2:
            hint = tr("Mark two submissions with the space bar, or by clicking the first column")
            column.addWidget(TextLabel(hint, Type.BODY, Role.INK2))
            return
        column.addLayout(self._grid(rows[0], rows[1], own, shown))
        self._add_comments(column, rows)

    def _title_row(self, row: OwnRow, shown: Shown) -> QWidget:
        line, mark = QWidget(), shown.mark(row.submission)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addWidget(PairMark(is_ring=mark == "B"))
        layout.addWidget(TextLabel(mark, Type.CAPTION_STRONG, Role.ACCENT, wraps=False))
        title = self._session.submission(row.submission).title.in_language(current_language().value)
        number = in_numerals(str(row.number), shown.numerals.value)
        layout.addWidget(TextLabel(f"{number}  {title}", Type.CAPTION, Role.INK2, max_lines=1), 1)
        return line

    def _grid(self, first: OwnRow, second: OwnRow, own: OwnScores, shown: Shown) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(1, 1)
        for column, letter in ((2, "A"), (3, "B")):
            grid.setColumnMinimumWidth(column, look().px(_NUMBER_WIDTH))
            grid.addWidget(TextLabel(letter, Type.CAPTION_STRONG, Role.ACCENT, wraps=False, align=_RIGHT), 0, column)
        group = own.group(first.group)
        for place, line in enumerate(compare(first, second, group), 1):
            name = line.criterion.name.in_language(current_language().value)
            pair = (line.first, line.second)
            self._add_line(grid, short_name(line.criterion, place), name, pair, line.criterion.full_mark, shown)
        if first.group == second.group:
            self._add_line(grid, tr("Total"), tr("Total"), (first.total, second.total), group.full_mark, shown)
        else:
            percents, words = (first.percent, second.percent), tr("Percent of the full mark")
            self._add_line(grid, tr("Percent"), words, percents, Decimal(100), shown)
        return grid

    def _add_line(
        self,
        grid: QGridLayout,
        short: str,
        name: str,
        pair: tuple[Decimal | None, Decimal | None],
        full_mark: Decimal,
        shown: Shown,
    ) -> None:
        row, differs = grid.rowCount(), pair[0] != pair[1]
        label = TextLabel(short, Type.BODY, Role.INK2, wraps=False)
        label.set_tooltip(name)
        label.setAccessibleName(name)
        difference = tr("different") if differs and not shown.is_hidden else ""
        spoken = (f"{name}: A {shown.number(pair[0])}", f"B {shown.number(pair[1])}", difference)
        line = PairLine(", ".join(part for part in spoken if part))
        if not shown.is_hidden:
            first, second = (None if one is None else float(one) for one in pair)
            line.set_pair(first, second, float(full_mark))
        grid.addWidget(label, row, 0)
        grid.addWidget(line, row, 1)
        style, role = (Type.STRONG, Role.INK) if differs and not shown.is_hidden else (Type.BODY, Role.INK2)
        numbers = [TextLabel(shown.number(one), style, role, wraps=False, align=_RIGHT) for one in pair]
        for column, number in enumerate(numbers, 2):
            grid.addWidget(number, row, column)
        self.lines[name] = (numbers[0], numbers[1])

    def _add_comments(self, column: QVBoxLayout, rows: Sequence[OwnRow]) -> None:
        texts, none = [_comments(self._session, row) for row in rows], tr("No comment")
        column.addSpacing(SPACE_4)
        column.addWidget(TextLabel(tr("Comments for the applicant"), Type.CAPTION_STRONG))
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(SPACE_16)
        for letter, text in zip("AB", texts, strict=True):
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(TextLabel(letter, Type.CAPTION_STRONG, Role.ACCENT))
            words = SelectableText(text, Type.CAPTION, Role.INK) if text else TextLabel("—", Type.CAPTION, Role.INK2)
            words.setObjectName(f"comment_{letter}")
            words.setAccessibleName(f"{letter}. {text or none}")
            part.addWidget(words)
            part.addStretch(1)
            side_by_side.addLayout(part, 1)
        column.addLayout(side_by_side)


def _comments(session: ScoringSession, row: OwnRow) -> str:
    """The comment on the whole, then those on single criteria under their names."""
    written_down = session.scorecard(row.submission).comments
    parts = [written_down.get(OVERALL, "").strip()]
    for criterion in session.rubric(row.submission).criteria:
        text = written_down.get(criterion.id, "").strip()
        if text:
            parts.append(f"{_name(criterion)}: {text}")
    return "\n".join(part for part in parts if part)


def _name(criterion: Criterion) -> str:
    return criterion.name.in_language(current_language().value)


def _spoken_spread(name: str, spread: OwnSpread, shown: Shown) -> str:
    if spread.median is None or shown.is_hidden:
        return name
    count = trn("{n} score given", "{n} scores given", len(spread.values))
    figures = tr(
        "median {median}, lowest {lowest}, highest {highest} of {full_mark}",
        median=shown.number(spread.median),
        lowest=shown.number(spread.lowest),
        highest=shown.number(spread.highest),
        full_mark=written(spread.full_mark, shown.numerals),
    )
    return f"{name}: {count}, {figures}"


def _fresh(card: Card, old: QWidget) -> QWidget:
    """An empty widget in the card's body in place of the old one."""
    new = QWidget()
    card.body.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    return new
