"""The bar above a document: buttons for moving and zooming, all by icon, each with its name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, Role

HEIGHT = 52


class Toolbar(Panel):
    """A row of controls of 52 px on the surface; `add` puts them from the left, `add_space` pushes to the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.BOTTOM, parent=parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        self._row.setSpacing(SPACE_4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the right end of what is there."""
        for widget in widgets:
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_icon(self, icon: str, name: str, object_name: str, key: str = "") -> IconButton:
        """Put an icon button there and return it for connecting."""
        button = IconButton(icon, name, key=key)
        button.setObjectName(object_name)
        self.add(button)
        return button

    def add_space(self) -> None:
        """Push what follows to the right."""
        self._row.addStretch(1)

    def add_gap(self) -> None:
        """A small gap between two groups."""
        self._row.addSpacing(SPACE_12)

    def _restyle(self) -> None:
        self.setFixedHeight(look().px(HEIGHT))
