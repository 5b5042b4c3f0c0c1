"""The criteria of a rubric in their order: chosen, moved by mouse or keyboard, their full marks typed in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.number_field import FieldFindings, NumberField
from judge_desktop.ui.widgets.status_row import paint_current
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import CONTROL_HEIGHT, SPACE_8, SPACE_12, Role, Type

_MARK_WIDTH = 58


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one row says. ``mark`` is the full mark as it is written; ``finding`` what is wrong with it."""

    id: str
    name: str
    detail: str
    mark: str
    finding: str = ""


class CriteriaList(Card):
    """`criterion_chosen(id)`; `mark_typed(id, text)` at every keystroke and `mark_left(id, text)` when it is to be
    kept; `move_requested(id, place)`, `detail_requested` (Enter in a row), `new_requested`.
    """

    criterion_chosen = Signal(str)
    mark_typed = Signal(str, str)
    mark_left = Signal(str, str)
    move_requested = Signal(str, int)
    detail_requested = Signal()
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("criteria")
        self.entries: dict[str, CriterionEntry] = {}
        self._dropping: int | None = None
        self.add = Button("")
        self._make_rows(())

    def show_lines(self, lines: Sequence[Line], chosen: str) -> None:
        """Show these criteria; rows that are there already stay, with what is being typed in them."""
        if [line.id for line in lines] != list(self.entries):
            self._make_rows(lines)
        for line in lines:
            self.entries[line.id].show_line(line)
        self.choose(chosen)

    def choose(self, criterion: str) -> None:
        """Mark a criterion as the one whose detail is shown."""
        for key, entry in self.entries.items():
            entry.set_current(key == criterion)

    def focus_mark(self, criterion: str) -> None:
        """Put the keyboard into the full mark of a criterion."""
        if criterion in self.entries:
            self.entries[criterion].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_rows(self, lines: Sequence[Line]) -> None:
        focused = next((key for key, one in self.entries.items() if one.holds_focus()), "")
        part = self.entries[focused].focused_part() if focused else ""
        for entry in self.entries.values():
            entry.blockSignals(True)  # hiding them moves the keyboard about: nobody chose anything
        self.clear_rows()
        self.entries = {}
        for place, line in enumerate(lines):
            entry = CriterionEntry(line.id)
            self._connect(entry, place)
            self.entries[line.id] = entry
            self.add_row(entry)
        self.add = Button(tr("Add criterion"), ButtonKind.QUIET, icon="plus")
        self.add.setObjectName("add_criterion")
        self.add.clicked.connect(self.new_requested)
        self.add_row(_at_left(self.add))
        if focused in self.entries:
            self.entries[focused].take_focus(part)

    def _connect(self, entry: CriterionEntry, place: int) -> None:
        key = entry.criterion
        entry.chosen.connect(lambda: self.criterion_chosen.emit(key))
        entry.field.number_changed.connect(lambda text: self.mark_typed.emit(key, text))
        entry.field.edit_finished.connect(lambda text: self.mark_left.emit(key, text))
        entry.field.enter_requested.connect(self.detail_requested)
        entry.field.next_requested.connect(lambda: self._step(place + 1))
        entry.field.previous_requested.connect(lambda: self._step(place - 1))
        entry.move_by.connect(lambda by: self._move(key, place + by))
        entry.dragged.connect(lambda at: self._show_drop(place, at))
        entry.dropped.connect(lambda: self._drop(key, place))

    def _move(self, key: str, place: int) -> None:
        if 0 <= place < len(self.entries):
            self.move_requested.emit(key, place)

    def _step(self, place: int) -> None:
        keys = list(self.entries)
        if 0 <= place < len(keys):
            self.focus_mark(keys[place])

    def _show_drop(self, place: int, at: QPoint) -> None:
        """Where the dragged row would go: before the row whose upper half the mouse is over."""
        y = self.mapFromGlobal(at).y()
        target = sum(y > entry.geometry().center().y() for n, entry in enumerate(self.entries.values()) if n != place)
        if target != self._dropping:
            self._dropping = target
            self.update()
            for n, entry in enumerate(self.entries.values()):
                entry.show_drop(above=n == (target if target <= place else target + 1) and target != place)

    def _drop(self, key: str, place: int) -> None:
        target, self._dropping = self._dropping, None
        for entry in self.entries.values():
            entry.show_drop(above=False)
        if target is not None and target != place:
            self.move_requested.emit(key, target)


def _at_left(button: Button) -> QWidget:
    return padded_row(button, QWidget(), stretch=1)


class CriterionEntry(QWidget):
    """One row: grip, name, a line about it, its full mark.

    `chosen` when it is reached by mouse or keyboard; `move_by(±1)` from the keyboard; `dragged(global point)` and
    `dropped` from the mouse.
    """

    chosen = Signal()
    move_by = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, criterion: str) -> None:
        super().__init__()
        self.criterion = criterion
        self.setObjectName(f"criterion_{criterion}")
        self._is_current = self._drops_above = False
        self.grip = _Grip()
        self.grip.setObjectName(f"grip_{criterion}")
        self.grip.dragged.connect(self.dragged)
        self.grip.dropped.connect(self.dropped)
        self._name = TextLabel("", Type.LABEL)
        self._detail = TextLabel("", Type.CAPTION, Role.INK2)
        self.field = NumberField("", width=_MARK_WIDTH, height=CONTROL_HEIGHT, enter_apart=True)
        self.field.setObjectName(f"mark_{criterion}")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_8, 10, 16, 10)
        row.setSpacing(SPACE_8)
        row.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addSpacing(SPACE_12)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def show_line(self, line: Line) -> None:
        """Say this; a full mark that is being typed stays as it is typed."""
        self._name.setText(line.name)
        self._detail.setText(line.detail)
        self.field.setAccessibleName(tr("Full mark of {name}", name=line.name))
        self.field.setToolTip(line.finding)
        self.field.set_findings(FieldFindings.BLOCKS if line.finding else FieldFindings.NONE, line.finding)
        if not self.field.hasFocus():
            self.field.set_typed(line.mark)
        self.grip.set_subject(line.name)

    def name(self) -> str:
        """The name shown."""
        return self._name.text()

    def set_current(self, current: bool) -> None:
        """Mark it as the one whose detail is shown."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    def is_current(self) -> bool:
        """Whether its detail is shown."""
        return self._is_current

    def holds_focus(self) -> bool:
        """Whether the keyboard is in this row."""
        return self.field.hasFocus() or self.grip.hasFocus()

    def focused_part(self) -> str:
        """Which part the keyboard is in."""
        return "grip" if self.grip.hasFocus() else "mark"

    def take_focus(self, part: str) -> None:
        """Put the keyboard there."""
        (self.grip if part == "grip" else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_drop(self, *, above: bool) -> None:
        """Show that a dragged row would be put above this one."""
        if above != self._drops_above:
            self._drops_above = above
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        moves = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) or self.grip.hasFocus()
        if by and moves:
            self.move_by.emit(by)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_current:
            paint_current(painter, QRectF(self.rect()))
        if self._drops_above:
            painter.fillRect(0, 0, self.width(), look().px(3), look().colour(Role.ACCENT))

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and not self._is_current:
            self.chosen.emit()


class _Grip(IconButton):
    """What a row is dragged by; with the keyboard ↑ and ↓ move it."""

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__("grip-vertical", tr("Move"), key="Alt+↑ Alt+↓")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pressed_at: QPoint | None = None
        self._drags = False

    def set_subject(self, name: str) -> None:
        """Say what is moved."""
        self.setAccessibleName(tr("Move {name}", name=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows are the row's: a button would pass the keyboard on to the next one."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at, self._drags = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._pressed_at is None:
            return
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._drags or far:
            self._drags = True
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        drags, self._pressed_at, self._drags = self._drags, None, False
        if drags:
            self.dropped.emit()
