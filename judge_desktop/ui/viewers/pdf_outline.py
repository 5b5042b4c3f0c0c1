"""The table of contents a PDF brings along, as a tree; a sentence where it brings none."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_file import OutlineEntry
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CHIP, Role, Type

_Index = QModelIndex | QPersistentModelIndex
_ENTRY = int(Qt.ItemDataRole.UserRole)
_ROW, _INDENT, _PAGE = 36, 16, 44


class PdfOutline(QStackedWidget):
    """`entry_requested(page, y)` (page from 1, y in points) when an entry was pressed or chosen with Enter."""

    entry_requested = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = _Tree()
        self.tree.entry_requested.connect(self.entry_requested)
        self._nothing = EmptyState("list-tree", tr("This document has no table of contents"))
        self.addWidget(self._nothing)
        self.addWidget(self.tree)
        self.setFocusProxy(self.tree)

    def set_entries(self, entries: tuple[OutlineEntry, ...]) -> None:
        """Show another table of contents; its upper levels stand open."""
        self.tree.set_entries(entries)
        self.setCurrentWidget(self.tree if entries else self._nothing)


class _Tree(QTreeView):
    entry_requested = Signal(int, float)

    def __init__(self) -> None:
        super().__init__()
        self.keyboard = KeyboardFocus(self)
        self._entries = QStandardItemModel(self)
        self.setObjectName("outline")
        self.setAccessibleName(tr("Contents"))
        self.setModel(self._entries)
        self.setItemDelegate(_EntryDelegate(self))
        self.setHeaderHidden(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._request)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def set_entries(self, entries: tuple[OutlineEntry, ...]) -> None:
        self._entries.clear()
        parents: list[QStandardItem] = [self._entries.invisibleRootItem()]
        for entry in entries:
            item = QStandardItem(entry.title)
            item.setData(entry, _ENTRY)
            item.setToolTip(f"{entry.title} · {tr('Page {n}').format(n=entry.page)}")
            item.setData(f"{entry.title}. {tr('Page {n}').format(n=entry.page)}", Qt.ItemDataRole.AccessibleTextRole)
            level = min(entry.level, len(parents) - 1)
            parents[level].appendRow(item)
            parents[level + 1 :] = [item]
        self.expandToDepth(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._request(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _request(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY) if index.isValid() else None
        if isinstance(entry, OutlineEntry):
            self.entry_requested.emit(entry.page, entry.y)

    def _restyle(self) -> None:
        self.setIndentation(look().px(_INDENT))
        self.scheduleDelayedItemsLayout()


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, tree: _Tree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(look().px(120), look().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry, px = index.data(_ENTRY), look().px
        rect = QRectF(option.rect).adjusted(0, 1, -4, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look().colour(Role.SOFT if is_current else Role.SUNKEN))
            painter.drawRoundedRect(rect, RADIUS_CHIP, RADIUS_CHIP)
        page = QRectF(rect.right() - px(_PAGE) - 6, rect.top(), px(_PAGE), rect.height())
        title = QRectF(rect.left() + 6, rect.top(), page.left() - rect.left() - 10, rect.height())
        paint_line(painter, entry.title, title, Type.BODY, Role.INK)
        paint_line(painter, str(entry.page), page, Type.CAPTION, Role.INK2, Qt.AlignmentFlag.AlignRight)
        if self._tree.keyboard.is_shown() and index == self._tree.currentIndex():
            paint_focus_ring(painter, rect, RADIUS_CHIP)
        painter.restore()
