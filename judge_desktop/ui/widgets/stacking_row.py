"""Widgets side by side, or one above the other where the room does not hold them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from judge_desktop.ui.widgets.tokens import SPACE_12


def is_taken_away(widget: QWidget) -> bool:
    """Whether somebody hid a widget; one whose window was not shown yet counts as there."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class StackingRow(QWidget):
    """A row of buttons that becomes a column when narrow. `fills`: each takes its share of the row."""

    def __init__(self, *widgets: QWidget, fills: bool = False, spacing: int = SPACE_12) -> None:
        super().__init__()
        self._widgets = widgets
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        for widget in widgets:
            self._row.addWidget(widget, 1 if fills else 0)
        if not fills:
            self._row.addStretch(1)
        wraps = any(widget.hasHeightForWidth() for widget in widgets)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        policy = QSizePolicy(free, free if wraps else fixed)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)

    def is_stacked(self) -> bool:
        """Whether they stand one above the other now."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        shown = self._shown()
        widest = max((one.minimumSizeHint().width() for one in shown), default=0)
        return QSize(widest, self._row.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacks = self._stacks(self.width())
        if stacks != self.is_stacked():
            direction = QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight
            self._row.setDirection(direction)
            self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [one for one in self._widgets if not is_taken_away(one)]

    def _stacks(self, width: int) -> bool:
        hints = [one.sizeHint().width() for one in self._shown()]
        return bool(hints) and sum(hints) + self._row.spacing() * (len(hints) - 1) > width
