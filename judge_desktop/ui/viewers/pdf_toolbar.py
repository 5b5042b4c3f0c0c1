"""The bar above a document, in any width: what does not fit loses its words, then goes into a menu at the end.

Which parts are needed least is said when they are put in. What they do is the viewer's.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.toolbar import HEIGHT, Toolbar
from judge_desktop.ui.widgets.buttons import Button, IconButton
from judge_desktop.ui.widgets.card import Hairline
from judge_desktop.ui.widgets.icons import make_icon
from judge_desktop.ui.widgets.theme import look

ALWAYS = 100  # a part of this importance is never put away
USUAL = 50
RARE = 20  # parts up to this importance are put away before another loses its words
_LEAST_WIDTH, _LINE_HEIGHT = 200, 28


class FoldingToolbar(Toolbar):
    """A toolbar whose buttons go into a "more" menu, the least important first, when the room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importance: dict[QWidget, int] = {}
        self._wordy: set[Button] = set()
        self._put_away: set[QWidget] = set()
        self._left_out: set[QWidget] = set()
        self.more = IconButton("ellipsis-vertical", tr("More"), parent=self)
        self.more.setObjectName("more_of_document")
        self.more.clicked.connect(self._open_menu)
        self._row.addWidget(self.more)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # parts give way, not the window
        look().theme_changed.connect(self.share_room)

    def add(self, *widgets: QWidget, importance: int = USUAL) -> None:
        """Put widgets at the right end of what is there, before the menu."""
        for widget in widgets:
            self._importance[widget] = importance
            if isinstance(widget, Button) and not isinstance(widget, IconButton) and widget.icon_name():
                self._wordy.add(widget)
            self._row.insertWidget(self._row.indexOf(self.more), widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.share_room()

    def add_icon(self, icon: str, name: str, object_name: str, key: str = "", *, importance: int = USUAL) -> IconButton:
        """Put an icon button there and return it for connecting."""
        button = IconButton(icon, name, key=key)
        button.setObjectName(object_name)
        self.add(button, importance=importance)
        return button

    def add_space(self) -> None:
        """Push what follows to the right."""
        self._row.insertStretch(self._row.indexOf(self.more), 1)

    def add_gap(self) -> None:
        """A line between two groups, the first thing given up where room is short."""
        line = Hairline(standing=True)
        line.setFixedHeight(look().px(_LINE_HEIGHT))
        self.add(line, importance=0)

    def set_left_out(self, widget: QWidget, left_out: bool) -> None:
        """Leave a part out altogether, in the menu as well: it means nothing for what is shown."""
        if left_out:
            self._left_out.add(widget)
        else:
            self._left_out.discard(widget)
        self.share_room()

    def put_away(self) -> tuple[QWidget, ...]:
        """The parts that are only in the menu now."""
        return tuple(widget for widget in self._importance if widget in self._put_away)

    def make_menu(self) -> QMenu:
        """The menu of what does not fit."""
        menu = QMenu(self)
        for button in self.put_away():
            if isinstance(button, Button):
                action = menu.addAction(make_icon(button.icon_name()), button.words()) if button.icon_name() else None
                action = action or menu.addAction(button.words())
                action.setObjectName(button.objectName())
                action.setEnabled(button.isEnabled())
                action.setCheckable(button.isCheckable())
                action.setChecked(button.isChecked())
                action.triggered.connect(lambda _checked, pressed=button: pressed.click())
        return menu

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_LEAST_WIDTH), look().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_room()

    def share_room(self) -> None:
        """Decide again what is shown, because the room or a part has another width."""
        shown = [widget for widget in self._importance if widget not in self._left_out]
        by_importance = sorted(shown, key=lambda one: self._importance[one])
        rare = [widget for widget in by_importance if self._importance[widget] <= RARE]
        self._show_words(True)
        away = self._too_many(shown, rare, set())
        if self._need(shown, away) > self.width():
            self._show_words(False)
            rest = [widget for widget in by_importance if RARE < self._importance[widget] < ALWAYS]
            away = self._too_many(shown, rest, away)
        self._put_away = away
        for widget in self._importance:
            widget.setVisible(widget in shown and widget not in away)
        self.more.setVisible(any(isinstance(widget, Button) for widget in away))

    def _too_many(self, shown: list[QWidget], candidates: list[QWidget], away: set[QWidget]) -> set[QWidget]:
        """`away` and as many of the candidates as have to go, the first of them first."""
        gone = set(away)
        for widget in candidates:
            if self._need(shown, gone) <= self.width():
                break
            gone.add(widget)
        return gone

    def _show_words(self, shown: bool) -> None:
        for button in self._wordy:
            button.set_words_shown(shown)

    def _need(self, shown: list[QWidget], away: set[QWidget]) -> int:
        margins = self._row.contentsMargins()
        widths = [widget.sizeHint().width() for widget in shown if widget not in away]
        if any(isinstance(widget, Button) for widget in away):
            widths.append(self.more.sizeHint().width())
        return sum(widths) + self._row.spacing() * (len(widths) + 1) + margins.left() + margins.right()

    def _open_menu(self) -> None:
        menu = self.make_menu()
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.deleteLater()
