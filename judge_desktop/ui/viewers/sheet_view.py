"""A table to look at: letters above, numbers at the left, below a text that its cell cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from judge_desktop.config.i18n import tr
from judge_desktop.domain.reading import Sheet
from judge_desktop.ui.viewers.search_folding import Folded, fold_words
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.text_label import SelectableText
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_16, Role, Type

ROW, HEADER, PADDING = 34, 34, 10
_NARROWEST, _WIDEST = 56, 320
_LOOKED_AT = 200  # rows that say how wide a column is
_NUMBER = re.compile(r"[-+(]?[\d,.]*\d[\d,.]*[)%]?")
_Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """The cells of a sheet. With `has_header` the first row names the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[str]] = ()
        self._header: Sequence[str] = ()

    def set_sheet(self, sheet: Sheet, *, has_header: bool) -> None:
        """Show another one."""
        self.beginResetModel()
        self._header = sheet.rows[0] if has_header and sheet.rows else ()
        self._rows = sheet.rows[1:] if self._header else sheet.rows
        self.endResetModel()

    def texts_of_column(self, column: int) -> list[str]:
        """The name of a column and its first cells."""
        named = str(self.headerData(column, Qt.Orientation.Horizontal) or "")
        return [named, *(row[column] for row in self._rows[:_LOOKED_AT])]

    def cells(self) -> Iterator[tuple[int, int, str]]:
        """Row (-1 for the names of the columns), column and text of each cell, in reading order."""
        for y, row in enumerate([self._header, *self._rows], start=-1):
            for x, text in enumerate(row):
                yield y, x, text

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        if parent.isValid():
            return 0
        return len(self._header) or (len(self._rows[0]) if self._rows else 0)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignLeft if orientation is Qt.Orientation.Horizontal else Qt.AlignmentFlag.AlignRight
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return self._header[section] if section < len(self._header) else _letters(section)


class SheetView(QWidget):
    """The table and below it the text of the cell chosen, if it is longer than the cell.

    Ctrl+C copies what is chosen, cells split by tabs.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SheetModel(self)
        self.table = _Cells()
        self.table.setAccessibleName(tr("Table"))
        self.table.setModel(self._model)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self._cell = SelectableText(tr("Text of the cell"), Type.CAPTION, max_lines=4)
        self._cell.setAccessibleName(tr("Text of the cell"))
        self._below = Panel(Role.SURFACE, Edge.TOP)
        inside = QVBoxLayout(self._below)
        inside.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_8)
        inside.addWidget(self._cell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self._below)
        self.setFocusProxy(self.table)
        look().theme_changed.connect(self._restyle)

    def show_sheet(self, sheet: Sheet, *, has_header: bool = False) -> None:
        """Show another sheet from its first cell."""
        self._model.set_sheet(sheet, has_header=has_header)
        self.table.setAccessibleName(sheet.name or tr("Table"))
        self._show_cell(QModelIndex())
        self.table.verticalHeader().setVisible(not has_header)
        self._restyle()
        self.table.scrollToTop()

    def place(self) -> list[float]:
        """How far it is scrolled, as shares."""
        bars = self.table.horizontalScrollBar(), self.table.verticalScrollBar()
        return [bar.value() / bar.maximum() if bar.maximum() else 0.0 for bar in bars]

    def go_to_place(self, shares: Sequence[float]) -> None:
        """The inverse of `place`."""
        bars = self.table.horizontalScrollBar(), self.table.verticalScrollBar()
        for bar, share in zip(bars, shares, strict=False):
            bar.setValue(round(share * bar.maximum()))

    def show_hit(self, words: str, nth: int) -> None:
        """Choose the cell with the `nth` (from 0) of the places where the words stand."""
        wanted = fold_words(words)
        for row, column, text in self._model.cells():
            nth -= len(list(Folded(text).spans(wanted)))
            if nth < 0:
                if row >= 0:
                    self.table.setCurrentIndex(self._model.index(row, column))
                return

    def cell_text(self) -> str:
        """The whole text of the cell chosen."""
        return self._cell.text()

    def is_cell_below(self) -> bool:
        """Whether the text of the cell chosen stands below, because the cell cannot hold it."""
        return not self._below.isHidden()

    def _show_cell(self, current: QModelIndex) -> None:
        text = str(current.data() or "") if current.isValid() else ""
        room = self.table.columnWidth(max(0, current.column())) - 2 * look().px(PADDING)
        self._cell.setText(text)
        self._cell.setAccessibleName(text or tr("Text of the cell"))
        self._below.setVisible("\n" in text or look().metrics(Type.BODY).horizontalAdvance(text) > room)

    def _restyle(self) -> None:
        px, metrics = look().px, look().metrics(Type.BODY)
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        across.setFixedHeight(px(HEADER))
        across.setFont(look().font(Type.CAPTION_STRONG))
        down.setFont(look().font(Type.CAPTION))
        down.setMinimumSectionSize(px(ROW))
        down.setDefaultSectionSize(px(ROW))
        down.setFixedWidth(px(58))
        for column in range(self._model.columnCount()):
            texts = (text[:80].replace("\n", " ") for text in self._model.texts_of_column(column))
            widest = max((metrics.horizontalAdvance(text) for text in set(texts)), default=0)
            across.resizeSection(column, round(min(px(_WIDEST), max(px(_NARROWEST), widest + 2 * px(PADDING) + 2))))


class _Cells(QTableView):
    def __init__(self) -> None:
        super().__init__()
        self.keyboard = KeyboardFocus(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_CellDelegate(self))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionsClickable(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._chosen())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on a cell do nothing."""

    def _chosen(self) -> str:
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column())):
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        return "\n".join("\t".join(cells) for cells in rows.values())


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: _Cells) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().colour(Role.SOFT))
        text = str(index.data() or "")
        side = Qt.AlignmentFlag.AlignRight if _NUMBER.fullmatch(text) else Qt.AlignmentFlag.AlignLeft
        inside = rect.adjusted(look().px(PADDING), 0, -look().px(PADDING), 0)
        paint_line(painter, text.replace("\n", " ")[:160], inside, Type.BODY, Role.INK, side)
        if self._table.keyboard.is_shown() and index == self._table.currentIndex():
            paint_focus_ring(painter, rect, 2)
        painter.restore()


def _letters(column: int) -> str:
    """A, B … Z, AA: what spreadsheet programs call a column."""
    return (_letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)
