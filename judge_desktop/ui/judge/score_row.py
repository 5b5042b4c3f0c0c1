"""A criterion row that tells what is typed into it and opens its guidelines. It keeps nothing and judges nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.rubric import Criterion
from judge_desktop.ui.judge.card_status import written
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
        count = len(criterion.guidelines) + len(criterion.levels)
        super().__init__(
            name,
            f"/ {full_mark}",
            guidelines=trn("{n} guideline", "{n} guidelines", count) if count else "",
            spoken=tr("{name}, of {full_mark}", name=name, full_mark=full_mark),
            parent=parent,
        )
        self.criterion = criterion
        self.field.setObjectName(f"score_{criterion.id}")
        self._guidelines.set_tooltip(tr("Show or hide the guidelines (F2)"))
        self._texts = _guideline_list(criterion, language, numerals)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._texts)
        key = criterion.id
        self.field.number_changed.connect(lambda text: self.score_typed.emit(key, text))
        self.field.edit_finished.connect(lambda _text: self.score_left.emit(key))
        self.field.next_requested.connect(lambda: self.score_left.emit(key))
        self.field.installEventFilter(self)
        self.guidelines_requested.connect(self.toggle_guidelines)
        self.current_changed.connect(self._follow)

    def toggle_guidelines(self) -> None:
        """Show or hide the guidelines below the name."""
        if self.criterion.guidelines or self.criterion.levels:
            self._texts.setVisible(self._texts.isHidden())

    def guidelines_shown(self) -> bool:
        """Whether the guidelines are open."""
        return not self._texts.isHidden()

    def set_finding(self, weight: Weight | None, sentence: str = "") -> None:
        """Show one finding below the field, or none."""
        self.set_findings([] if weight is None else [(weight, sentence)])

    def finding(self) -> str:
        """The sentence of the finding shown, empty if there is none."""
        return " ".join(self.findings())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        by_tab = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in by_tab:
            self.score_left.emit(self.criterion.id)
        return super().eventFilter(watched, event)

    def _follow(self, is_current: bool) -> None:
        if is_current:
            self.reached.emit(self.criterion.id)
        else:
            self._texts.hide()


def _guideline_list(criterion: Criterion, language: str, numerals: Numerals) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(2)
    for guideline in criterion.guidelines:
        column.addLayout(_bullet(guideline.in_language(language)))
    for level in criterion.levels:
        parts = (level.name.in_language(language), level.description.in_language(language))
        words = tr("from {lowest}", lowest=written(level.lowest, numerals))
        column.addLayout(_bullet(": ".join(part for part in (words, *parts) if part)))
    holder.hide()
    return holder


def _bullet(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    row.addWidget(TextLabel("·", Type.CAPTION_STRONG, Role.INK2, wraps=False), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(words, Type.CAPTION, Role.INK2), 1)
    return row
