"""A row that says how one thing stands: shape, title, a second line, the outcome and the button that helps.

Used in checklists, reports of merges, lists of problems. One row may be the current one: soft ground and a bar.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.explained import link_about
from judge_desktop.ui.widgets.finding_row import marked_texts
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.stacking_row import is_taken_away
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Tone, Type

BAR_WIDTH = 4
LEAST_WORDS = 190


class StatusRow(QWidget):
    """One row of a card. `action_requested` when its button is pressed.

    A row that is well and needs no second line is set in grey: words take colour only when somebody must act.
    """

    action_requested = Signal()

    def __init__(
        self,
        shape: Shape,
        title: str,
        tone: Tone = Tone.NEUTRAL,
        *,
        detail: str = "",
        outcome: str = "",
        action: str = "",
        kind: ButtonKind = ButtonKind.SECONDARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._current = False
        quiet = tone is Tone.OK and not detail and not outcome
        self._mark = ShapeMark(shape, tone, 18)
        self._title = TextLabel(title, Type.BODY if quiet else Type.LABEL, Role.INK2 if quiet else Role.INK)
        self._detail = TextLabel(detail, Type.CAPTION, Role.INK2, parent=self)
        self._detail.setVisible(bool(detail))
        self._outcome = TextLabel(outcome, Type.LABEL, tone.ink, wraps=False, parent=self)
        self._outcome.setVisible(bool(outcome))
        self._button = Button(action, kind, size=ButtonSize.SMALL, parent=self)
        self._button.setObjectName("row_action")
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.action_requested)
        self._trailing: list[QWidget] = [self._button]
        self._lay_out()
        about = None if action else link_about(title, ButtonSize.SMALL)
        if about is not None:
            self.add_trailing(about)
        self.setAccessibleName(". ".join(part for part in (title, outcome, detail) if part))

    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def detail(self) -> str:
        """The second line."""
        return self._detail.text()

    def outcome(self) -> str:
        """The outcome at the right."""
        return self._outcome.text()

    def shape(self) -> Shape:
        """The shape shown."""
        return self._mark.shape()

    def button(self) -> Button:
        """The button at the right, hidden in a row without an action."""
        return self._button

    def is_stacked(self) -> bool:
        """Whether what stands at the right end went below the words for want of room."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        margins = self._row.contentsMargins()
        widest = max([self._texts.totalMinimumSize().width(), *self._trailing_widths()])
        return QSize(widest + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacks = self._stacks(self.width())
        if stacks == self.is_stacked():
            return
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if stacks else Qt.AlignmentFlag.AlignVCenter
        for one in self._trailing:
            self._row.setAlignment(one, side)
        self._row.setSpacing(SPACE_8 if stacks else SPACE_16)
        self.updateGeometry()

    def add_trailing(self, widget: QWidget) -> None:
        """Put something else at the right end: a second button, a chip, a field."""
        self._trailing.append(widget)
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_current(self, current: bool) -> None:
        """Mark this row as the one to deal with now."""
        self._current = current
        self._mark.ground = Role.SOFT if current else Role.SURFACE
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._current:
            painter = QPainter(self)
            paint_current(painter, QRectF(self.rect()))

    def _trailing_widths(self) -> list[int]:
        return [one.sizeHint().width() for one in self._trailing if not is_taken_away(one)]

    def _stacks(self, width: int) -> bool:
        """True when the words would be left less room than they can be read in."""
        trailing = self._trailing_widths()
        margins = self._row.contentsMargins()
        left = width - margins.left() - margins.right() - sum(trailing) - SPACE_16 * len(trailing)
        return bool(trailing) and left < look().px(LEAST_WORDS)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_20, 8, SPACE_20, 8)
        self._row.setSpacing(SPACE_16)
        first = QWidget()
        title = QHBoxLayout(first)
        title.setContentsMargins(0, 0, 0, 0)
        title.setSpacing(SPACE_12)
        title.addWidget(self._title, 1)
        title.addWidget(self._outcome, 0, Qt.AlignmentFlag.AlignTop)
        self._texts = marked_texts(self._mark, first, self._detail, gap=SPACE_16, margin=2)
        self._row.addLayout(self._texts, 1)
        self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def paint_current(painter: QPainter, rect: QRectF, *, radius: float = 0, inset: float = 8) -> None:
    """The soft ground and the accent bar at the left that mark where somebody is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(Role.SOFT))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(look().colour(Role.ACCENT))
    bar = QRectF(rect.left(), rect.top() + inset, BAR_WIDTH, rect.height() - 2 * inset)
    painter.drawRoundedRect(bar, BAR_WIDTH / 2, BAR_WIDTH / 2)
    painter.restore()
