"""The rubric as judges will see it: full marks against the total, criteria with their guidelines. For looking only."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.ui.chair.chair_page import ChairPage, clear_layout
from judge_desktop.ui.chair.checklist import page_of
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import category_words, figure, finding_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_20, SPACE_28, Role, Type
from judge_desktop.workflow.packages_here import Where

_GAP, _BAR_HEIGHT, _CORNER = 4, 34, 5


class RubricPage(ChairPage):
    """Every rubric of the contest, one below the other."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Rubric"))
        self.setObjectName("rubric")
        self.body.setSpacing(SPACE_16)

    def show_state(self, state: ContestState) -> None:
        contest = state.contest
        using = trn("Used in {n} category", "Used in all {n} categories", len(contest.categories))
        several = trn("{n} rubric", "{n} rubrics", len(contest.rubrics))
        self.header.set_title(tr("Rubric"), using if len(contest.rubrics) == 1 else several)
        clear_layout(self.body)
        if not contest.rubrics:
            how = tr("Write the criteria into contest.toml and update the contest from its folder")
            self.body.addWidget(EmptyState("list-checks", tr("There is no rubric yet"), how))
        findings = [one for one in state.findings if page_of(one) == "rubric"]
        for finding in findings:
            self.body.addWidget(FindingRow(Weight.BLOCKS if finding.blocks else Weight.WARNS, finding_words(finding)))
        for rubric in contest.rubrics:
            names = [category_words(one) for one in contest.categories if one.rubric == rubric.id]
            self.body.addWidget(self._sum_card(rubric, names if len(contest.rubrics) > 1 else []))
            self.body.addWidget(self._criteria_card(rubric))
        self.body.addStretch(1)

    def _sum_card(self, rubric: Rubric, categories: list[str]) -> Card:
        card = Card()
        marks = [(one.id, figure(one.full_mark), float(one.full_mark)) for one in rubric.criteria]
        given = sum((one.full_mark for one in rubric.criteria), start=rubric.total * 0)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        ink = Role.INK if given == rubric.total else Role.BAD
        for label in (
            TextLabel(tr("Full marks"), Type.LABEL, wraps=False),
            TextLabel(figure(given), Type.NUMBER, ink, wraps=False),
            TextLabel(f"/ {figure(rubric.total)}", Type.BODY, Role.INK2, wraps=False),
        ):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(TextLabel(", ".join(categories), Type.CAPTION, Role.INK2, max_lines=1))
        body = card.use_body()
        body.setSpacing(4)
        body.addLayout(row)
        body.addWidget(MarksBar(marks))
        return card

    def _criteria_card(self, rubric: Rubric) -> Card:
        card = Card()
        groups = {one.id: one.name.in_language(self.language) for one in rubric.groups}
        for criterion in rubric.criteria:
            card.add_row(self._criterion_row(criterion, groups.get(criterion.group, "")))
        return card

    def _criterion_row(self, criterion: Criterion, group: str) -> QWidget:
        row = QWidget()
        columns = QHBoxLayout(row)
        columns.setContentsMargins(SPACE_20, 14, SPACE_20, 14)
        columns.setSpacing(SPACE_28)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        if group:
            texts.addWidget(TextLabel(group, Type.CAPTION, Role.INK2))
        name = criterion.name.in_language(self.language)
        texts.addWidget(TextLabel(name, Type.LABEL))
        for place, guideline in enumerate(criterion.guidelines, 1):
            texts.addLayout(_numbered(place, guideline.in_language(self.language)))
        for level in criterion.levels:
            words = (level.name.in_language(self.language), level.description.in_language(self.language))
            described = " ".join(part for part in words if part)
            texts.addWidget(TextLabel(f"≥ {figure(level.lowest)}  {described}", Type.CAPTION, Role.INK2))
        columns.addLayout(texts, 1)
        columns.addLayout(_mark_column(criterion))
        row.setAccessibleName(f"{name}, {figure(criterion.full_mark)}")
        return row


class MarksBar(QWidget):
    """The full marks side by side, each as wide as it weighs. `marks` are (name, figure, weight)."""

    def __init__(self, marks: list[tuple[str, str, float]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{name} {figure}" for name, figure, _ in marks))
        look().theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(240, look().px(_BAR_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, look().px(_BAR_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(weight for _, _, weight in self._marks)
        if total <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - _GAP * (len(self._marks) - 1)
        left = 0.0
        for name, figure_, weight in self._marks:
            rect = QRectF(left, 0, room * weight / total, self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour(Role.SOFT))
            painter.drawRoundedRect(rect, _CORNER, _CORNER)
            words = f"{name} · {figure_}"
            inside = rect.adjusted(4, 0, -4, 0)
            fits = look().metrics(Type.CAPTION_STRONG).horizontalAdvance(words) <= inside.width()
            centre = Qt.AlignmentFlag.AlignHCenter
            paint_line(painter, words if fits else figure_, inside, Type.CAPTION_STRONG, Role.INK, centre)
            left += rect.width() + _GAP


def _numbered(place: int, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_12)
    number = TextLabel(str(place), Type.BODY, Role.INK3, wraps=False)
    row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(words, Type.BODY, Role.INK2), 1)
    return row


def _mark_column(criterion: Criterion) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    right = Qt.AlignmentFlag.AlignRight
    column.addWidget(TextLabel(figure(criterion.full_mark), Type.NUMBER, wraps=False, align=right))
    step = tr("in steps of {step}", step=figure(criterion.step))
    column.addWidget(TextLabel(step, Type.CAPTION, Role.INK2, wraps=False, align=right))
    if not criterion.required:
        column.addWidget(TextLabel(tr("optional"), Type.CAPTION, Role.INK2, wraps=False, align=right))
    column.addStretch(1)
    return column
