"""The list of places found: below the name of each document its pages with the text around the match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.search_index import Hit
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.text_lines import paint_line, wrap
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, Role, Type

_Index = QModelIndex | QPersistentModelIndex
_ROW = int(Qt.ItemDataRole.UserRole)
_HEADER, _PAGE, _LINES = 38, 66, 2
_BOLD_IS_WIDER = 0.97  # lines are broken with the normal letters; the match is bold and a little wider


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The name of a document above its places, and what is to be said of it."""

    name: str
    note: str


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[DocumentRow | Hit] = []

    def set_rows(self, rows: Sequence[DocumentRow | Hit]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        is_hit = index.isValid() and isinstance(self.rows[index.row()], Hit)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_hit else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if isinstance(row, DocumentRow):
            return f"{row.name}. {row.note}"
        return f"{page_words(row)}. {row.snippet}"


class SearchList(QListView):
    """`hit_chosen(row)`: the number of the place a person moved to, among all places; `hit_confirmed` on Enter."""

    hit_chosen = Signal(int)
    hit_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keyboard = KeyboardFocus(self)
        self._rows = _Rows(self)
        self._hit_rows: list[int] = []
        self.setAccessibleName(tr("Places found"))
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)
        look().theme_changed.connect(self.scheduleDelayedItemsLayout)

    def rows(self) -> tuple[DocumentRow | Hit, ...]:
        """What the list shows, from the top."""
        return tuple(self._rows.rows)

    def set_rows(self, rows: Sequence[DocumentRow | Hit], current: int) -> None:
        """Show these rows; the place number `current` (-1: none) is marked, without a signal."""
        self._rows.set_rows(rows)
        self._hit_rows = [n for n, row in enumerate(rows) if isinstance(row, Hit)]
        self.set_current(current, scroll=False)

    def set_current(self, number: int, *, scroll: bool = True) -> None:
        """Mark a place, without a signal."""
        if not 0 <= number < len(self._hit_rows):
            return
        index = self._rows.index(self._hit_rows[number])
        blocked = self.selectionModel().blockSignals(True)
        self.setCurrentIndex(index)
        self.selectionModel().blockSignals(blocked)
        if scroll:
            self.scrollTo(index)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.hit_confirmed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed here do nothing."""

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and current.row() in self._hit_rows:
            self.hit_chosen.emit(self._hit_rows.index(current.row()))


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: SearchList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_hit = isinstance(index.data(_ROW), Hit)
        lines = look().size(Type.CAPTION).line_px
        return QSize(look().px(120), _LINES * lines + look().px(12) if is_hit else look().px(_HEADER))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
        if isinstance(row, DocumentRow):
            _paint_document(painter, rect, row)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                paint_current(painter, rect, radius=RADIUS_ROW)
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.setBrush(look().colour(Role.SUNKEN))
                painter.drawRoundedRect(rect, RADIUS_ROW, RADIUS_ROW)
            _paint_hit(painter, rect, row)
            if self._view.keyboard.is_shown() and index == self._view.currentIndex():
                paint_focus_ring(painter, rect, RADIUS_ROW)
        painter.restore()


def page_words(hit: Hit) -> str:
    """Which page a place is on."""
    return tr("Page {n}").format(n=hit.page)


def _paint_document(painter: QPainter, rect: QRectF, row: DocumentRow) -> None:
    inside = rect.adjusted(10, 0, -6, 0)
    note_width = min(look().metrics(Type.CAPTION).horizontalAdvance(row.note) + 1, inside.width() * 0.6)
    note = QRectF(inside.right() - note_width, inside.top(), note_width, inside.height())
    name = QRectF(inside.left(), inside.top(), inside.width() - note_width - 8, inside.height())
    paint_line(painter, row.name, name, Type.STRONG, Role.INK)
    paint_line(painter, row.note, note, Type.CAPTION, Role.INK2, Qt.AlignmentFlag.AlignRight)


def _paint_hit(painter: QPainter, rect: QRectF, hit: Hit) -> None:
    px, size = look().px, look().size(Type.CAPTION)
    top = rect.top() + (rect.height() - _LINES * size.line_px) / 2
    page = QRectF(rect.left() + 10, top, px(_PAGE) - 8, size.line_px)
    paint_line(painter, page_words(hit), page, Type.CAPTION, Role.INK2)
    left = rect.left() + 10 + px(_PAGE)
    width = rect.right() - 8 - left
    normal = look().font(Type.CAPTION)
    bold = look().font(Type.CAPTION)
    bold.setWeight(QFont.Weight.Bold)
    for n, line in enumerate(wrap(hit.snippet, QFontMetricsF(normal), width * _BOLD_IS_WIDER, _LINES)):
        at = QPointF(left, top + n * size.line_px + size.baseline_px)
        start, end = (min(max(0, edge - line.start), len(line.shown)) for edge in hit.match)
        for part, font, role in (
            (line.shown[:start], normal, Role.INK2),
            (line.shown[start:end], bold, Role.INK),
            (line.shown[end:], normal, Role.INK2),
        ):
            painter.setFont(font)
            painter.setPen(look().colour(role))
            painter.drawText(at, part)
            at += QPointF(QFontMetricsF(font).horizontalAdvance(part), 0)
    painter.setPen(Qt.PenStyle.NoPen)
