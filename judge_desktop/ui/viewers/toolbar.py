"""The bar above a document: buttons for moving and zooming, all by icon, each with its name.

Where room is short, words of buttons go first, then the buttons that give way; those stand in a menu at the end.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import Button, IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.icons import make_icon
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, Role

HEIGHT = 52
_LEAST_WIDTH = 120


class Toolbar(Panel):
    """A row of controls of 52 px on the surface; `add` puts them from the left, `add_space` pushes to the right.

    What is added with `gives_way` leaves the bar when it is too narrow, the highest number first.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.BOTTOM, parent=parent)
        self._ways: dict[QWidget, int] = {}  # what gives way, and how soon
        self._away: list[QWidget] = []  # what has given way now
        self._wordy: list[Button] = []
        self._unwanted: set[QWidget] = set()
        self._gaps = 0
        self._is_sharing = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        self._row.setSpacing(SPACE_4)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # controls give way, not the window
        self._more = IconButton("ellipsis-vertical", tr("More"))
        self._more.setObjectName("more_of_toolbar")
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        self._row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def add(self, *widgets: QWidget, gives_way: int = 0) -> None:
        """Put widgets at the right end of what is there; 0 never gives way."""
        for widget in widgets:
            self._row.insertWidget(self._row.count() - 1, widget, 0, Qt.AlignmentFlag.AlignVCenter)
            if gives_way:
                self._ways[widget] = gives_way

    def add_icon(self, icon: str, name: str, object_name: str, key: str = "", *, gives_way: int = 0) -> IconButton:
        """Put an icon button there and return it for connecting."""
        button = IconButton(icon, name, key=key)
        button.setObjectName(object_name)
        self.add(button, gives_way=gives_way)
        return button

    def add_wordy(self, button: Button, *, gives_way: int = 0) -> Button:
        """Put a button with an icon there that may lose its words."""
        self.add(button, gives_way=gives_way)
        self._wordy.append(button)
        return button

    def add_space(self) -> None:
        """Push what follows to the right."""
        self._row.insertStretch(self._row.count() - 1, 1)

    def add_gap(self) -> None:
        """A small gap between two groups."""
        self._row.insertSpacing(self._row.count() - 1, SPACE_12)
        self._gaps += 1

    def set_wanted(self, widget: QWidget, *, wanted: bool) -> None:
        """Whether a control that gives way makes sense for what is shown now."""
        (self._unwanted.discard if wanted else self._unwanted.add)(widget)
        self._share_room()

    def hidden_controls(self) -> tuple[str, ...]:
        """The object names of what is only in the menu now."""
        return tuple(widget.objectName() for widget in self._away)

    def sizeHint(self) -> QSize:
        return QSize(look().px(_LEAST_WIDTH), look().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_room()
        return answer

    def _share_room(self) -> None:
        if self._is_sharing:
            return
        self._is_sharing = True
        for button in self._wordy:
            button.set_words_shown(True)
        if self._needed() > self.width():
            for button in self._wordy:
                button.set_words_shown(False)
        self._take_away()
        self._is_sharing = False

    def _take_away(self) -> None:
        away: list[QWidget] = []
        wanted = [one for one in self._ways if one not in self._unwanted]
        for widget in sorted(wanted, key=lambda one: -self._ways[one]):
            if self._needed(away) <= self.width():
                break
            away.append(widget)
        self._away = [one for one in self._ways if one in away]
        for widget in self._ways:
            widget.setVisible(widget not in away and widget not in self._unwanted)
        self._more.setVisible(any(isinstance(one, Button) for one in away))

    def _needed(self, away: list[QWidget] | None = None) -> int:
        """The width of everything that is wanted, but for what is away."""
        gone = away or []
        row = self._row
        widgets = [item.widget() for item in map(row.itemAt, range(row.count())) if item is not None]
        left_out = {self._more, *gone, *self._unwanted}
        kept = [one for one in widgets if one is not None and one not in left_out]
        wanted = [one for one in kept if one in self._ways or not one.isHidden()]
        if any(isinstance(one, Button) for one in gone):
            wanted.append(self._more)
        margins = row.contentsMargins()
        gaps = self._gaps * (SPACE_12 + SPACE_4) + len(wanted) * row.spacing()
        return sum(one.sizeHint().width() for one in wanted) + gaps + margins.left() + margins.right()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for widget in self._away:
            if isinstance(widget, Button):
                action = menu.addAction(make_icon(widget.icon_name()), widget.words())
                action.setCheckable(widget.isCheckable())
                action.setChecked(widget.isChecked())
                action.setEnabled(widget.isEnabled())
                action.triggered.connect(widget.click)
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.deleteLater()

    def _restyle(self) -> None:
        self.setFixedHeight(look().px(HEIGHT))
        self._share_room()
