"""The page of keys: every line of the table of keys that holds here, grouped, in one column or two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.key_map import KEYS, KeyGroup, KeyLine, KeyPlace
from judge_desktop.ui.widgets.card import ROW_PADDING, Card
from judge_desktop.ui.widgets.key_hint import KeyHint
from judge_desktop.ui.widgets.page_header import PageHeader
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, Type

_TWO_COLUMNS_FROM = 860
_GENERAL = frozenset({KeyPlace.PROGRAM, KeyPlace.HOME})
_CHAIR = frozenset({KeyPlace.SUBMISSIONS})
_ANYWHERE = frozenset({"next_control", "previous_control", "open_row", "undo", "redo", "close"})


class KeyMapPage(QWidget):
    """`back_requested` by the arrow, Esc or F1. `for_judge` adds the keys of the judge's window to the general ones,
    `for_chair` those of the chair's.
    """

    back_requested = Signal()

    def __init__(self, *, for_judge: bool, for_chair: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(
            line for line in KEYS if _is_general(line) or (for_chair if line.place in _CHAIR else for_judge)
        )
        header = PageHeader(tr("Keys"), tr("Everything here also works with the mouse"), back=tr("Back"))
        header.back_requested.connect(self.back_requested)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(0, SPACE_20, 0, SPACE_12)
        self._columns.setSpacing(SPACE_16)
        for cards in _in_two(tuple(_card(group, self.lines) for group in _groups(self.lines))):
            column = QVBoxLayout()
            column.setSpacing(SPACE_16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._scroll = ScrollArea(margin=SPACE_20)
        self._scroll.setObjectName("keys")
        self._scroll.column.addLayout(self._columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(header)
        outer.addWidget(self._scroll, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Keys"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= look().px(_TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)


def _is_general(line: KeyLine) -> bool:
    return line.place in _GENERAL or line.name in _ANYWHERE


def _groups(lines: Sequence[KeyLine]) -> tuple[KeyGroup, ...]:
    return tuple(group for group in KeyGroup if any(line.group is group for line in lines))


def _card(group: KeyGroup, lines: Sequence[KeyLine]) -> Card:
    card = Card(tr(group.value))
    card.setObjectName(f"keys_{group.name.lower()}")
    for line in lines:
        if line.group is group:
            card.add_row(_row(line))
    return card


def _row(line: KeyLine) -> QWidget:
    row = QWidget()
    row.setObjectName(line.name)
    row.setAccessibleName(f"{line.words()}: {', '.join(line.shown())}")
    layout = QHBoxLayout(row)
    layout.setContentsMargins(SPACE_20, ROW_PADDING - 2, SPACE_20, ROW_PADDING - 2)
    layout.setSpacing(SPACE_8)
    layout.addWidget(TextLabel(line.words(), Type.BODY), 1)
    for key in line.shown():
        layout.addWidget(KeyHint(key), 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _in_two(cards: tuple[Card, ...]) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The cards in order, cut where the longer of the two columns is shortest."""
    heights = [2 + len(card.rows()) for card in cards]
    cut = min(range(len(cards) + 1), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
    return cards[:cut], cards[cut:]
