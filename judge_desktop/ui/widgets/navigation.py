"""The chair's navigation: pages in order of work, each with an icon, its count, or shape and count of open problems."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.card import Edge, Hairline, Panel
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.icons import paint_icon
from judge_desktop.ui.widgets.own_button import OwnButton
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import paint_shape
from judge_desktop.ui.widgets.status_chip import chip_size, paint_chip
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import (
    CONTROL_HEIGHT,
    ICON,
    RADIUS_CONTROL,
    RADIUS_ROW,
    SPACE_12,
    Role,
    Type,
)

WIDTH, RAIL = 232, 62
_SIDE, _RAIL_SIDE, _MARK, _INDENT, _BAR = 10, 1, 28, 14, 12
_LOW_ROW, _LOW = 36, 774  # px of height under which the pages of a contest would not all stand in their full height


@dataclass(frozen=True, slots=True)
class NavigationPage:
    """One page. Pages of the same `group` stand together, a space between the groups."""

    key: str
    icon: str
    words: str
    group: int = 0


class BrandMark(QWidget):
    """The sign of the program: a tick on an accent square. For the eye only."""

    def __init__(self, size: int = _MARK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._size), look().px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(Role.ACCENT))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CONTROL, RADIUS_CONTROL)
        side = round(self.width() * 0.72)
        corner = round((self.width() - side) / 2)
        paint_icon(painter, "check", QPointF(corner, corner), Role.ON_ACCENT, side)


class Navigation(Panel):
    """232 px wide. `title` and `subtitle` stand above; `below` are the pages at the foot. In a low window the rows
    get lower, and the others scroll between title and foot; `set_narrow` makes it a rail of icons.

    `page_requested(key)` when a person chose a page. The page itself tells back with `set_page`.
    """

    page_requested = Signal(str)

    def __init__(
        self,
        name: str,
        pages: Sequence[NavigationPage],
        *,
        title: str = "",
        subtitle: str = "",
        below: Sequence[NavigationPage] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Role.SURFACE, Edge.RIGHT, parent=parent)
        self._items: dict[str, _Item] = {}
        self._group = QButtonGroup(self)
        self._title = TextLabel(title, Type.LABEL, max_lines=2)
        self._subtitle = TextLabel(subtitle, Type.CAPTION, Role.INK2, max_lines=1)
        self._is_narrow = False
        self._column = column = QVBoxLayout(self)
        column.setSpacing(2)
        self._head = self._brand()
        column.addLayout(self._head)
        column.addSpacing(14)
        self._pages = ScrollArea(Role.SURFACE, margin=0, spacing=2)
        self._add_pages(self._pages.column, pages)
        self._pages.column.addStretch(1)
        column.addWidget(self._pages, 1)
        self._foot_line = Hairline()
        kept = self._foot_line.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._foot_line.setSizePolicy(kept)
        self._foot_line.hide()
        column.addWidget(self._foot_line)
        column.addSpacing(3)
        bar = self._pages.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: self._foot_line.setVisible(most > least))
        self.foot = QHBoxLayout()
        self._add_pages(column, below)
        column.addLayout(self.foot)
        self._group.buttonClicked.connect(self._tell)
        self.setAccessibleName(name)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str, subtitle: str) -> None:
        """Whose contest this is, and its mode."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def set_narrow(self, narrow: bool) -> None:
        """A rail of icons, their words in tooltips, or the full width again."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._restyle()

    def is_narrow(self) -> bool:
        """Whether only the icons are seen."""
        return self._is_narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def page(self) -> str:
        """The key of the page shown."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def set_page(self, key: str) -> None:
        """Mark the page shown, without a signal."""
        if key in self._items:
            self._items[key].setChecked(True)
            if self._pages.isAncestorOf(self._items[key]):
                self._pages.show_fully(self._items[key])

    def set_count(self, key: str, count: str) -> None:
        """Show how many things are on that page; a problem is shown instead while there is one."""
        self._items[key].set_badge(count, None)

    def set_problem(self, key: str, weight: Weight, count: str, spoken: str) -> None:
        """Show an open problem as shape and count; `spoken` is what a screen reader says for it."""
        self._items[key].set_badge(count, weight, spoken)

    def item(self, key: str) -> QAbstractButton:
        """The button of that page."""
        return self._items[key]

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(BrandMark(), 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        row.addLayout(texts, 1)
        return row

    def _add_pages(self, column: QVBoxLayout, pages: Sequence[NavigationPage]) -> None:
        group = pages[0].group if pages else 0
        for page in pages:
            if page.group != group:
                column.addSpacing(12)
                group = page.group
            item = _Item(page)
            self._items[page.key] = item
            self._group.addButton(item)
            column.addWidget(item)

    def _restyle(self) -> None:
        side = _RAIL_SIDE if self._is_narrow else _SIDE
        self._column.setContentsMargins(side, 14, side, 14)
        self._head.setContentsMargins(look().px(16) if self._is_narrow else _INDENT, 0, 4, 0)
        for words in (self._title, self._subtitle):
            words.setVisible(not self._is_narrow)
        self.setFixedWidth(look().px(RAIL if self._is_narrow else WIDTH))
        self._fit_rows()

    def _fit_rows(self) -> None:
        height = _LOW_ROW if self.height() < look().px(_LOW) else CONTROL_HEIGHT
        for item in self._items.values():
            item.fit(height, narrow=self._is_narrow)

    def _tell(self, item: QAbstractButton) -> None:
        self.page_requested.emit(next(key for key, one in self._items.items() if one is item))


class _Item(OwnButton):
    def __init__(self, page: NavigationPage) -> None:
        super().__init__()
        self._page = page
        self._badge = ""
        self._weight: Weight | None = None
        self._height, self._is_narrow = CONTROL_HEIGHT, False
        self._keyboard = KeyboardFocus(self)
        self.setCheckable(True)
        self.setObjectName(f"page_{page.key}")
        self.setAccessibleName(page.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def set_badge(self, badge: str, weight: Weight | None, spoken: str = "") -> None:
        """Count, or shape and count of a problem."""
        self._badge, self._weight = badge, weight
        parts = (self._page.words, spoken or badge)
        self.setAccessibleName(". ".join(part for part in parts if part))
        self._tell()
        self.update()

    def fit(self, height: int, *, narrow: bool) -> None:
        """Another height; narrow: the icon alone, its words in the tooltip."""
        if (height, narrow) != (self._height, self._is_narrow):
            self._height, self._is_narrow = height, narrow
            self._tell()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Leaves room for a scroll bar beside it."""
        side = 2 * (_RAIL_SIDE if self._is_narrow else _SIDE)
        width = look().px(RAIL if self._is_narrow else WIDTH) - side - _BAR
        return QSize(width, look().px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        if self._keyboard.is_shown():
            rect = paint_focus_ring(painter, rect, RADIUS_ROW + 2)
        if self._is_narrow:
            rect.adjust(4, 0, -4, 0)
        if chosen or self.underMouse():
            painter.setBrush(look().colour(Role.SOFT if chosen else Role.SUNKEN))
            painter.drawRoundedRect(rect, RADIUS_ROW, RADIUS_ROW)
        side = look().px(ICON)
        icon_role = Role.ACCENT if chosen else Role.INK2
        rail = look().px(RAIL) - 2 * _RAIL_SIDE  # with a scroll bar beside it or not: all icons in one line
        left = round((rail - side) / 2) if self._is_narrow else _INDENT
        paint_icon(painter, self._page.icon, QPointF(left, round((self.height() - side) / 2)), icon_role, side)
        if self._is_narrow:
            self._paint_mark(painter, left + side)
            return
        right = self._paint_badge(painter)
        left = _INDENT + side + SPACE_12
        words = QRectF(left, 0, right - left - 4, self.height())
        line, role = (Type.STRONG, Role.INK) if chosen else (Type.BODY, Role.INK2)
        paint_line(painter, self._page.words, words, line, role)

    def _paint_mark(self, painter: QPainter, right: int) -> None:
        """The shape of a problem at the upper corner of the icon; how many there are stands in the tooltip."""
        if self._weight is not None:
            side = look().px(12)
            square = QRectF(right - side / 2, look().px(4), side, side)
            paint_shape(painter, self._weight.shape, square, self._weight.tone.mark)

    def _tell(self) -> None:
        self.setToolTip(self.accessibleName() if self._is_narrow or self._weight is not None else "")

    def _paint_badge(self, painter: QPainter) -> float:
        """Paint count or problem; where the room for words ends."""
        right = self.width() - (14.0 if self._weight is None else 10.0)
        if self._weight is not None and self._badge:
            size = chip_size(self._weight.shape, self._badge, filled=False)
            left = right - size.width()
            chip = QRectF(left, (self.height() - size.height()) / 2, size.width() + 1, size.height())
            paint_chip(painter, chip, self._weight.shape, self._badge, self._weight.tone, filled=False)
            return left
        if self._weight is not None:
            side = look().px(16)
            square = QRectF(right - side, (self.height() - side) / 2, side, side)
            paint_shape(painter, self._weight.shape, square, self._weight.tone.mark)
            return square.left()
        width = look().metrics(Type.CAPTION).horizontalAdvance(self._badge)
        room = QRectF(right - width - 1, 0, width + 1, self.height())
        paint_line(painter, self._badge, room, Type.CAPTION, Role.INK2)
        return room.left()
