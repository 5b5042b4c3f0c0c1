"""The scored part of a scorecard: one row per criterion, moving between them, undoing, and what is typed but not kept.

What was typed stays as it was typed, even when it blocks; what is kept is the session's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, translator
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.findings import Finding, FindingCode, Severity
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.ui.judge.card_status import written
from judge_desktop.ui.judge.score_row import ScoreRow
from judge_desktop.ui.widgets.finding_row import Weight

_WAITS_UNTIL_LEFT = frozenset((FindingCode.SCORE_OFF_STEP,))  # the next digit may still make it right
Keep = Callable[[str, str, str], tuple[Finding, ...] | None]


@dataclass(slots=True)
class TypedScores:
    """What was typed and not kept, and the way back, for one submission."""

    refused: dict[str, str] = field(default_factory=dict)
    undo: list[tuple[str, str]] = field(default_factory=list)
    redo: list[tuple[str, str]] = field(default_factory=list)


class CriteriaForm(QWidget):
    """`keep(submission, criterion, text)` keeps a score and gives its findings, None when it could not be kept.

    `changed` after every keystroke, `ended` when Enter leaves the last field, `reached(row)` when a row is reached.
    """

    changed = Signal()
    ended = Signal()
    reached = Signal(object)

    def __init__(self, keep: Keep, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep, self._numerals = keep, numerals
        self._rubric: Rubric | None = None
        self._submission = ""
        self._before: dict[str, str] = {}
        self.typed: dict[str, TypedScores] = {}
        self.rows: dict[str, ScoreRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_card(self, card: Scorecard, rubric: Rubric, *, read_only: bool) -> None:
        """Show the scores of another submission."""
        if rubric is not self._rubric:
            self._make_rows(rubric)
        self._submission = card.submission
        refused = self._typed().refused
        for key, row in self.rows.items():
            score = card.scores.get(key)
            text = refused.get(key, "" if score is None else written(score, self._numerals))
            row.field.set_typed(text)
            row.field.set_read_only(read_only)
            row.set_finding(None)
            self._before[key] = text
            if key in refused and not read_only:
                self._keep_typed(key, text, is_left=True)

    def focus_first(self) -> None:
        """Put the keyboard on the first field without a score, else on the first."""
        fields = [row.field for row in self.rows.values()]
        target = next((one for one in fields if one.is_blank()), fields[0] if fields else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_last(self) -> None:
        """Put the keyboard on the last field."""
        if self.rows:
            list(self.rows.values())[-1].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self, findings: tuple[Finding, ...]) -> None:
        """Show what the seal found under its fields, and put the keyboard on the first of them."""
        found = {finding.where.criterion: finding for finding in findings}
        for key, finding in found.items():
            if key in self.rows and not self.rows[key].finding():
                self._show_finding(key, finding)
        first = next((row for key, row in self.rows.items() if key in found), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_numbers_hidden(self, hidden: bool) -> None:
        """Show dots for numbers while the screen is shared."""
        for row in self.rows.values():
            row.field.set_numbers_hidden(hidden)

    def toggle_guidelines(self) -> None:
        """Show or hide the guidelines of the criterion the judge is at."""
        for row in self.rows.values():
            if row.is_current():
                row.guidelines_requested.emit()

    def refused(self) -> dict[str, str]:
        """What stands in fields of this submission and was not kept, by criterion."""
        return dict(self._typed().refused)

    def _make_rows(self, rubric: Rubric) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        language = current_language().value
        self._rubric = rubric
        self.rows = {one.id: ScoreRow(one, language, self._numerals) for one in rubric.criteria}
        order = list(self.rows.values())
        for place, row in enumerate(order):
            self._column.addWidget(row)
            self._connect(row, order, place)

    def _connect(self, row: ScoreRow, order: list[ScoreRow], place: int) -> None:
        row.score_typed.connect(self._type)
        row.score_left.connect(self._leave)
        row.reached.connect(self._reach)
        row.guidelines_requested.connect(lambda: self._reach(row.criterion.id))
        row.field.undo_requested.connect(self.undo)
        row.field.redo_requested.connect(self.redo)
        if place + 1 < len(order):
            below = order[place + 1].field
            row.field.next_requested.connect(lambda: below.setFocus(Qt.FocusReason.OtherFocusReason))
        else:
            row.field.next_requested.connect(self.ended)
        if place:
            above = order[place - 1].field
            row.field.previous_requested.connect(lambda: above.setFocus(Qt.FocusReason.OtherFocusReason))

    def _typed(self) -> TypedScores:
        return self.typed.setdefault(self._submission, TypedScores())

    def _type(self, key: str, text: str) -> None:
        self._keep_typed(key, text, is_left=False)
        self.changed.emit()

    def _keep_typed(self, key: str, text: str, *, is_left: bool) -> None:
        findings = self._keep(self._submission, key, text)
        blocking = next((one for one in findings or () if one.blocks), None)
        if findings is None or blocking is not None:
            self._typed().refused[key] = text
        else:
            self._typed().refused.pop(key, None)
        if blocking is not None and (is_left or blocking.code not in _WAITS_UNTIL_LEFT):
            self._show_finding(key, blocking)
        else:
            self.rows[key].set_finding(None)

    def _leave(self, key: str) -> None:
        row = self.rows[key]
        text = row.field.typed()
        if text != self._before[key]:
            self._typed().undo.append((key, self._before[key]))
            self._typed().redo.clear()
            self._before[key] = text
        if row.field.isReadOnly():
            return
        if text.strip():
            if key in self._typed().refused:
                self._keep_typed(key, text, is_left=True)
        else:
            missing = Finding(code=FindingCode.SCORE_MISSING, severity=Severity.WARNS)
            row.set_finding(Weight.WARNS, sentence_of_finding(missing, translator(current_language())))

    def _show_finding(self, key: str, finding: Finding) -> None:
        weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
        self.rows[key].set_finding(weight, sentence_of_finding(finding, translator(current_language())))

    def _reach(self, key: str) -> None:
        QTimer.singleShot(0, self, lambda: self.reached.emit(self.rows.get(key)))

    def undo(self) -> None:
        """Take back the last score that was typed in this submission."""
        self._leave_focused()
        self._step(self._typed().undo, self._typed().redo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._leave_focused()
        self._step(self._typed().redo, self._typed().undo)

    def _step(self, source: list[tuple[str, str]], target: list[tuple[str, str]]) -> None:
        if not source:
            return
        key, text = source.pop()
        row = self.rows[key]
        target.append((key, row.field.typed()))
        row.field.set_typed(text)
        self._before[key] = text
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._type(key, text)

    def _leave_focused(self) -> None:
        """What is being typed becomes a step of its own before one is taken back."""
        for key, row in self.rows.items():
            if row.field.hasFocus() and row.field.typed() != self._before[key]:
                self._leave(key)
