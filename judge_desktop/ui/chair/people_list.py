"""The people in printed order as a painted list, moved by dragging or with Alt+↑ and Alt+↓.

It shows rows and says what is asked for; keeping the order is the page's.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.role_words import role_and_vote
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui.chair.wording import confirmation_words, name_of
from judge_desktop.ui.widgets.row_list import ListRow, RowList
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone
from judge_desktop.workflow.panel import PanelLine

_LINE, _EDGE, _STEP, _SCROLL_MS = 3, 28, 18, 40


class PeopleList(RowList):
    """`move_requested(key, place)`: the row shall stand at that place; `remove_requested(key)` on Delete."""

    move_requested = Signal(str, int)
    remove_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setObjectName("people")
        self._movable = True
        self._pressed: QPoint | None = None
        self._dragged, self._gap = "", -1
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)

    def set_movable(self, movable: bool) -> None:
        """Whether the rows can be moved: not while only some of them are shown."""
        self._movable = movable

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.ask_to_move(by)
        elif event.key() == Qt.Key.Key_Delete and self.current_key():
            self.remove_requested.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def ask_to_move(self, by: int) -> None:
        """The current row one place up (-1) or down (1); at the ends nothing happens."""
        place = self.currentIndex().row() + by
        if self._movable and self.currentIndex().isValid() and 0 <= place < len(self.rows()):
            self.move_requested.emit(self.current_key(), place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        on_row = self.indexAt(event.position().toPoint()).isValid()
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if on_row and left and self._movable else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            if not event.buttons():
                super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if not self._dragged and (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        if not self._dragged:
            self._dragged = self.current_key()
            self._scroller.start()
        self._show_gap(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        key, gap = self._dragged, self._gap
        self._drop()
        if key and gap >= 0:
            before = [row.key for row in self.rows()].index(key)
            place = gap - 1 if gap > before else gap
            if place != before:
                self.move_requested.emit(key, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap < 0:
            return
        last = self.model().rowCount() - 1
        rect = self.visualRect(self.model().index(min(self._gap, last), 0))
        y = rect.bottom() if self._gap > last else rect.top()
        painter = QPainter(self.viewport())
        painter.fillRect(QRect(8, y - _LINE // 2, self.viewport().width() - 16, _LINE), look().colour(Role.ACCENT))

    def _show_gap(self, at: QPoint) -> None:
        index = self.indexAt(QPoint(self.viewport().width() // 2, at.y()))
        if index.isValid():
            below = at.y() > self.visualRect(index).center().y()
            self._gap = index.row() + int(below)
        else:
            self._gap = 0 if at.y() < 0 else self.model().rowCount()
        self.viewport().update()

    def _scroll_on(self) -> None:
        """While a row is held near an edge, the rows behind it come into view."""
        at = self.viewport().mapFromGlobal(self.cursor().pos()).y()
        bar = self.verticalScrollBar()
        if at < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif at > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _STEP)

    def _drop(self) -> None:
        self._scroller.stop()
        self._pressed, self._dragged, self._gap = None, "", -1
        self.viewport().update()


def person_row(line: PanelLine, place: int, findings: tuple[Finding, ...] = ()) -> ListRow:
    """One person: place in the printed order, name, how her keys are confirmed, role."""
    judge = line.judge
    role = role_and_vote(judge, translator(current_language()))
    status, shape, tone = key_state(line)
    mine = [one for one in findings if one.blocks and one.where.judge == judge.id]
    if mine:
        status, shape, tone = tr("Needs to be mended"), Shape.OCTAGON, Tone.BAD
        if mine[0].code is FindingCode.JUDGE_NAME_MISSING:
            status = tr("The name is missing")
    return ListRow(
        key=judge.id,
        number=str(place),
        title=name_of(judge) or judge.id,
        status=status or role,
        shape=shape,
        tone=tone,
        group=role if status else "",
        muted=not judge.votes,
    )


def key_state(line: PanelLine) -> tuple[str, Shape, Tone]:
    """How the keys of a person are confirmed, in words and as a shape; no words for somebody who needs no key."""
    known = best_confirmation(line)
    if line.awaiting:
        return tr("A score file waits for confirmation"), Shape.TRIANGLE, Tone.WARN
    if known is None:
        return (tr("No card yet") if line.judge.votes else ""), Shape.RING, Tone.NEUTRAL
    if known is Confirmation.UNHEARD:
        return confirmation_words(known), Shape.TRIANGLE, Tone.WARN
    return confirmation_words(known), Shape.TICK, Tone.OK


def best_confirmation(line: PanelLine) -> Confirmation | None:
    """The best confirmation among the keys of a person; None without a key."""
    found = {key.confirmation for key in line.known_keys}
    order = (Confirmation.VOICE, Confirmation.PAPER, Confirmation.UNHEARD)
    return next((one for one in order if one in found), None)
