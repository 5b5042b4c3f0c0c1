"""One criterion of the scorecard: its name, the score field, its finding, and its guidelines when asked for.

The row shows what it is told; it keeps nothing and judges nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.rubric import Criterion
from judge_desktop.ui.judge.card_status import written
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.number_field import FieldFindings, NumberField
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SCORE_FIELD_HEIGHT, SPACE_8, SPACE_12, SPACE_20, Role, Type

_FIELD_FINDINGS = {Weight.BLOCKS: FieldFindings.BLOCKS, Weight.WARNS: FieldFindings.WARNS}
_PADDING = 9
_MARK_WIDTH = 44


class CriterionRow(QWidget):
    """`score_typed(criterion, text)` at every keystroke, `score_left(criterion)` when the field is left by the
    keyboard or after a change, `reached(criterion)` when the keyboard arrives. The field's own signals move on.
    """

    score_typed = Signal(str, str)
    score_left = Signal(str)
    reached = Signal(str)

    def __init__(self, criterion: Criterion, language: str, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion = criterion
        self._is_open = False
        self._finding: FindingRow | None = None
        self._guidelines_open = False
        name = criterion.name.in_language(language)
        full_mark = written(criterion.full_mark, numerals)
        self.field = NumberField(tr("{name}, of {full_mark}", name=name, full_mark=full_mark))
        self.field.setObjectName(f"score_{criterion.id}")
        self._name = TextLabel(name, Type.LABEL)
        self._full_mark = TextLabel(f"/ {full_mark}", Type.BODY, Role.INK2, wraps=False)
        count = len(criterion.guidelines) + len(criterion.levels)
        words = trn("{n} guideline", "{n} guidelines", count)
        self.link = Button(words, ButtonKind.LINK, icon="list", size=ButtonSize.SMALL)
        self.link.setObjectName(f"guidelines_{criterion.id}")
        self.link.set_tooltip(tr("Show or hide the guidelines (F2)"))
        self.link.setVisible(False)
        self._has_guidelines = count > 0
        self._guidelines = self._make_guidelines(language, numerals)
        self._lay_out()
        self._connect()
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def set_open(self, is_open: bool) -> None:
        """Open the row the judge is at: soft ground, bar, link to the guidelines."""
        self._is_open = is_open
        self.link.setVisible(is_open and self._has_guidelines)
        if not is_open:
            self._guidelines.hide()
            self._guidelines_open = False
        self.update()

    def toggle_guidelines(self) -> None:
        """Show or hide the guidelines below the name."""
        if self._has_guidelines:
            self._guidelines_open = not self._guidelines_open
            self._guidelines.setVisible(self._guidelines_open)

    def guidelines_shown(self) -> bool:
        """Whether the guidelines are open."""
        return self._guidelines_open

    def set_finding(self, weight: Weight | None, sentence: str = "") -> None:
        """Show one finding below the name, or none."""
        if self._finding is not None and (weight is None or self._finding.sentence() != sentence):
            self._texts.removeWidget(self._finding)
            self._finding.hide()
            self._finding.deleteLater()
            self._finding = None
        if weight is not None and self._finding is None:
            self._finding = FindingRow(weight, sentence)
            self._texts.addWidget(self._finding)
        kind = FieldFindings.NONE if weight is None else _FIELD_FINDINGS.get(weight, FieldFindings.NONE)
        self.field.set_findings(kind, sentence)

    def finding(self) -> str:
        """The sentence of the finding shown, empty if there is none."""
        return self._finding.sentence() if self._finding is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            if event.gotFocus():
                self.reached.emit(self.criterion.id)
            elif event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
                self.score_left.emit(self.criterion.id)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_open:
            paint_current(painter, QRectF(0, 0, self.width(), self.height() - 1), inset=_PADDING)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), look().colour(Role.LINE))

    def _lay_out(self) -> None:
        self._texts = QVBoxLayout()
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(0)
        self._texts.addWidget(self._name)
        self._texts.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._texts.addWidget(self._guidelines)
        field = QHBoxLayout()
        field.setSpacing(SPACE_8)
        field.addWidget(self.field)
        field.addWidget(self._full_mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_20, _PADDING, SPACE_12, _PADDING + 1)
        row.setSpacing(SPACE_12)
        row.addLayout(self._texts, 1)
        row.addLayout(field)
        row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _make_guidelines(self, language: str, numerals: Numerals) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        for guideline in self.criterion.guidelines:
            column.addLayout(_bullet(guideline.in_language(language)))
        for level in self.criterion.levels:
            parts = (level.name.in_language(language), level.description.in_language(language))
            words = tr("from {lowest}", lowest=written(level.lowest, numerals))
            column.addLayout(_bullet(": ".join(part for part in (words, *parts) if part)))
        holder.hide()
        return holder

    def _connect(self) -> None:
        key = self.criterion.id
        self.field.number_changed.connect(lambda text: self.score_typed.emit(key, text))
        self.field.edit_finished.connect(lambda _text: self.score_left.emit(key))
        self.field.next_requested.connect(lambda: self.score_left.emit(key))
        self.field.installEventFilter(self)
        self.link.clicked.connect(self.toggle_guidelines)

    def _restyle(self) -> None:
        self._name.setMinimumHeight(look().px(SCORE_FIELD_HEIGHT))
        self._full_mark.setFixedWidth(look().px(_MARK_WIDTH))


def _bullet(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    row.addWidget(TextLabel("·", Type.CAPTION_STRONG, Role.INK2, wraps=False), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(words, Type.CAPTION, Role.INK2), 1)
    return row
