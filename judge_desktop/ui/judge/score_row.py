"""A criterion row that tells what is typed into it and opens its guidelines and levels. It keeps and judges nothing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.rubric import Criterion
from judge_desktop.ui.judge.card_status import unless_hidden, written
from judge_desktop.ui.judge.level_table import LevelTable
from judge_desktop.ui.widgets.criterion_row import CriterionRow
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Type


class ScoreRow(CriterionRow):
    """`score_typed(criterion, text)` at every keystroke, `score_left(criterion)` when the field is left by the
    keyboard or after a change, `reached(criterion)` when the keyboard arrives. The field's own signals move on.
    """

    score_typed = Signal(str, str)
    score_left = Signal(str)
    reached = Signal(str)

    def __init__(self, criterion: Criterion, language: str, numerals: Numerals, parent: QWidget | None = None) -> None:
        name = criterion.name.in_language(language)
        full_mark = written(criterion.full_mark, numerals)
        super().__init__(
            name,
            f"/ {full_mark}",
            guidelines=in_numerals(_help_words(criterion), numerals.value),
            spoken=tr("{name}, of {full_mark}", name=name, full_mark=full_mark),
            parent=parent,
        )
        self.criterion = criterion
        self._score: Decimal | None = None
        self._finding: tuple[Weight, str] | None = None
        self._numbers_hidden = False
        self.field.setObjectName(f"score_{criterion.id}")
        self._guidelines.set_tooltip(tr("Show or hide the guidelines (F2)"))
        self.levels = LevelTable(criterion, language, numerals)
        self._texts = _guideline_list(criterion, self.levels, language)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._texts)
        self._connect()

    def show_guidelines(self, shown: bool) -> None:
        """Show the guidelines and levels below the name, or hide them."""
        self._texts.setVisible(shown and bool(self.criterion.guidelines or self.criterion.levels))

    def toggle_guidelines(self) -> None:
        """Show the guidelines, or hide them if they are shown."""
        self.show_guidelines(not self.guidelines_shown())

    def guidelines_shown(self) -> bool:
        """Whether the guidelines are open."""
        return not self._texts.isHidden()

    def set_score(self, score: Decimal | None) -> None:
        """The score that was kept: its level is marked."""
        self._score = score
        self.levels.set_score(None if self._numbers_hidden else score)

    def set_finding(self, weight: Weight | None, sentence: str = "") -> None:
        """Show one finding below the field, or none."""
        self._finding = None if weight is None else (weight, sentence)
        self._show_finding()

    def finding(self) -> str:
        """The sentence of the finding shown, empty if there is none."""
        return " ".join(self.findings())

    def set_numbers_hidden(self, hidden: bool) -> None:
        """While the screen is shared nothing tells the score: not the field, not its level, not a finding."""
        self._numbers_hidden = hidden
        self.field.set_numbers_hidden(hidden)
        self.set_score(self._score)
        self._show_finding()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        by_tab = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in by_tab:
            self.score_left.emit(self.criterion.id)
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        key = self.criterion.id
        self.field.number_changed.connect(lambda text: self.score_typed.emit(key, text))
        self.field.edit_finished.connect(lambda _text: self.score_left.emit(key))
        self.field.next_requested.connect(lambda: self.score_left.emit(key))
        self.field.enter_requested.connect(lambda: self.score_left.emit(key))
        self.field.installEventFilter(self)
        self.current_changed.connect(self._follow)

    def _show_finding(self) -> None:
        if self._finding is None:
            self.set_findings([])
            return
        weight, sentence = self._finding
        self.set_findings([(weight, unless_hidden(sentence, is_hidden=self._numbers_hidden))])

    def _follow(self, is_current: bool) -> None:
        if is_current:
            self.reached.emit(self.criterion.id)
        else:
            self._texts.hide()


def _help_words(criterion: Criterion) -> str:
    """What the link says there is: "3 guidelines · 4 levels"."""
    guidelines, levels = len(criterion.guidelines), len(criterion.levels)
    parts = [trn("{n} guideline", "{n} guidelines", guidelines) if guidelines else ""]
    parts += [trn("{n} level", "{n} levels", levels) if levels else ""]
    return " · ".join(part for part in parts if part)


def _guideline_list(criterion: Criterion, levels: LevelTable, language: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(2)
    for guideline in criterion.guidelines:
        column.addLayout(_bullet(guideline.in_language(language)))
    if criterion.levels:
        column.addWidget(levels)
    else:
        levels.setParent(holder)
        levels.hide()
    holder.hide()
    return holder


def _bullet(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    row.addWidget(TextLabel("·", Type.CAPTION_STRONG, Role.INK2, wraps=False), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(words, Type.CAPTION, Role.INK2), 1)
    return row
