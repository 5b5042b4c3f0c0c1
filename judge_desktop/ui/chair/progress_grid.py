"""Judges × submissions, painted: what was received, what was said to be done, what is still open.

Space or a double click ticks a cell "is done" or takes the tick back: `tick_requested(judge, submission, done)`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
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

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.scoring.day_progress import DayProgress, Done
from judge_desktop.ui.chair.wording import name_of, numbered_title, origin_words, short_names
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.text_lines import elide
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CHIP, Role, Tone, Type

CELL_WIDTH, ROW, HEADER, NAMES, SHORT_NAMES = 33, 38, 38, 204, 132
DONE_COLUMN = 0
_Index = QModelIndex | QPersistentModelIndex
SIGNS = {
    Done.RECEIVED: (Shape.TICK, Tone.OK),
    Done.TOLD: (Shape.TICK, Tone.NEUTRAL),
    Done.DRAFT: (Shape.HALF, Tone.ACCENT),
    Done.OPEN: (Shape.RING, Tone.NEUTRAL),
    Done.RECUSED: (Shape.STRUCK, Tone.NEUTRAL),
    Done.ABSENT: (Shape.DASHED, Tone.NEUTRAL),
    Done.SET_ASIDE: (Shape.STRUCK, Tone.NEUTRAL),
    Done.BLOCKED: (Shape.TRIANGLE, Tone.WARN),
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the grid shows: the progress and the words for its heads."""

    progress: DayProgress
    names: tuple[str, ...]
    short_names: tuple[str, ...]
    numbers: tuple[str, ...]
    titles: tuple[str, ...]


class _GridModel(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: _Shown | None = None
        self.name_width, self.is_narrow = look().px(NAMES), False

    def show(self, shown: _Shown) -> None:
        before = self.shown
        is_same = before is not None and (before.names, before.numbers) == (shown.names, shown.numbers)
        if is_same:
            self.shown = shown
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() or self.shown is None else len(self.shown.names)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() or self.shown is None else len(self.shown.numbers) + 1

    def done_at(self, index: _Index) -> Done | None:
        if self.shown is None or index.column() == DONE_COLUMN:
            return None
        return self.shown.progress.cells.get(self.at(index))

    def at(self, index: _Index) -> tuple[str, str]:
        assert self.shown is not None  # noqa: S101  an index exists only where something is shown
        progress = self.shown.progress
        return progress.judges[index.row()], progress.submissions[index.column() - 1]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.shown is None:
            return None
        if index.column() == DONE_COLUMN:
            judge = self.shown.progress.judges[index.row()]
            done, assigned = self.shown.progress.done(judge), self.shown.progress.assigned(judge)
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{done}/{assigned}"
            words = tr("{n} of {total}", n=done, total=assigned)
            return words if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            name, title = self.shown.names[index.row()], self.shown.titles[index.column() - 1]
            told = [done_words(self.done_at(index)), self._paper_words(index)]
            return f"{title} · {name}: " + " · ".join(word for word in told if word)
        return None

    def sign_at(self, index: _Index) -> tuple[Shape, Tone] | None:
        state = self.done_at(index)
        if state is None or self.shown is None:
            return None
        shape, tone = SIGNS[state]
        return Shape.PAGE if state is Done.RECEIVED and self._paper_words(index) else shape, tone

    def _paper_words(self, index: _Index) -> str:
        """Where the scorecard of a cell comes from, empty when it is not from paper or a spreadsheet."""
        origin = self.shown.progress.papers.get(self.at(index)) if self.shown is not None else None
        return origin_words(origin) if origin is not None else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.shown is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            names = self.shown.names
            if role == Qt.ItemDataRole.DisplayRole:
                shown = self.shown.short_names if self.is_narrow else names
                return elide(shown[section], look().metrics(Type.CAPTION), self.name_width - 24)
            return names[section] if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole} else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if section == DONE_COLUMN:
            return tr("Done") if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown.numbers[section - 1]
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.shown.titles[section - 1]
        return None


class ProgressGrid(QTableView):
    """The grid. Its first column says how many are done."""

    tick_requested = Signal(str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = _GridModel(self)
        self._narrow = False
        self.keyboard = KeyboardFocus(self)
        self.setAccessibleName(tr("Judges and submissions: Space ticks what a judge says is done"))
        self.setModel(self._grid)
        self.setItemDelegate(_GridDelegate(self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._toggle)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def show_progress(self, contest: Contest, progress: DayProgress) -> None:
        """Show what is known."""
        found = {one.id: one for one in contest.submissions}
        submissions = [found[one] for one in progress.submissions]
        short = short_names(contest.panel.voting)
        self._grid.show(
            _Shown(
                progress,
                tuple(name_of(contest.panel.judge(one), one) for one in progress.judges),
                tuple(short.get(one, one) for one in progress.judges),
                tuple(str(one.number) for one in submissions),
                tuple(numbered_title(one) for one in submissions),
            )
        )
        self.horizontalHeader().resizeSection(DONE_COLUMN, look().px(72))
        self.set_narrow(self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window names without titles are shown; tooltips keep them whole."""
        self._narrow = self._grid.is_narrow = narrow
        self._grid.name_width = look().px(SHORT_NAMES if narrow else NAMES)
        self.verticalHeader().setFixedWidth(self._grid.name_width)

    def done_at(self, index: _Index) -> Done | None:
        """What is known about a cell."""
        return self._grid.done_at(index)

    def sign_at(self, index: _Index) -> tuple[Shape, Tone] | None:
        """The shape a cell shows."""
        return self._grid.sign_at(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on a cell do nothing."""

    def _toggle(self, index: _Index) -> None:
        if not index.isValid() or index.column() == DONE_COLUMN:
            return
        state = self.done_at(index)
        if state in (Done.OPEN, Done.DRAFT, Done.TOLD):
            self.tick_requested.emit(*self._grid.at(index), state is not Done.TOLD)

    def _restyle(self) -> None:
        px = look().px
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setMinimumSectionSize(px(24))
        across.setFont(look().font(Type.CAPTION_STRONG))
        across.setFixedHeight(px(HEADER))
        across.setDefaultSectionSize(px(CELL_WIDTH))
        down.setFont(look().font(Type.CAPTION))
        down.setMinimumSectionSize(px(ROW))
        down.setDefaultSectionSize(px(ROW))
        self.set_narrow(self._narrow)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def done_words(state: Done | None) -> str:
    """What is known about one judge and one submission."""
    return {
        Done.RECEIVED: tr("Received"),
        Done.TOLD: tr("Said to be done, no file yet"),
        Done.DRAFT: tr("Received, not sealed"),
        Done.OPEN: tr("Not done yet"),
        Done.RECUSED: tr("Recused"),
        Done.ABSENT: tr("Absent"),
        Done.SET_ASIDE: tr("Set aside"),
        Done.BLOCKED: tr("Received, a rule refuses it"),
        None: tr("Not assigned"),
    }[state]


class _GridDelegate(QStyledItemDelegate):
    def __init__(self, grid: ProgressGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(look().px(CELL_WIDTH), look().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        ground = Role.SUNKEN if option.state & QStyle.StateFlag.State_MouseOver else Role.SURFACE
        painter.fillRect(rect, look().colour(ground))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), look().colour(Role.LINE))
        sign = self._grid.sign_at(index)
        if sign is not None:
            shape, tone = sign
            side = look().px(16)
            square = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            paint_shape(painter, shape, square, tone.mark, ground)
        elif index.column() == DONE_COLUMN:
            painter.setFont(look().font(Type.LABEL))
            painter.setPen(look().colour(Role.INK))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if self._grid.keyboard.is_shown() and index == self._grid.currentIndex():
            paint_focus_ring(painter, rect.adjusted(3, 3, -3, -3), RADIUS_CHIP)
        painter.restore()
