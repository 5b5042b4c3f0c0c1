"""The scored part of a scorecard: one row per criterion, moving between them, undoing, and what is typed but not kept.

What was typed stays as it was typed, even when it blocks; what is kept is the session's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, translator
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.config.pin_words import in_reading_order, pin_words
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Attachment
from judge_desktop.domain.findings import Finding, FindingCode, Severity
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import Pin, Scorecard
from judge_desktop.ui.judge.card_status import written
from judge_desktop.ui.judge.criteria_rows import criteria_rows
from judge_desktop.ui.judge.score_history import PinStep, ScoreStep, Step, TypedScores
from judge_desktop.ui.judge.score_row import ScoreRow
from judge_desktop.ui.widgets.finding_row import Weight

_WAITS_UNTIL_LEFT = frozenset((FindingCode.SCORE_OFF_STEP,))  # the next digit may still make it right


class ScoreKeeper(Protocol):
    """Whoever keeps what the form is told; a refusal is shown by it."""

    def keep_score(self, submission: str, criterion: str, text: str) -> tuple[Finding, ...] | None:
        """Keep a score and give its findings, None when it could not be kept."""

    def keep_pin(self, submission: str, pin: Pin, *, is_there: bool) -> bool:
        """Keep a pin or take it away; False when that could not be done or nothing changed."""


class CriteriaForm(QWidget):
    """`changed` after every keystroke, `ended` when Enter finds nothing more to fill in, `reached(row)` when a row is
    reached or opens, `pin_requested(Pin)` when a pin was pressed. `undo_requested` and `redo_requested` come from a
    field: whoever shows the form may have more to take back.
    """

    changed = Signal()
    ended = Signal()
    reached = Signal(object)
    pin_requested = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, keeper: ScoreKeeper, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper, self._numerals = keeper, numerals
        self._rubric: Rubric | None = None
        self._submission, self._last = "", ""
        self._pins: dict[str, Pin] = {}
        self._before: dict[str, str] = {}
        self._numbers_hidden = False
        self.guidelines_open = False
        self.typed: dict[str, TypedScores] = {}
        self.rows: dict[str, ScoreRow] = {}
        self._parts: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_card(self, card: Scorecard, rubric: Rubric, files: Sequence[Attachment], *, read_only: bool) -> None:
        """Show the scores and pins of another submission; `files` are what its pins are in."""
        if rubric is not self._rubric:
            self._make_rows(rubric)
        self._submission, self._last = card.submission, ""
        refused = self._typed().refused
        for key, row in self.rows.items():
            score = card.scores.get(key)
            text = refused.get(key, "" if score is None else written(score, self._numerals))
            row.field.set_typed(text)
            row.field.set_read_only(read_only)
            row.pins.set_removable(not read_only)
            row.set_finding(None)
            row.set_score(score)
            self._before[key] = text
            if key in refused and not read_only:
                self._keep_typed(key, text, is_left=True)
        self.show_pins(card.pins, files)

    def show_nothing(self) -> None:
        """Hold nothing of the scorecard shown before; what was typed and refused there is kept aside."""
        self._last = ""
        for key, row in self.rows.items():
            self._before[key] = ""
            row.field.set_typed("")
            row.field.set_read_only(True)
            row.set_finding(None)
            row.set_score(None)
        self.show_pins((), ())

    def show_pins(self, pins: Sequence[Pin], files: Sequence[Attachment]) -> None:
        """Show these pins in the rows of their criteria."""
        tr = translator(current_language())
        self._pins = {}
        shown: dict[str, list[tuple[str, str]]] = {}
        for pin in in_reading_order(pins, files):
            key = f"{pin.attachment[:12]}_{pin.page}_{pin.second}"
            self._pins[f"{pin.criterion}/{key}"] = pin
            shown.setdefault(pin.criterion, []).append((key, pin_words(pin, files, tr, self._numerals.value)))
        for criterion, row in self.rows.items():
            row.set_pins(shown.get(criterion, []))

    def pin(self, pin: Pin) -> bool:
        """Keep a pin; it can be taken back. False when it is there already or was refused."""
        if not self._keeper.keep_pin(self._submission, pin, is_there=True):
            return False
        self._typed().remember(PinStep(pin, is_there=False))
        self._reach(pin.criterion)
        return True

    def unpin(self, pin: Pin) -> bool:
        """Take a pin away; it can be brought back."""
        if not self._keeper.keep_pin(self._submission, pin, is_there=False):
            return False
        self._typed().remember(PinStep(pin, is_there=True))
        row = self.rows.get(pin.criterion)
        if row is not None:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def last_criterion(self) -> str:
        """The criterion the keyboard is at or was at last; empty before it was at any."""
        return self._last

    def focus_first(self) -> None:
        """Put the keyboard on the first field without a score, else on the first."""
        fields = [row.field for row in self.rows.values()]
        target = next((one for one in fields if one.is_blank()), fields[0] if fields else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._numbers_hidden = hidden
        for row in self.rows.values():
            row.set_numbers_hidden(hidden)

    def toggle_guidelines(self) -> None:
        """Show or hide guidelines and levels; from now on every criterion the judge comes to opens so."""
        self.guidelines_open = not self.guidelines_open
        for row in self.rows.values():
            row.show_guidelines(self.guidelines_open and row.is_current())
            if row.is_current():
                self._reach(row.criterion.id)

    def refused(self) -> dict[str, str]:
        """What stands in fields of this submission and was not kept, by criterion."""
        return dict(self._typed().refused)

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._typed().undo) or any(row.field.typed() != self._before[key] for key, row in self.rows.items())

    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._typed().redo)

    def undo(self) -> None:
        """Take back the last score or pin of this submission."""
        self._leave_focused()
        self._step(self._typed().undo, self._typed().redo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._leave_focused()
        self._step(self._typed().redo, self._typed().undo)

    def _make_rows(self, rubric: Rubric) -> None:
        for old in self._parts:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rubric = rubric
        self._parts = criteria_rows(rubric, current_language().value, self._numerals)
        order = [part for part in self._parts if isinstance(part, ScoreRow)]
        self.rows = {row.criterion.id: row for row in order}
        for part in self._parts:
            self._column.addWidget(part)
        for place, row in enumerate(order):
            row.set_numbers_hidden(self._numbers_hidden)
            self._connect(row, order, place)

    def _connect(self, row: ScoreRow, order: list[ScoreRow], place: int) -> None:
        key = row.criterion.id
        row.score_typed.connect(self._type)
        row.score_left.connect(self._leave)
        row.reached.connect(self._arrive)
        row.guidelines_requested.connect(self.toggle_guidelines)
        row.pin_requested.connect(lambda pin: self.pin_requested.emit(self._pins[f"{key}/{pin}"]))
        row.pin_removal_requested.connect(lambda pin: self.unpin(self._pins[f"{key}/{pin}"]))
        row.field.undo_requested.connect(self.undo_requested)
        row.field.redo_requested.connect(self.redo_requested)
        row.field.enter_requested.connect(lambda: self._go_on(key))
        if place + 1 < len(order):
            below = order[place + 1].field
            row.field.next_requested.connect(lambda: below.setFocus(Qt.FocusReason.OtherFocusReason))
        else:
            row.field.next_requested.connect(self.ended)
        if place:
            above = order[place - 1].field
            row.field.previous_requested.connect(lambda: above.setFocus(Qt.FocusReason.OtherFocusReason))

    def _go_on(self, key: str) -> None:
        """Enter: to the next field below that waits for a score; from a filled field also to one above.

        From a field left empty on purpose nobody is sent round in a circle.
        """
        keys = list(self.rows)
        at = keys.index(key)
        above = () if self._is_waiting(key) else keys[:at]
        target = next((one for one in (*keys[at + 1 :], *above) if self._is_waiting(one)), None)
        if target is None:
            self.ended.emit()
        else:
            self.rows[target].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_waiting(self, key: str) -> bool:
        return self.rows[key].field.is_blank() or key in self._typed().refused

    def _typed(self) -> TypedScores:
        return self.typed.setdefault(self._submission, TypedScores())

    def _type(self, key: str, text: str) -> None:
        self._keep_typed(key, text, is_left=False)
        self.changed.emit()
        if self.rows[key].is_current():
            self._reach(key)  # a finding may have opened below the field

    def _keep_typed(self, key: str, text: str, *, is_left: bool) -> None:
        findings = self._keeper.keep_score(self._submission, key, text)
        blocking = next((one for one in findings or () if one.blocks), None)
        row = self.rows[key]
        if findings is None or blocking is not None:
            self._typed().refused[key] = text
            row.set_score(None)
        else:
            self._typed().refused.pop(key, None)
            row.set_score(row.field.number())
        if blocking is not None and (is_left or blocking.code not in _WAITS_UNTIL_LEFT):
            self._show_finding(key, blocking)
        else:
            row.set_finding(None)

    def _leave(self, key: str) -> None:
        row = self.rows[key]
        text = row.field.typed()
        if text != self._before[key]:
            self._typed().remember(ScoreStep(key, self._before[key]))
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

    def _arrive(self, key: str) -> None:
        self._last = key
        self.rows[key].show_guidelines(self.guidelines_open)
        self._reach(key)

    def _reach(self, key: str) -> None:
        QTimer.singleShot(0, self, lambda: self.reached.emit(self.rows.get(key)))

    def _step(self, source: list[Step], target: list[Step]) -> None:
        if not source:
            return
        step = source.pop()
        if isinstance(step, PinStep):
            if self._keeper.keep_pin(self._submission, step.pin, is_there=step.is_there):
                target.append(PinStep(step.pin, is_there=not step.is_there))
            self._reach(step.pin.criterion)
            return
        row = self.rows[step.criterion]
        target.append(ScoreStep(step.criterion, row.field.typed()))
        row.field.set_typed(step.text)
        self._before[step.criterion] = step.text
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._type(step.criterion, step.text)

    def _leave_focused(self) -> None:
        """What is being typed becomes a step of its own before one is taken back."""
        for key, row in self.rows.items():
            if row.field.hasFocus() and row.field.typed() != self._before[key]:
                self._leave(key)
