"""What stands where nothing is yet: one icon, one sentence, one line of how, one button."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import ICON, ICON_LARGE, SPACE_8, SPACE_12, SPACE_20, Role, Type


class IconMark(QWidget):
    """An icon standing alone, for the eye only: words beside it say the same."""

    def __init__(self, icon: str, role: Role = Role.INK2, size: int = ICON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role, self._size = icon, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def set_icon(self, icon: str, role: Role) -> None:
        """Show another icon or colour."""
        self._icon, self._role = icon, role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._size), look().px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = look().px(self._size)
        at = QPointF((self.width() - side) // 2, (self.height() - side) // 2)
        paint_icon(QPainter(self), self._icon, at, self._role, side)


class EmptyState(QWidget):
    """Icon, sentence, how, and a button (`action_requested`) if there is something to press."""

    action_requested = Signal()

    def __init__(
        self,
        icon: str,
        sentence: str,
        how: str = "",
        action: str = "",
        *,
        action_icon: str = "",
        kind: ButtonKind = ButtonKind.SECONDARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._sentence = TextLabel(sentence, Type.STRONG, align=centre)
        self._how = TextLabel(how, Type.BODY, Role.INK2, align=centre, parent=self)
        self._how.setVisible(bool(how))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_20, SPACE_20, SPACE_20, SPACE_20)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(IconMark(icon, Role.INK3, ICON_LARGE), 0, centre)
        column.addSpacing(SPACE_8)
        column.addWidget(self._sentence)
        column.addWidget(self._how)
        if action:
            button = Button(action, kind, icon=action_icon)
            button.setObjectName("empty_action")
            button.clicked.connect(self.action_requested)
            column.addSpacing(SPACE_12)
            column.addWidget(button, 0, centre)
        column.addStretch(1)
        self.setAccessibleName(sentence)

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()
