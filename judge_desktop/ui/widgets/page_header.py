"""The head of a page: title, a line below it, and what can be done at the right. 88 px high on a chair's page,
a bar of 76 px with a back button on a judge's.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.stacking_row import is_taken_away
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import HIT_AREA, SPACE_12, SPACE_16, SPACE_28, Role, Type

HEIGHT, BAR_HEIGHT = 88, 76
_LINE, _LEAST_TITLE = 52, 72


class PageHeader(Panel):
    """Title and subtitle; `add_action` puts widgets at the right, from left to right.

    With `back` (its name) it is a bar on the surface with an arrow at the left: `back_requested`. What has no room
    beside the title stands in a line below it.
    """

    back_requested = Signal()

    def __init__(self, title: str, subtitle: str = "", *, back: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE if back else None, Edge.BOTTOM if back else Edge.NONE, parent=parent)
        self._is_bar, self._is_stacked = bool(back), False
        self._title = TextLabel(title, Type.HEADING, max_lines=1)
        self._subtitle = TextLabel(subtitle, Type.CAPTION if back else Type.BODY, Role.INK2, max_lines=1, parent=self)
        self._subtitle.setVisible(bool(subtitle))
        self._actions: list[QWidget] = []
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        self._row.setContentsMargins(SPACE_16 if back else SPACE_28, 0, 20 if back else 24, 0)
        self._below.setContentsMargins(self._row.contentsMargins())
        self._below.setSpacing(SPACE_12)
        self._below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row, 1)
        column.addLayout(self._below)
        self._row.setSpacing(SPACE_12)
        if back:
            button = IconButton("arrow-left", back)
            button.setObjectName("back")
            button.clicked.connect(self.back_requested)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        texts.addStretch(1)
        self._row.addLayout(texts, 1)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def title(self) -> str:
        """The title of the page."""
        return self._title.text()

    def subtitle(self) -> str:
        """The line below it."""
        return self._subtitle.text()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Another title and line."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a chip at the right end."""
        self._actions.append(widget)
        self._row_of_actions().addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def is_stacked(self) -> bool:
        """Whether the actions stand below the title now."""
        return self._is_stacked

    def fit(self) -> None:
        """Look again whether the actions have room beside the title: one of them came, went or says something else."""
        if self._lacks_room() != self._is_stacked:
            self._is_stacked = not self._is_stacked
            for widget in self._actions:
                self._row.removeWidget(widget)
                self._below.removeWidget(widget)
                self._row_of_actions().addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """What it needs when the actions stand below the title."""
        margins = self._row.contentsMargins()
        widest = max((self._need(one) for one in self._actions), default=0)
        return QSize(margins.left() + margins.right() + widest, super().minimumSizeHint().height())

    def _row_of_actions(self) -> QHBoxLayout:
        return self._below if self._is_stacked else self._row

    def _lacks_room(self) -> bool:
        margins = self._row.contentsMargins()
        needed = margins.left() + margins.right() + look().px(_LEAST_TITLE) + sum(map(self._need, self._actions))
        return needed + (look().px(HIT_AREA) + SPACE_12 if self._is_bar else 0) > self.width() > 0

    def _need(self, action: QWidget) -> int:
        return 0 if is_taken_away(action) else action.minimumSizeHint().width() + SPACE_12

    def _restyle(self) -> None:
        height = BAR_HEIGHT if self._is_bar else HEIGHT
        self.setFixedHeight(look().px(height + _LINE if self._is_stacked else height))
