"""The contents at the side of help: all pages, the headings of the one that is read, or what a search found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.help_blocks import HelpPage
from judge_desktop.config.i18n import Language, tr, trn
from judge_desktop.ui.help.help_search import find_help
from judge_desktop.ui.widgets.announcing import announce
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.own_button import OwnButton
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.text_lines import wrapped
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, SPACE_4, SPACE_8, SPACE_12, Role, Type

WIDTH = 290
_PADDING, _INDENT = 12, 14


@dataclass(frozen=True, slots=True)
class _Entry:
    """A place with its words, how far in it stands, and a line below it."""

    place: str
    words: str
    depth: int = 0
    below: str = ""


class HelpContents(Panel):
    """`place_requested(place)` when a person chose a page, a heading or something found."""

    place_requested = Signal(str)

    def __init__(self, pages: Sequence[HelpPage], language: Language, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.RIGHT, parent=parent)
        self._language = language
        self.search = TextField(tr("Search in help"), placeholder=tr("Search in help"), icon="search")
        self.search.setObjectName("help_search")
        self.search.offer_clearing(tr("Clear the search"))
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self._open_first)
        self._count = TextLabel("", Type.CAPTION, Role.INK2)
        self._count.setObjectName("help_found")
        self._section = _sections(pages)
        self._items = _Items(_entries(pages))
        self._found = _Items(())
        self._area = ScrollArea(Role.SURFACE, margin=0, spacing=0)
        for items in (self._items, self._found):
            items.place_requested.connect(self.place_requested)
            self._area.column.addWidget(items)
        self._area.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_4, SPACE_12)
        column.setSpacing(SPACE_8)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, SPACE_8, 0)
        top.addWidget(self.search)
        column.addLayout(top)
        column.addWidget(self._count)
        column.addWidget(self._area, 1)
        self.setAccessibleName(tr("Contents of help"))
        self._look_for("")

    def sizeHint(self) -> QSize:
        return QSize(look().px(WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), super().minimumSizeHint().height())

    def set_place(self, place: str) -> None:
        """Mark the section that is read, and show the headings of its page."""
        page = place.partition("#")[0]
        self._items.show_only(lambda one: not one.depth or one.place.partition("#")[0] == page)
        self._items.mark(self._section.get(place, page))
        self._area.settle()
        self._show_marked()

    def places(self) -> tuple[str, ...]:
        """What can be chosen now, from the top."""
        return (self._items if self._found.isHidden() else self._found).places()

    def _look_for(self, words: str) -> None:
        found = find_help(words, self._language)
        is_looking = bool(words.strip())
        self._found.set_entries([_Entry(one.place, one.heading, below=_below(one.page, one.snippet)) for one in found])
        self._found.setVisible(is_looking)
        self._items.setVisible(not is_looking)
        self._count.setVisible(is_looking)
        said = trn("{n} place found in help", "{n} places found in help", len(found))
        if not found:
            said = tr("Nothing found in help. Try another word")
        self._count.setText(said if is_looking else "")
        self._area.settle()
        self._show_marked()
        if is_looking:
            announce(self.search, said)

    def _show_marked(self) -> None:
        """What was found from its top; of the contents the place that is read."""
        marked = self._items.marked()
        if self._items.isHidden() or marked is None:
            self._area.verticalScrollBar().setValue(0)
        else:
            self._area.show_fully(marked)

    def _open_first(self) -> None:
        if not self._found.isHidden() and self._found.places():
            self.place_requested.emit(self._found.places()[0])


def _entries(pages: Sequence[HelpPage]) -> list[_Entry]:
    entries: list[_Entry] = []
    for page in pages:
        entries.append(_Entry(page.name, page.title))
        entries += [_Entry(f"{page.name}#{one.anchor}", one.text, 1) for one in page.headings() if one.level == 2]
    return entries


def _sections(pages: Sequence[HelpPage]) -> dict[str, str]:
    """By every place inside a page: the entry below which it stands."""
    found: dict[str, str] = {}
    for page in pages:
        entry = page.name
        for one in page.headings():
            place = f"{page.name}#{one.anchor}"
            entry = place if one.level == 2 else entry
            found[place] = entry
    return found


def _below(page: str, snippet: str) -> str:
    return f"{page} · {snippet}" if snippet else page


class _Items(QWidget):
    place_requested = Signal(str)

    def __init__(self, entries: Sequence[_Entry]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._all: list[_Item] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[_Entry]) -> None:
        for item in self._all:
            self._group.removeButton(item)
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._all = [_Item(entry) for entry in entries]
        for item in self._all:
            self._group.addButton(item)
            self._column.addWidget(item)
            item.show()
            item.clicked.connect(lambda _=False, place=item.entry.place: self.place_requested.emit(place))

    def show_only(self, wanted: Callable[[_Entry], bool]) -> None:
        for item in self._all:
            item.setVisible(wanted(item.entry))

    def mark(self, place: str) -> None:
        for item in self._all:
            if item.entry.place == place:
                item.setChecked(True)

    def marked(self) -> QWidget | None:
        return next((item for item in self._all if item.isChecked()), None)

    def places(self) -> tuple[str, ...]:
        return tuple(item.entry.place for item in self._all if not item.isHidden())


class _Item(OwnButton):
    def __init__(self, entry: _Entry) -> None:
        super().__init__()
        self.entry = entry
        self._keyboard = KeyboardFocus(self)
        self.setCheckable(True)
        self.setObjectName(f"contents_{entry.place}")
        self.setAccessibleName(". ".join(part for part in (entry.words, entry.below) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = sum(look().size(line).line_px for line, _, _ in self._rows(width))
        return max(look().px(36), lines + 2 * SPACE_4)

    def sizeHint(self) -> QSize:
        width = look().px(WIDTH - 40)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(ceil(look().px(80)), look().px(36))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        if self._keyboard.is_shown():
            rect = paint_focus_ring(painter, rect, RADIUS_ROW + 2)
        if self.isChecked() or self.underMouse():
            painter.setBrush(look().colour(Role.SOFT if self.isChecked() else Role.SUNKEN))
            painter.drawRoundedRect(rect, RADIUS_ROW, RADIUS_ROW)
        rows = self._rows(self.width())
        top = (self.height() - sum(look().size(line).line_px for line, _, _ in rows)) / 2
        for line, role, words in rows:
            size = look().size(line)
            painter.setFont(look().font(line))
            painter.setPen(look().colour(role))
            painter.drawText(QPointF(self._left(), top + size.baseline_px), words)
            top += size.line_px

    def _left(self) -> int:
        return _PADDING + self.entry.depth * look().px(_INDENT)

    def _rows(self, width: int) -> list[tuple[Type, Role, str]]:
        """Every line with how it is set."""
        room = width - self._left() - _PADDING
        is_page = not self.entry.depth
        line = (Type.STRONG if self.isChecked() else Type.LABEL) if is_page else Type.SMALL_LABEL
        role = Role.INK if self.isChecked() or is_page else Role.INK2
        rows = [(line, role, one.shown) for one in wrapped(self.entry.words, Type.STRONG if is_page else line, room)]
        if self.entry.below:
            rows += [(Type.CAPTION, Role.INK2, one.shown) for one in wrapped(self.entry.below, Type.CAPTION, room, 3)]
        return rows
