"""One scorecard on paper as it is typed: who types, a field per criterion, the comment, findings under their fields."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.ui.chair.wording import figure, finding_words
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.criterion_row import CriterionRow
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.number_field import NumberField
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.tokens import SPACE_12
from judge_desktop.workflow.paper_scorecards import PaperEntry


class PaperEntryForm(QWidget):
    """`entry_finished` when a field was left or the last one answered with Enter; what is typed is asked with
    `entry`. It judges nothing.
    """

    entry_changed = Signal()
    finish_requested = Signal()

    def __init__(
        self, judge: str, submission: str, rubric: Rubric, by: str, *, is_second: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._judge, self._submission, self._rubric = judge, submission, rubric
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_12)
        self.by = TextField(tr("Who types"))
        self.by.setObjectName("typed_by")
        self.by.setText(by)
        self.by_field = LabelledField(
            tr("Second person, who types it again") if is_second else tr("First person, who types it"), self.by
        )
        self.column.addWidget(self.by_field)
        self.fields: dict[str, NumberField] = {}
        self._rows: dict[str, CriterionRow] = {}
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for criterion in rubric.criteria:
            rows.addWidget(self._row(criterion))
        self.column.addLayout(rows)
        self.comment = CommentField(tr("Comment for the applicant"), min_lines=2, max_lines=6)
        self.comment.setObjectName("paper_comment")
        self._comment = LabelledField(tr("Comment for the applicant"), self.comment, hint=tr("if there is one"))
        self._comment.setVisible(not is_second)
        self.column.addWidget(self._comment)
        self.absent = CheckBox(tr("The judge did not attend and gave no score"))
        self.absent.setObjectName("absent")
        self.absent.toggled.connect(self._rest_fields)
        self.column.addWidget(self.absent)

    def entry(self) -> PaperEntry:
        """What is typed now."""
        absent = self.absent.isChecked()
        comment = self.comment.comment().strip()
        return PaperEntry(
            judge=self._judge,
            submission=self._submission,
            by=self.by.text(),
            scores={} if absent else {name: field.typed() for name, field in self.fields.items()},
            comments={OVERALL: comment} if comment and not absent else {},
            is_absent=absent,
        )

    def start(self) -> None:
        """Put the keyboard where typing begins."""
        first = next(iter(self.fields.values()), None)
        (self.by if not self.by.text() or first is None else first).setFocus(Qt.FocusReason.TabFocusReason)

    def show_findings(self, findings: Mapping[str, str]) -> None:
        """A sentence under each field it is about, by criterion; nothing under the others."""
        for name, row in self._rows.items():
            sentence = findings.get(name, "")
            row.set_findings([(Weight.BLOCKS, sentence)] if sentence else [])

    def show_rulebook(self, findings: tuple[Finding, ...]) -> None:
        """What the rulebook says, each under its field; the first of them gets the keyboard."""
        found = {one.where.criterion: finding_words(one) for one in reversed(findings) if one.blocks}
        self.show_findings(found)
        first = next((field for name, field in self.fields.items() if name in found), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_name(self) -> None:
        """Say that a name is needed."""
        self.by_field.set_finding(Weight.BLOCKS, tr("Please enter a name"))
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, criterion: Criterion) -> CriterionRow:
        name = criterion.name.in_language(current_language().value)
        most = figure(criterion.full_mark)
        row = CriterionRow(name, f"/ {most}", spoken=tr("{criterion}, of {most}", criterion=name, most=most))
        field = row.field
        field.setObjectName(f"paper_{criterion.id}")
        field.enter_requested.connect(lambda: self._go(criterion.id, 1))
        field.next_requested.connect(lambda: self._go(criterion.id, 1))
        field.previous_requested.connect(lambda: self._go(criterion.id, -1))
        field.edit_finished.connect(lambda _: self.entry_changed.emit())
        self.fields[criterion.id], self._rows[criterion.id] = field, row
        return row

    def _go(self, criterion: str, by: int) -> None:
        """To the field below or above; below the last one the typing is finished."""
        names = list(self.fields)
        place = names.index(criterion) + by
        if place >= len(names):
            self.finish_requested.emit()
        elif place >= 0:
            self.fields[names[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _rest_fields(self, absent: bool) -> None:
        for field in self.fields.values():
            field.setEnabled(not absent)
        self.comment.setEnabled(not absent)
        self.entry_changed.emit()
