"""A spreadsheet of people before it is taken in: which column is which, what each row would do, what is wrong where."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import Language, current_language, tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding
from judge_desktop.ui.chair.list_and_detail import ListAndDetail
from judge_desktop.ui.chair.wording import finding_words, name_of, role_words
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, SPACE_16, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.import_panel import (
    COLUMNS,
    PeoplePreview,
    PeopleRow,
    PeopleTable,
    RowKind,
    preview_people,
)

_KINDS = {
    RowKind.NEW: (Shape.TICK, Tone.OK),
    RowKind.CHANGED: (Shape.HALF, Tone.ACCENT),
    RowKind.SAME: (Shape.RING, Tone.NEUTRAL),
    RowKind.PROBLEM: (Shape.OCTAGON, Tone.BAD),
}
_MOST_PROBLEMS, _CHOICE_WIDTH, _SIDE_BY_SIDE_FROM = 50, 176, 380


class PeopleImport(QWidget):
    """`preview_changed` whenever the outcome would be another one. Nothing is kept here."""

    preview_changed = Signal()

    def __init__(self, people: PeopleTable, contest: Contest) -> None:
        super().__init__()
        self.setObjectName("people_import")
        self.people, self._contest = people, contest
        self.preview = PeoplePreview()
        self._choices: list[tuple[ChoiceField, ShapeMark]] = []
        self._matched = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        self._right = ScrollArea(margin=0, spacing=SPACE_16)
        self.table = Table(
            tr("Rows of the spreadsheet"),
            [
                TableColumn(tr("Row"), 84),
                TableColumn(tr("Id"), 72),
                TableColumn(tr("Name")),
                TableColumn(tr("Role"), 150),
                TableColumn(tr("Outcome"), 130),
            ],
            fits_rows=True,
        )
        self.table.setObjectName("preview_rows")
        self._framed = Card()
        self._framed.setObjectName("preview")
        self._framed.body.setContentsMargins(0, 4, 0, 8)
        self._framed.body.addWidget(self.table)
        self._right.column.addWidget(self._framed)
        self._right.column.addStretch(1)
        self._shown_problems: Card | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ListAndDetail(self._make_matching(), self._right, width=432))
        self._show()

    def matching(self) -> dict[str, int]:
        """Which known column stands where, as chosen."""
        chosen = [(choice.choice(), n) for n, (choice, _) in enumerate(self._choices)]
        return {name: n for name, n in chosen if name}

    def choose(self, title: str, name: str) -> None:
        """Take a column of the spreadsheet for a known one; another that was taken for it is no longer used."""
        place = self.people.titles.index(title)
        self._choices[place][0].set_choice(name)
        self._settle(place)

    def _make_matching(self) -> QWidget:
        scroll = ScrollArea(margin=0)
        card = Card(tr("Match the columns"))
        card.add_to_header(self._matched)
        by_place = {n: name for name, n in self.people.matching.items()}
        for n, title in enumerate(self.people.titles):
            card.add_row(self._matching_row(n, title, by_place.get(n, "")))
        scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        return scroll

    def _matching_row(self, place: int, title: str, name: str) -> QWidget:
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(title or tr("Column {n}", n=place + 1), Type.LABEL, max_lines=2))
        column.addWidget(TextLabel(self.people.samples[place], Type.CAPTION, Role.INK2, max_lines=1))
        choice = ChoiceField(tr("Taken for: {title}", title=title), [("", tr("Not used")), *_column_choices()])
        choice.setObjectName(f"column_{place}")
        choice.set_choice(name)
        choice.choice_changed.connect(lambda _name: self._settle(place))
        mark = ShapeMark(Shape.RING, Tone.NEUTRAL, 18)
        self._choices.append((choice, mark))
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4 * 2)
        row.addWidget(IconMark("arrow-right", Role.INK3, 18))
        row.addWidget(choice, 1)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        return _MatchRow(texts, right, choice)

    def _settle(self, place: int) -> None:
        name = self._choices[place][0].choice()
        for n, (choice, _) in enumerate(self._choices):
            if n != place and name and choice.choice() == name:
                choice.set_choice("")
        self._show()

    def _show(self) -> None:
        matching = self.matching()
        self.preview = preview_people(self._contest, self.people, matching)
        for n, (_, mark) in enumerate(self._choices):
            used = n in matching.values()
            mark.set_shape(Shape.TICK if used else Shape.RING, Tone.OK if used else Tone.NEUTRAL)
        count = len(self._choices)
        self._matched.setText(tr("{n} of {count} used", n=len(matching), count=count))
        self._show_outcome()
        self.preview_changed.emit()

    def _show_outcome(self) -> None:
        if self._shown_problems is not None:
            self._right.column.removeWidget(self._shown_problems)
            self._shown_problems.hide()
            self._shown_problems.deleteLater()
        self._shown_problems = self._problems()
        if self._shown_problems is not None:
            self._right.column.insertWidget(0, self._shown_problems)
        self.table.set_rows([_table_row(one) for one in self.preview.rows])
        self._framed.setVisible(bool(self.preview.rows))

    def _problems(self) -> Card | None:
        """What is wrong, by row; then what the panel as a whole would lack."""
        preview = self.preview
        by_row = [(row, finding) for row in preview.rows for finding in row.findings]
        if not (by_row or preview.findings or preview.after):
            return None
        card = Card(trn("{n} row stays out", "{n} rows stay out", len(preview.problems)))
        card.setObjectName("problems")
        for finding in preview.findings:
            card.add_row(_problem_row(finding, ""))
        for row, finding in by_row[:_MOST_PROBLEMS]:
            where = " · ".join(part for part in (_column_words(finding.where.column), name_of(row.judge)) if part)
            card.add_row(_problem_row(finding, where, row.number))
        if len(by_row) > _MOST_PROBLEMS:
            rest = len(by_row) - _MOST_PROBLEMS
            words = trn("and {n} more problem", "and {n} more problems", rest)
            card.add_row(StatusRow(Shape.NOTE, words, Tone.NEUTRAL))
        for finding in preview.after:
            card.add_row(_problem_row(finding, tr("The panel as it would be then")))
        return card


class _MatchRow(QWidget):
    """A title and what it is taken for: side by side, one below the other in a narrow column."""

    def __init__(self, texts: QWidget, right: QWidget, choice: QWidget) -> None:
        super().__init__()
        self._choice = choice
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(SPACE_20, 10, SPACE_20, 10)
        self._box.setSpacing(SPACE_12)
        self._box.addWidget(texts, 1)
        self._box.addWidget(right)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(_SIDE_BY_SIDE_FROM)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        self._box.setSpacing(SPACE_4 if narrow else SPACE_12)
        self._choice.setMinimumWidth(0 if narrow else look().px(_CHOICE_WIDTH))


def _problem_row(finding: Finding, detail: str, row: int = 0) -> StatusRow:
    weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
    sentence = finding_words(finding)
    title = f"{tr('row {n}', n=row)} · {sentence}" if row else sentence
    return StatusRow(weight.shape, title, weight.tone, detail=detail)


def _table_row(row: PeopleRow) -> TableRow:
    shape, tone = _KINDS[row.kind]
    judge = row.judge
    words = kind_words(row.kind)
    cells = (
        TableCell(str(row.number), shape=shape, tone=tone, spoken=f"{tr('row {n}', n=row.number)}. {words}"),
        TableCell(judge.id or "—"),
        TableCell(name_of(judge) or "—"),
        TableCell(role_words(judge.role) if judge.id else "—"),
        TableCell(words, tone=tone if row.kind is RowKind.PROBLEM else Tone.NEUTRAL),
    )
    return TableRow(str(row.number), cells, Tone.BAD if row.kind is RowKind.PROBLEM else Tone.NEUTRAL)


def kind_words(kind: RowKind) -> str:
    """What a row would do."""
    return {
        RowKind.NEW: tr("New"),
        RowKind.CHANGED: tr("Changes"),
        RowKind.SAME: tr("Same as before"),
        RowKind.PROBLEM: tr("Stays out"),
    }[kind]


def _column_choices() -> list[tuple[str, str]]:
    return [(one.name, _column_words(one.name)) for one in COLUMNS]


def _column_words(name: str) -> str:
    """A known column in the language of the windows; a title nobody knows as it is."""
    known = {one.name: one.label for one in COLUMNS}
    if current_language() is Language.TH:
        return known.get(name, name)
    return {
        "id": tr("Id"),
        "title": tr("Title before the name"),
        "name_th": tr("Name"),
        "name_en": tr("Name in English"),
        "position": tr("Position and organisation"),
        "role": tr("Role on the panel"),
        "votes": tr("Gives scores"),
        "order": tr("Order"),
        "appointment": tr("Appointment"),
    }.get(name, name)
