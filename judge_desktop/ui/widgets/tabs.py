"""The strip of tabs above a document: icon, words, a small detail; what does not fit goes into a menu at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLayout, QMenu, QSizePolicy, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.icons import make_icon, paint_icon
from judge_desktop.ui.widgets.own_button import OwnButton
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import ICON_IN_TEXT, RADIUS_CONTROL, Role, Type

HEIGHT = 48
_PADDING, _GAP, _UNDERLINE = 16, 9, 3


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab. `detail` is set smaller behind the words ("new 09:50", "6")."""

    key: str
    words: str
    icon: str = ""
    detail: str = ""


class TabStrip(Panel):
    """Tabs of which one is chosen; `tab_changed(key)` when a person chose another one. Arrow keys move.

    `more` names the button for the tabs that do not fit ("{n} more"); it gets their number.
    """

    tab_changed = Signal(str)

    def __init__(self, name: str, more: str, tabs: Sequence[Tab] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.BOTTOM, parent=parent)
        self._more_words = more
        self._tabs: dict[str, _TabButton] = {}
        self._buttons: list[_TabButton] = []  # used again: what is shown is another set of tabs many times a day
        self._group = QButtonGroup(self)
        self._more = Button("", ButtonKind.QUIET, icon_after="chevron-down")
        self._more.setObjectName("more_tabs")
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 0, 6, 0)
        self._row.setSpacing(0)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # tabs give way, not the window
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._group.buttonClicked.connect(self._tell)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self._share_room)
        self.set_tabs(tabs)

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these tabs; the one chosen stays chosen if it is among them, else the first is."""
        before = self.tab()
        for n in range(len(self._buttons), len(tabs)):
            button = _TabButton()
            self._buttons.append(button)
            self._group.addButton(button)
            self._row.insertWidget(n, button)
        for button in self._buttons[len(tabs) :]:
            button.show_tab(Tab("", ""))  # of a recused submission no word stays behind
            button.setObjectName("")
            button.hide()
        self._tabs = {tab.key: button for tab, button in zip(tabs, self._buttons, strict=False)}
        for tab, button in zip(tabs, self._buttons, strict=False):
            button.show_tab(tab)
        self.set_tab(before if before in self._tabs else next(iter(self._tabs), ""))

    def tab(self) -> str:
        """The key of the tab chosen, empty without tabs."""
        return next((key for key, button in self._tabs.items() if button.isChecked()), "")

    def set_tab(self, key: str) -> None:
        """Choose without a signal; an unknown key changes nothing."""
        if key in self._tabs:
            self._tabs[key].setChecked(True)
        self._share_room()

    def hidden_tabs(self) -> tuple[str, ...]:
        """The keys of the tabs that are only in the menu now."""
        return tuple(key for key, button in self._tabs.items() if button.isHidden())

    def button(self, key: str) -> QAbstractButton:
        """The button of that tab."""
        return self._tabs[key]

    def sizeHint(self) -> QSize:
        width = sum(button.sizeHint().width() for button in self._tabs.values())
        return QSize(width + 12, look().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        room = self.width() - 12
        needs = {key: button.sizeHint().width() for key, button in self._tabs.items()}
        fits = set(needs)
        if sum(needs.values()) > room:
            self._more.set_words(self._more_words.format(n=len(needs)))
            room -= self._more.sizeHint().width()
            chosen = self.tab()
            fits = {chosen}
            room -= needs.get(chosen, 0)
            for key, need in needs.items():
                if key != chosen and need > room:
                    break
                if key != chosen:
                    fits.add(key)
                    room -= need
        for key, button in self._tabs.items():
            button.setVisible(key in fits)
        hidden = len(self._tabs) - len(fits & set(self._tabs))
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.set_words(self._more_words.format(n=hidden))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for key in self.hidden_tabs():
            tab = self._tabs[key].shown
            action = menu.addAction(make_icon(tab.icon), tab.words) if tab.icon else menu.addAction(tab.words)
            action.setObjectName(key)
        chosen = menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        if chosen is not None:
            self.set_tab(chosen.objectName())
            self._tell()
        menu.deleteLater()

    def _tell(self) -> None:
        self._share_room()
        self.tab_changed.emit(self.tab())


class _TabButton(OwnButton):
    def __init__(self) -> None:
        super().__init__()
        self.shown = Tab("", "")
        self._keyboard = KeyboardFocus(self)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def show_tab(self, tab: Tab) -> None:
        """Stand for this tab from now on."""
        self.shown = tab
        self.setObjectName(f"tab_{tab.key}")
        self.setAccessibleName(f"{tab.words} {tab.detail}".strip())
        self.setToolTip(self.accessibleName())  # the only tab that fits may be cut
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * look().px(_PADDING) + look().metrics(Type.STRONG).horizontalAdvance(self.shown.words)
        if self.shown.icon:
            width += look().px(ICON_IN_TEXT + _GAP)
        if self.shown.detail:
            width += look().metrics(Type.CAPTION).horizontalAdvance(self.shown.detail) + look().px(_GAP)
        return QSize(ceil(width), look().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        ink = Role.INK if chosen or self.underMouse() else Role.INK2
        if self._keyboard.is_shown():
            paint_focus_ring(painter, rect.adjusted(1, 3, -1, -4), RADIUS_CONTROL)
        x = float(look().px(_PADDING))
        if self.shown.icon:
            side = look().px(ICON_IN_TEXT)
            role = Role.ACCENT if chosen else ink
            paint_icon(painter, self.shown.icon, QPointF(round(x), round((self.height() - side) / 2)), role, side)
            x += side + look().px(_GAP)
        line = Type.STRONG if chosen else Type.BODY
        width = look().metrics(Type.STRONG).horizontalAdvance(self.shown.words)
        words = QRectF(x, 0, min(width + 1, self.width() - x), self.height())
        paint_line(painter, self.shown.words, words, line, ink)
        x += width + look().px(_GAP)
        if self.shown.detail:
            rest = QRectF(x, 0, self.width() - x, self.height())
            paint_line(painter, self.shown.detail, rest, Type.CAPTION, Role.INK2)
        if chosen:
            bar = QRectF(0, self.height() - _UNDERLINE, self.width(), _UNDERLINE)
            painter.fillRect(bar, look().colour(Role.ACCENT))
