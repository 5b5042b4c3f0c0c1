"""One criterion to score: its name, its field and full mark, pins, and findings below; the focused one opens.

What a finding says, what a pin leads to and where guidelines open is the page's.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.announcing import announce
from judge_desktop.ui.widgets.buttons import ButtonKind, ButtonSize
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.number_field import FieldFindings, NumberField
from judge_desktop.ui.widgets.pin_line import PinLine
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_20, Role, Type
from judge_desktop.ui.widgets.wrapping_button import WrappingButton


class CriterionRow(QWidget):
    """`field` is the number field; `full_mark` is shown behind it ("/ 30").

    `guidelines` is the link that shows while the row is the current one: `guidelines_requested`. A pin was pressed:
    `pin_requested(key)`, or is to be taken away: `pin_removal_requested(key)`. Enter in the field is the field's
    `enter_requested`, ↓ its `next_requested`. `current_changed(True)` when the keyboard came into the row, False when
    it went to another.
    """

    guidelines_requested = Signal()
    pin_requested = Signal(str)
    pin_removal_requested = Signal(str)
    current_changed = Signal(bool)

    def __init__(
        self, name: str, full_mark: str, *, guidelines: str = "", spoken: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_current = False
        self._name = TextLabel(name, Type.LABEL)
        self.field = NumberField(spoken or f"{name}, {full_mark}", enter_apart=True)
        self.field.setObjectName("score")
        self._full_mark = TextLabel(full_mark, Type.BODY, Role.INK2, wraps=False)
        self._guidelines = WrappingButton(guidelines, ButtonKind.LINK, icon="list", size=ButtonSize.CAPTION)
        self._guidelines.setObjectName("guidelines")
        self._guidelines.setMinimumWidth(1)  # its words go on below before it pushes the field away
        self._guidelines.hide()
        self._guidelines.clicked.connect(self.guidelines_requested)
        self.pins = PinLine()
        self.pins.pin_requested.connect(self.pin_requested)
        self.pins.removal_requested.connect(self.pin_removal_requested)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(0)
        self._shown: list[FindingRow] = []
        self._lay_out()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def name(self) -> str:
        """The name of the criterion."""
        return self._name.text()

    def is_current(self) -> bool:
        """Whether the keyboard is in this row."""
        return self._is_current

    def findings(self) -> tuple[str, ...]:
        """The sentences below the field."""
        return tuple(row.sentence() for row in self._shown)

    def set_findings(self, findings: Sequence[tuple[Weight, str]]) -> None:
        """Show these findings; the heaviest colours the field. The same ones again move nothing."""
        news = [sentence for _weight, sentence in findings if sentence not in self.findings()]
        if [sentence for _weight, sentence in findings] != list(self.findings()):
            for row in self._shown:
                self._findings.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._shown = [FindingRow(weight, sentence) for weight, sentence in findings]
            for row in self._shown:
                self._findings.addWidget(row)
        weights = {weight for weight, _sentence in findings}
        shown = FieldFindings.WARNS if Weight.WARNS in weights else FieldFindings.NONE
        if Weight.BLOCKS in weights:
            shown = FieldFindings.BLOCKS
        self.field.set_findings(shown, ". ".join(self.findings()))
        announce(self.field, ". ".join(news))

    def set_pins(self, pins: Sequence[tuple[str, str]]) -> None:
        """Show these pins as (key, words)."""
        self.pins.set_pins(pins)
        before: QWidget = self._guidelines
        for button in self.pins.buttons.values():
            QWidget.setTabOrder(before, button)
            before = button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_current:
            paint_current(painter, QRectF(self.rect()))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().colour(Role.LINE))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._name)
        texts.addWidget(self.pins)
        texts.addWidget(self._guidelines, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addStretch(1)
        first = QHBoxLayout()
        first.setSpacing(SPACE_8)
        first.addLayout(texts, 1)
        first.addSpacing(SPACE_8)
        first.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self._full_mark, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_20, 9, SPACE_20, 9)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(self._findings)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _restyle(self) -> None:
        self._full_mark.setFixedWidth(look().px(40))

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:  # the window was left: the row stays open until another is entered
            return
        current = now is not self and self.isAncestorOf(now)
        if current != self._is_current:
            self._is_current = current
            self._guidelines.setVisible(current and bool(self._guidelines.words()))
            self.pins.set_crosses(current)
            self.update()
            self.current_changed.emit(current)
