"""Tables: header of 38 px, rows of 36 (compact) or 70 (ranking), numbers at the right, no zebra, no vertical lines.

Cells carry words, a second line, a shape and a tone; computing and sorting are the page's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.status_chip import chip_size, paint_chip
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_ROW, Role, Tone, Type

HEADER_HEIGHT, ROW_COMPACT, ROW_RANKING, CELL_PADDING = 38, 36, 70, 10
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_ROLE = CELL_ROLE + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its title, its width in pixels (0: takes what is left), and whether it holds numbers.

    `centred` sets the title over cells that paint themselves in their middle. `full_title` is the tooltip of a title
    that had to be short, and what a screen reader says for it. Where a table has too little room (``WordedTable``), the
    column shrinks to `narrow`, and those with the highest `leaves` are left out first (0: never).
    """

    title: str
    width: int = 0
    numeric: bool = False
    centred: bool = False
    full_title: str = ""
    narrow: int = 0
    leaves: int = 0


@dataclass(frozen=True, slots=True)
class TableCell:
    """What one cell shows. `chip` fills the ground of shape and words; `detail` is a second line in high rows.

    `spoken` is what a screen reader says for it instead of the two texts, `tip` its tooltip instead of the text.
    """

    text: str = ""
    detail: str = ""
    shape: Shape = Shape.NONE
    tone: Tone = Tone.NEUTRAL
    line: Type = Type.BODY
    role: Role | None = None
    chip: bool = False
    spoken: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; a `tone` gives it the soft ground of a problem. `key` tells rows apart."""

    key: str
    cells: tuple[TableCell, ...]
    tone: Tone = Tone.NEUTRAL


class RowsWhenSeen(Sequence[TableRow]):
    """The rows of a long table by their keys, each made by `make(key)` when it is first looked at."""

    def __init__(self, keys: Sequence[str], make: Callable[[str], TableRow]) -> None:
        self.keys = tuple(keys)
        self._make = make
        self._made: dict[str, TableRow] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> TableRow: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[TableRow, ...]: ...

    def __getitem__(self, place: int | slice) -> TableRow | tuple[TableRow, ...]:
        if isinstance(place, slice):
            return tuple(self._row(key) for key in self.keys[place])
        return self._row(self.keys[place])

    def _row(self, key: str) -> TableRow:
        row = self._made.get(key)
        if row is None:
            row = self._made[key] = self._make(key)
        return row


class TableModel(QAbstractTableModel):
    """Columns and rows as Qt wants them."""

    def __init__(self, columns: Sequence[TableColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: Sequence[TableRow] = ()
        self._places: Mapping[str, int] = {}

    def columns(self) -> tuple[TableColumn, ...]:
        """The columns from the left."""
        return self._columns

    def rows(self) -> Sequence[TableRow]:
        """The rows from the top."""
        return self._rows

    def key(self, place: int) -> str:
        """The key of that row; the row itself need not be made for it."""
        return self._rows.keys[place] if isinstance(self._rows, RowsWhenSeen) else self._rows[place].key

    def place(self, key: str) -> int:
        """Where the row of that key stands, -1 if there is none; of several the last."""
        return self._places.get(key, -1)

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Other columns, without rows."""
        self.beginResetModel()
        self._columns, self._rows, self._places = tuple(columns), (), {}
        self.endResetModel()

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows if isinstance(rows, RowsWhenSeen) else tuple(rows)
        keys = rows.keys if isinstance(rows, RowsWhenSeen) else (row.key for row in rows)
        self._places = {key: place for place, key in enumerate(keys)}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row.cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or ". ".join(part for part in (cell.text, cell.detail) if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._columns[section].full_title or self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            column = self._columns[section]
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return (Qt.AlignmentFlag.AlignHCenter if column.centred else side) | Qt.AlignmentFlag.AlignVCenter
        return None


class Table(QTableView):
    """The table. `name` is its accessible name; `ranking` makes its rows high; `fits_rows` makes it as high as its
    rows, for a table inside a scrolling page.

    Signals: `current_row_changed(key)`, `row_requested(key)` on Enter or a double click, `sort_requested(column)`
    when a header is pressed and `sorts` is set.
    """

    current_row_changed = Signal(str)
    row_requested = Signal(str)
    sort_requested = Signal(int)

    def __init__(
        self,
        name: str,
        columns: Sequence[TableColumn],
        *,
        ranking: bool = False,
        fits_rows: bool = False,
        sorts: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row_height = ROW_RANKING if ranking else ROW_COMPACT
        self._fits_rows = fits_rows
        self._table = self._make_model(columns)
        self.keyboard = KeyboardFocus(self)
        self.setAccessibleName(name)
        self.setModel(self._table)
        self.setItemDelegate(_CellDelegate(self))
        self._settle_view(sorts)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._request)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def rows(self) -> Sequence[TableRow]:
        """The rows shown."""
        return self._table.rows()

    def columns(self) -> tuple[TableColumn, ...]:
        """The columns shown."""
        return self._table.columns()

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Show other columns; the rows are gone until `set_rows`."""
        self._table.set_columns(columns)
        self._restyle()

    def set_high_rows(self, high: bool) -> None:
        """Rows with or without room for a second line."""
        self._row_height = ROW_RANKING if high else ROW_COMPACT
        self._restyle()

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows (thousands of them as `RowsWhenSeen`); the current one stays current if it is among them."""
        before = self.current_key()
        self._table.set_rows(rows)
        self._fit()
        self.set_current_key(before)

    def current_key(self) -> str:
        """The key of the current row, empty if there is none."""
        index = self.currentIndex()
        return self._table.key(index.row()) if index.isValid() else ""

    def key(self, place: int) -> str:
        """The key of a row."""
        return self._table.key(place)

    def set_current_key(self, key: str) -> None:
        """Make that row current; an unknown key changes nothing."""
        place = self._table.place(key)
        if place >= 0:
            self.setCurrentIndex(self._table.index(place, 0))

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), self._rows_height()) if self._fits_rows else size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._request(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Digits and letters typed on a row do nothing: they were meant for a field."""

    def _make_model(self, columns: Sequence[TableColumn]) -> TableModel:
        return TableModel(columns, self)

    def _settle_view(self, sorts: bool) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(sorts)
        if sorts:
            header.sectionClicked.connect(self.sort_requested)
        if self._fits_rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.horizontalScrollBar().rangeChanged.connect(lambda *_: self._fit())

    def _restyle(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(look().px(HEADER_HEIGHT))
        header.setFont(look().font(Type.CAPTION_STRONG))
        header.setMinimumSectionSize(look().px(32))
        self.verticalHeader().setMinimumSectionSize(look().px(self._row_height))  # first: it bounds the default
        self.verticalHeader().setDefaultSectionSize(look().px(self._row_height))
        for n, column in enumerate(self._table.columns()):
            if column.width:
                header.setSectionResizeMode(n, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(n, look().px(column.width))
            else:
                header.setSectionResizeMode(n, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def _fit(self) -> None:
        if self._fits_rows:
            self.setFixedHeight(self._rows_height())

    def _rows_height(self) -> int:
        """All rows, and the bar below them where the columns are wider than the table."""
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        return look().px(HEADER_HEIGHT) + len(self._table.rows()) * look().px(self._row_height) + below

    def _tell_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.current_row_changed.emit(self._table.key(current.row()))

    def _request(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_requested.emit(self._table.key(index.row()))


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, cell = index.data(ROW_ROLE), index.data(CELL_ROLE)
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = _ground(row, state)
        if ground is not None:
            painter.fillRect(rect, look().colour(ground))
        numeric = (
            self._table.model().headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
            & Qt.AlignmentFlag.AlignRight
        )
        inside = rect.adjusted(look().px(CELL_PADDING), 0, -look().px(CELL_PADDING), 0)
        _paint_cell(painter, inside, cell, bool(numeric), ground or Role.SURFACE)
        if rect.height() > look().px(ROW_COMPACT) and index.row() < self._table.model().rowCount() - 1:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look().colour(Role.LINE))
        self._paint_focus(painter, rect, index)
        painter.restore()

    def _paint_focus(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        current = self._table.currentIndex()
        if self._table.keyboard.is_shown() and index.row() == current.row():
            header = self._table.horizontalHeader()
            left = rect.left() - header.sectionPosition(index.column())
            painter.setClipRect(rect)
            paint_focus_ring(painter, QRectF(left, rect.top(), header.length(), rect.height()), RADIUS_ROW)


def _ground(row: TableRow, state: QStyle.StateFlag) -> Role | None:
    if state & QStyle.StateFlag.State_Selected:
        return Role.SOFT
    if row.tone is not Tone.NEUTRAL:
        return row.tone.soft
    return Role.CANVAS if state & QStyle.StateFlag.State_MouseOver else None


def _paint_cell(painter: QPainter, rect: QRectF, cell: TableCell, numeric: bool, ground: Role) -> None:
    if cell.chip:
        size = chip_size(cell.shape, cell.text)
        width = min(float(size.width()), rect.width())
        chip = QRectF(rect.left(), rect.center().y() - size.height() / 2, width, size.height())
        paint_chip(painter, chip, cell.shape, cell.text, cell.tone)
        return
    role = cell.role or (Role.INK if cell.tone in {Tone.NEUTRAL, Tone.OK} else cell.tone.ink)
    align = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
    if cell.shape is not Shape.NONE:
        rect = _paint_cell_shape(painter, rect, cell, numeric, ground)
    first = rect
    if cell.detail:
        first = QRectF(rect.left(), rect.center().y() - look().px(26), rect.width(), look().px(26))
        second = QRectF(rect.left(), rect.center().y(), rect.width(), look().px(23))
        paint_line(painter, cell.detail, second, Type.CAPTION, Role.INK2, align)
    paint_line(painter, cell.text, first, cell.line, role, align)


def _paint_cell_shape(painter: QPainter, rect: QRectF, cell: TableCell, numeric: bool, ground: Role) -> QRectF:
    side = look().px(15)
    x = rect.left()
    if numeric:
        width = look().metrics(cell.line).horizontalAdvance(cell.text)
        x = max(rect.left(), rect.right() - width - side - 6)
    paint_shape(painter, cell.shape, QRectF(x, rect.center().y() - side / 2, side, side), cell.tone.mark, ground)
    return rect.adjusted(x - rect.left() + side + 6, 0, 0, 0)
