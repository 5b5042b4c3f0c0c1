"""The part of a page that scrolls, on one ground from edge to edge; header and footer stand outside it."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_28, Role

_NESTING = 8  # a change of height goes outwards by one layout with each round of requests


class ScrollArea(QScrollArea):
    """`column` takes what the page puts in. Scrolls upright only; never steals the keyboard focus."""

    def __init__(
        self,
        ground: Role = Role.CANVAS,
        *,
        margin: int = SPACE_28,
        spacing: int = SPACE_12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", ground.value)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = inside = Panel(ground)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(margin, 0, margin, SPACE_16 if margin else 0)
        self.column.setSpacing(spacing)
        self.setWidget(inside)

    def settle(self) -> None:
        """Give what was put in its height at once: until then rows would be seen squeezed together."""
        for _ in range(_NESTING):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def least_width(self) -> int:
        """The width from which nothing inside is cut at the right: it scrolls upright only."""
        return self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()

    def show_fully(self, widget: QWidget) -> None:
        """Scroll so that all of a widget inside is seen, its lower edge first."""
        self.ensureWidgetVisible(widget, 0, SPACE_12)

    def show_wholly(self, widget: QWidget) -> None:
        """`show_fully` after whatever opened or closed inside has its height; of a widget higher than the view its
        upper part.
        """
        self.settle()
        if widget.height() <= self.viewport().height() - SPACE_12:
            self.show_fully(widget)
        else:
            top = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)
        self.horizontalScrollBar().setValue(0)

    def show_part(self, widget: QWidget, part: QRect) -> None:
        """Scroll so that this part of a widget is seen: the line that is being typed, of a text that grows."""
        self.settle()
        middle = widget.mapTo(self._inside, part.center())
        self.ensureVisible(0, middle.y(), 0, part.height() // 2 + SPACE_12)


def rest_when_whole(bar: QScrollBar) -> None:
    """Of a bar that always keeps its place: show its handle only while there is something to scroll."""
    bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
    bar.setEnabled(bar.maximum() > bar.minimum())
