"""A line to type words into, the field with its label above and its finding below, and the search field."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.number_field import FieldFindings
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import CONTROL_HEIGHT, HIT_AREA, ICON_IN_TEXT, SPACE_4, SPACE_8, Role, Type

_SHOWN: dict[Weight | None, FieldFindings] = {
    Weight.BLOCKS: FieldFindings.BLOCKS,
    Weight.WARNS: FieldFindings.WARNS,
}


@runtime_checkable
class ShowsFindings(Protocol):
    """A field whose outline shows what is known about its content: all fields of this folder."""

    def set_findings(self, findings: FieldFindings, description: str = "") -> None:
        """Show whether the content warns or blocks."""


class TextField(QLineEdit):
    """A line of 42 px. `name` is its accessible name; `icon` stands at its left (search).

    Qt's own `textEdited`, `textChanged`, `editingFinished` and `returnPressed` tell what happens.
    """

    def __init__(
        self, name: str, *, placeholder: str = "", icon: str = "", secret: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._cross: IconButton | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("findings", "")
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def set_findings(self, findings: FieldFindings, description: str = "") -> None:
        """Show whether the content warns or blocks; `description` is read after the name by a screen reader."""
        self.setAccessibleDescription(description)
        self.setProperty("findings", findings.value)
        self.style().unpolish(self)
        self.style().polish(self)

    def findings(self) -> FieldFindings:
        """What is shown about the content."""
        return FieldFindings(self.property("findings"))

    def offer_clearing(self, name: str) -> None:
        """A cross of that name at the right, while there is something to clear: Qt's own is black and never grows."""
        self._cross = IconButton("x", name, parent=self)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.hide()
        self._cross.clicked.connect(self._clear)
        self.textChanged.connect(lambda words, cross=self._cross: cross.setVisible(bool(words)))
        self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(look().px(220), look().px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), look().px(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            side = look().px(ICON_IN_TEXT)
            at = QPointF(look().px(12), round((self.height() - side) / 2))
            paint_icon(QPainter(self), self._icon, at, Role.INK3, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cross()

    def _restyle(self) -> None:
        left = look().px(ICON_IN_TEXT) + look().px(8) if self._icon else 0
        self.setTextMargins(left, 0, look().px(HIT_AREA - 8) if self._cross is not None else 0, 0)
        self._place_cross()
        self.updateGeometry()

    def _place_cross(self) -> None:
        if self._cross is not None:
            side = look().px(HIT_AREA)
            air = (self.height() - side) // 2
            self._cross.setGeometry(self.width() - side - air, air, side, side)

    def _clear(self) -> None:
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class LabelledField(QWidget):
    """Label, hint at its right ("optional"), the field, and below it the finding about it.

    The label names the field for a screen reader. `finding_action_requested` when the link of the finding is followed.
    """

    finding_action_requested = Signal()

    def __init__(self, label: str, field: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._label = TextLabel(label, Type.LABEL)
        self._hint = TextLabel(hint, Type.CAPTION, Role.INK2, wraps=False, parent=self)
        self._hint.setVisible(bool(hint))
        self._finding: FindingRow | None = None
        first = QHBoxLayout()
        first.setSpacing(SPACE_8)
        first.addWidget(self._label, 1)
        first.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._column.addLayout(first)
        self._column.addWidget(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self.setFocusProxy(field)

    def label(self) -> str:
        """The label above the field."""
        return self._label.text()

    def set_hint(self, hint: str) -> None:
        """Say something else at the right of the label."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def finding(self) -> str:
        """The sentence of the finding shown, empty if there is none."""
        return self._finding.sentence() if self._finding is not None else ""

    def set_finding(self, weight: Weight | None, sentence: str = "", action: str = "") -> None:
        """Show one finding below the field, or none."""
        if self._finding is not None:
            self._column.removeWidget(self._finding)
            self._finding.hide()
            self._finding.deleteLater()
            self._finding = None
        if weight is not None:
            self._finding = FindingRow(weight, sentence, action=action)
            self._finding.action_requested.connect(self.finding_action_requested)
            self._column.addWidget(self._finding)
        if isinstance(self.field, ShowsFindings):
            self.field.set_findings(_SHOWN.get(weight, FieldFindings.NONE), sentence)
