"""The card in which each column of a table is matched with what it is; `import_view` shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.importing import ImportField
from judge_desktop.ui.chair.submission_words import field_choices
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.number_field import FieldFindings
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.import_submissions import ImportPreview

_CHOICE_WIDTH, _BESIDE = 206, 380


class ColumnsCard(Card):
    """`column_changed(column, field)` when a person chose another meaning of a column."""

    column_changed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__(tr("Match the columns"))
        self.setObjectName("import_columns")
        self._count = TextLabel("", Type.BODY, Role.INK2, wraps=False)
        self.add_to_header(self._count)
        self.columns_: list[ColumnRow] = []
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_20, 0, SPACE_20, 14)
        body.setSpacing(SPACE_4)
        self._matches = QVBoxLayout()
        self._matches.setSpacing(10)
        body.addLayout(self._matches)
        self.remember = CheckBox(tr("Remember this matching"), checked=True)
        self.remember.setObjectName("remember_matching")
        body.addWidget(self.remember)
        self.body.addLayout(body)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the matching; the rows of the same table stay, so that the keyboard stays where it is."""
        titles = preview.table.titles
        if [row.title for row in self.columns_] != list(titles):
            self._make_rows(preview)
        for column, row in enumerate(self.columns_):
            row.show_field(preview.matching.get(column))
        matched = sum(one is not ImportField.UNUSED for one in preview.matching.values())
        self._count.setText(tr("{n} of {all} matched", n=matched, all=len(titles)))

    def _make_rows(self, preview: ImportPreview) -> None:
        for row in self.columns_:
            self._matches.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.columns_ = [
            ColumnRow(title, preview.table.samples(column)) for column, title in enumerate(preview.table.titles)
        ]
        for column, row in enumerate(self.columns_):
            row.choice.setObjectName(f"column_{column}")
            row.choice.choice_changed.connect(lambda key, column=column: self.column_changed.emit(column, key))
            self._matches.addWidget(row)


class ColumnRow(QWidget):
    """Title and samples of a column, an arrow, and what it is."""

    def __init__(self, title: str, samples: tuple[str, ...]) -> None:
        super().__init__()
        self.title = title
        shown = title or tr("Column without a title")
        self._name = TextLabel(shown, Type.LABEL, max_lines=2)
        self._samples = TextLabel(", ".join(samples) or tr("empty"), Type.CAPTION, Role.INK2, max_lines=1)
        self.choice = ChoiceField(
            tr("What is the column “{title}”?", title=shown), field_choices(), placeholder=tr("Choose a field")
        )
        self._mark = ShapeMark(Shape.RING, Tone.NEUTRAL, 18)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._samples)
        field = QHBoxLayout()
        field.setSpacing(SPACE_12)
        field.addWidget(IconMark("arrow-right", Role.INK2, 20))
        field.addWidget(self.choice, 1)
        field.addWidget(self._mark)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_4)
        self._row.addLayout(texts, 1)
        self._row.addLayout(field)
        look().theme_changed.connect(self._fit)
        self._fit()

    def show_field(self, one: ImportField | None) -> None:
        """Show what the column is; None when nobody has decided."""
        self.choice.set_choice(one.value if one is not None else "")
        if one is None:
            self._mark.set_shape(Shape.TRIANGLE, Tone.WARN, tr("Not decided, is not used"))
            self.choice.set_findings(FieldFindings.WARNS, tr("Not decided, is not used"))
            return
        self.choice.set_findings(FieldFindings.NONE)
        unused = one is ImportField.UNUSED
        self._mark.set_shape(Shape.RING if unused else Shape.TICK, Tone.NEUTRAL if unused else Tone.OK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field goes below the title where both do not fit."""
        super().resizeEvent(event)
        stacks = event.size().width() < look().px(_BESIDE)
        way = QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight
        if way is not self._row.direction():
            self._row.setDirection(way)
            self._row.setAlignment(Qt.AlignmentFlag(0))
            self.updateGeometry()

    def _fit(self) -> None:
        self.choice.setFixedWidth(look().px(_CHOICE_WIDTH))
