"""Surfaces: cards with rows split by hairlines, plain panels (bars, side panes) and the hairline itself.

A card never holds another card. What stands in the rows is the page's.
"""

from enum import Flag, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CARD, SPACE_12, SPACE_20, Role, Type

ROW_PADDING = 10
_LEAST_TITLE = 120


class Hairline(QFrame):
    """A line of one pixel, lying or standing."""

    def __init__(self, *, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if standing:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, free)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(free, fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour(Role.LINE))


class Edge(Flag):
    """The sides of a panel that carry a hairline."""

    NONE = 0
    LEFT = auto()
    TOP = auto()
    RIGHT = auto()
    BOTTOM = auto()


class Panel(QWidget):
    """A plain ground in one colour with hairlines at the sides named: bars, side panes, fixed footers.

    `role` None lets what lies behind show through. `radius` rounds the corners of a panel without edges.
    """

    def __init__(
        self,
        role: Role | None = Role.SURFACE,
        edges: Edge = Edge.NONE,
        *,
        radius: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._edges, self._radius = role, edges, radius

    def set_role(self, role: Role | None) -> None:
        """Change the ground."""
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._role is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour(self._role))
            painter.drawRoundedRect(QRectF(self.rect()), self._radius, self._radius)
        line, width, height = look().colour(Role.LINE), self.width(), self.height()
        for edge, x, y, w, h in (
            (Edge.LEFT, 0, 0, 1, height),
            (Edge.TOP, 0, 0, width, 1),
            (Edge.RIGHT, width - 1, 0, 1, height),
            (Edge.BOTTOM, 0, height - 1, width, 1),
        ):
            if edge in self._edges:
                painter.fillRect(x, y, w, h, line)


class Card(QFrame):
    """A surface with a hairline and round corners.

    `body` takes what the page puts in, 20 px from the edge. `add_row` adds a row over the full width, split from the
    one before by a hairline. A title, when given, stands above; `add_to_header` puts something at its right, or below
    it where it would leave the title no room.
    """

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._header: _Header | None = None
        self._rows: list[QWidget] = []
        self._lines: dict[QWidget, Hairline] = {}
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_12)
        self._title = TextLabel(title, Type.TITLE)
        if title:
            self._make_header()
        else:
            self._title.setParent(self)
            self._title.hide()
        self._column.addLayout(self.body)
        self._rows_column = QVBoxLayout()
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(0)
        self._column.addLayout(self._rows_column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def title(self) -> str:
        """The title above."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the title of a card that has one."""
        self._title.setText(title)

    def add_to_header(self, widget: QWidget) -> None:
        """Put something at the right of the title."""
        if self._header is None:
            self._make_header()
        if self._header is not None:
            self._header.add(widget)

    def use_body(self) -> QVBoxLayout:
        """The body with the card's padding: call it once when the card holds more than rows."""
        self.body.setContentsMargins(SPACE_20, 0 if self._header else SPACE_20, SPACE_20, SPACE_20)
        return self.body

    def add_row(self, row: QWidget) -> None:
        """Add a row below the others. The row brings its own padding (`padded_row`, `StatusRow`)."""
        if self._rows:
            line = Hairline()
            self._lines[row] = line
            self._rows_column.addWidget(line)
        self._rows.append(row)
        self._rows_column.addWidget(row)

    def rows(self) -> tuple[QWidget, ...]:
        """The rows from the top."""
        return tuple(self._rows)

    def clear_rows(self) -> None:
        """Take all rows away and delete them."""
        for widget in (*self._rows, *self._lines.values()):
            self._rows_column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows.clear()
        self._lines.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().colour(Role.LINE), 1))
        painter.setBrush(look().colour(Role.SURFACE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)

    def _make_header(self) -> None:
        self._header = _Header(self._title)
        self._column.insertWidget(0, self._header)


class _Header(QWidget):
    """A title and what stands beside it, or below it."""

    def __init__(self, title: TextLabel) -> None:
        super().__init__()
        self._beside: list[QWidget] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(SPACE_20, 14, SPACE_20, 6)
        self._row.setSpacing(SPACE_12)
        self._row.addWidget(title, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        self._beside.append(widget)
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        taken = sum(one.sizeHint().width() + SPACE_12 for one in self._beside if not one.isHidden())
        stacks = bool(taken) and self.width() - taken - 2 * SPACE_20 < look().px(_LEAST_TITLE)
        direction = QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()


def padded_row(*widgets: QWidget, stretch: int = 0, spacing: int = SPACE_12) -> QWidget:
    """A row for a card: the widgets side by side, the one at position `stretch` taking what is left."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setDirection(QBoxLayout.Direction.LeftToRight)
    layout.setContentsMargins(SPACE_20, ROW_PADDING, SPACE_20, ROW_PADDING)
    layout.setSpacing(spacing)
    for position, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if position == stretch else 0)
    return row
