"""The head of a page: title, a line below it, and what can be done at the right. 88 px high on a chair's page,
a bar of 76 px with a back button on a judge's.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_28, Role, Type

HEIGHT, BAR_HEIGHT = 88, 76


class PageHeader(Panel):
    """Title and subtitle; `add_action` puts widgets at the right, from left to right.

    With `back` (its name) it is a bar on the surface with an arrow at the left: `back_requested`.
    """

    back_requested = Signal()

    def __init__(self, title: str, subtitle: str = "", *, back: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE if back else None, Edge.BOTTOM if back else Edge.NONE, parent=parent)
        self._is_bar = bool(back)
        self._title = TextLabel(title, Type.HEADING, max_lines=1)
        self._subtitle = TextLabel(subtitle, Type.CAPTION if back else Type.BODY, Role.INK2, max_lines=1, parent=self)
        self._subtitle.setVisible(bool(subtitle))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_16 if back else SPACE_28, 0, 20 if back else 24, 0)
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
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _restyle(self) -> None:
        self.setFixedHeight(look().px(BAR_HEIGHT if self._is_bar else HEIGHT))
