"""Judges × submissions (or categories) as one painted table: who scores what, toggled by mouse and keyboard.

Painted from the bits of an `AssignmentTable`, so that 200 × 5,000 scroll without a stop. What is toggled is told;
keeping it is the page's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from judge_desktop.config.i18n import tr
from judge_desktop.scoring.coverage import AssignmentTable
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CHIP, Role, Tone, Type

ROW, COLUMN, TOP, SIDE, NARROW_SIDE = 36, 88, 58, 320, 190
_Index = QModelIndex | QPersistentModelIndex
_MARKS = {
    "all": (Shape.TICK, Tone.ACCENT),
    "part": (Shape.HALF, Tone.ACCENT),
    "none": (Shape.RING, Tone.NEUTRAL),
    "recused": (Shape.STRUCK, Tone.NEUTRAL),
}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line: what it is about, the submissions it stands for as bits, how many scorecards are to come."""

    number: str
    title: str
    bits: int
    count: str = ""
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One judge: a short name, the whole name, how many scorecards are hers to give."""

    name: str
    full_name: str
    load: str = ""


class GridModel(QAbstractTableModel):
    """The table and what is known to be recused, as Qt wants them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[GridRow, ...] = ()
        self.columns: tuple[GridColumn, ...] = ()
        self.table = AssignmentTable(judges=(), submissions=(), rows=())
        self.recused: tuple[int, ...] = ()

    def show(
        self,
        rows: Sequence[GridRow],
        columns: Sequence[GridColumn],
        table: AssignmentTable,
        recused: Sequence[int],
    ) -> None:
        """Show this; where rows and columns are as many as before, nothing scrolls."""
        same = len(rows) == len(self.rows) and len(columns) == len(self.columns)
        if not same:
            self.beginResetModel()
        self.rows, self.columns = tuple(rows), tuple(columns)
        self.table, self.recused = table, tuple(recused)
        if not same:
            self.endResetModel()
        elif self.rows and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def state(self, row: int, column: int) -> str:
        """``all``, ``part`` or ``none`` of a line are hers; ``recused`` where nothing of it may be."""
        bits = self.rows[row].bits
        if bits and not bits & ~self.recused[column]:
            return "recused"
        mine = self.table.rows[column] & bits
        return "all" if bits and mine == bits else "part" if mine else "none"

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        line, judge = self.rows[index.row()], self.columns[index.column()]
        words = state_words(self.state(index.row(), index.column()))
        return f"{line.number} {line.title}".strip() + f" · {judge.full_name}: {words}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return f"{self.columns[section].full_name} · {self.columns[section].load}"
        line = self.rows[section]
        return f"{line.number} {line.title} · {line.count}".strip(" ·")


class AssignmentGrid(QTableView):
    """The grid. `rows_changed({judge place: bits})` when a person toggled what is selected: Space, Enter or a click.

    Ctrl+Space selects a judge, Shift+Space a line, as in a spreadsheet; Ctrl+A everything.
    """

    rows_changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("assignment_grid")
        self.grid = GridModel()
        self.keyboard = KeyboardFocus(self)
        self._pressed = QModelIndex()
        self.setModel(self.grid)
        self.setItemDelegate(_CellDelegate(self))
        self.setHorizontalHeader(_JudgeHeader(self))
        self.setVerticalHeader(_LineHeader(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look().theme_changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Heights and widths for the text size and the room there is."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setFixedHeight(look().px(TOP))
        across.setMinimumSectionSize(look().px(COLUMN))
        across.setDefaultSectionSize(look().px(COLUMN))
        down.setMinimumSectionSize(look().px(ROW))
        down.setDefaultSectionSize(look().px(ROW))
        wide = self.width() >= look().px(SIDE + 4 * COLUMN)
        down.setFixedWidth(min(look().px(SIDE if wide else NARROW_SIDE), max(80, round(self.width() * 0.55))))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.restyle()

    def toggle_selected(self) -> None:
        """Take what is selected away when all of it is assigned, else assign it; recused ones are passed over."""
        places: dict[int, int] = {}
        for index in self.selectionModel().selectedIndexes() or [self.currentIndex()]:
            if index.isValid():
                places[index.column()] = places.get(index.column(), 0) | self.grid.rows[index.row()].bits
        wanted = {judge: bits & ~self.grid.recused[judge] for judge, bits in places.items()}
        wanted = {judge: bits for judge, bits in wanted.items() if bits}
        rows = self.grid.table.rows
        takes = all(rows[judge] & bits == bits for judge, bits in wanted.items())
        if wanted:
            self.rows_changed.emit(
                {judge: rows[judge] & ~bits if takes else rows[judge] | bits for judge, bits in wanted.items()}
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = event.key(), event.modifiers()
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Space and mods & (control | shift):
            self._select_whole(by_judge=bool(mods & control))
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle_selected()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = QModelIndex()
        if event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
            self._pressed = self.indexAt(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._pressed.isValid() and self.indexAt(event.position().toPoint()) == self._pressed:
            self.toggle_selected()
        self._pressed = QModelIndex()

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on a cell do nothing."""

    def _select_whole(self, *, by_judge: bool) -> None:
        """The whole column of a judge, or the whole line; the current cell stays."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        whole = QItemSelectionModel.SelectionFlag.Columns if by_judge else QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(self.currentIndex(), flags | whole)


def state_words(state: str) -> str:
    """What a cell says to a screen reader."""
    return {
        "all": tr("scores it"),
        "part": tr("scores a part of it"),
        "none": tr("does not score it"),
        "recused": tr("recused"),
    }[state]


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, view: AssignmentGrid) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = Role.SOFT if selected else Role.SURFACE
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look().colour(ground))
        shape, tone = _MARKS[self._view.grid.state(index.row(), index.column())]
        side = look().px(17)
        square = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        paint_shape(painter, shape, square, tone.mark, ground)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look().colour(Role.LINE))
        if self._view.keyboard.is_shown() and index == self._view.currentIndex():
            paint_focus_ring(painter, rect.adjusted(2, 2, -2, -3), RADIUS_CHIP)
        painter.restore()


class _Header(QHeaderView):
    def __init__(self, orientation: Qt.Orientation, view: AssignmentGrid) -> None:
        super().__init__(orientation, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(SIDE), look().px(TOP))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(rect)
        painter.fillRect(whole, look().colour(Role.SURFACE))
        painter.fillRect(QRectF(whole.left(), whole.bottom() - 1, whole.width(), 1), look().colour(Role.LINE))
        self.paint_words(painter, whole, section)
        painter.restore()

    def paint_words(self, painter: QPainter, rect: QRectF, section: int) -> None:
        """What stands in one section."""


class _JudgeHeader(_Header):
    def __init__(self, view: AssignmentGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)

    def paint_words(self, painter: QPainter, rect: QRectF, section: int) -> None:
        judge = self._view.grid.columns[section]
        line = look().px(23)
        middle = Qt.AlignmentFlag.AlignHCenter
        inside = rect.adjusted(4, 0, -4, 0)
        first = QRectF(inside.left(), rect.center().y() - line, inside.width(), line)
        paint_line(painter, judge.name, first, Type.CAPTION_STRONG, Role.INK, middle)
        second = QRectF(inside.left(), rect.center().y(), inside.width(), line)
        paint_line(painter, judge.load, second, Type.CAPTION, Role.INK2, middle)


class _LineHeader(_Header):
    def __init__(self, view: AssignmentGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, view)

    def paint_words(self, painter: QPainter, rect: QRectF, section: int) -> None:
        line = self._view.grid.rows[section]
        px = look().px
        right = rect.right() - px(12)
        if line.count:
            width = look().metrics(Type.LABEL).horizontalAdvance(line.count) + 1
            tone = Tone.WARN if line.is_below else Tone.NEUTRAL
            place = QRectF(right - width, rect.top(), width, rect.height())
            paint_line(painter, line.count, place, Type.LABEL, tone.ink if line.is_below else Role.INK2)
            right -= width + 6
            if line.is_below:
                side = px(15)
                square = QRectF(right - side, rect.center().y() - side / 2, side, side)
                paint_shape(painter, Shape.TRIANGLE, square, tone.mark, Role.SURFACE)
                right -= side + 6
        left = rect.left() + px(12)
        if line.number:
            number = QRectF(left, rect.top(), px(34), rect.height())
            paint_line(painter, line.number, number, Type.LABEL, Role.INK2, Qt.AlignmentFlag.AlignRight)
            left = number.right() + px(10)
        title = QRectF(left, rect.top(), max(0.0, right - left), rect.height())
        paint_line(painter, line.title, title, Type.BODY, Role.INK)
