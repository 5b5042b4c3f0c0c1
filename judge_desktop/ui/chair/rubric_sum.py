"""The full marks of a rubric against its total: two numbers and a bar, right while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.scoring.validation import read_number
from judge_desktop.ui.chair.wording import figure
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.number_field import FieldFindings, NumberField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role, Type

_GAP, _BAR_HEIGHT, _CORNER, _LEAST_PART = 4, 34, 5, 40


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion in the bar."""

    name: str
    mark: Decimal
    is_chosen: bool = False


class SumCard(Card):
    """`total_left(Decimal)` when another total was typed."""

    total_left = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sum")
        self._sum = TextLabel("", Type.NUMBER, wraps=False)
        self._sum.setObjectName("marks_sum")
        self._slash = TextLabel("/", Type.BODY, Role.INK2, wraps=False)
        self.total = NumberField(tr("Full marks in all"), width=64, height=36, small=True)
        self.total.setObjectName("rubric_total")
        self.total.edit_finished.connect(self._leave)
        self.total.next_requested.connect(self.total.selectAll)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(0)
        self._findings.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[str, ...] = ()
        self.bar = MarksBar()
        middle = Qt.AlignmentFlag.AlignVCenter
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(TextLabel(tr("Full marks"), Type.LABEL, wraps=False), 0, middle)
        for one in (self._sum, self._slash, self.total):
            row.addWidget(one, 0, middle)
        row.addSpacing(SPACE_12)
        beside = QWidget()
        beside.setLayout(self._findings)
        row.addWidget(beside, 1, middle)
        body = self.use_body()
        body.setContentsMargins(20, 12, 20, 16)
        body.setSpacing(SPACE_8)
        body.addLayout(row)
        body.addWidget(self.bar)

    def show_sum(self, parts: Sequence[Part], total: Decimal, findings: Sequence[tuple[Weight, str]]) -> None:
        """Show the criteria, what they add up to, and what is wrong with the sum."""
        given = sum((part.mark for part in parts), start=Decimal(0))
        fits = given == total
        self._sum.setText(figure(given))
        self._sum.set_role(Role.INK if fits else Role.BAD)
        if not self.total.hasFocus():
            self.total.set_typed(figure(total))
        self.bar.show_parts(parts, total - given)
        said = tuple(sentence for _, sentence in findings)
        if said == self._shown:
            return
        self._shown = said
        while self._findings.count():
            item = self._findings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for weight, sentence in findings:
            self._findings.addWidget(FindingRow(weight, sentence, strong=True))

    def findings(self) -> tuple[str, ...]:
        """What stands beside the sum."""
        return self._shown

    def sum_shown(self) -> str:
        """The sum as it is shown."""
        return self._sum.text()

    def _leave(self, text: str) -> None:
        number = read_number(text)
        possible = number is not None and number > 0
        why = "" if possible else tr("Please enter a number above 0")
        self.total.set_findings(FieldFindings.NONE if possible else FieldFindings.BLOCKS, why)
        self.total.setToolTip(why)
        if number is not None and possible:
            self.total_left.emit(number)


class MarksBar(QWidget):
    """The full marks side by side, each as wide as it weighs; at the end what is missing (dashed) or too much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._missing = Decimal(0)
        self.setObjectName("marks_bar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def show_parts(self, parts: Sequence[Part], missing: Decimal) -> None:
        """Show these criteria; ``missing`` is below 0 when there is too much."""
        self._parts, self._missing = tuple(parts), missing
        words = [f"{part.name} {figure(part.mark)}" for part in parts]
        if missing:
            words.append(self.difference())
        self.setAccessibleName(", ".join(words))
        self.update()

    def difference(self) -> str:
        """What is missing or too much, as it stands at the end: “+5”, “−5”; empty when nothing is."""
        if not self._missing:
            return ""
        return f"+{figure(self._missing)}" if self._missing > 0 else f"\N{MINUS SIGN}{figure(-self._missing)}"

    def sizeHint(self) -> QSize:
        return QSize(240, look().px(_BAR_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, look().px(_BAR_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = [part for part in self._parts if part.mark > 0]
        weights = [float(part.mark) for part in shown]
        if self._missing:
            weights.append(float(abs(self._missing)))
        if not weights:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for place, width in enumerate(self._widths(weights)):
            rect = QRectF(left, 0, width, self.height())
            if place < len(shown):
                self._paint_part(painter, rect, shown[place])
            else:
                self._paint_difference(painter, rect)
            left += width + _GAP

    def _widths(self, weights: Sequence[float]) -> list[float]:
        """The room shared out by weight; no part gets less than its figure needs while there is room for all."""
        room = self.width() - _GAP * (len(weights) - 1)
        least = min(look().px(_LEAST_PART), room / len(weights))
        spare, total = room - least * len(weights), sum(weights)
        shared = [room * weight / total for weight in weights]
        if min(shared) >= least:
            return shared
        return [least + spare * weight / total for weight in weights]

    def _paint_part(self, painter: QPainter, rect: QRectF, part: Part) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(Role.ACCENT if part.is_chosen else Role.SOFT))
        painter.drawRoundedRect(rect, _CORNER, _CORNER)
        words = f"{part.name} · {figure(part.mark)}"
        inside = rect.adjusted(4, 0, -4, 0)
        fits = look().metrics(Type.CAPTION_STRONG).horizontalAdvance(words) <= inside.width()
        ink = Role.ON_ACCENT if part.is_chosen else Role.INK
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, words if fits else figure(part.mark), inside, Type.CAPTION_STRONG, ink, centre)

    def _paint_difference(self, painter: QPainter, rect: QRectF) -> None:
        missing = self._missing > 0
        pen = QPen(look().colour(Role.BAD), 1.5, Qt.PenStyle.DashLine if missing else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if missing else look().colour(Role.BAD_SOFT))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, self.difference(), rect, Type.CAPTION_STRONG, Role.BAD, centre)
