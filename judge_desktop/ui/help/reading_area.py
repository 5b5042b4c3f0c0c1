"""The part of help that is read: one page in a column, moved by the arrow keys, read aloud from where it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from judge_desktop.config.help_blocks import texts_of
from judge_desktop.ui.help.help_blocks_view import BlocksView
from judge_desktop.ui.page_column import PageColumn
from judge_desktop.ui.widgets.announcing import announce
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, Role

WIDTH = 760
Standing = tuple[int, float]  # a part of the page, and how much of it is above the edge


class ReadingArea(PageColumn):
    """`blocks` is the page. The area takes the keyboard, and then says what stands at its place."""

    def __init__(self, blocks: BlocksView, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, Role.SURFACE, parent)
        self.blocks = blocks
        self._anchor = ""
        self._kept: Standing | None = None  # until somebody scrolls
        self.verticalScrollBar().valueChanged.connect(self._note_move)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self.body.addWidget(blocks)
        self.body.addStretch(1)
        self.setObjectName("help_reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(blocks.page.title)

    def show_anchor(self, anchor: str) -> None:
        """Scroll so that the heading of that anchor stands at the top; without one, to the top of the page."""
        self._anchor = anchor
        self._let_go()
        self.setAccessibleDescription(self._said())
        heading = self.blocks.heading(anchor)
        self.settle()
        top = heading.mapTo(self._inside, QPoint(0, 0)).y() - SPACE_12 if heading is not None else 0
        self.verticalScrollBar().setValue(top)

    def standing(self) -> Standing:
        """What stands at the top of what is seen."""
        return self.blocks.part_at(self.verticalScrollBar().value() - self._top())

    def stand_at(self, standing: Standing) -> None:
        """Scroll so that this stands at the top again."""
        self.verticalScrollBar().setValue(round(self.blocks.height_of(*standing) + self._top()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines break anew; the reader stays where she was, also when the window is drawn wider step by step."""
        standing = self._kept or self.standing()
        super().resizeEvent(event)
        self._kept = standing
        self._keep()
        QTimer.singleShot(0, self, self._keep)  # what is hidden gets its height when it is shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 2,
            Qt.Key.Key_Up: -bar.singleStep() * 2,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.modifiers() or event.key() not in steps:
            event.ignore()
        else:
            self._let_go()
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        announce(self, self.accessibleDescription())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, look().px(3), self.viewport().height(), look().colour(Role.ACCENT))

    def _keep(self) -> None:
        if (standing := self._kept) is not None:
            self.stand_at(standing)
            self._kept = standing

    def _note_move(self, value: int) -> None:
        """A page that got shorter is cut to its end by itself: nobody moved it."""
        if value < self.verticalScrollBar().maximum():
            self._let_go()

    def _let_go(self) -> None:
        self._kept = None

    def _top(self) -> int:
        return self.blocks.mapTo(self._inside, QPoint(0, 0)).y()

    def _said(self) -> str:
        blocks = self.blocks.page.below(self._anchor) or self.blocks.page.blocks
        return " ".join(text for block in blocks for text in texts_of(block))
