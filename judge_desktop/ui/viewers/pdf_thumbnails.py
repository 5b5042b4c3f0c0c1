"""Small pictures of all pages of a PDF in a column: drawn when they are seen, chosen by mouse or arrow keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_file import PdfFile
from judge_desktop.ui.viewers.pdf_painting import VEIL
from judge_desktop.ui.viewers.pdf_pixels import PdfPixels
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, Role, Type

_Index = QModelIndex | QPersistentModelIndex
_SIDE, _PADDING, _NUMBER = 132, 10, 24
_KEPT_BYTES = 24_000_000


class _Pages(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.count = 0

    def set_count(self, count: int) -> None:
        self.beginResetModel()
        self.count = count
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else self.count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        return tr("Page {n}").format(n=index.row() + 1) if role == Qt.ItemDataRole.AccessibleTextRole else None


class PdfThumbnails(QListView):
    """`page_requested(n)` (from 1) when a person chose a page; `page_confirmed(n)` on Enter or a click."""

    page_requested = Signal(int)
    page_confirmed = Signal(int)

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file: PdfFile | None = None
        self.rotation = 0
        self.pixels = PdfPixels(reader, _KEPT_BYTES, self)
        self.keyboard = KeyboardFocus(self)
        self._pages = _Pages(self)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)
        self.setAccessibleName(tr("Pages"))
        self.setModel(self._pages)
        self.setItemDelegate(_ThumbnailDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.clicked.connect(self._confirm)
        self.verticalScrollBar().valueChanged.connect(self._ask_soon)
        self.pixels.page_drawn.connect(self._repaint)
        look().theme_changed.connect(self.scheduleDelayedItemsLayout)

    def set_file(self, file: PdfFile | None, rotation: int = 0) -> None:
        """Show the pages of another file, turned so far."""
        self.file, self.rotation = file, rotation
        self.pixels.set_file(file, rotation)
        self._pages.set_count(len(file.sizes) if file is not None else 0)
        self._ask_soon()

    def set_rotation(self, rotation: int) -> None:
        """Turn all pages; the page chosen stays."""
        if rotation != self.rotation:
            self.rotation = rotation
            self.pixels.set_file(self.file, rotation)
            self._ask_soon()
            self._repaint()

    def set_page(self, page: int) -> None:
        """Mark the page (from 1) shown elsewhere; no signal is sent."""
        index = self._pages.index(page - 1)
        if index.isValid() and index != self.currentIndex():
            blocked = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(blocked)
            self.scrollTo(index)
            self._repaint()

    def scale(self, page: int) -> float:
        """Logical pixels per point of that page (from 0): it fits a square."""
        width, height = self.file.sizes[page] if self.file is not None else (1.0, 1.0)
        return look().px(_SIDE) / max(width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._confirm(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Digits typed here do nothing."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.keyboard.is_shown() and not self.currentIndex().isValid():
            paint_focus_ring(QPainter(self.viewport()), self.viewport().rect().toRectF(), RADIUS_ROW)

    def _tell_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.page_requested.emit(current.row() + 1)

    def _confirm(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_confirmed.emit(index.row() + 1)

    def _ask_soon(self, *_args: object) -> None:
        self._asking.start(0)

    def _ask(self) -> None:
        """Ask for those that are seen; the others are forgotten."""
        if self.isHidden() or not self._pages.count:
            return
        first = self.indexAt(QPoint(self.viewport().width() // 2, 1)).row()
        height = max(1, self.sizeHintForIndex(self._pages.index(0)).height())
        count = self.viewport().height() // height + 2
        seen = range(max(0, first), min(self._pages.count, max(0, first) + count))
        ratio = self.devicePixelRatioF()
        self.pixels.want(seen, lambda page: self.scale(page) * ratio)

    def _repaint(self, *_args: object) -> None:
        self.viewport().update()


class _ThumbnailDelegate(QStyledItemDelegate):
    def __init__(self, view: PdfThumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        px = look().px
        return QSize(px(_SIDE) + 2 * px(_PADDING), px(_SIDE) + px(_NUMBER) + 2 * px(_PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        page, px = index.row(), look().px
        if self._view.file is None:
            return
        painter.save()
        rect = QRectF(option.rect).adjusted(4, 2, -4, -2)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look().colour(Role.SOFT if is_current else Role.SUNKEN))
            painter.drawRoundedRect(rect, RADIUS_ROW, RADIUS_ROW)
        self._paint_page(painter, self._sheet(rect, page), page, is_current=is_current)
        number = QRectF(rect.left(), rect.bottom() - px(_NUMBER) - 2, rect.width(), px(_NUMBER))
        line, role = (Type.CAPTION_STRONG, Role.ACCENT) if is_current else (Type.CAPTION, Role.INK2)
        paint_line(painter, str(page + 1), number, line, role, Qt.AlignmentFlag.AlignHCenter)
        if self._view.keyboard.is_shown() and index == self._view.currentIndex():
            paint_focus_ring(painter, rect, RADIUS_ROW)
        painter.restore()

    def _sheet(self, rect: QRectF, page: int) -> QRectF:
        width, height = self._view.file.sizes[page] if self._view.file is not None else (1.0, 1.0)
        if self._view.rotation % 180:
            width, height = height, width
        scale = self._view.scale(page)
        middle = rect.top() + look().px(_PADDING) / 2 + look().px(_SIDE) / 2
        return QRectF(
            round(rect.center().x() - width * scale / 2),
            round(middle - height * scale / 2),
            round(width * scale),
            round(height * scale),
        )

    def _paint_page(self, painter: QPainter, sheet: QRectF, page: int, *, is_current: bool) -> None:
        painter.fillRect(sheet, Qt.GlobalColor.white)
        pixmap = self._view.pixels.pixmap(page)
        if pixmap is not None:
            painter.drawPixmap(sheet, pixmap, QRectF(pixmap.rect()))
        if look().is_dark:
            painter.fillRect(sheet, VEIL)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look().colour(Role.ACCENT if is_current else Role.LINE), 2 if is_current else 1))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setPen(Qt.PenStyle.NoPen)
